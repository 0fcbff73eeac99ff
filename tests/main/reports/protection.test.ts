import { describe, expect, it } from 'vitest'
import { makeReport } from '@main/reports'
import { goalOf } from '@main/reports/recovery-goal'
import { DAY, group, HOUR, input, member, part, series } from './kit'

const now = 10 * DAY
const LAB = input({
  now,
  agents: [
    { computer: 'Server1', protectionState: 'protected' },
    { computer: 'Server2', protectionState: 'protected' },
    { computer: 'Server3', protectionState: 'unprotected' }
  ],
  groups: [
    group('Daily', ['20:00'], [member('Server1', now - 25 * HOUR), member('Server2', now - 25 * HOUR - 1)]),
    group(
      'Often',
      ['08:00', '12:00', '18:00'],
      [
        member('Server1', now - 16 * HOUR),
        member('Server2', null, { status: { text: 'Replica is inconsistent' } })
      ]
    ),
    group('Tape only', [], [member('Server1', now - 30 * DAY)])
  ]
})

describe('a recovery goal', () => {
  it('is the longest time between two recovery points, round midnight too', () => {
    expect(goalOf({ recoveryPointTimes: ['20:00'] })).toBe(DAY)
    expect(goalOf({ recoveryPointTimes: ['18:00', '08:00', '12:00', '08:00'] })).toBe(14 * HOUR)
    expect(goalOf({ recoveryPointTimes: ['00:00', '23:30'] })).toBe(23.5 * HOUR)
    expect(goalOf({ recoveryPointTimes: [] })).toBeNull()
  })
})

describe('the protection report', () => {
  it('counts protected computers and members that meet their goal', () => {
    const report = makeReport('protection', LAB)
    expect(report.period).toBe('As of 2026-01-15 08:00')
    expect(report.summary).toMatch(
      /^2 of 3 computers with a protection agent are protected\. 1 of 5 members meets its recovery goal\. 1 has none\. The goal/
    )
  })

  it('lists members by protection group, and computers that are in none', () => {
    const report = makeReport('protection', LAB)
    expect(part(report, 'Computers without protection').map(([computer]) => computer)).toEqual(['Server3'])
    expect(part(report, 'Daily')).toEqual([
      ['Server1', 'D:', 'Volume', 'OK', '3', '2026-01-14 07:00', 'Met'],
      ['Server2', 'D:', 'Volume', 'OK', '3', '2026-01-14 06:59', 'Missed']
    ])
    expect(part(report, 'Often')).toEqual([
      ['Server1', 'D:', 'Volume', 'OK', '3', '2026-01-14 16:00', 'Missed'],
      ['Server2', 'D:', 'Volume', 'Replica is inconsistent', '0', 'None yet', 'Missed']
    ])
    expect(part(report, 'Tape only').map((cells) => cells.at(-1))).toEqual(['None scheduled'])
    for (const cells of report.rows) expect(cells).toHaveLength(report.columns.length)
  })

  it('shows how old the newest recovery points are', () => {
    const report = makeReport('protection', LAB)
    expect(report.chart?.categories).toEqual([
      'Up to 1 day',
      '1 to 2 days',
      '2 to 7 days',
      'Older',
      'None yet'
    ])
    expect(series(report)).toEqual({
      'Goal met': [0, 1, 0, 0, 0],
      'Goal missed': [1, 1, 0, 0, 1],
      'No goal': [0, 0, 0, 1, 0]
    })
  })

  it('says so where there is nothing to protect', () => {
    expect(makeReport('protection', input())).toMatchObject({
      rows: [],
      chart: null,
      summary: 'DPM1 has neither protection agents nor members of protection groups yet.'
    })
  })
})
