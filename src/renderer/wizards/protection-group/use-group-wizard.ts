import type { Command, MemberSelection } from '@shared/contract/commands'
import type { GroupView, MemberTreeView } from '@shared/contract/views'
import { computed, inject, provide, ref, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { useConsole } from '../../stores/console'
import { useQuery } from '../../stores/query'
import { newDraft, type Draft } from './draft'
import { isReplica, membersOf } from './member-nodes'

/** What the pages of one wizard share. */
export interface GroupWizard {
  readonly server: string
  /** The group that is modified; undefined while a new one is made. */
  readonly group: string | undefined
  /** Why the policy cannot be changed here, if it cannot. */
  readonly fixed: string | undefined
  readonly draft: Draft
  readonly showHidden: Ref<boolean>
  readonly tree: Ref<MemberTreeView | undefined>
  /** What is checked now in the tree as it is now. */
  readonly chosen: ComputedRef<MemberSelection[]>
  /** Members the group has already. */
  readonly existing: ComputedRef<readonly MemberSelection[]>
  /** Whether the group takes replicas of another DPM server, those it has already included. */
  readonly hasReplicas: ComputedRef<boolean>
  /** The command that adds these members, under this name if the group is new. */
  readonly commandFor: (members: readonly MemberSelection[], name: string) => Command
}

const KEY: InjectionKey<GroupWizard> = Symbol('protection group wizard')
const FIXED = 'The policy of a protection group is set when it is created. This wizard adds members to it.'

export function createGroupWizard(group: string | undefined): GroupWizard {
  const server = useConsole().server
  const draft = newDraft()
  const showHidden = ref(false)
  const tree = useQuery('lab/member-tree', () => ({ server, showHidden: showHidden.value }))
  const protection = useQuery('lab/protection', () => (group === undefined ? null : { server }))
  const current = computed<GroupView | undefined>(() =>
    protection.value?.groups.find(({ name }) => name === group)
  )

  if (group !== undefined) draft.name = group
  watch(tree, (answer, before) => {
    if (answer && !before && group === undefined) draft.name = answer.suggestedGroupName
  })
  watch(current, (view) => {
    if (!view) return
    const { recoveryPointTimes, ...rest } = view.policy
    draft.policy = { ...rest, recoveryPointTimes: [...recoveryPointTimes] }
  })

  const existing = computed(() =>
    (current.value?.members ?? []).map(({ computer, dataSource, through }) =>
      through === null ? { computer, dataSource } : { computer, dataSource, through }
    )
  )
  const wizard: GroupWizard = {
    server,
    group,
    fixed: group === undefined ? undefined : FIXED,
    draft,
    showHidden,
    tree,
    chosen: computed(() => membersOf(tree.value?.nodes ?? [], draft.checked)),
    existing,
    hasReplicas: computed(() => [...draft.members, ...existing.value].some(isReplica)),
    commandFor: (chosen, name) => {
      const members = [...chosen]
      if (group !== undefined) return { do: 'add-members', on: server, group, members }
      const { recoveryPointTimes, ...rest } = draft.policy
      const policy = { ...rest, recoveryPointTimes: [...recoveryPointTimes] }
      return { do: 'create-protection-group', on: server, group: name, members, policy }
    }
  }
  provide(KEY, wizard)
  return wizard
}

export function useGroupWizard(): GroupWizard {
  const wizard = inject(KEY)
  if (!wizard) throw new Error('A page of the protection group wizard stands outside of it.')
  return wizard
}
