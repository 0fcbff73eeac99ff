import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JobType } from '@shared/activity'
import { DAY } from '@shared/calendar'
import type { GroupPolicy } from '@shared/contract/commands'
import { scheduleOf } from '@main/engine/jobs/schedule'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { data, group, install, lab, type Lab } from '../builder'
import { cut, mend, spoil, withPolicy } from '../more-commands'
import { allJobs } from './kit'

const FILES = 'D:'
const DATABASE = 'SQL/Payroll'
type Kind = Exclude<JobType, 'disk-recovery'> & keyof ReturnType<typeof scheduleOf>

/** How many jobs of a kind the schedule asks for after a time, until another. */
function expected(
  policy: GroupPolicy,
  begins: string,
  dataSource: string,
  kind: Kind,
  after: number,
  until: number
) {
  let count = 0
  const next = (at: number) =>
    scheduleOf(begins, policy, { dataSource, mode: 'primary' }, at)[kind] ?? Infinity
  for (let at = next(after); at <= until; at = next(at)) count++
  return count
}

const started = (of: Lab, dataSource: string, kind: Kind) =>
  allJobs(of, 'DPM1').filter((job) => job.dataSource === dataSource && job.type === kind).length

const protectedBy = (policy: GroupPolicy) =>
  lab({ dpm: ['DPM1'], servers: { Server1: [FILES, DATABASE] } })
    .does(
      install('DPM1', 'Server1'),
      withPolicy(group('DPM1', 'New', data('Server1', [FILES, DATABASE])), policy)
    )
    .begins()

const halfHours = Array.from(
  { length: 48 },
  (_, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`
)
const policy: fc.Arbitrary<GroupPolicy> = fc
  .record({
    synchronizationMinutes: fc.constantFrom(15, 30, 45, 60, 7 * 60, 24 * 60),
    recoveryPointTimes: fc.uniqueArray(fc.constantFrom(...halfHours), { maxLength: 6 })
  })
  .map((wanted) => ({ ...DEFAULT_POLICY, ...wanted, retentionDays: 3 }))

/** Not on the quarter of an hour, so that what is due has been started by then. */
const DAYS = 6
const STRETCH = `${DAYS * 24 * 60 + 7}m`
const UNTIL = DAYS * DAY + 7 * 60

describe('no event is lost', () => {
  it('everything that a schedule asks for is started, once', () => {
    fc.assert(
      fc.property(policy, (wanted) => {
        const before = protectedBy(wanted)
        const later = before.after(STRETCH)
        const counted = (dataSource: string, kind: Kind) => [
          started(later, dataSource, kind),
          expected(wanted, before.estate.begins, dataSource, kind, 0, UNTIL)
        ]
        for (const dataSource of [FILES, DATABASE]) {
          for (const kind of ['synchronization', 'recovery-point', 'express-full'] as const) {
            const [found, asked] = counted(dataSource, kind)
            expect({ dataSource, kind, found }).toEqual({ dataSource, kind, found: asked })
          }
        }
      }),
      { seed: 20_260_105, numRuns: 25 }
    )
  })

  it('nor while everything fails', () => {
    const wanted = { ...DEFAULT_POLICY, synchronizationMinutes: 30 }
    const before = protectedBy(wanted)
    const failing = before
      .does(cut('DPM1', 'Server1'))
      .after('2d')
      .does(spoil('Server1'), mend('DPM1', 'Server1'))
      .after(`${(DAYS - 2) * 24 * 60 + 7}m`)
    const asked = expected(wanted, before.estate.begins, FILES, 'synchronization', 0, UNTIL)
    expect(asked).toBe(DAYS * 48)
    expect(started(failing, FILES, 'synchronization')).toBe(asked)
    expect(
      allJobs(failing, 'DPM1').every(({ type, status }) => type === 'recovery-point' || status === 'failed')
    ).toBe(true)
  })

  it('in two weeks of synchronizations every quarter of an hour', () => {
    const wanted = { ...DEFAULT_POLICY, synchronizationMinutes: 15, recoveryPointTimes: [] }
    const later = protectedBy(wanted).after(`${14 * 24 * 60}m`)
    // The last one begins now.
    expect(started(later, FILES, 'synchronization')).toBe(14 * 96)
    expect(allJobs(later, 'DPM1').filter(({ status }) => status === 'in-progress')).toHaveLength(2)
  })

  it('before a recovery point comes its synchronization, where there are none in between', () => {
    const wanted = { ...DEFAULT_POLICY, synchronizationMinutes: null, recoveryPointTimes: ['12:00', '18:00'] }
    const later = protectedBy(wanted).after(STRETCH)
    expect(started(later, FILES, 'recovery-point')).toBe(2 * DAYS)
    expect(started(later, FILES, 'synchronization')).toBe(2 * DAYS)
    expect(started(later, DATABASE, 'express-full')).toBe(2 * DAYS)
    expect(started(later, DATABASE, 'synchronization')).toBe(0)
  })

  it('a check every night where the group wants it', () => {
    const later = protectedBy({ ...DEFAULT_POLICY, dailyConsistencyCheck: true }).after(STRETCH)
    expect(started(later, FILES, 'consistency-check')).toBe(DAYS)
    expect(started(later, DATABASE, 'consistency-check')).toBe(DAYS)
    // It takes the replica for a while; what was due meanwhile runs after it.
    expect(started(later, FILES, 'synchronization')).toBe(DAYS)
  })
})

it('the totals of each day count the jobs that ended on it', () => {
  const later = protectedBy({ ...DEFAULT_POLICY, synchronizationMinutes: 60 }).after('3d')
  const { days, past } = later.estate.activity?.servers.get('DPM1') ?? { days: [], past: [] }
  expect(days.map(({ day }) => day)).toEqual([0, 1, 2, 3])
  expect(days.reduce((sum, { completed }) => sum + completed, 0)).toBe(past.length)
  expect(days.reduce((sum, { megabytes }) => sum + megabytes, 0)).toBe(
    past.reduce((sum, { megabytes }) => sum + megabytes, 0)
  )
  expect(days[1]?.completed).toBe(2 * 24 + 2)
})
