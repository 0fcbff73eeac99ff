import { describe, expect, it } from 'vitest'
import type { GroupPolicy } from '@shared/contract/commands'
import { HOUR } from '@shared/calendar'
import { pointLimit, scheduleOf } from '@main/engine/jobs/schedule'
import { DEFAULT_POLICY } from '@main/engine/policy'

const EIGHT = '2026-01-05T08:00:00'
const files = { dataSource: 'D:', mode: 'primary' } as const
const database = { dataSource: 'SQL/Payroll', mode: 'primary' } as const
const schedule = (policy: Partial<GroupPolicy>, member: Parameters<typeof scheduleOf>[2] = files) =>
  scheduleOf(EIGHT, { ...DEFAULT_POLICY, ...policy }, member, 0)

describe('what is due of a member', () => {
  it('by default: a synchronization a day, and a recovery point in the evening', () => {
    expect(schedule({})).toEqual({ synchronization: 16 * HOUR, 'recovery-point': 12 * HOUR })
  })

  it('synchronizations as often as the group wants', () => {
    expect(schedule({ synchronizationMinutes: 15 }).synchronization).toBe(900)
  })

  it('none where they come just before a recovery point', () => {
    expect(schedule({ synchronizationMinutes: null })).toEqual({ 'recovery-point': 12 * HOUR })
  })

  it('express full backups of application data in the place of recovery points', () => {
    expect(schedule({}, database)).toEqual({ synchronization: 16 * HOUR, 'express-full': 12 * HOUR })
    expect(schedule({}, { ...database, mode: 'switched' })).toHaveProperty('express-full')
  })

  it('recovery points of whatever a secondary copies', () => {
    expect(schedule({}, { ...database, mode: 'secondary' })).toEqual({
      synchronization: 16 * HOUR,
      'recovery-point': 12 * HOUR
    })
  })

  it('a consistency check at night where the group wants one every day', () => {
    expect(schedule({ dailyConsistencyCheck: true })['consistency-check']).toBe(19 * HOUR)
  })

  it('nothing at all where the group wants nothing', () => {
    expect(schedule({ synchronizationMinutes: null, recoveryPointTimes: [] })).toEqual({})
  })
})

// Source: domain notes, section 9.
it('a replica keeps 64 recovery points of files, 448 express full and 96 incremental of applications', () => {
  expect(pointLimit(files)).toBe(64)
  expect(pointLimit(database)).toBe(448 + 96)
  expect(pointLimit({ ...database, mode: 'secondary' })).toBe(64)
})
