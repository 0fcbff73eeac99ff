import { activityOf } from '../activity'
import type { Estate } from '../estate'

/** How many jobs are in progress, on all DPM servers. */
export function runningJobs(estate: Estate): number {
  let count = 0
  for (const { name } of estate.dpmServers.values()) count += activityOf(estate.activity, name).running.size
  return count
}

/** When the last of the jobs in progress will be done, if nothing comes between; null if none is. */
export function jobsDone(estate: Estate): number | null {
  let last: number | null = null
  for (const { name } of estate.dpmServers.values()) {
    for (const { end } of activityOf(estate.activity, name).running.values())
      last = Math.max(last ?? end, end)
  }
  return last
}
