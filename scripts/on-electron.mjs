// What tests of the application's windows need: an Electron, its SQLite, the libraries of the system, and a display.

import { hasDisplay, startDisplay } from './display.mjs'
import { describe, ensureElectron, overrideFolder } from './electron.mjs'
import { broken } from './reports.mjs'
import { say, Stop } from './say.mjs'
import { ensureSqlite } from './sqlite.mjs'
import { checkLinks, DISPLAY_NEEDS, ELECTRON_NEEDS, ensureSystem } from './system.mjs'

/** @typedef {import('./reports.mjs').Result} Result */

/** @returns {Promise<NodeJS.ProcessEnv | string>} the environment for the tests, or why there is none */
export async function prepareElectron() {
  try {
    await ensureWindows()
    const runtime = await ensureElectron()
    checkLinks(runtime.exe)
    await ensureSqlite(runtime)
    say(`end-to-end tests run on ${describe(runtime)}`)
    return { ...process.env, ...overrideFolder(runtime) }
  } catch (error) {
    return error instanceof Stop ? error.message : String(error)
  }
}

/** The libraries of the system that a window needs, and those of a display where there is none. */
export async function ensureWindows() {
  await ensureSystem([...ELECTRON_NEEDS, ...(hasDisplay() ? [] : DISPLAY_NEEDS)])
}

/**
 * Runs a check with a display, one of our own where there is none.
 * @param {string} name
 * @param {NodeJS.ProcessEnv | string} prepared
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} check
 * @returns {Promise<Result>}
 */
export async function onDisplay(name, prepared, check) {
  if (typeof prepared === 'string') return broken(name, prepared)
  try {
    if (hasDisplay()) return await check(prepared)
    const display = await startDisplay()
    try {
      return await check({ ...prepared, DISPLAY: display.name })
    } finally {
      await display.end()
    }
  } catch (error) {
    return broken(name, error instanceof Error ? error.message : String(error))
  }
}
