import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { ReportChart, ReportView } from '@shared/contract/views'
import { periodText } from './calendar'
import { figure, groupedBy, MB_PER_GB, percent } from './numbers'
import type { ReportInput } from './report-input'
import { figures, texts } from './table'
import { totalsOf } from './totals'

const INACTIVE = t`Inactive replicas`

/** Disk utilization: what replicas and recovery points take of the storage pool, by whom and over the days. */
export function diskReport(input: ReportInput): ReportView {
  const { server, storage } = input
  const days = usedByDay(input)
  const isEmpty = storage.used === 0 && days.every(({ used }) => used === 0)
  return {
    report: 'disk-utilization',
    server,
    title: t`Disk utilization report`,
    period: periodText(days),
    summary: isEmpty ? t`No replica takes space in the storage pool of ${server} yet.` : summaryOf(input),
    columns: [
      ...texts(t`Part`, t`Item`),
      ...figures(t`Data sources`, t`Recovery points`, t`Disk allocation (GB)`, t`Share of the pool (%)`)
    ],
    rows: isEmpty
      ? []
      : [
          ...poolRows(input),
          ...replicaRows(input),
          ...days.map(({ date, used }) => row(input, t`Used by day`, date, used))
        ],
    sectioned: true,
    chart: isEmpty ? null : chartOf(days)
  }
}

/** In whole GB, as the storage pool is shown; the last one is how it stands now. */
function usedByDay(input: ReportInput) {
  const { days } = totalsOf(input)
  return days.map(({ day, date, label, used }, at) => ({
    day,
    date,
    label,
    used: at === days.length - 1 ? input.storage.used : Math.ceil(used / MB_PER_GB)
  }))
}

function summaryOf({ server, storage: { total, used, foreign, free, replicas } }: ReportInput): string {
  const sentences = [
    t`Replicas and recovery points of ${server} take ${figure(used)} of ${figure(total)} GB, for ${counted(replicas.length, 'data source')}; ${figure(free)} GB are free.`
  ]
  if (foreign > 0) sentences.push(t`${figure(foreign)} GB are taken by something else.`)
  return sentences.join(' ')
}

function poolRows(input: ReportInput): string[][] {
  const { used, foreign, free, total } = input.storage
  const part = t`Storage pool`
  return [
    row(input, part, t`Used by replicas and recovery points`, used),
    ...(foreign > 0 ? [row(input, part, t`Taken by something else`, foreign)] : []),
    row(input, part, t`Free`, free),
    row(input, part, t`Total`, total)
  ]
}

/** By protection group, and in it by computer. */
function replicaRows(input: ReportInput): string[][] {
  const { replicas } = input.storage
  const inGroups = replicas.filter(({ group }) => group !== null)
  const inactive = replicas.filter(({ group }) => group === null)
  return [
    ...groupedBy(inGroups, ({ group }) => t`Protection group ${group ?? ''}`),
    [INACTIVE, inactive] as const
  ].flatMap(([part, some]) =>
    groupedBy(some, ({ computer }) => computer).map(([computer, ofComputer]) => {
      const points = ofComputer.reduce((all, one) => all + one.points, 0)
      const allocated = ofComputer.reduce((all, one) => all + one.allocated, 0)
      return row(input, part, computer, allocated, [String(ofComputer.length), String(points)])
    })
  )
}

function row(
  { storage }: ReportInput,
  part: string,
  item: string,
  used: number,
  [sources, points]: readonly [string, string] = ['', '']
): string[] {
  return [part, item, sources, points, figure(used), percent(used, storage.total)]
}

function chartOf(days: ReturnType<typeof usedByDay>): ReportChart {
  return {
    title: t`Used by replicas and recovery points, by day`,
    unit: 'GB',
    stacked: false,
    categories: days.map(({ label }) => label),
    series: [{ name: t`Used`, tone: 'info', values: days.map(({ used }) => used) }]
  }
}
