import { describe, expect, it } from 'vitest'
import { DAY, HOUR, momentText } from '@shared/calendar'
import type { GroupPolicy } from '@shared/contract/commands'
import { add, check, data, drop, group, install, type Lab } from '../builder'
import { backUp, cancel, cut, mend, retry, setPolicy, throttle, withPolicy } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, replica, resting, SQL, start, state } from './kit'

const ready = start.does(install('DPM1', 'Server2'))
const made = (policy: Partial<GroupPolicy> = {}, before: Lab = ready) =>
  before.does(withPolicy(group('DPM1', 'New', data('Server2', 'C:')), policy))
const of = (lab: Lab) => replica(lab, 'DPM1', 'C:', 'Server2')
const isWorth = (lab: Lab) => state(lab, 'DPM1', 'C:', 'Server2')
const CREATION = 'replica-creation Server2 C:'

it('an agent is there at once, and its installation is a job of a few minutes', () => {
  expect(ready.owner('Server2')).toBe('DPM1')
  expect(jobs(ready, 'DPM1')).toEqual(['agent-installation Server2 runs'])
  expect(jobs(ready.after('10m'), 'DPM1')).toEqual(['agent-installation Server2 completed'])
})

describe('a replica that is created now', () => {
  it('is pending while its creation runs, and says so', () => {
    expect(isWorth(made())).toBe('pending')
    expect(newJobs(made(), ready, 'DPM1')).toEqual([`${CREATION} runs`])
    expect(alerts(made(), 'DPM1')).toEqual(['replica-being-created Server2 C:'])
    expect(of(made())).toMatchObject({ points: [], synchronized: null })
  })

  it('takes as long as its size over the network, and sends all of it', () => {
    const [job] = allJobs(made(), 'DPM1').filter(({ type }) => type === 'replica-creation')
    expect(job?.megabytes).toBe(of(made()).size)
    const hours = ((job?.end ?? 0) - (job?.start ?? 0)) / HOUR
    expect(hours / ((of(made()).size / 1_024 / 50) * 1.5)).toBeCloseTo(1, 1)
  })

  it('is consistent then, with its first recovery point, no alert, and jobs to come', () => {
    const before = made()
    const end = allJobs(before, 'DPM1').at(-1)?.end ?? 0
    const almost = before.after(`${end - before.estate.clock - 1}s`)
    expect(isWorth(almost)).toBe('pending')
    const done = almost.after('1s')
    expect(isWorth(done)).toBe('ok')
    expect(of(done)).toMatchObject({ points: [end], synchronized: end })
    expect(alerts(done, 'DPM1')).toEqual([])
    expect(Object.keys(of(done).due).toSorted()).toEqual(['recovery-point', 'synchronization'])
  })

  it('takes longer where the computer is throttled', () => {
    const slow = made({}, ready.does(throttle('DPM1', 'Server2', 8)))
    expect(isWorth(made().after('6h'))).toBe('ok')
    expect(isWorth(slow.after('6h'))).toBe('pending')
    expect(isWorth(slow.after('2d'))).toBe('ok')
  })

  it('fails where something is in the way, is told, and can be tried again', () => {
    const failed = made({}, ready.does(group('DPM1', 'Files', data('Server2', 'D:')))).does(
      cut('DPM1', 'Server2')
    )
    expect(newJobs(failed, ready, 'DPM1')).toEqual([
      'replica-creation Server2 D: failed network-cut',
      `${CREATION} failed network-cut`
    ])
    expect(isWorth(failed)).toBe('pending')
    expect(alerts(failed, 'DPM1')).toEqual([
      'agent-unreachable Server2',
      'configure-protection-failed Server2 C:',
      'configure-protection-failed Server2 D:'
    ])
    // Nothing runs by itself.
    expect(newJobs(failed.after('3d'), failed, 'DPM1').filter((job) => job.includes('Server2'))).toEqual([])
    const again = failed.does(mend('DPM1', 'Server2'), retry('DPM1', 'Server2', 'C:'))
    expect(alerts(again, 'DPM1')).toEqual([
      'configure-protection-failed Server2 D:',
      'replica-being-created Server2 C:'
    ])
    expect(isWorth(again.after('1d'))).toBe('ok')
    expect(state(again.after('1d'), 'DPM1', 'D:', 'Server2')).toBe('pending')
  })

  it('has to be checked when its creation was broken off', () => {
    const off = made()
      .after('30m')
      .does(cancel('DPM1', 'Server2', 'C:'))
    expect(isWorth(off)).toBe('inconsistent')
    expect(alerts(off, 'DPM1')).toEqual(['replica-inconsistent Server2 C:'])
    const checked = off.after('16m')
    expect(newJobs(checked, off, 'DPM1')).toEqual(['consistency-check Server2 C: runs'])
    // There is nothing to compare with yet: all is sent.
    expect(allJobs(checked, 'DPM1').at(-1)?.megabytes).toBe(of(off).size)
    expect(isWorth(checked.after('1d'))).toBe('ok')
    expect(of(checked.after('6h')).points).toHaveLength(1)
    // One check is enough.
    expect(newJobs(checked.after('3d'), off, 'DPM1').filter((job) => job.startsWith('consistency'))).toEqual([
      'consistency-check Server2 C: completed'
    ])
  })
})

