import { DEFAULT_BEGINS, type Estate } from '@main/engine/estate'
import { begin } from '@main/engine/begin'
import { momentText } from '@shared/calendar'
import { allocationOf } from '@shared/sizing'
import { describe, expect, it } from 'vitest'
import { add, chains, copy, data, drop, group, install, lab, protects, switchOn } from './builder'
import { alerts, replica } from './jobs/kit'
import { withPolicy } from './more-commands'

// A lab begins on Monday, 5 January 2026, at 8 o'clock.
const bare = () =>
  lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:'] } })
const moments = (points: readonly number[]) => points.map((time) => momentText(DEFAULT_BEGINS, time))
const dueOf = (estate: Estate, on: string) =>
  [...(estate.activity?.servers.get(on)?.replicas.values() ?? [])].map(({ computer, dataSource, due }) =>
    `${computer} ${dataSource} ${Object.keys(due).join(' ')}`.trim()
  )

describe('recovery points of a lab that begins', () => {
  it('are of the last days of retention up to this moment, oldest first, each time of day once', () => {
    const often = withPolicy(group('DPM1', 'Often', data('Server1', 'D:')), {
      retentionDays: 2,
      recoveryPointTimes: ['20:00', '08:00', '06:00', '20:00']
    })
    const begun = bare().does(install('DPM1', 'Server1'), often).begins()
    expect(moments(replica(begun, 'DPM1', 'D:').points)).toEqual([
      '2026-01-03 20:00',
      '2026-01-04 06:00',
      '2026-01-04 08:00',
      '2026-01-04 20:00',
      '2026-01-05 06:00',
      '2026-01-05 08:00'
    ])
  })

  it('are those of the group of the member, which is what its space is for, too', () => {
    const policy = { retentionDays: 2, recoveryPointTimes: ['12:00'] }
    const begun = bare()
      .does(protects('DPM1', data('Server1', 'C:')), install('DPM1', 'Server2'))
      .does(withPolicy(group('DPM1', 'Short', data('Server2', 'C:')), policy))
      .begins()
    const short = replica(begun, 'DPM1', 'C:', 'Server2')
    expect(moments(short.points)).toEqual(['2026-01-03 12:00', '2026-01-04 12:00'])
    expect(short.allocated).toBe(allocationOf(short.size, policy))
    expect(replica(begun, 'DPM1', 'C:').points).toHaveLength(5)
  })

  it('are the latest 64 of a volume or of any copy of a replica; all 120 of a database', () => {
    const policy = { retentionDays: 30, recoveryPointTimes: ['00:00', '06:00', '12:00', '18:00'] }
    const payroll = copy('Server1', 'SQL/Payroll', 'DPM1')
    const begun = bare()
      .does(install('DPM1', 'Server1'), install('DPM2', 'DPM1'))
      .does(withPolicy(group('DPM1', 'Long', data('Server1', ['D:', 'SQL/Payroll'])), policy))
      .does(withPolicy(group('DPM2', 'Long', data('DPM1', 'DPMDB'), payroll), policy))
      .begins()
    const all = replica(begun, 'DPM1', 'SQL/Payroll').points
    expect(all).toHaveLength(120)
    expect(replica(begun, 'DPM2', 'DPMDB', 'DPM1').points).toEqual(all)
    expect(replica(begun, 'DPM1', 'D:').points).toEqual(all.slice(-64))
    expect(replica(begun, 'DPM2', 'SQL/Payroll').points).toEqual(all.slice(-64))
  })
})

describe('a replica of a lab that begins', () => {
  it('was brought up to date with its last recovery point; now, where its group has none', () => {
    const none = withPolicy(group('DPM1', 'None', data('Server2', 'C:')), { recoveryPointTimes: [] })
    const begun = bare()
      .does(protects('DPM1', data('Server1', 'C:')), install('DPM1', 'Server2'), none)
      .begins()
    expect(moments([replica(begun, 'DPM1', 'C:').synchronized ?? NaN])).toEqual(['2026-01-04 20:00'])
    expect(replica(begun, 'DPM1', 'C:', 'Server2')).toMatchObject({ points: [], synchronized: 0 })
  })

  it('has nothing yet where its data has to be loaded by hand, and nothing is due of it', () => {
    const manual = withPolicy(group('DPM1', 'Manual', data('Server1', 'D:')), { replicaCreation: 'manual' })
    const begun = bare().does(install('DPM1', 'Server1'), manual).begins()
    expect(replica(begun, 'DPM1', 'D:')).toMatchObject({ points: [], synchronized: null, due: {} })
  })

  it('has its recovery points where it is inactive, but nothing is due of it', () => {
    const both = protects('DPM1', data('Server1', ['C:', 'D:']))
    const begun = bare()
      .does(both, drop('DPM1', 'Server1', 'retain', data('Server1', 'D:')))
      .begins()
    expect(replica(begun, 'DPM1', 'D:').points).toEqual(replica(begun, 'DPM1', 'C:').points)
    expect(dueOf(begun.estate, 'DPM1')).toEqual(['Server1 C: synchronization recovery-point', 'Server1 D:'])
  })

  it('is on its way to the next jobs of its group', () => {
    const daily = withPolicy(group('DPM1', 'Daily', data('Server1', ['D:', 'SQL/Payroll'])), {
      dailyConsistencyCheck: true
    })
    const begun = bare().does(install('DPM1', 'Server1'), daily).begins()
    expect(dueOf(begun.estate, 'DPM1')).toEqual([
      'Server1 D: synchronization recovery-point consistency-check',
      'Server1 SQL/Payroll synchronization express-full consistency-check'
    ])
  })
})

describe('the beginning', () => {
  it('tells of what is out of order already', () => {
    const begun = bare()
      .does(protects('DPM1', data('Server1', 'D:')), chains('DPM1', 'DPM2', data('Server1', 'D:')))
      .does(switchOn('DPM2', 'Server1'))
      .begins()
    expect(alerts(begun, 'DPM1')).toEqual(['agent-ownership-required Server1'])
    expect(alerts(begun, 'DPM2')).toEqual(['replica-inconsistent Server1 D:'])
  })

  it('is once: a lab that has begun goes on', () => {
    const later = bare()
      .does(protects('DPM1', data('Server1', 'C:')))
      .begins()
      .does(add('DPM1', 'Server1', data('Server1', 'D:')))
    expect(begin(later.estate)).toBe(later.estate)
  })
})
