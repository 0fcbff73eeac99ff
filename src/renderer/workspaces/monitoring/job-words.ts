import { t } from '@shared/catalogue'
import type { JobStatus } from '@shared/activity'
import type { JobView } from '@shared/contract/views'
import type { Status } from '../../components'
import { shareAt } from '../../stores/job-progress'
import { durationText } from '../../stores/lab-time'
import { sizeText } from '../../stores/sizes'

export const jobLevels: Readonly<Record<JobStatus, Status>> = {
  'in-progress': 'busy',
  failed: 'critical',
  scheduled: 'info',
  completed: 'ok',
  canceled: 'inactive'
}

/** Seconds that a job took, or has taken so far; null for one that has not begun. */
export function elapsedOf({ status, start, end }: JobView, now: number): number | null {
  if (status === 'scheduled') return null
  return Math.max(0, (status === 'in-progress' ? now : (end ?? start)) - start)
}

/** How far a job is, from 0 to 1. What is over is not half done: its amount is what it came to. */
export function shareOf({ status, start, end }: JobView, now: number): number {
  if (status === 'scheduled') return 0
  return status === 'in-progress' && end !== null ? shareAt({ start, end }, now) : 1
}

/** MB transferred, or so far; null for a job that has not begun. */
export function transferredOf(job: JobView, now: number): number | null {
  return job.status === 'scheduled' ? null : job.megabytes * shareOf(job, now)
}

export function elapsedText(job: JobView, now: number): string {
  const elapsed = elapsedOf(job, now)
  return elapsed === null ? '' : durationText(elapsed)
}

export function transferredText(job: JobView, now: number): string {
  const transferred = transferredOf(job, now)
  return transferred === null ? '' : sizeText(transferred)
}

/** The amount with the rate it came at, where there is one: `1.20 GB (12.5 MB/s)`. */
export function transferredWithRate(job: JobView, now: number): string {
  const transferred = transferredOf(job, now)
  const elapsed = elapsedOf(job, now)
  if (!transferred || !elapsed) return transferredText(job, now)
  return `${sizeText(transferred)} (${rateText(transferred / elapsed)})`
}

function rateText(perSecond: number): string {
  return perSecond < 1 ? t`${Math.ceil(perSecond * 1_024)} KB/s` : t`${perSecond.toFixed(1)} MB/s`
}

/** `D: on Server1`; the computer alone where the job is about all of it. */
export function sourceText({ dataSource, source, computer }: JobView): string {
  if (dataSource !== null) return t`${dataSource} on ${computer}`
  return source === computer ? computer : t`${source} on ${computer}`
}
