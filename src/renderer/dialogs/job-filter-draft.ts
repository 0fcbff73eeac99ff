import { t } from '@shared/catalogue'
import type { JobStatus, JobType } from '@shared/activity'
import { LAST_HOURS } from '../workspaces/monitoring/job-filter-choices'
import type { Option } from '../components'
import { EVERY_JOB, type JobFilter, type JobTime } from '../stores/job-filters'

/** What is filled in of a filter: as its fields have it, perhaps not yet a filter. */
export interface JobFilterDraft {
  name: string
  /** `any`, `between`, or the hours of `last`. */
  range: string
  from: string
  to: string
  statuses: readonly JobStatus[]
  types: readonly JobType[]
  computer: string
  group: string
}

export const RANGES: readonly Option[] = [
  { value: 'any', label: t`Any time` },
  ...LAST_HOURS.map(({ hours, label }) => ({ value: String(hours), label })),
  { value: 'between', label: t`Between two days` }
]

export function draftOf(filter: JobFilter = { ...EVERY_JOB, name: '' }): JobFilterDraft {
  const { name, time, statuses, types, computer, group } = filter
  return {
    name,
    range: time.kind === 'last' ? String(time.hours) : time.kind,
    from: time.kind === 'between' ? time.from : '',
    to: time.kind === 'between' ? time.to : '',
    statuses: [...statuses],
    types: [...types],
    computer,
    group
  }
}

export function filterOf(draft: JobFilterDraft): JobFilter {
  const { name, statuses, types, computer, group } = draft
  return {
    name: name.trim(),
    time: timeOf(draft),
    statuses: [...statuses],
    types: [...types],
    computer,
    group
  }
}

function timeOf({ range, from, to }: JobFilterDraft): JobTime {
  if (range === 'any') return { kind: 'any' }
  return range === 'between' ? { kind: 'between', from, to } : { kind: 'last', hours: Number(range) }
}

/** What is wrong with the days; undefined if nothing is. */
export function daysProblem({ range, from, to }: JobFilterDraft): string | undefined {
  if (range !== 'between') return undefined
  if (from === '' && to === '') return t`Give the first day, the last day, or both.`
  return from !== '' && to !== '' && to < from ? t`The last day is before the first.` : undefined
}

/** What is wrong with the name; `own` is the one the filter has already. */
export function nameProblem(
  { name }: JobFilterDraft,
  saved: readonly JobFilter[],
  own?: string
): string | undefined {
  const wanted = name.trim().toLowerCase()
  if (wanted === '') return t`Give the filter a name.`
  const others = saved.filter((filter) => filter.name !== own)
  return others.some((filter) => filter.name.toLowerCase() === wanted)
    ? t`Another filter has this name.`
    : undefined
}
