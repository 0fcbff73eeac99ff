import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '@shared/calendar'
import type { GroupPolicy } from '@shared/contract/commands'
import { activityOf } from '@main/engine/activity'
import { nextTime } from '@main/engine/jobs/advance'
import { keyOf } from '@main/engine/server-index'
import { data, drop, fail, group, install, lab, Lab, protects, rebuild } from '../builder'
import { backUp, checkOf, recover, setPolicy, withPolicy } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, QUIET, replica, SQL, start, state } from './kit'

const advance = (of: Lab, by: string) => of.does({ do: 'advance-clock', by })
/** One data source, backed up as a policy says. */
const single = (policy: Partial<GroupPolicy>, dataSource = 'D:') =>
  lab({ dpm: ['DPM1'], servers: { Server1: [dataSource] } })
    .does(install('DPM1', 'Server1'), withPolicy(group('DPM1', 'Files', data('Server1', dataSource)), policy))
    .begins()
const days = (of: Lab) => of.estate.activity?.servers.get('DPM1')?.days ?? []

describe('what is scheduled', () => {
  it('is a synchronization before each recovery point where there are none in between', () => {
    const before = single({ synchronizationMinutes: null, recoveryPointTimes: ['12:00'] })
    expect(newJobs(before.after('6h'), before, 'DPM1')).toEqual([
      'synchronization Server1 D: completed',
      'recovery-point Server1 D: completed'
    ])
  })

  it('is a shadow copy alone where there are synchronizations in between', () => {
    const before = single({ recoveryPointTimes: ['12:00'] })
    expect(newJobs(before.after('6h'), before, 'DPM1')).toEqual(['recovery-point Server1 D: completed'])
  })

  it('is one express full backup for each recovery point of a database', () => {
    const before = single({ synchronizationMinutes: null, recoveryPointTimes: ['12:00'] }, SQL)
    expect(newJobs(before.after('6h'), before, 'DPM1')).toEqual([`express-full Server1 ${SQL} completed`])
  })

  it('is not run on a replica that waits for its data', () => {
    const before = start.does(
      install('DPM1', 'Server2'),
      withPolicy(group('DPM1', 'New', data('Server2', 'C:')), {
        replicaCreation: 'manual',
        dailyConsistencyCheck: true
      })
    )
    const often = before.does(fail('DPM1'), { do: 'repair-server', server: 'DPM1' }).after('2d')
    expect(newJobs(often, before, 'DPM1').filter((job) => job.includes('Server2 C:'))).toEqual([])
    expect(state(often, 'DPM1', 'C:', 'Server2')).toBe('waiting')
  })

  it('is begun on the server that stands first in the lab where the time is the same', () => {
    const hourly = { synchronizationMinutes: 60, recoveryPointTimes: [] }
    const both = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:'], Server2: ['C:'] } })
      .does(protects('DPM1', data('Server2', 'C:')), protects('DPM2', data('Server1', 'C:')))
      .does(setPolicy('DPM1', 'Server2', hourly), setPolicy('DPM2', 'Server1', hourly))
      .begins()
      .after('3h')
    const numbers = (on: string) => allJobs(both, on).map(({ id }) => id)
    expect([numbers('DPM1'), numbers('DPM2')]).toEqual([
      [1, 3, 5],
      [2, 4, 6]
    ])
  })
})

it('a creation that was to come is not run where the replica was loaded by a check meanwhile', () => {
  const pending = start.does(
    install('DPM1', 'Server2'),
    withPolicy(group('DPM1', 'New', data('Server2', 'C:')), { ...QUIET, replicaCreation: 'later' })
  )
  const checking = pending.after('13h', '59m').does(checkOf('DPM1', 'Server2', 'C:'))
  const done = checking.after('10h')
  expect(newJobs(done, pending, 'DPM1').filter((job) => job.includes('Server2'))).toEqual([
    'consistency-check Server2 C: completed'
  ])
  expect(state(done, 'DPM1', 'C:', 'Server2')).toBe('ok')
})

