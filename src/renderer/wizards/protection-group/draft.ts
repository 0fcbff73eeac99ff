import type { GroupPolicy, MemberSelection } from '@shared/contract/commands'
import { reactive } from 'vue'
import { DAY } from './goals'

/** What the wizard has gathered so far. */
export interface Draft {
  groupType: string
  /** Checked leaves of the Available members tree. */
  checked: string[]
  /** What they stood for when the page was left; the tree itself moves on with the lab. */
  members: MemberSelection[]
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

/** Takes the members over, and fits the frequency to them: replicas have one, 24 hours unless chosen otherwise. */
export function takeMembers(draft: Draft, members: MemberSelection[], fitPolicy: boolean): void {
  const replicas = members.some(({ through }) => through !== undefined)
  draft.members = members
  if (!fitPolicy) return
  if (draft.frequencyChosen && !(replicas && draft.policy.synchronizationMinutes === null)) return
  draft.frequencyChosen = false
  draft.policy.synchronizationMinutes = replicas ? DAY : QUARTER
}
