import type { GroupPolicy } from '@shared/contract/commands'

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

export const REPLICA_CREATION: Readonly<Record<GroupPolicy['replicaCreation'], string>> = {
  now: 'Automatically over the network, now',
  later: 'Automatically over the network, later',
  manual: 'Manually'
}

export function consistencyText(policy: GroupPolicy): string {
  const parts = [
    policy.consistencyCheckWhenInconsistent ? 'If a replica becomes inconsistent' : '',
    policy.dailyConsistencyCheck ? 'Every day' : ''
  ].filter(Boolean)
  return parts.length === 0 ? 'Only when asked for' : parts.join('; ')
}
