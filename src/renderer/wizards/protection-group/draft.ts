import type { GroupPolicy } from '@shared/contract/commands'
import { reactive } from 'vue'
import { DAY } from './goals'
import { isReplica, type Choice } from './member-nodes'

/** What the wizard has gathered so far. */
export interface Draft {
  groupType: string
  /** Checked leaves of the Available members tree. */
  checked: string[]
  /** What they stood for when the page was left; the tree itself moves on with the lab. */
  members: readonly Choice[]
  name: string
  policy: GroupPolicy
  /** Whether the frequency was chosen by hand; until then it follows the members. */
  frequencyChosen: boolean
}

const QUARTER = 15

/** The documents name no defaults: five recovery points a day's worth of synchronizing, and a check when needed. */
export function newDraft(): Draft {
  return reactive({
    groupType: 'servers',
    checked: [],
    members: [],
    name: '',
    policy: {
      retentionDays: 5,
      synchronizationMinutes: QUARTER,
      recoveryPointTimes: ['08:00', '12:00', '18:00'],
      replicaCreation: 'now',
      consistencyCheckWhenInconsistent: true,
      dailyConsistencyCheck: false
    },
    frequencyChosen: false
  })
}

/**
 * Takes the members over, and fits the frequency to them: replicas need one. The policy of a new group follows its
 * members until a frequency is chosen, that of an existing one changes only where it has to.
 */
export function takeMembers(draft: Draft, members: readonly Choice[], creating: boolean): void {
  const replicas = members.some(isReplica)
  const unfit = replicas && draft.policy.synchronizationMinutes === null
  draft.members = members
  if (!unfit && (!creating || draft.frequencyChosen)) return
  draft.frequencyChosen = false
  draft.policy.synchronizationMinutes = replicas ? DAY : QUARTER
}

/** A copy that stands by itself: what is sent, and what is edited. */
export function plainPolicy({ recoveryPointTimes, ...rest }: GroupPolicy): GroupPolicy {
  return { ...rest, recoveryPointTimes: [...recoveryPointTimes] }
}

export function samePolicy(one: GroupPolicy, other: GroupPolicy): boolean {
  return (
    one.retentionDays === other.retentionDays &&
    one.synchronizationMinutes === other.synchronizationMinutes &&
    one.recoveryPointTimes.join() === other.recoveryPointTimes.join() &&
    one.replicaCreation === other.replicaCreation &&
    one.consistencyCheckWhenInconsistent === other.consistencyCheckWhenInconsistent &&
    one.dailyConsistencyCheck === other.dailyConsistencyCheck
  )
}
