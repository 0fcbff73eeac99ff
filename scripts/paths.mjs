// The places the scripts agree on.

import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The checkout. */
export const root = resolve(import.meta.dirname, '..')

/**
 * What takes minutes to make lives outside the checkout, so that `npm ci`, a second clone and a cleaned work tree
 * all find it again. XDG's own default; no environment variable of ours.
 */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dpm-lab')

/** Reports, traces and screenshots of `npm test` (git-ignored). */
export const artifacts = join(root, 'artifacts')

/** @param {string} name @param {string[]} parts */
export const inPackage = (name, ...parts) => join(root, 'node_modules', name, ...parts)
