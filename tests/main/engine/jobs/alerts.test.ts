import { describe, expect, it } from 'vitest'
import { activityOf, type Alert } from '@main/engine/activity'
import {
  check,
  confirmed,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  repair,
  switchOn,
  type Lab
} from '../builder'
import {
  backUp,
  cut,
  extend,
  fill,
  inactivate,
  mend,
  outdate,
  recover,
  setPolicy,
  update,
  withPolicy
} from '../more-commands'
import { alerts, start, state } from './kit'

const known = (of: Lab, on: string) => [...activityOf(of.estate.activity, on).alerts.values()]
const past = (of: Lab, on: string): readonly Alert[] => activityOf(of.estate.activity, on).pastAlerts

describe('an alert', () => {
  const apart = start.after('1h').does(cut('DPM1', 'Server1'))

  it('is there as long as what it tells of, and listed as inactive then', () => {
    expect(known(apart, 'DPM1')).toMatchObject([
      { kind: 'agent-unreachable', computer: 'Server1', raised: 3_600, ended: null }
    ])
    const over = apart.after('1h').does(mend('DPM1', 'Server1'))
    expect(known(over, 'DPM1')).toEqual([])
    expect(past(over, 'DPM1')).toMatchObject([{ kind: 'agent-unreachable', raised: 3_600, ended: 7_200 }])
  })

  it('is another one when it comes again', () => {
    const again = apart.does(mend('DPM1', 'Server1'), cut('DPM1', 'Server1'))
    expect(known(again, 'DPM1')[0]?.id).toBeGreaterThan(past(again, 'DPM1')[0]?.id ?? Infinity)
  })

  it('is kept for two weeks', () => {
    const over = apart.does(mend('DPM1', 'Server1'))
    expect(past(over.after('13d'), 'DPM1')).toHaveLength(1)
    const other = over.after('15d').does(cut('DPM1', 'Server1'), mend('DPM1', 'Server1'))
    expect(past(other, 'DPM1').map(({ raised }) => raised)).toEqual([3_600 + 15 * 86_400])
  })

  it('is not told on a server that is down, which tells it when it is back', () => {
    const down = start.does(fail('DPM1'), cut('DPM1', 'Server1'))
    expect(alerts(down, 'DPM1')).toEqual([])
    expect(alerts(down.does(repair('DPM1')), 'DPM1')).toEqual(['agent-unreachable Server1'])
  })
})

describe('what there is to be told of computers', () => {
  it('a computer without a protected data source is not missed', () => {
    const idle = start.does(install('DPM1', 'Server2'), fail('Server2'))
    expect(alerts(idle, 'DPM1')).toEqual([])
  })

  it('a secondary misses the primary, not the computers behind it', () => {
    expect(alerts(start.does(fail('Server1')), 'DPM2')).toEqual([])
    expect(alerts(start.does(fail('DPM1')), 'DPM2')).toEqual(['agent-unreachable DPM1'])
  })

  it('an agent of an older version, until it is updated', () => {
    const old = start.does(outdate('Server1'))
    expect(alerts(old, 'DPM1')).toEqual(['agent-incompatible Server1'])
    expect(alerts(old.does(update('DPM1', 'Server1')), 'DPM1')).toEqual(['agent-incompatible Server1'])
    expect(alerts(old.does(update('DPM1', 'Server1')).after('5m'), 'DPM1')).toEqual([])
  })

  it('an agent that another one owns by now is told of there, and for that one to update', () => {
    const moved = start.does(outdate('Server1'), update('DPM1', 'Server1'), switchOn('DPM2', 'Server1'))
    expect(alerts(moved.after('5m'), 'DPM2')).toContain('agent-incompatible Server1')
    expect(alerts(moved, 'DPM1')).toEqual(['agent-ownership-required Server1'])
    const updated = moved.does(update('DPM2', 'Server1')).after('5m')
    expect(alerts(updated, 'DPM2')).not.toContain('agent-incompatible Server1')
  })

  it('a chain that the primary broke, on its secondary', () => {
    const broken = start.does(
      { do: 'set-local-data-protection', on: 'DPM1', allowed: true },
      confirmed(group('DPM1', 'Own', data('DPM1', 'System State')))
    )
    expect(alerts(broken, 'DPM2')).toEqual(['chain-broken DPM1'])
    expect(alerts(broken.does(drop('DPM1', 'Own', 'delete')), 'DPM2')).toEqual([])
  })
})

describe('what there is to be told of the storage pool', () => {
  it('it is nearly full, until it is extended, or something goes', () => {
    const small = lab({ dpm: [{ name: 'DPM1', storagePool: 120 }], servers: { Server1: ['C:'] } })
      .does(protects('DPM1', data('Server1', 'C:')))
      .begins()
    expect(alerts(small, 'DPM1')).toEqual([])
    const full = small.does(fill('DPM1'))
    expect(alerts(full, 'DPM1')).toEqual(['disk-threshold DPM1'])
    expect(alerts(full.does(extend('DPM1', 5)), 'DPM1')).toEqual(['disk-threshold DPM1'])
    expect(alerts(full.does(extend('DPM1', 50)), 'DPM1')).toEqual([])
    expect(alerts(full.does(drop('DPM1', 'Server1', 'delete')), 'DPM1')).toEqual([])
  })

  it('it fills with what the groups keep', () => {
    const kept = lab({ dpm: [{ name: 'DPM1', storagePool: 150 }], servers: { Server1: ['C:'] } })
      .does(protects('DPM1', data('Server1', 'C:')))
      .begins()
    expect(alerts(kept, 'DPM1')).toEqual([])
    expect(alerts(kept.does(setPolicy('DPM1', 'Server1', { retentionDays: 30 })), 'DPM1')).toEqual([
      'disk-threshold DPM1'
    ])
  })
})