it('the notice of a recovery goes by itself, and leaves what else is due', () => {
  const done = start.does(recover('DPM1', 'Server1', 'D:', 'original')).after('6h')
  expect(alerts(done, 'DPM1')).toEqual(['recovery-done Server1 D:'])
  const over = done.after('4d')
  expect(alerts(over, 'DPM1')).toEqual([])
  expect(replica(over, 'DPM1', 'D:').due).not.toHaveProperty('recovery-alert')
  expect(replica(over, 'DPM1', 'D:')).not.toHaveProperty('recovered')
  expect(Object.keys(replica(over, 'DPM1', 'D:').due).toSorted()).toEqual([
    'recovery-point',
    'synchronization'
  ])
})

it('what is due of data that no group protects any more is let go', () => {
  const { estate, events } = start.does(drop('DPM1', 'Server1', 'retain', data('Server1', 'D:')))
  const of = activityOf(estate.activity, 'DPM1')
  const late = { ...replica(start, 'DPM1', 'D:'), due: { synchronization: 60 } }
  const replicas = new Map([...of.replicas, [keyOf(late), late]])
  const servers = new Map([...(estate.activity?.servers ?? []), ['DPM1', { ...of, replicas }]])
  const left = new Lab({ ...estate, activity: { servers, jobs: 0, alerts: 0 } }, events).after('5m')
  expect(replica(left, 'DPM1', 'D:').due).toEqual({})
  expect(jobs(left, 'DPM1')).toEqual([])
})

describe('when something happens next', () => {
  it('is when the first job ends, or the first is due, on whatever server', () => {
    const soon = start.does(backUp('DPM2', 'Server1', 'D:', 'synchronization'))
    expect(nextTime(start.estate)).toBe(12 * HOUR)
    expect(nextTime(soon.estate)).toBe(allJobs(soon, 'DPM2').at(-1)?.end)
  })

  it('is never where nothing is scheduled, and where the lab has not begun', () => {
    expect(nextTime(single(QUIET).estate)).toBeNull()
    expect(nextTime(lab({ dpm: ['DPM1'] }).estate)).toBeNull()
  })
})

describe('a stretch of time', () => {
  it('is nothing but time in a lab that has not begun', () => {
    const resting = lab({ dpm: ['DPM1'] })
    expect(advance(resting, '1h').estate).toEqual({ ...resting.estate, clock: HOUR })
    expect(advance(resting, '900d').estate).toEqual({ ...resting.estate, clock: 900 * DAY })
  })

  const daily = { recoveryPointTimes: [], synchronizationMinutes: 24 * 60 }

  it('of up to 400 days is run through day by day', () => {
    expect(days(advance(single(daily), '400d')).map(({ day }) => day)).toEqual(
      Array.from({ length: 400 }, (_, day) => day + 1)
    )
  })

  it('that is longer is run through for its first and its last days', () => {
    const found = days(advance(single(daily), '1000d')).map(({ day }) => day)
    const first = found.filter((day) => day < 500)
    expect(first).toEqual(Array.from({ length: 30 }, (_, day) => day + 1))
    expect(found.slice(30)).toEqual(Array.from({ length: 30 }, (_, day) => day + 971))
  })

  it('that is longer ends what runs in between, too', () => {
    // Each hour on the hour: one has just begun where days are left out.
    const later = advance(single({ recoveryPointTimes: [], synchronizationMinutes: 60 }), '401d')
    const completed = days(later).reduce((sum, { completed: count }) => sum + count, 0)
    const running = jobs(later, 'DPM1').filter((job) => job.endsWith('runs'))
    expect(running).toHaveLength(1)
    expect(completed + 1).toBe(later.estate.activity?.jobs)
    expect(completed + 1).toBe(60 * 24)
  })

  it('that is longer passes by a server that was rebuilt under another name', () => {
    const moved = start.does(fail('DPM1'), rebuild('DPM1', 'DPM9'))
    expect(advance(moved, '900d').estate.clock).toBe(900 * DAY)
  })

  it('that is longer leaves what is due of a server that is down', () => {
    const down = start.does(fail('DPM1'))
    expect(replica(advance(down, '900d'), 'DPM1', 'D:')).toEqual(replica(down, 'DPM1', 'D:'))
  })
})
