import type { GroupPolicy } from '@shared/contract/commands'
import type { Property } from '../../components'

/** Minutes between two synchronizations in words. */
export function frequency(minutes: number | null): string {
  if (minutes === null) return 'Just before a recovery point'
  if (minutes < 60) return `Every ${minutes} minutes`
  if (minutes % 60 !== 0) return `Every ${Math.floor(minutes / 60)} hours ${minutes % 60} minutes`
  return minutes === 60 ? 'Every hour' : `Every ${minutes / 60} hours`
}

export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

export function timesText(times: readonly string[]): string {
  return times.length === 0 ? 'None' : `${times.join(', ')} every day`
}

/** The time of the lab's day at which a replica creation begins that is to be later. */
export const LATER_AT = '22:00'

const REPLICA_CREATION: Readonly<Record<GroupPolicy['replicaCreation'], string>> = {
  now: 'Automatically over the network, now',
  later: `Automatically over the network, later (at ${LATER_AT})`,
  manual: 'Manually'
}

function consistencyText(policy: GroupPolicy): string {
  const parts = [
    policy.consistencyCheckWhenInconsistent ? 'If a replica becomes inconsistent' : '',
    policy.dailyConsistencyCheck ? 'Every day' : ''
  ].filter(Boolean)
  return parts.length === 0 ? 'Only when asked for' : parts.join('; ')
}

/** A policy, a line for each thing it settles. */
export function policyProperties(policy: GroupPolicy): Property[] {
  return [
    { label: 'Retention range', value: daysText(policy.retentionDays) },
    { label: 'Synchronization frequency', value: frequency(policy.synchronizationMinutes) },
    { label: 'Recovery points', value: timesText(policy.recoveryPointTimes) },
    { label: 'Replica creation', value: REPLICA_CREATION[policy.replicaCreation] },
    { label: 'Consistency check', value: consistencyText(policy) }
  ]
}
