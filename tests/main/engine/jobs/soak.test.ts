import { expect, it } from 'vitest'
import { keptOf, lostOfDay, memberCount, soakDay, soakLab } from './soak'
import { liveProblems } from './soundness'

/* The same for thirty days, with a look at the memory: tests/long/soak.test.ts. */

it(
  'three days of 20 DPM servers with 2,000 members: no job is stuck, nothing is lost',
  { timeout: 60_000 },
  () => {
    let estate = soakLab()
    expect(estate.dpmServers.size).toBe(20)
    expect(memberCount(estate)).toBe(2_010)
    for (let day = 1; day <= 3; day++) {
      const before = estate
      estate = soakDay(before, day)
      expect(liveProblems(estate)).toEqual([])
      expect(lostOfDay(before, estate, day)).toEqual([])
    }
    const kept = keptOf(estate)
    expect(kept.reduce((sum, { jobs }) => sum + jobs, 0)).toBeGreaterThan(30_000)
    expect(Math.max(...kept.map(({ jobs }) => jobs))).toBeLessThanOrEqual(10_000)
  }
)
