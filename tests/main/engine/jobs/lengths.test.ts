import { expect, it } from 'vitest'
import { durationOf } from '@main/engine/jobs/durations'
import { sizeOf } from '@main/engine/jobs/sizes'

const GB = 1_024

it('a check takes longer the more there is to compare, and nothing else does', () => {
  const taken = (type: Parameters<typeof durationOf>[0], compared: number) =>
    durationOf(type, GB, compared, null)
  expect(taken('consistency-check', 100 * GB)).toBeGreaterThan(taken('consistency-check', 10 * GB))
  for (const type of ['synchronization', 'express-full', 'replica-creation', 'disk-recovery'] as const) {
    expect(taken(type, 100 * GB)).toBe(taken(type, 10 * GB))
  }
})

it('a path somewhere in the name of application data makes no folder of it', () => {
  for (let seed = 0; seed < 20; seed++) {
    expect(sizeOf(seed, 'Server1', 'Store on E:\\Data')).toBeGreaterThanOrEqual(10 * GB)
  }
})
