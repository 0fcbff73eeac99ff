import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { GroupPolicy } from '@shared/contract/commands'
import type { Property } from '../../components'

/** Minutes between two synchronizations in words. */
export function frequency(minutes: number | null): string {
  if (minutes === null) return t`Just before a recovery point`
  if (minutes < 60) return t`Every ${minutes} minutes`
  if (minutes % 60 !== 0) return t`Every ${Math.floor(minutes / 60)} hours ${minutes % 60} minutes`
  return minutes === 60 ? t`Every hour` : t`Every ${minutes / 60} hours`
}

export function daysText(days: number): string {
  return counted(days, 'day')
}

export function timesText(times: readonly string[]): string {
  return times.length === 0 ? t`None` : t`${times.join(', ')} every day`
}

/** The time of the lab's day at which a replica creation begins that is to be later. */
export const LATER_AT = '22:00'

const REPLICA_CREATION: Readonly<Record<GroupPolicy['replicaCreation'], string>> = {
  now: t`Automatically over the network, now`,
  later: t`Automatically over the network, later (at ${LATER_AT})`,
  manual: t`Manually`
}

function consistencyText(policy: GroupPolicy): string {
  const parts = [
    policy.consistencyCheckWhenInconsistent ? t`If a replica becomes inconsistent` : '',
    policy.dailyConsistencyCheck ? t`Every day` : ''
  ].filter(Boolean)
  return parts.length === 0 ? t`Only when asked for` : parts.join('; ')
}

/** A policy, a line for each thing it settles. */
export function policyProperties(policy: GroupPolicy): Property[] {
  return [
    { label: t`Retention range`, value: daysText(policy.retentionDays) },
    { label: t`Synchronization frequency`, value: frequency(policy.synchronizationMinutes) },
    { label: t`Recovery points`, value: timesText(policy.recoveryPointTimes) },
    { label: t`Replica creation`, value: REPLICA_CREATION[policy.replicaCreation] },
    { label: t`Consistency check`, value: consistencyText(policy) }
  ]
}
