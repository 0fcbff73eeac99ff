import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import { dateText, dayOf, momentText } from '@shared/calendar'
import type { ReportView } from '@shared/contract/views'
import { daysOf, elapsedText, periodText } from './calendar'
import { gigabytes } from './numbers'
import type { ReportInput, ReportJob } from './report-input'
import { figures, texts } from './table'
import { totalsOf } from './totals'

/** Recovery: what was recovered in the period, to where, how long it took and how it ended. */
export function recoveryReport(input: ReportInput): ReportView {
  const days = daysOf(input)
  const first = days[0]?.day ?? 0
  const recoveries = input.jobs
    .filter(({ type, status, start }) => isRecovery(type, status) && dayOf(input.begins, start) >= first)
    .toSorted((a, b) => a.start - b.start)
  const byDay = (status: ReportJob['status']): number[] => {
    const started = Map.groupBy(
      recoveries.filter((job) => job.status === status),
      (job) => dayOf(input.begins, job.start)
    )
    return days.map(({ day }) => started.get(day)?.length ?? 0)
  }
  return {
    report: 'recovery',
    server: input.server,
    title: t`Recovery report`,
    period: periodText(days),
    summary: summaryOf(input, recoveries),
    columns: [
      ...texts(t`Day`, t`Start time`, t`Computer`, t`Data source`, t`Recovered to`),
      ...figures(t`Time elapsed`, t`Data transferred (GB)`),
      ...texts(t`Result`)
    ],
    rows: recoveries.map((job) => [
      dateText(input.begins, job.start),
      momentText(input.begins, job.start),
      job.computer,
      job.dataSource ?? '',
      job.target ?? '',
      elapsedText(elapsed(input, job)),
      // Of a running one that is what it will come to.
      job.status === 'in-progress' ? '' : gigabytes(job.megabytes),
      resultOf(job)
    ]),
    sectioned: true,
    chart:
      recoveries.length === 0
        ? null
        : {
            title: t`Recoveries by the day they started`,
            unit: t`recoveries`,
            stacked: true,
            categories: days.map(({ label }) => label),
            series: [
              { name: t`Completed`, tone: 'ok', values: byDay('completed') },
              { name: t`Failed`, tone: 'critical', values: byDay('failed') },
              { name: t`Canceled`, tone: 'neutral', values: byDay('canceled') },
              { name: t`In progress`, tone: 'info', values: byDay('in-progress') }
            ]
          }
  }
}

function isRecovery(type: ReportJob['type'], status: ReportJob['status']): boolean {
  return type === 'disk-recovery' && status !== 'scheduled'
}

function elapsed({ now }: ReportInput, { status, start, end }: ReportJob): number {
  return (status === 'in-progress' ? now : (end ?? start)) - start
}

function resultOf({ status, failure }: ReportJob): string {
  switch (status) {
    case 'scheduled':
      return t`Scheduled`
    case 'in-progress':
      return t`In progress`
    case 'completed':
      return t`Completed`
    case 'failed':
      return failure ? t`Failed (ID ${failure.code})` : t`Failed`
    case 'canceled':
      return t`Canceled`
  }
}

function summaryOf(input: ReportInput, recoveries: readonly ReportJob[]): string {
  const sentences: string[] = []
  if (recoveries.length === 0) sentences.push(t`Nothing was recovered from ${input.server} in this period.`)
  else {
    const of = (status: ReportJob['status']): number =>
      recoveries.filter((job) => job.status === status).length
    const parts = [
      t`${of('completed')} completed`,
      t`${of('failed')} failed`,
      ...(of('canceled') > 0 ? [t`${of('canceled')} canceled`] : []),
      ...(of('in-progress') > 0 ? [t`${of('in-progress')} in progress`] : [])
    ]
    sentences.push(`${counted(recoveries.length, 'recovery')}: ${parts.join(', ')}.`)
    const [longest] = recoveries
      .filter(({ status }) => status === 'completed')
      .toSorted((a, b) => elapsed(input, b) - elapsed(input, a))
    if (longest)
      sentences.push(
        t`The longest that completed took ${elapsedText(elapsed(input, longest))}: ${longest.dataSource ?? ''} of ${longest.computer}.`
      )
  }
  if (totalsOf(input).unkept)
    sentences.push(t`Older jobs are no longer kept one by one; recoveries among them are not listed.`)
  return sentences.join(' ')
}
