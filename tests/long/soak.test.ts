import { expect, it } from 'vitest'
import { fromRecord, toRecord, type EstateRecord } from '@main/engine/estate'
import { keptOf, lostOfDay, memberCount, soakDay, soakLab } from '../main/engine/jobs/soak'
import { liveProblems } from '../main/engine/jobs/soundness'

/* Issue 4: a soak of 30 simulated days over 20 DPM servers with 2,000 members. */

const DAYS = 30
/** From here on, what is kept of the past is as much as it will ever be. */
const FULL = 20
const MB = 1_024 * 1_024

function heap(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc: npm run test:long')
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

it('thirty days: no job is stuck, nothing is lost, the past is bounded and memory does not grow', () => {
  let estate = soakLab()
  expect(estate.dpmServers.size).toBe(20)
  expect(memberCount(estate)).toBeGreaterThanOrEqual(2_000)
  let full = 0
  for (let day = 1; day <= DAYS; day++) {
    const before = estate
    estate = soakDay(before, day)
    expect(liveProblems(estate)).toEqual([])
    expect(lostOfDay(before, estate, day)).toEqual([])
    for (const { jobs, alerts, days } of keptOf(estate)) {
      expect(jobs).toBeLessThanOrEqual(10_000)
      expect(alerts).toBeLessThanOrEqual(1_000)
      expect(days).toBeLessThanOrEqual(day + 1)
    }
    if (day === FULL) full = heap()
  }
  // A day of totals for each server is all that is added.
  expect((heap() - full) / MB).toBeLessThan(4)
  expect(estate.activity?.jobs).toBeGreaterThan(300_000)

  // A lab is kept and opened between two days.
  const opened = fromRecord(JSON.parse(JSON.stringify(toRecord(estate))) as EstateRecord)
  expect(toRecord(soakDay(opened, DAYS + 1))).toEqual(toRecord(soakDay(estate, DAYS + 1)))
})
