import { describe, expect, it } from 'vitest'
import { JOB_TYPES, type JobStatus } from '@shared/activity'
import { jobLabel, jobStatusLabel } from '@shared/words/jobs'

describe('the words of jobs', () => {
  it('are the labels of the product', () => {
    expect(JOB_TYPES.map(jobLabel)).toEqual([
      'Replica creation',
      'Synchronization',
      'Recovery point',
      'Express full backup',
      'Consistency check',
      'Disk recovery',
      'Agent installation',
      'Agent update',
      'Library rescan',
      'Fast inventory',
      'Detailed inventory'
    ])
  })

  it('stand for every status', () => {
    const statuses: JobStatus[] = ['scheduled', 'in-progress', 'completed', 'failed', 'canceled']
    expect(statuses.map(jobStatusLabel)).toEqual([
      'Scheduled',
      'In progress',
      'Completed',
      'Failed',
      'Canceled'
    ])
  })
})
