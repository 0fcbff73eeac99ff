// Builds the app into out/, and does nothing when out/ was built from exactly these sources.

import './preflight.mjs'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage, root } from './paths.mjs'
import { run } from './run.mjs'
import { isEntry, main, say, Stop } from './say.mjs'

/** Everything a build reads. Contents, not times: a checkout of another branch and back must not build twice. */
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

/**
 * To be taken before the build: what is edited while it runs must count as changed.
 * @param {string} folder
 */
export function sourcesHash(folder) {
  const hash = createHash('sha256')
  for (const input of INPUTS) {
    for (const file of filesUnder(folder, input)) {
      hash.update(file).update('\0')
      hash.update(readFileSync(join(folder, file))).update('\0')
    }
  }
  return hash.digest('hex')
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

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]} paths inside the folder, sorted
 */
function filesUnder(folder, path) {
  if (!existsSync(join(folder, path))) return []
  try {
    return readdirSync(join(folder, path), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort()
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [path]
    throw error
  }
}

if (isEntry(import.meta.url)) await main(ensureBuilt)
