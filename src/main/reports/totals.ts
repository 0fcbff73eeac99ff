import { dayOf } from '@shared/calendar'
import { daysOf, type Day } from './calendar'
import type { DayTotal, ReportInput, ReportJob } from './report-input'

/** What ended in the period, and by how much single jobs fall short of it. */
export interface Totals {
  readonly days: readonly (Day & DayTotal)[]
  /** Single jobs that ended in the period, the earliest first. */
  readonly ended: readonly ReportJob[]
  readonly completed: number
  readonly failed: number
  readonly canceled: number
  readonly megabytes: number
  /** Jobs of the period that are only in the day totals any more; null where there are none. */
  readonly unkept: Outcomes | null
}

export interface Outcomes {
  readonly completed: number
  readonly failed: number
  readonly canceled: number
  readonly megabytes: number
}

export function totalsOf(input: ReportInput): Totals {
  const days = daysOf(input)
  const first = days[0]?.day ?? 0
  const ended = input.jobs
    .filter((job) => hasEnded(job) && dayOf(input.begins, endOf(job)) >= first)
    .toSorted((a, b) => endOf(a) - endOf(b))
  const filled = fillDays(days, input.dayTotals)
  const all = sum(filled)
  const kept = outcomesOf(ended)
  const unkept: Outcomes = {
    completed: Math.max(0, all.completed - kept.completed),
    failed: Math.max(0, all.failed - kept.failed),
    canceled: Math.max(0, all.canceled - kept.canceled),
    megabytes: Math.max(0, all.megabytes - kept.megabytes)
  }
  return { days: filled, ended, ...all, unkept: jobCount(unkept) > 0 ? unkept : null }
}

export function outcomesOf(jobs: readonly ReportJob[]): Outcomes {
  const of = (status: ReportJob['status']): number => jobs.filter((job) => job.status === status).length
  return {
    completed: of('completed'),
    failed: of('failed'),
    canceled: of('canceled'),
    megabytes: jobs.reduce((all, { megabytes }) => all + megabytes, 0)
  }
}

export function jobCount({ completed, failed, canceled }: Outcomes): number {
  return completed + failed + canceled
}

const hasEnded = ({ status }: ReportJob): boolean => status !== 'scheduled' && status !== 'in-progress'
const endOf = ({ start, end }: ReportJob): number => end ?? start

function fillDays(days: readonly Day[], totals: readonly DayTotal[]): (Day & DayTotal)[] {
  const known = new Map(totals.map((total) => [total.day, total]))
  let used = totals.findLast(({ day }) => day < (days[0]?.day ?? 0))?.used ?? 0
  return days.map((day) => {
    const { completed = 0, failed = 0, canceled = 0, megabytes = 0, ...rest } = known.get(day.day) ?? {}
    used = 'used' in rest ? rest.used : used
    return { ...day, completed, failed, canceled, megabytes, used }
  })
}

function sum(outcomes: readonly Outcomes[]): Outcomes {
  return outcomes.reduce<Outcomes>(
    (all, one) => ({
      completed: all.completed + one.completed,
      failed: all.failed + one.failed,
      canceled: all.canceled + one.canceled,
      megabytes: all.megabytes + one.megabytes
    }),
    { completed: 0, failed: 0, canceled: 0, megabytes: 0 }
  )
}
