// Imported first, for its effect, by every script that is started directly: modules are evaluated in the order of
// their imports, so an old Node or a missing `npm ci` is explained before anything can fail on it.
// Nothing here may need a package or a recent Node.

import { existsSync } from 'node:fs'
import { preflightProblem } from './node-version.mjs'

/** @param {string} path */
const has = (path) => existsSync(new URL(`../node_modules/${path}`, import.meta.url))

const problem = preflightProblem({
  version: process.versions.node,
  installed: has('electron/package.json') && has('vite/package.json'),
  bundledNode: process.platform === 'linux' && has('.bin/node')
})
if (problem !== null) {
  console.error(`\ndpm-lab: ${problem}\n`)
  process.exit(1)
}
