import type { DayTotal, ReportGroup, ReportInput, ReportJob, ReportMember } from '@main/reports'
import type { ReportView } from '@shared/contract/views'

export const HOUR = 3_600
export const DAY = 86_400

/** DPM1 on its fourth day, at noon, with nothing done yet. The lab began on a Monday at 8. */
export function input(more: Partial<ReportInput> = {}): ReportInput {
  return {
    server: 'DPM1',
    now: 3 * DAY + 4 * HOUR,
    begins: '2026-01-05T08:00:00',
    days: 7,
    jobs: [],
    dayTotals: [],
    groups: [],
    agents: [],
    storage: { total: 1_000, used: 0, foreign: 0, free: 1_000, replicas: [] },
    library: null,
    ...more
  }
}

export function job(more: Partial<ReportJob> = {}): ReportJob {
  return {
    type: 'synchronization',
    label: 'Synchronization',
    status: 'completed',
    computer: 'Server1',
    dataSource: 'D:',
    group: 'Files',
    start: HOUR,
    end: 2 * HOUR,
    megabytes: 1_024,
    failure: null,
    ...more
  }
}

export const failed = (code: number, text: string, more: Partial<ReportJob> = {}): ReportJob =>
  job({ status: 'failed', failure: { code, text }, megabytes: 0, ...more })

export function total(day: number, more: Partial<DayTotal> = {}): DayTotal {
  return { day, completed: 0, failed: 0, canceled: 0, megabytes: 0, used: 0, ...more }
}

export function member(
  computer: string,
  newestPoint: number | null,
  more: Partial<ReportMember> = {}
): ReportMember {
  return {
    computer,
    dataSource: 'D:',
    type: 'Volume',
    status: { text: 'OK' },
    replica: { points: newestPoint === null ? 0 : 3, newestPoint },
    ...more
  }
}

export const group = (
  name: string,
  recoveryPointTimes: readonly string[],
  members: readonly ReportMember[]
): ReportGroup => ({ name, policy: { recoveryPointTimes: [...recoveryPointTimes] }, members })

/** The rows of one part of a report, without the name of the part. */
export const part = ({ rows }: ReportView, name: string): (readonly string[])[] =>
  rows.filter(([first]) => first === name).map((cells) => cells.slice(1))

export const series = ({ chart }: ReportView): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries((chart?.series ?? []).map(({ name, values }) => [name, values]))
