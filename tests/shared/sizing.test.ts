import { expect, test } from 'vitest'
import { allocationOf, backupsPerDay } from '@shared/sizing'

test('a replica gets its size, what changes in its retention range, and a margin', () => {
  const policy = { retentionDays: 5, recoveryPointTimes: ['08:00', '12:00', '18:00'] }
  expect(allocationOf(1_000, policy)).toBe(1_523)
  expect(allocationOf(0, policy)).toBe(0)
})

test('a group without times is reckoned with one backup a day', () => {
  expect(backupsPerDay({ retentionDays: 1, recoveryPointTimes: [] })).toBe(1)
  expect(allocationOf(1_000, { retentionDays: 10, recoveryPointTimes: [] })).toBe(1_365)
})
