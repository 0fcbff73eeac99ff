// One process at a time makes a thing that all of them share. The lock saves doing the work twice; that a half-made
// thing is never seen is the doing of the renames where it is made, so a lock broken in an odd moment harms nothing.

import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock older than this is left over, whatever its process id says (another container may share the folder). */
const STALE_MS = 15 * 60_000

/**
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} body
 * @param {() => void} [onWait] called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, body, onWait) {
  await mkdir(dirname(file), { recursive: true })
  for (let waited = false; !(await take(file));) {
    if (await isStale(file)) {
      await rm(file, { force: true })
      continue
    }
    if (!waited) onWait?.()
    waited = true
    await sleep(200)
  }
  try {
    return await body()
  } finally {
    await rm(file, { force: true })
  }
}

/** @param {string} file */
async function take(file) {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file */
async function isStale(file) {
  try {
    if (Date.now() - (await stat(file)).mtimeMs > STALE_MS) return true
    const pid = Number(await readFile(file, 'utf8'))
    // Empty for the instant between creating and writing it.
    if (!Number.isInteger(pid) || pid <= 0) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    // ESRCH: its process is gone. ENOENT: the lock is, and the next try takes it. EPERM: somebody else's, alive.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}
