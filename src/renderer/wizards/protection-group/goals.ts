import { t } from '@shared/catalogue'
import type { GroupPolicy } from '@shared/contract/commands'
import type { Option } from '../../components'
import { frequency } from '../../workspaces/protection/policy-words'

export const DAY = 24 * 60
const STEPS = [15, 30, 45, 60, 120, 180, 240, 360, 480, 720, DAY]
const BEFORE_RECOVERY_POINT = 'before-recovery-point'

/** What can be chosen. A replica on the primary changes on its own schedule, so it needs a frequency. */
export function frequencyOptions(replicas: boolean, chosen: number | null): Option[] {
  const steps = chosen === null || STEPS.includes(chosen) ? STEPS : [...STEPS, chosen].sort((a, b) => a - b)
  const every = steps.map((minutes) => ({ value: String(minutes), label: frequency(minutes) }))
  return replicas ? every : [...every, { value: BEFORE_RECOVERY_POINT, label: frequency(null) }]
}

export const frequencyValue = (minutes: number | null): string =>
  minutes === null ? BEFORE_RECOVERY_POINT : String(minutes)

export const frequencyOf = (value: string): number | null =>
  value === BEFORE_RECOVERY_POINT ? null : Number(value)

export const MOST_DAYS = 448
export const MOST_TIMES = 24

/** What the form cannot pass on; whether the goals are wise is not asked here. */
export function goalsProblem(policy: GroupPolicy): string | undefined {
  const days = policy.retentionDays
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    return t`The retention range is a whole number of days from 1 to ${MOST_DAYS}.`
  }
  if (policy.recoveryPointTimes.length === 0) return t`Give at least one time for recovery points.`
  return undefined
}
