import type { GroupPolicy } from './contract/commands'

/** DPM's default sizing, and what the engine lets data change by in a day. Source: domain notes, section 9. */
export const CHANGE_PER_DAY = 0.03
const MARGIN = 1.05

type SizingPolicy = Pick<GroupPolicy, 'retentionDays' | 'recoveryPointTimes'>

/** How many backups a day are reckoned with. */
export const backupsPerDay = ({ recoveryPointTimes }: SizingPolicy): number =>
  Math.max(recoveryPointTimes.length, 1)

/**
 * What is provisioned for a replica and its recovery points, in MB:
 * size × (1 + change × days × backups a day) × margin.
 */
export function allocationOf(megabytes: number, policy: SizingPolicy): number {
  const change = CHANGE_PER_DAY * policy.retentionDays * backupsPerDay(policy)
  return Math.round(megabytes * (1 + change) * MARGIN)
}
