import { describe, expect, it } from 'vitest'
import { durationOf } from '@main/engine/jobs/durations'

const GB = 1_024
/** Hours to create a replica of so many GB at so many Mbps. */
const hours = (gigabytes: number, mbps: number | null) =>
  durationOf('replica-creation', gigabytes * GB, gigabytes * GB, mbps) / 3_600

describe('a replica over the network takes what the documents say', () => {
  // Source: domain notes, section 9.
  it.each([
    [50, 100, 1.5],
    [50, 8, 18],
    [500, 100, 15]
  ])('%i GB at %i Mbps', (gigabytes, mbps, documented) => {
    expect(hours(gigabytes, mbps) / documented).toBeGreaterThan(0.95)
    expect(hours(gigabytes, mbps) / documented).toBeLessThan(1.05)
  })

  it('on a network of 100 Mbps, which no throttle makes faster', () => {
    expect(hours(50, null)).toBe(hours(50, 100))
    expect(hours(50, 10_000)).toBe(hours(50, null))
  })
})

it('a consistency check is quicker than a creation, and compares at full speed where it is throttled', () => {
  const checked = (sent: number, mbps: number | null) =>
    durationOf('consistency-check', sent, 50 * GB, mbps) / 3_600
  expect(checked(0, null)).toBeLessThan(hours(50, null) / 2)
  expect(checked(0, 1)).toBe(checked(0, null))
  expect(checked(GB, null)).toBeGreaterThan(checked(0, null))
  expect(checked(GB, 1)).toBeGreaterThan(checked(GB, 8))
})

it('whatever moves data takes longer the more it moves', () => {
  for (const type of ['synchronization', 'express-full', 'disk-recovery', 'replica-creation'] as const) {
    expect(durationOf(type, 2 * GB, 0, null)).toBeGreaterThan(durationOf(type, GB, 0, null))
    expect(durationOf(type, GB, 0, 10)).toBeGreaterThan(durationOf(type, GB, 0, null))
  }
})

it('everything takes whole seconds, and at least one', () => {
  for (const type of ['recovery-point', 'synchronization', 'consistency-check', 'library-rescan'] as const) {
    for (const sent of [0, 1, 12_345]) {
      const taken = durationOf(type, sent, sent, null)
      expect(Number.isInteger(taken)).toBe(true)
      expect(taken).toBeGreaterThanOrEqual(1)
    }
  }
})
