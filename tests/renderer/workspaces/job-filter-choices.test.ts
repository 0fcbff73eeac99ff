import { describe, expect, test } from 'vitest'
import type { JobView } from '@shared/contract/views'
import { EVERY_JOB, type JobFilter } from '@renderer/stores/job-filters'
import { filterChoices, filterJobs } from '@renderer/workspaces/monitoring/job-filter-choices'
import { transferredText, transferredWithRate } from '@renderer/workspaces/monitoring/job-words'
import { completed, DAY, failed, HOUR, job, JOBS, NOW, running, scheduled } from './monitoring-kit'

const BEGINS = '2026-01-05T08:00:00'
const through = (filter: Partial<JobFilter>, jobs: readonly JobView[] = JOBS) =>
  filterJobs(jobs, { ...EVERY_JOB, ...filter }, NOW, BEGINS)

describe('a filter', () => {
  test('without anything lets all through', () => {
    expect(through({})).toEqual(JOBS)
  })

  test('wants everything it says', () => {
    expect(through({ statuses: ['failed', 'in-progress'] })).toEqual([running, failed])
    expect(through({ types: ['synchronization'] })).toEqual([completed, failed])
    expect(through({ computer: 'Server1' })).toEqual([running, scheduled, completed])
    expect(through({ group: 'Databases' })).toEqual([failed])
    expect(through({ group: 'Databases', computer: 'Server1' })).toEqual([])
  })

  test('by time takes what took place within it, and nothing that is only scheduled', () => {
    const long = job(5, { start: NOW - 3 * DAY, end: NOW - 23 * HOUR })
    const longRunning = { ...running, id: 6, start: NOW - 3 * DAY, end: NOW + DAY }
    const last = { time: { kind: 'last', hours: 24 } } as const
    expect(through(last, [...JOBS, long, longRunning])).toEqual([running, completed, long, longRunning])
    expect(through({ time: { kind: 'last', hours: 1 } })).toEqual([running, completed])
  })

  test('between two days takes both of them whole, by the calendar of the lab', () => {
    const day = (from: string, to: string) => through({ time: { kind: 'between', from, to } }, days)
    // The lab began on 5 January at 08:00; these are midnight, and the last second of a day.
    const midnight = job(1, { start: 16 * HOUR, end: 16 * HOUR })
    const lastSecond = job(2, { start: 16 * HOUR - 1, end: 16 * HOUR - 1 })
    const days = [midnight, lastSecond]
    expect(day('2026-01-06', '2026-01-06')).toEqual([midnight])
    expect(day('2026-01-05', '2026-01-05')).toEqual([lastSecond])
    expect(day('2026-01-05', '2026-01-06')).toEqual(days)
    expect(day('', '2026-01-05')).toEqual([lastSecond])
    expect(day('2026-01-06', '')).toEqual([midnight])
  })

  test('can be a saved one, after those that are always there', () => {
    const choices = filterChoices([{ ...EVERY_JOB, name: 'Mine' }])
    expect(choices[0]?.id).toBe('all')
    expect(choices.at(-1)).toMatchObject({ id: 'saved:Mine', heading: 'Saved filters' })
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length)
  })
})

describe('amounts', () => {
  test('of a job that runs are what has come so far', () => {
    expect(transferredText(running, NOW)).toBe('1.00 GB')
    expect(transferredText(running, NOW + 900)).toBe('4.00 GB')
    expect(transferredText(scheduled, NOW)).toBe('')
  })

  test('have the rate they came at', () => {
    expect(transferredWithRate(completed, NOW)).toBe('300 MB (512 KB/s)')
    expect(transferredWithRate({ ...completed, megabytes: 3_000 }, NOW)).toBe('2.93 GB (5.0 MB/s)')
    expect(transferredWithRate({ ...completed, megabytes: 0 }, NOW)).toBe('0 MB')
    expect(transferredWithRate({ ...completed, end: completed.start }, NOW)).toBe('300 MB')
  })
})
