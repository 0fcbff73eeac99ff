import type { GroupPolicy } from '@shared/contract/commands'

/** What a group gets that is made without a wizard. The product's own defaults are not documented. */
export const DEFAULT_POLICY: GroupPolicy = {
  retentionDays: 5,
  synchronizationMinutes: 24 * 60,
  recoveryPointTimes: ['20:00'],
  replicaCreation: 'now',
  consistencyCheckWhenInconsistent: true,
  dailyConsistencyCheck: false
}
