import type { GroupPolicy } from '@shared/contract/commands'
import type { Due } from '../activity'
import type { Member } from '../estate'
import { nextDaily, nextEvery } from './calendar'
import { isApplication } from './sizes'

/** When a replica creation that is to be later begins, and a daily consistency check. Inferred: our choice. */
export const LATER_AT = ['22:00']
const DAILY_CHECK_AT = ['03:00']
/** How long after a replica became inconsistent DPM checks it by itself, where the group wants that. Inferred. */
export const AUTOMATIC_CHECK_AFTER = 15 * 60

type Scheduled = 'synchronization' | 'recovery-point' | 'express-full' | 'consistency-check'

/**
 * When the scheduled jobs of a member are due next. Application data has express full backups at the times of its
 * recovery points, and what is synchronized in between is a recovery point too; files, and whatever is copied from a
 * primary, have shadow copies. Source: domain notes, section 9.
 */
export function scheduleOf(
  begins: string,
  policy: GroupPolicy,
  member: Pick<Member, 'dataSource' | 'mode'>,
  after: number
): Due {
  const { synchronizationMinutes, recoveryPointTimes, dailyConsistencyCheck } = policy
  const due: Partial<Record<Scheduled, number>> = {}
  if (synchronizationMinutes !== null) {
    due.synchronization = nextEvery(begins, synchronizationMinutes, after)
  }
  const point = nextDaily(begins, recoveryPointTimes, after)
  if (point !== undefined) due[hasExpressFull(member) ? 'express-full' : 'recovery-point'] = point
  const check = dailyConsistencyCheck ? nextDaily(begins, DAILY_CHECK_AT, after) : undefined
  if (check !== undefined) due['consistency-check'] = check
  return due
}

export function hasExpressFull({ dataSource, mode }: Pick<Member, 'dataSource' | 'mode'>): boolean {
  return mode !== 'secondary' && isApplication(dataSource)
}

/** How many recovery points a replica keeps at most. Source: domain notes, section 9. */
export function pointLimit(member: Pick<Member, 'dataSource' | 'mode'>): number {
  return hasExpressFull(member) ? 448 + 96 : 64
}