it('a check of a replica that is in order, as of every night, is nothing to be told of', () => {
  expect(alerts(start.does(check('DPM1', 'Server1')), 'DPM1')).toEqual([])
})

describe('an alert that is inactivated', () => {
  it('is dealt with where it tells of a failure; a new failure is a new alert', () => {
    const failed = start.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:'))
    const quiet = failed.does(inactivate('DPM1', 'synchronization-failures', 'Server1', 'D:'))
    expect(alerts(quiet, 'DPM1')).toEqual(['agent-unreachable Server1'])
    expect(past(quiet, 'DPM1').map(({ kind }) => kind)).toEqual(['synchronization-failures'])
    const again = quiet.does(backUp('DPM1', 'Server1', 'D:'))
    expect(alerts(again, 'DPM1')).toEqual([
      'agent-unreachable Server1',
      'synchronization-failures Server1 D:'
    ])
  })

  it('is silent as long as its cause lasts, and told again when that comes again', () => {
    const switched = start.does(switchOn('DPM2', 'Server1'))
    const quiet = switched.does(inactivate('DPM2', 'replica-inconsistent', 'Server1', 'D:'))
    expect(alerts(quiet, 'DPM2')).not.toContain('replica-inconsistent Server1 D:')
    expect(state(quiet, 'DPM2', 'D:')).toBe('inconsistent')
    expect(alerts(quiet.after('3d'), 'DPM2')).not.toContain('replica-inconsistent Server1 D:')
    expect(alerts(quiet, 'DPM2')).toContain('replica-inconsistent Server1 SQL/Payroll')
    // Its cause ends with the check, and a broken one brings it back.
    const checked = quiet.does(check('DPM2', 'Server1'), cut('DPM2', 'Server1'))
    expect(alerts(checked, 'DPM2')).toContain('replica-inconsistent Server1 D:')
  })

  it('of a computer stays silent until that was well', () => {
    const apart = start.does(cut('DPM1', 'Server1'), inactivate('DPM1', 'agent-unreachable', 'Server1'))
    expect(alerts(apart, 'DPM1')).toEqual([])
    expect(alerts(apart.does(fail('Server1')), 'DPM1')).toEqual([])
    const well = apart.does(mend('DPM1', 'Server1'))
    expect(alerts(well.does(cut('DPM1', 'Server1')), 'DPM1')).toEqual(['agent-unreachable Server1'])
  })

  it('is not there to be inactivated twice', () => {
    const apart = start.does(cut('DPM1', 'Server1'), inactivate('DPM1', 'agent-unreachable', 'Server1'))
    expect(apart.says(inactivate('DPM1', 'agent-unreachable', 'Server1'))).toBe('refused unknown-name')
  })

  it('of a recovery is gone, whether it went well or not', () => {
    const done = start.does(recover('DPM1', 'Server1', 'D:', 'original')).after('6h')
    const quiet = done.does(inactivate('DPM1', 'recovery-done', 'Server1', 'D:'))
    expect(alerts(quiet, 'DPM1')).toEqual([])
    expect(alerts(quiet.after('5d'), 'DPM1')).toEqual([])
    const failed = start.does(recover('DPM1', 'Server1', 'D:', 'original'), fail('Server1'))
    const dealt = failed.does(inactivate('DPM1', 'recovery-failed', 'Server1', 'D:'), repair('Server1'))
    expect(alerts(dealt, 'DPM1')).toEqual([])
  })

  it('of a creation that failed leaves the replica pending, of which nothing more is to come', () => {
    const failed = start.does(
      install('DPM1', 'Server2'),
      group('DPM1', 'New', data('Server2', 'C:')),
      cut('DPM1', 'Server2'),
      inactivate('DPM1', 'configure-protection-failed', 'Server2', 'C:')
    )
    expect(alerts(failed, 'DPM1')).toEqual(['agent-unreachable Server2'])
    expect(state(failed, 'DPM1', 'C:', 'Server2')).toBe('pending')
  })
})

it('an alert names the group of its member, also after that got another name', () => {
  const made = start.does(
    install('DPM1', 'Server2'),
    withPolicy(group('DPM1', 'New', data('Server2', 'C:')), { replicaCreation: 'manual' })
  )
  expect(known(made, 'DPM1')).toMatchObject([{ group: 'New' }])
  const renamed = made.does({ do: 'modify-protection-group', on: 'DPM1', group: 'New', rename: 'Newer' })
  expect(known(renamed, 'DPM1')).toMatchObject([{ group: 'Newer', id: known(made, 'DPM1')[0]?.id }])
})
