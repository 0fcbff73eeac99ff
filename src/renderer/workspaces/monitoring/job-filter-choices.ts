import { t } from '@shared/catalogue'
import { JOB_TYPES } from '@shared/activity'
import type { JobView } from '@shared/contract/views'
import { jobLabel, jobStatusLabel } from '@shared/words/jobs'
import type { Option } from '../../components'
import { EVERY_JOB, JOB_STATUSES, type JobFilter } from '../../stores/job-filters'
import { secondsAt } from '@shared/calendar'

/** A filter that can be chosen, under the heading it stands under in the list. */
export interface FilterChoice {
  readonly id: string
  readonly heading?: string
  readonly filter: JobFilter
}

const HOUR = 3_600
const DAY = 24 * HOUR

export const LAST_HOURS = [
  { hours: 1, label: t`Last hour` },
  { hours: 24, label: t`Last 24 hours` },
  { hours: 7 * 24, label: t`Last 7 days` },
  { hours: 30 * 24, label: t`Last 30 days` }
] as const

const GIVEN: readonly FilterChoice[] = [
  { id: 'all', filter: EVERY_JOB },
  ...LAST_HOURS.map(({ hours, label }): FilterChoice => ({
    id: `last:${hours}`,
    heading: t`Time`,
    filter: { ...EVERY_JOB, name: label, time: { kind: 'last', hours } }
  })),
  ...JOB_STATUSES.map((status): FilterChoice => ({
    id: `status:${status}`,
    heading: t`Status`,
    filter: { ...EVERY_JOB, name: jobStatusLabel(status), statuses: [status] }
  })),
  ...JOB_TYPES.map((type): FilterChoice => ({
    id: `type:${type}`,
    heading: t`Type`,
    filter: { ...EVERY_JOB, name: jobLabel(type), types: [type] }
  }))
]

export const idOfSaved = (name: string): string => `saved:${name}`

/** What can be chosen: what there always is, then what the user saved. */
export function filterChoices(saved: readonly JobFilter[]): readonly FilterChoice[] {
  return [
    ...GIVEN,
    ...saved.map((filter): FilterChoice => ({
      id: idOfSaved(filter.name),
      heading: t`Saved filters`,
      filter
    }))
  ]
}

export function toOptions(choices: readonly FilterChoice[]): readonly Option[] {
  return choices.map(({ id, heading, filter }) => ({ value: id, label: filter.name, group: heading }))
}

/** When a job took place, or is to: from when to when it belongs to a range of time. */
function spanOf({ status, start, end }: JobView, now: number): readonly [from: number, to: number] {
  if (status === 'in-progress') return [start, Math.max(start, now)]
  return [start, end ?? start]
}

/** The bounds of a filter in seconds since the lab began. A day that cannot be read is no bound. */
function boundsOf({ time }: JobFilter, now: number, begins: string): readonly [from: number, to: number] {
  switch (time.kind) {
    case 'any':
      return [-Infinity, Infinity]
    case 'last':
      return [now - time.hours * HOUR, now]
    case 'between': {
      const from = secondsAt(begins, `${time.from}T00:00:00`)
      const to = secondsAt(begins, `${time.to}T00:00:00`) + DAY - 1
      return [Number.isNaN(from) ? -Infinity : from, Number.isNaN(to) ? Infinity : to]
    }
  }
}

/** The jobs that a filter lets through, at a moment of the lab that began at `begins`. */
export function filterJobs(
  jobs: readonly JobView[],
  filter: JobFilter,
  now: number,
  begins: string
): readonly JobView[] {
  const { statuses, types, computer, group } = filter
  const [from, to] = boundsOf(filter, now, begins)
  return jobs.filter((job) => {
    if (statuses.length > 0 && !statuses.includes(job.status)) return false
    if (types.length > 0 && !types.includes(job.type)) return false
    if (computer !== '' && job.computer !== computer) return false
    if (group !== '' && job.group !== group) return false
    const [began, ended] = spanOf(job, now)
    return began <= to && ended >= from
  })
}
