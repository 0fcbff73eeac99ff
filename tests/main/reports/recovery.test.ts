import { describe, expect, it } from 'vitest'
import { makeReport } from '@main/reports'
import { DAY, failed, HOUR, input, job, series, total } from './kit'

const recovery = { type: 'disk-recovery', label: 'Disk recovery', target: 'Original location' } as const
const LAB = input({
  jobs: [
    job({ ...recovery, start: 2 * DAY, end: 2 * DAY + 5_405, megabytes: 51_200 }),
    failed(3111, 'It cannot be reached.', { ...recovery, target: 'Server9', start: DAY, end: DAY + 60 }),
    job({ ...recovery, dataSource: 'Sales', start: DAY + HOUR, end: DAY + HOUR + 90, megabytes: 512 }),
    job({ ...recovery, status: 'in-progress', start: 3 * DAY, end: 4 * DAY, megabytes: 9_999 }),
    job({ ...recovery, status: 'scheduled', start: 4 * DAY, end: null }),
    job({ start: DAY, end: DAY + 60 })
  ]
})

describe('the recovery report', () => {
  it('tells what was recovered, to where, how long it took and how it ended', () => {
    const report = makeReport('recovery', LAB)
    expect(report.rows).toEqual([
      ['2026-01-06', '2026-01-06 08:00', 'Server1', 'D:', 'Server9', '0:01:00', '0', 'Failed (ID 3111)'],
      [
        '2026-01-06',
        '2026-01-06 09:00',
        'Server1',
        'Sales',
        'Original location',
        '0:01:30',
        '0.5',
        'Completed'
      ],
      ['2026-01-07', '2026-01-07 08:00', 'Server1', 'D:', 'Original location', '1:30:05', '50', 'Completed'],
      ['2026-01-08', '2026-01-08 08:00', 'Server1', 'D:', 'Original location', '4:00:00', '', 'In progress']
    ])
    expect(series(report)).toEqual({
      Completed: [0, 1, 1, 0],
      Failed: [0, 1, 0, 0],
      Canceled: [0, 0, 0, 0],
      'In progress': [0, 0, 0, 1]
    })
    expect(report.summary).toBe(
      '4 recoveries: 2 completed, 1 failed, 1 in progress. The longest that completed took 1:30:05: D: of Server1.'
    )
  })

  it('is about its period only', () => {
    expect(makeReport('recovery', { ...LAB, days: 1 }).rows.map((cells) => cells[0])).toEqual(['2026-01-08'])
  })

  it('says so where nothing was recovered, and where older jobs are not kept', () => {
    const none = makeReport('recovery', input())
    expect(none).toMatchObject({
      rows: [],
      chart: null,
      summary: 'Nothing was recovered from DPM1 in this period.'
    })
    const pruned = makeReport('recovery', input({ dayTotals: [total(0, { completed: 3 })] }))
    expect(pruned.summary).toContain('Older jobs are no longer kept one by one')
  })
})
