import { describe, expect, it } from 'vitest'
import type { AlertKind, JobType } from '@shared/activity'
import { activityOf, type Alert } from '@main/engine/activity'
import { evolveAll } from '@main/engine/evolve'
import { fail, group, data, install, repair, switchOn, type Lab } from '../builder'
import { backUp, cut, inactivate as inactivateOn, mend, recover, spoil, withPolicy } from '../more-commands'
import { alerts, quiet, replica, SQL, start } from './kit'

const inactivate = (alert: AlertKind, dataSource?: string, computer = 'Server1') =>
  inactivateOn('DPM1', alert, computer, dataSource)
const listed = (of: Lab, on = 'DPM1') => [...activityOf(of.estate.activity, on).alerts.values()]
const past = (of: Lab) => activityOf(of.estate.activity, 'DPM1').pastAlerts
const failures = (of: Lab, dataSource: string, computer?: string): JobType[] =>
  Object.keys(replica(of, 'DPM1', dataSource, computer).failures) as JobType[]
const kindsOf = (found: readonly Alert[]) => found.map(({ kind }) => kind)

describe('an alert of failures that is inactivated', () => {
  const cutOff = () => quiet.does(cut('DPM1', 'Server1'))

  it('takes the failures with it that it tells of, and is past', () => {
    const failed = cutOff().does(backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    expect(failures(failed, 'D:')).toEqual(['synchronization'])
    const dealt = failed.after('1h').does(inactivate('synchronization-failures', 'D:'))
    expect(failures(dealt, 'D:')).toEqual([])
    expect(past(dealt)).toMatchObject([{ kind: 'synchronization-failures', ended: 3_600 }])
  })

  it('leaves the failures of other jobs', () => {
    const both = cutOff().does(
      backUp('DPM1', 'Server1', SQL, 'synchronization'),
      backUp('DPM1', 'Server1', SQL)
    )
    expect(failures(both, SQL).toSorted()).toEqual(['express-full', 'synchronization'])
    expect(failures(both.does(inactivate('synchronization-failures', SQL)), SQL)).toEqual(['express-full'])
    expect(failures(both.does(inactivate('recovery-point-failures', SQL)), SQL)).toEqual(['synchronization'])
  })

  it('takes a failed creation with it', () => {
    const failed = start.does(
      install('DPM1', 'Server2'),
      group('DPM1', 'New', data('Server2', 'C:')),
      cut('DPM1', 'Server2')
    )
    expect(failures(failed, 'C:', 'Server2')).toEqual(['replica-creation'])
    const dealt = failed.does(inactivate('configure-protection-failed', 'C:', 'Server2'))
    expect(failures(dealt, 'C:', 'Server2')).toEqual([])
  })
})

describe('an alert of a recovery that is inactivated', () => {
  it('is past, and the recovery is not known any more', () => {
    const done = quiet.does(recover('DPM1', 'Server1', 'D:', 'original')).after('6h')
    const dealt = done.does(inactivate('recovery-done', 'D:'))
    expect(listed(dealt)).toEqual([])
    expect(kindsOf(past(dealt))).toEqual(['recovery-in-progress', 'recovery-done'])
    expect(replica(dealt, 'DPM1', 'D:')).not.toHaveProperty('recovered')
  })

  it('takes its failure with it', () => {
    const failed = quiet.does(recover('DPM1', 'Server1', 'D:', 'original'), fail('Server1'))
    const dealt = failed.does(inactivate('recovery-failed', 'D:'), repair('Server1'))
    expect(listed(dealt)).toEqual([])
    expect(failures(dealt, 'D:')).toEqual([])
    expect(replica(dealt, 'DPM1', 'D:')).not.toHaveProperty('recovered')
  })

  it('stays told where another alert of the replica is inactivated', () => {
    const done = quiet.does(recover('DPM1', 'Server1', 'D:', 'original')).after('6h')
    const failed = done.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    const dealt = failed.does(inactivate('synchronization-failures', 'D:'))
    expect(alerts(dealt, 'DPM1')).toEqual(['agent-unreachable Server1', 'recovery-done Server1 D:'])
  })
})

describe('an alert whose cause lasts', () => {
  it('stays listed as inactive, since when it was inactivated', () => {
    const apart = quiet.does(cut('DPM1', 'Server1')).after('1h')
    const silent = apart.does(inactivate('agent-unreachable'))
    expect(listed(silent)).toMatchObject([{ kind: 'agent-unreachable', raised: 0, ended: 3_600 }])
    const over = silent.after('1h').does(mend('DPM1', 'Server1'))
    expect(past(over)).toMatchObject([{ kind: 'agent-unreachable', raised: 0, ended: 3_600 }])
  })

  it('keeps its number and its time when it tells of something else', () => {
    const failed = quiet.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    const other = failed
      .after('1h')
      .does(mend('DPM1', 'Server1'), spoil('Server1'), backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    const [before] = listed(failed).filter(({ dataSource }) => dataSource === 'D:')
    expect(before).toMatchObject({ failure: { reason: 'network-cut' } })
    expect(listed(other)).toEqual([{ ...before, failure: { reason: 'access-denied', computer: 'Server1' } }])
  })

  it('names who owns the agent by now', () => {
    const moved = quiet.does(fail('DPM1'), switchOn('DPM2', 'Server1'), repair('DPM1'))
    expect(listed(moved)).toMatchObject([{ kind: 'agent-ownership-required', other: 'DPM2' }])
    const again = evolveAll(moved.estate, [{ kind: 'ownership-taken', on: 'DPM3', computer: 'Server1' }])
    expect([...activityOf(again.activity, 'DPM1').alerts.values()]).toEqual([
      { ...listed(moved)[0], other: 'DPM3' }
    ])
  })
})

describe('the alerts of a server', () => {
  it('stay as they are where one is inactivated that is not there', () => {
    const event = {
      kind: 'alert-inactivated',
      on: 'DPM1',
      alert: 'replica-missing',
      computer: 'Server1',
      dataSource: 'D:'
    } as const
    const apart = quiet.does(cut('DPM1', 'Server1'))
    const after = evolveAll(apart.estate, [event])
    expect(activityOf(after.activity, 'DPM1')).toEqual(activityOf(apart.estate.activity, 'DPM1'))
  })

  it('stay as they are while it is down, and about the rest of the lab are told on', () => {
    const down = quiet.does(cut('DPM1', 'Server1'), fail('DPM1'), mend('DPM1', 'Server1'))
    expect(alerts(down, 'DPM1')).toEqual(['agent-unreachable Server1'])
    expect(alerts(down, 'DPM2')).toEqual(['agent-unreachable DPM1'])
  })

  it('of its computers do not end with a replica that is in order again', () => {
    const pending = quiet.does(
      install('DPM1', 'Server2'),
      withPolicy(group('DPM1', 'New', data('Server2', 'C:')), { replicaCreation: 'manual' }),
      cut('DPM1', 'Server1'),
      backUp('DPM1', 'Server1', 'D:', 'synchronization'),
      { do: 'consistency-check', on: 'DPM1', computer: 'Server2', dataSource: 'C:' }
    )
    expect(alerts(pending.after('10h'), 'DPM1')).toEqual([
      'agent-unreachable Server1',
      'synchronization-failures Server1 D:'
    ])
  })
})
