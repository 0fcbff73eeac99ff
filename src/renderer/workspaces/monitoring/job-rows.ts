import { t } from '@shared/catalogue'
import type { JobView } from '@shared/contract/views'
import { jobStatusLabel } from '@shared/words/jobs'
import type { GridColumn, Option } from '../../components'
import { JOB_STATUSES } from '../../stores/job-filters'
import { labStamp } from '../../stores/lab-time'
import type { Grouping, Listed } from '../grouped-list'
import { elapsedOf, elapsedText, jobLevels, transferredOf, transferredText } from './job-words'

/** Columns whose cells move while a job runs. */
export type LiveColumn = 'elapsed' | 'transferred' | 'status'

export const JOB_COLUMNS: readonly GridColumn[] = [
  { id: 'source', label: t`Source`, sortable: true },
  { id: 'computer', label: t`Computer`, width: 95, sortable: true },
  { id: 'group', label: t`Protection Group`, width: 130, sortable: true },
  { id: 'type', label: t`Type`, width: 152, sortable: true },
  { id: 'start', label: t`Start Time`, width: 142, sortable: true },
  { id: 'elapsed', label: t`Time Elapsed`, width: 102, sortable: true, align: 'end' },
  { id: 'transferred', label: t`Data Transferred`, width: 118, sortable: true, align: 'end' },
  { id: 'status', label: t`Status`, width: 158, sortable: true }
]

export type JobGroupBy = 'group' | 'computer' | 'status' | 'type'
export const JOB_GROUPINGS: readonly (Option & { value: JobGroupBy })[] = [
  { value: 'group', label: t`Protection Group` },
  { value: 'computer', label: t`Computer` },
  { value: 'status', label: t`Status` },
  { value: 'type', label: t`Type` }
]

export const jobGroupings: Readonly<Record<JobGroupBy, Grouping<JobView>>> = {
  group: { id: 'group', headingOf: ({ group }) => group || t`Not of a protection group` },
  computer: { id: 'computer', headingOf: ({ computer }) => computer },
  status: {
    id: 'status',
    headingOf: ({ status }) => jobStatusLabel(status),
    order: JOB_STATUSES.map(jobStatusLabel)
  },
  type: { id: 'type', headingOf: ({ label }) => label }
}

/** A job with its row, and its words in lower case for the quick search. */
export interface ListedJob extends Listed<JobView> {
  readonly words: string
}

const jobId = ({ id, type, computer, dataSource, start }: JobView): string =>
  id === null ? ['scheduled', type, computer, dataSource, start].join('\n') : `job\n${id}`

/**
 * One row a job. `now` is when the list was asked for: cells of running jobs are drawn with the clock, their rows are
 * not made again for it, so they sort by what was so at that time.
 */
export function jobRows(jobs: readonly JobView[], now: number): readonly ListedJob[] {
  return jobs.map((job) => {
    const { source, computer, group, label, start, status } = job
    const state = jobStatusLabel(status)
    return {
      item: job,
      words: [source, computer, group, label, state].join('\n').toLowerCase(),
      row: {
        id: jobId(job),
        cells: {
          source,
          computer,
          group,
          type: label,
          start: { text: labStamp(start), sort: start },
          elapsed: { text: elapsedText(job, now), sort: elapsedOf(job, now) ?? -1 },
          transferred: { text: transferredText(job, now), sort: transferredOf(job, now) ?? -1 },
          status: { text: state, status: jobLevels[status] }
        }
      }
    }
  })
}

/** Those that have every word of a search in their row. */
export function searchJobs(jobs: readonly ListedJob[], search: string): readonly ListedJob[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  return wanted.length === 0 ? jobs : jobs.filter(({ words }) => wanted.every((one) => words.includes(one)))
}
