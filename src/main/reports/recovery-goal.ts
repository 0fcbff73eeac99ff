import { t } from '@shared/catalogue'
import type { ReportGroup, ReportMember } from './report-input'

const DAY = 86_400
/** A recovery point is there only when its job has ended. */
const FOR_THE_JOB = 3_600

export type GoalState = 'met' | 'missed' | 'none'

/** What the report says of it in words. */
export const GOAL_SAYS = t`The goal of a member is met if its newest recovery point is not older than the longest time between two that are scheduled, and an hour for the job.`

/** How old the newest recovery point may be, in seconds; null where none is scheduled. */
export function goalOf({ recoveryPointTimes }: ReportGroup['policy']): number | null {
  const times = [...new Set(recoveryPointTimes.map(secondsOf))].sort((a, b) => a - b)
  const [first] = times
  if (first === undefined) return null
  return Math.max(...times.map((time, at) => (times[at + 1] ?? first + DAY) - time))
}

export function goalState({ replica }: ReportMember, goal: number | null, now: number): GoalState {
  if (goal === null) return 'none'
  return replica.newestPoint !== null && now - replica.newestPoint <= goal + FOR_THE_JOB ? 'met' : 'missed'
}

/** Of a time of day: `20:00`. */
function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 3_600 + minutes * 60
}
