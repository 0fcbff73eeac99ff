import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { ReportView } from '@shared/contract/views'
import { periodText } from './calendar'
import { gigabytes, groupedBy } from './numbers'
import type { ReportInput, ReportJob } from './report-input'
import { figures, texts } from './table'
import { jobCount, outcomesOf, totalsOf, type Outcomes, type Totals } from './totals'

const NO_GROUP = t`Not in a protection group`
const UNKEPT = t`Older jobs, no longer kept one by one`

/** Status: how the jobs of the period ended, by what they failed of, by protection group, by type and by day. */
export function statusReport(input: ReportInput): ReportView {
  const totals = totalsOf(input)
  const failures = failuresOf(totals.ended)
  const running = input.jobs.filter(({ status }) => status === 'in-progress').length
  const past = jobCount(totals)
  return {
    report: 'status',
    server: input.server,
    title: t`Status report`,
    period: periodText(totals.days),
    summary: summaryOf(input, totals, failures, running),
    columns: [
      ...texts(t`Part`, t`Item`),
      ...figures(t`Completed`, t`Failed`, t`Canceled`, t`Data transferred (GB)`)
    ],
    rows:
      past === 0
        ? []
        : [
            ...failures.map(({ code, text, times }) => [
              t`Failures by ID`,
              `${code}: ${text}`,
              '',
              String(times),
              '',
              ''
            ]),
            ...countsBy(t`By protection group`, totals, ({ group }) => group || NO_GROUP),
            ...countsBy(t`By type`, totals, ({ label }) => label),
            ...totals.days.map((day) => countsRow(t`By day`, day.date, day))
          ],
    sectioned: true,
    chart:
      past === 0
        ? null
        : {
            title: t`Jobs by the day they ended`,
            unit: t`jobs`,
            stacked: true,
            categories: totals.days.map(({ label }) => label),
            series: [
              { name: t`Completed`, tone: 'ok', values: totals.days.map(({ completed }) => completed) },
              { name: t`Failed`, tone: 'critical', values: totals.days.map(({ failed }) => failed) },
              { name: t`Canceled`, tone: 'neutral', values: totals.days.map(({ canceled }) => canceled) }
            ]
          }
  }
}

interface FailureCount {
  readonly code: number
  /** Of the latest one. */
  readonly text: string
  readonly times: number
}

/** The most frequent first. */
function failuresOf(ended: readonly ReportJob[]): readonly FailureCount[] {
  const failures = ended.flatMap(({ status, failure }) => (status === 'failed' && failure ? [failure] : []))
  return groupedBy(failures, ({ code }) => String(code))
    .map(([, some]) => ({ code: some[0]?.code ?? 0, text: some.at(-1)?.text ?? '', times: some.length }))
    .toSorted((a, b) => b.times - a.times || a.code - b.code)
}

function summaryOf(
  { server, now, jobs }: ReportInput,
  totals: Totals,
  failures: readonly FailureCount[],
  running: number
): string {
  const sentences: string[] = []
  if (jobCount(totals) === 0) {
    const next = running === 0 && jobs.every(({ start }) => start > now)
    sentences.push(t`No job of ${server} ended in this period.`)
    if (next) sentences.push(t`Let the clock of the lab run, and its jobs are counted here.`)
  } else {
    const { completed, failed, canceled } = totals
    sentences.push(
      t`${counted(jobCount(totals), 'job')} ended: ${completed} completed, ${failed} failed, ${canceled} canceled.`
    )
  }
  if (running > 0) sentences.push(t`${counted(running, 'job')} in progress.`)
  const [first] = failures
  if (first)
    sentences.push(t`The most frequent failure is ID ${first.code}, ${counted(first.times, 'time')}.`)
  return sentences.join(' ')
}

function countsBy(part: string, { ended, unkept }: Totals, key: (job: ReportJob) => string): string[][] {
  const rows = groupedBy(ended, key)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([item, jobs]) => countsRow(part, item, outcomesOf(jobs)))
  return unkept ? [...rows, countsRow(part, UNKEPT, unkept)] : rows
}

function countsRow(part: string, item: string, outcomes: Outcomes): string[] {
  const { completed, failed, canceled, megabytes } = outcomes
  return [part, item, String(completed), String(failed), String(canceled), gigabytes(megabytes)]
}
