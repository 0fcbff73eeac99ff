import { describe, expect, it } from 'vitest'
import { makeReport } from '@main/reports'
import { DAY, failed, HOUR, input, job, part, series, total } from './kit'

const unreachable = (computer: string, end: number) =>
  failed(3122, `${computer} does not answer.`, { computer, start: end - HOUR, end })

const PAST = input({
  jobs: [
    job({ end: 2 * HOUR }),
    unreachable('Server2', DAY + HOUR),
    unreachable('Server1', DAY),
    failed(30184, 'The storage pool is full.', { group: 'Mail', end: DAY + 2 * HOUR }),
    job({
      type: 'agent-installation',
      label: 'Agent installation',
      group: '',
      status: 'canceled',
      end: 3 * DAY
    }),
    job({ status: 'in-progress', start: 3 * DAY, end: 4 * DAY }),
    job({ status: 'scheduled', start: 5 * DAY, end: null })
  ],
  dayTotals: [
    total(0, { completed: 1, megabytes: 1_024 }),
    total(1, { failed: 3 }),
    total(3, { canceled: 1, megabytes: 1_024 })
  ]
})

describe('the status report', () => {
  it('counts jobs by the day they ended, from the day the lab began', () => {
    const report = makeReport('status', PAST)
    expect(report.period).toBe('2026-01-05 to 2026-01-08')
    expect(report.chart?.categories).toEqual(['5 Jan', '6 Jan', '7 Jan', '8 Jan'])
    expect(series(report)).toEqual({ Completed: [1, 0, 0, 0], Failed: [0, 3, 0, 0], Canceled: [0, 0, 0, 1] })
    expect(part(report, 'By day')).toEqual([
      ['2026-01-05', '1', '0', '0', '1'],
      ['2026-01-06', '0', '3', '0', '0'],
      ['2026-01-07', '0', '0', '0', '0'],
      ['2026-01-08', '0', '0', '1', '1']
    ])
  })

  it('by protection group and by type', () => {
    const report = makeReport('status', PAST)
    expect(part(report, 'By protection group')).toEqual([
      ['Files', '1', '2', '0', '1'],
      ['Mail', '0', '1', '0', '0'],
      ['Not in a protection group', '0', '0', '1', '1']
    ])
    expect(part(report, 'By type')).toEqual([
      ['Agent installation', '0', '0', '1', '1'],
      ['Synchronization', '1', '3', '0', '1']
    ])
  })

  it('names what failed most first, in the words of the latest', () => {
    const report = makeReport('status', PAST)
    expect(part(report, 'Failures by ID')).toEqual([
      ['3122: Server2 does not answer.', '', '2', '', ''],
      ['30184: The storage pool is full.', '', '1', '', '']
    ])
    expect(report.summary).toBe(
      '5 jobs ended: 1 completed, 3 failed, 1 canceled. 1 job in progress. The most frequent failure is ID 3122, 2 times.'
    )
  })

  it('leaves out what ended before the period', () => {
    const report = makeReport('status', { ...PAST, days: 2 })
    expect(report.period).toBe('2026-01-07 to 2026-01-08')
    expect(part(report, 'By type')).toEqual([['Agent installation', '0', '0', '1', '1']])
    expect(report.summary).toContain('1 job ended: 0 completed, 0 failed, 1 canceled.')
  })

  it('tells of jobs that are no longer kept one by one', () => {
    const report = makeReport('status', {
      ...PAST,
      dayTotals: [total(-3, { completed: 40, failed: 2 }), ...PAST.dayTotals]
    })
    expect(report.period).toBe('2026-01-02 to 2026-01-08')
    expect(report.summary).toContain('47 jobs ended: 41 completed, 5 failed, 1 canceled.')
    const older = ['Older jobs, no longer kept one by one', '40', '2', '0', '0']
    expect(part(report, 'By protection group').at(-1)).toEqual(older)
    expect(part(report, 'By type').at(-1)).toEqual(older)
  })

  it('says so where nothing has ended yet', () => {
    expect(makeReport('status', input())).toMatchObject({
      rows: [],
      chart: null,
      summary:
        'No job of DPM1 ended in this period. Let the clock of the lab run, and its jobs are counted here.'
    })
    const running = makeReport(
      'status',
      input({ jobs: [job({ status: 'in-progress', start: 0, end: 9 * DAY })] })
    )
    expect(running.summary).toBe('No job of DPM1 ended in this period. 1 job in progress.')
  })
})
