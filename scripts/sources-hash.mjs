// Tells whether sources have changed. Contents, not times: a checkout of another branch and back must not build twice.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * To be taken before a build: what is edited while it runs must count as changed.
 * @param {string} folder
 * @param {readonly string[]} inputs files and folders inside it
 */
export function sourcesHash(folder, inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesUnder(folder, input)) {
      hash.update(file).update('\0')
      hash.update(readFileSync(join(folder, file))).update('\0')
    }
  }
  return hash.digest('hex')
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
