import { t } from '@shared/catalogue'
import { JOB_TYPES, type JobStatus, type JobType } from '@shared/activity'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** Dates are days of the lab's calendar, `2026-01-05`, both inclusive; empty for no bound. */
export type JobTime =
  | { readonly kind: 'any' }
  | { readonly kind: 'last'; readonly hours: number }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }

/** Which jobs are listed. Empty lists and empty names leave out nothing. */
export interface JobFilter {
  readonly name: string
  readonly time: JobTime
  readonly statuses: readonly JobStatus[]
  readonly types: readonly JobType[]
  readonly computer: string
  readonly group: string
}

export const JOB_STATUSES = [
  'in-progress',
  'failed',
  'scheduled',
  'completed',
  'canceled'
] as const satisfies readonly JobStatus[]

export const EVERY_JOB: JobFilter = {
  name: t`All jobs`,
  time: { kind: 'any' },
  statuses: [],
  types: [],
  computer: '',
  group: ''
}

const KEY = 'job-filters'

/** The filters for jobs that the user made, and which one is in use: kept by this machine, for every lab. */
export const useJobFilters = defineStore('job-filters', () => {
  const saved = shallowRef<readonly JobFilter[]>(stored())
  /** The id of the filter in use, see `workspaces/monitoring/job-filter-choices.ts`. */
  const chosen = ref('all')

  /** Another window may have changed them since. */
  function change(next: (filters: readonly JobFilter[]) => JobFilter[]): void {
    saved.value = next(stored()).sort((a, b) => a.name.localeCompare(b.name))
    localStorage.setItem(KEY, JSON.stringify(saved.value))
  }

  /** Takes the place of `before`, and of any other of its name. */
  function save(filter: JobFilter, before?: string): void {
    change((filters) => [...filters.filter(({ name }) => name !== filter.name && name !== before), filter])
  }

  function remove(name: string): void {
    change((filters) => filters.filter((filter) => filter.name !== name))
  }

  return { saved, chosen, save, remove }
})

/** What is kept may be of another version, or nothing of ours: what cannot be read is left out. */
function stored(): JobFilter[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter(isJobFilter) : []
  } catch {
    return []
  }
}

function isJobFilter(value: unknown): value is JobFilter {
  if (!isRecord(value)) return false
  const { name, time, statuses, types, computer, group } = value
  return (
    typeof name === 'string' &&
    name !== '' &&
    typeof computer === 'string' &&
    typeof group === 'string' &&
    isListOf(statuses, JOB_STATUSES) &&
    isListOf(types, JOB_TYPES) &&
    isJobTime(time)
  )
}

function isJobTime(value: unknown): value is JobTime {
  if (!isRecord(value)) return false
  const { kind, hours, from, to } = value
  if (kind === 'any') return true
  if (kind === 'last') return typeof hours === 'number'
  return kind === 'between' && typeof from === 'string' && typeof to === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isListOf<T extends string>(value: unknown, known: readonly T[]): value is T[] {
  return Array.isArray(value) && value.every((one) => (known as readonly unknown[]).includes(one))
}