describe('a replica that is created later', () => {
  const pending = made({ replicaCreation: 'later' })

  it('waits for the evening, and says so', () => {
    expect(newJobs(pending.after('13h'), ready, 'DPM1').filter((job) => job.startsWith(CREATION))).toEqual([])
    expect(alerts(pending, 'DPM1')).toEqual(['replica-creation-pending Server2 C:'])
    expect(momentText(pending.estate.begins, of(pending).due['replica-creation'] ?? 0)).toBe(
      '2026-01-05 22:00'
    )
  })

  it('is created then', () => {
    const evening = pending.after('14h')
    expect(alerts(evening, 'DPM1')).toContain('replica-being-created Server2 C:')
    expect(isWorth(evening.after('12h'))).toBe('ok')
  })
})

describe('a replica that is created by hand', () => {
  const waiting = made({ replicaCreation: 'manual' })

  it('waits for the administrator', () => {
    expect(isWorth(waiting)).toBe('waiting')
    expect(alerts(waiting, 'DPM1')).toEqual(['manual-replica-pending Server2 C:'])
    expect(newJobs(waiting.after('3d'), waiting, 'DPM1').filter((job) => job.includes('Server2 C:'))).toEqual(
      []
    )
  })

  it('is in order after its consistency check, which makes the first recovery point', () => {
    const checking = waiting.does(check('DPM1', 'Server2'))
    expect(alerts(checking, 'DPM1')).toEqual(['verification-in-progress Server2 C:'])
    const done = checking.after('8h')
    expect(isWorth(done)).toBe('ok')
    expect(of(done).points).toHaveLength(1)
    expect(alerts(done, 'DPM1')).toEqual([])
  })
})

describe('data that was protected before', () => {
  const dropped = start.does(drop('DPM1', 'Server1', 'retain', data('Server1', 'D:')))
  const back = dropped.does(add('DPM1', 'Server1', data('Server1', 'D:')))

  it('keeps its recovery points, and is only compared', () => {
    expect(replica(dropped, 'DPM1', 'D:').due).toEqual({})
    expect(state(back, 'DPM1', 'D:')).toBe('inconsistent')
    expect(newJobs(back, dropped, 'DPM1')).toEqual(['consistency-check Server1 D: runs'])
    const done = back.after('3h')
    expect(state(done, 'DPM1', 'D:')).toBe('ok')
    expect(replica(done, 'DPM1', 'D:').points).toEqual(replica(start, 'DPM1', 'D:').points)
  })

  it('starts anew where it was deleted', () => {
    const anew = start
      .does(drop('DPM1', 'Server1', 'delete', data('Server1', 'D:')))
      .does(add('DPM1', 'Server1', data('Server1', 'D:')))
    expect(newJobs(anew, start, 'DPM1')).toEqual(['replica-creation Server1 D: runs'])
    expect(replica(anew, 'DPM1', 'D:').points).toEqual([])
  })
})

it('of application data every synchronization is a recovery point, of files none is', () => {
  const both = start
    .does(
      backUp('DPM1', 'Server1', SQL, 'synchronization'),
      backUp('DPM1', 'Server1', 'D:', 'synchronization')
    )
    .after('2h')
  const more = (dataSource: string, on = 'DPM1') =>
    replica(both, on, dataSource).points.length - replica(start, on, dataSource).points.length
  expect([more(SQL), more('D:')]).toEqual([1, 0])
  const copied = both.does(backUp('DPM2', 'Server1', SQL, 'synchronization')).after('2h')
  expect(replica(copied, 'DPM2', SQL).points).toEqual(replica(start, 'DPM2', SQL).points)
})

it('a lab begins with what its groups keep', () => {
  const { points, synchronized, due } = replica(start, 'DPM1', 'D:')
  expect(points).toEqual([5, 4, 3, 2, 1].map((days) => 12 * HOUR - days * DAY))
  expect(synchronized).toBe(points.at(-1))
  expect(due).toEqual({ synchronization: 16 * HOUR, 'recovery-point': 12 * HOUR })
  expect(jobs(start, 'DPM1')).toEqual([])
  expect(alerts(start, 'DPM1')).toEqual([])
})

it('a lab begins with no more recovery points than a replica can have', () => {
  const long = { retentionDays: 448, recoveryPointTimes: ['08:00', '20:00'] }
  const kept = resting.does(setPolicy('DPM1', 'Server1', long)).begins()
  expect(replica(kept, 'DPM1', 'D:').points).toHaveLength(64)
  expect(replica(kept, 'DPM1', SQL).points).toHaveLength(448 + 96)
  // Later ones take the place of the oldest.
  const next = replica(kept.after('25h'), 'DPM1', 'D:').points
  expect(next).toHaveLength(64)
  expect(next[0]).toBe(replica(kept, 'DPM1', 'D:').points[2])
})
