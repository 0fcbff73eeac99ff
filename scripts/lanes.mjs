// Runs jobs side by side, a few at a time, in the order they are given.

/**
 * @template T
 * @param {(() => Promise<T>)[]} jobs
 * @param {number} lanes
 * @returns {Promise<T[]>} in the order of the jobs
 */
export async function inLanes(jobs, lanes) {
  /** @type {T[]} */
  const results = []
  let next = 0
  const lane = async () => {
    while (next < jobs.length) {
      const index = next++
      const job = jobs[index]
      if (job) results[index] = await job()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
