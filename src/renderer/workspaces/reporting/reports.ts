import { t } from '@shared/catalogue'
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
  { id: 'status', label: t`Status`, shows: t`How jobs ended, and what failed most`, overDays: true },
  {
    id: 'protection',
    label: t`Protection`,
    shows: t`Protected computers, and members that miss their recovery goal`,
    overDays: false
  },
  {
    id: 'recovery',
    label: t`Recovery`,
    shows: t`What was recovered, to where, and how long it took`,
    overDays: true
  },
  {
    id: 'disk-utilization',
    label: t`Disk utilization`,
    shows: t`Storage pool by protection group and computer, and over the days`,
    overDays: true
  },
  {
    id: 'tape-management',
    label: t`Tape management`,
    shows: t`Tapes of the library, slot by slot`,
    overDays: false
  },
  { id: 'tape-utilization', label: t`Tape utilization`, shows: t`How many tapes are in use`, overDays: false }
]

export const REPORT_COLUMNS: readonly GridColumn[] = [
  { id: 'report', label: t`Report`, width: 140 },
  { id: 'shows', label: t`Shows` }
]

export const REPORT_ROWS = REPORTS.map(({ id, label, shows }) => ({ id, cells: { report: label, shows } }))

export const PERIODS: readonly Option[] = [7, 14, 30, 90].map((days) => ({
  value: String(days),
  label: t`Last ${days} days`
}))
