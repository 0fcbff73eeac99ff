import { describe, expect, it } from 'vitest'
import { activityOf } from '@main/engine/activity'
import { evolveAll } from '@main/engine/evolve'
import {
  allowLocal,
  check,
  confirmed,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  repair,
  switchOn,
  type Lab
} from '../builder'
import { backUp, cut, fill, setPolicy, spoil } from '../more-commands'
import { alerts, newJobs, QUIET, quiet } from './kit'

describe('a DPM server that protects its own data', () => {
  /** DPM2 owns the agent on it. */
  const own = () =>
    quiet.does(allowLocal('DPM1'), confirmed(group('DPM1', 'Own', data('DPM1', 'System State')))).after('6h')

  it('needs no agent for it, and no account', () => {
    const denied = own().does(spoil('DPM1'))
    const backedUp = denied.does(backUp('DPM1', 'DPM1', 'System State')).after('3h')
    expect(newJobs(backedUp, denied, 'DPM1').filter((job) => job.includes('System State'))).toEqual([
      'synchronization DPM1 System State completed',
      'recovery-point DPM1 System State completed'
    ])
  })

  it('is not told of as a computer that it protects', () => {
    expect(own().owner('DPM1')).toBe('DPM2')
    expect(alerts(own(), 'DPM1')).toEqual([])
    expect(alerts(own(), 'DPM2')).toEqual(['chain-broken DPM1'])
  })
})

describe('a secondary', () => {
  it('misses its primary also where it protects nothing of it but copies', () => {
    const copying = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:'] } })
      .does(protects('DPM1', data('Server1', 'C:')), install('DPM2', 'DPM1'))
      .does(group('DPM2', 'Copies', copy('Server1', 'C:', 'DPM1')))
      .begins()
    const apart = copying.does(cut('DPM1', 'DPM2'))
    expect(alerts(apart, 'DPM2')).toEqual(['agent-unreachable DPM1'])
    const [alert] = activityOf(apart.estate.activity, 'DPM2').alerts.values()
    expect(alert).not.toHaveProperty('other')
  })

  it('that is switched needs nothing of the primary any more', () => {
    const switched = quiet
      .does(setPolicy('DPM2', 'DPM1', QUIET), switchOn('DPM2', 'Server1'), check('DPM2', 'Server1'))
      .after('9h')
    // The primary's replica is not in order, its pool is full, and then it is down.
    const before = switched.does(fill('DPM1'), fail('DPM1'))
    const synced = before.does(backUp('DPM2', 'Server1', 'D:', 'synchronization')).after('3h')
    expect(newJobs(synced, before, 'DPM2')).toEqual(['synchronization Server1 D: completed'])
    const point = synced.does(repair('DPM1'), backUp('DPM2', 'Server1', 'D:')).after('3h')
    expect(newJobs(point, synced, 'DPM2')).toEqual([
      'synchronization Server1 D: completed',
      'recovery-point Server1 D: completed'
    ])
  })

  it('tells of whom it does not reach by now: the primary, or the computer', () => {
    const failureAfter = (of: Lab) => {
      const members = [{ computer: 'Server1', dataSource: 'D:' }]
      const { activity } = evolveAll(of.estate, [
        { kind: 'jobs-started', on: 'DPM2', job: 'synchronization', members }
      ])
      const active = [...activityOf(activity, 'DPM2').alerts.values()]
      return active.find(({ kind }) => kind === 'synchronization-failures')?.failure
    }
    const copying = quiet.does(cut('DPM1', 'DPM2'), backUp('DPM2', 'Server1', 'D:', 'synchronization'))
    expect(failureAfter(copying)).toEqual({ reason: 'network-cut', computer: 'DPM1' })
    const switched = copying.does(switchOn('DPM2', 'Server1'), cut('DPM2', 'Server1'))
    expect(failureAfter(switched)).toEqual({ reason: 'network-cut', computer: 'Server1' })
  })
})
