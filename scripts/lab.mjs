#!/usr/bin/env node
// `npm run lab`: runs lab files, without Electron. What it prints is what docs/lab-command.md says and nothing else.
//   npm run --silent lab -- run FILE...
//   npm run --silent lab -- check FILE... --json

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { preflightProblem } from './node-version.mjs'
import { inPackage, root } from './paths.mjs'

/** What the call is for could not be done: 1 would say that a step was not as expected. */
const FAILED = 2

process.exitCode = await lab()

async function lab() {
  const problem = preflightProblem({
    version: process.versions.node,
    installed: existsSync(inPackage('vite', 'package.json')),
    bundledNode: process.platform === 'linux' && existsSync(inPackage('.bin', 'node'))
  })
  if (problem !== null) return failed(problem)
  try {
    const { ensureCommandBuilt } = await import('./build-command.mjs')
    const file = await ensureCommandBuilt()
    // npm runs us in the checkout and tells where the user is; files are meant from there.
    const { INIT_CWD, npm_lifecycle_event: script } = process.env
    if (script === 'lab' && INIT_CWD && process.cwd() === root) process.chdir(INIT_CWD)
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const built = /** @type {typeof import('../src/cli/main.ts')} */ (await import(pathToFileURL(file).href))
    return await built.main(process.argv.slice(2), version)
  } catch (error) {
    return failed(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

/** @param {string} message */
function failed(message) {
  console.error(`dpm-lab: ${message}`)
  return FAILED
}
