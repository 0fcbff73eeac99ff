// Builds the app into out/, and does nothing when out/ was built from exactly these sources.

import './preflight.mjs'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage, root } from './paths.mjs'
import { run } from './run.mjs'
import { isEntry, main, say, Stop } from './say.mjs'
import { sourcesHash as hashOf } from './sources-hash.mjs'

/** Everything a build reads. */
const INPUTS = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json'
]

const STAMP = join(root, 'out', '.built-from')
const OUTPUTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** The arguments for `node` that build; for whoever wants to run it and see what it prints. */
export const BUILD_COMMAND = [inPackage('electron-vite', 'bin', 'electron-vite.js'), 'build']

export async function ensureBuilt() {
  const state = sourcesHash(root)
  if (isUpToDate(state)) return
  say('building ...')
  const { code, output, seconds } = await run(process.execPath, BUILD_COMMAND, { cwd: root })
  if (code !== 0) throw new Stop(`The build failed:\n\n${output.trim()}`)
  recordBuild(state)
  say(`built in ${seconds.toFixed(1)} s`)
}

/** Of a checkout, to be taken before the build. @param {string} folder */
export function sourcesHash(folder) {
  return hashOf(folder, INPUTS)
}

/** Before a build of one's own: if it fails half-way, what is left in out/ must not pass for current. */
export function forgetBuild() {
  rmSync(STAMP, { force: true })
}

/** @param {string} state as sourcesHash() gave it before the build */
export function recordBuild(state) {
  const lacking = OUTPUTS.filter((file) => !existsSync(join(root, file)))
  if (lacking.length > 0) throw new Stop(`The build went through, but did not make ${lacking.join(', ')}.`)
  writeFileSync(STAMP, state)
}

/** @param {string} state */
function isUpToDate(state) {
  return (
    OUTPUTS.every((file) => existsSync(join(root, file))) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === state
  )
}

if (isEntry(import.meta.url)) await main(ensureBuilt)
