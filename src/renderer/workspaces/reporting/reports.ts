import type { ReportId } from '@shared/contract/views'
import type { GridColumn, Option } from '../../components'

/** A report as the list of reports shows it. */
export interface Report {
  readonly id: ReportId
  readonly label: string
  readonly shows: string
  /** It is about a period, and not about how things stand. */
  readonly overDays: boolean
}

export const REPORTS: readonly Report[] = [
  { id: 'status', label: 'Status', shows: 'How jobs ended, and what failed most', overDays: true },
  {
    id: 'protection',
    label: 'Protection',
    shows: 'Protected computers, and members that miss their recovery goal',
    overDays: false
  },
  {
    id: 'recovery',
    label: 'Recovery',
    shows: 'What was recovered, to where, and how long it took',
    overDays: true
  },
  {
    id: 'disk-utilization',
    label: 'Disk utilization',
    shows: 'Storage pool by protection group and computer, and over the days',
    overDays: true
  },
  {
    id: 'tape-management',
    label: 'Tape management',
    shows: 'Tapes of the library, slot by slot',
    overDays: false
  },
  { id: 'tape-utilization', label: 'Tape utilization', shows: 'How many tapes are in use', overDays: false }
]

export const REPORT_COLUMNS: readonly GridColumn[] = [
  { id: 'report', label: 'Report', width: 140 },
  { id: 'shows', label: 'Shows' }
]

export const REPORT_ROWS = REPORTS.map(({ id, label, shows }) => ({ id, cells: { report: label, shows } }))

export const PERIODS: readonly Option[] = [7, 14, 30, 90].map((days) => ({
  value: String(days),
  label: `Last ${days} days`
}))
