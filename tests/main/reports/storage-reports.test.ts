import { describe, expect, it } from 'vitest'
import { makeReport } from '@main/reports'
import { DAY, input, part, series, total } from './kit'

const replica = (group: string | null, computer: string, allocated: number, points = 2) => ({
  computer,
  dataSource: 'D:',
  group,
  allocated,
  points
})

describe('the disk utilization report', () => {
  const LAB = input({
    dayTotals: [total(-9, { used: 1_024 }), total(1, { used: 20_480 }), total(2, { used: 51_100 })],
    days: 5,
    storage: {
      total: 400,
      used: 100,
      foreign: 60,
      free: 240,
      replicas: [
        replica('Files', 'Server1', 30),
        replica('Mail', 'Server1', 10.26),
        replica('Files', 'Server2', 25),
        replica('Files', 'Server1', 15, 5),
        replica(null, 'Server7', 20)
      ]
    }
  })

  it('sums by protection group and computer, inactive replicas apart', () => {
    const report = makeReport('disk-utilization', LAB)
    expect(part(report, 'Protection group Files')).toEqual([
      ['Server1', '2', '7', '45', '11.3'],
      ['Server2', '1', '2', '25', '6.3']
    ])
    expect(part(report, 'Protection group Mail')).toEqual([['Server1', '1', '2', '10.3', '2.6']])
    expect(part(report, 'Inactive replicas')).toEqual([['Server7', '1', '2', '20', '5']])
    expect(part(report, 'Storage pool')).toEqual([
      ['Used by replicas and recovery points', '', '', '100', '25'],
      ['Taken by something else', '', '', '60', '15'],
      ['Free', '', '', '240', '60'],
      ['Total', '', '', '400', '100']
    ])
    expect(report.summary).toBe(
      'Replicas and recovery points of DPM1 take 100 of 400 GB, for 5 data sources; 240 GB are free. 60 GB are taken by something else.'
    )
  })

  it('follows the days: a quiet day is as the one before, today is now', () => {
    const report = makeReport('disk-utilization', LAB)
    expect(report.period).toBe('2026-01-04 to 2026-01-08')
    expect(series(report)).toEqual({ Used: [1, 1, 20, 50, 100] })
    expect(part(report, 'Used by day').map(([date, , , used]) => [date, used])).toEqual([
      ['2026-01-04', '1'],
      ['2026-01-05', '1'],
      ['2026-01-06', '20'],
      ['2026-01-07', '50'],
      ['2026-01-08', '100']
    ])
  })

  it('says so where nothing takes space', () => {
    expect(makeReport('disk-utilization', input())).toMatchObject({
      rows: [],
      chart: null,
      summary: 'No replica takes space in the storage pool of DPM1 yet.'
    })
  })
})

describe('the tape reports', () => {
  const tape = (slot: number, label: string, status: string) => ({ slot, label, barcode: `B${slot}`, status })
  const LAB = input({
    now: DAY,
    library: {
      name: 'Library 1',
      drives: [{ name: 'Drive 1', status: 'Idle' }],
      tapes: [tape(1, 'A', 'Free'), tape(2, '', 'Unknown'), tape(3, 'C', 'Free')]
    }
  })

  it('have a sentence and no rows where there is no library', () => {
    for (const id of ['tape-management', 'tape-utilization'] as const) {
      expect(makeReport(id, input()), id).toMatchObject({
        rows: [],
        chart: null,
        summary: 'No tape library is attached to DPM1.'
      })
    }
  })

  it('list the tapes, and those that no inventory has read', () => {
    const report = makeReport('tape-management', LAB)
    expect(report.rows).toEqual([
      ['1', 'A', 'B1', 'Free'],
      ['2', '', 'B2', 'Unknown'],
      ['3', 'C', 'B3', 'Free']
    ])
    expect(report.summary).toBe(
      'Library 1 has 1 drive and 3 tapes. 1 tape without a label: an inventory of the library reads it.'
    )
  })

  it('count tapes by status', () => {
    const report = makeReport('tape-utilization', LAB)
    expect(report.rows).toEqual([
      ['Free', '2', '66.7'],
      ['Unknown', '1', '33.3']
    ])
    expect(report.chart?.categories).toEqual(['Free', 'Unknown'])
    expect(report.summary).toContain('no job writes to a tape')
  })
})
