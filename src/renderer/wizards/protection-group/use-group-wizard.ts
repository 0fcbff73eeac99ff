import { t } from '@shared/catalogue'
import type { Command, CommandOf, GroupPolicy } from '@shared/contract/commands'
import type { GroupView, MemberTreeView, MemberView } from '@shared/contract/views'
import {
  computed,
  inject,
  provide,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type InjectionKey,
  type Ref
} from 'vue'
import { useConsole } from '../../stores/console'
import { useQuery } from '../../stores/query'
import { newDraft, plainPolicy, samePolicy, type Draft } from './draft'
import { isReplica, membersOf, selectionOf, type Choice } from './member-nodes'

/** What the pages of one wizard share. */
export interface GroupWizard {
  readonly server: string
  /** The group that is modified; undefined while a new one is made. */
  readonly group: string | undefined
  /** The policy that group had when the wizard was opened. */
  readonly before: Readonly<Ref<GroupPolicy | undefined>>
  readonly draft: Draft
  readonly showHidden: Ref<boolean>
  readonly tree: Ref<MemberTreeView | undefined>
  /** What is checked now in the tree as it is now. */
  readonly chosen: ComputedRef<readonly Choice[]>
  /** Members the group has already. */
  readonly existing: ComputedRef<readonly MemberView[]>
  /** Whether the group takes replicas of another DPM server, those it has already included. */
  readonly hasReplicas: ComputedRef<boolean>
  /** The command that makes the group under this name with these members, or adds them to it. */
  readonly addCommand: (members: readonly Choice[], name: string) => Command
  /** The command that tries the name: a new group with it, or the group renamed. */
  readonly nameCommand: () => Command
  /** All there is to do in the end, in this order; empty where nothing was changed. */
  readonly commands: () => Command[]
}

const KEY: InjectionKey<GroupWizard> = Symbol(t`protection group wizard`)

export function createGroupWizard(group: string | undefined): GroupWizard {
  const server = useConsole().server
  const draft = newDraft()
  const showHidden = ref(false)
  const tree = useQuery('lab/member-tree', () => ({ server, showHidden: showHidden.value }))
  const protection = useQuery('lab/protection', () => (group === undefined ? null : { server }))
  const current = computed<GroupView | undefined>(() =>
    protection.value?.groups.find(({ name }) => name === group)
  )
  const before = shallowRef<GroupPolicy>()

  if (group !== undefined) draft.name = group
  watch(tree, (answer, earlier) => {
    if (answer && !earlier && group === undefined) draft.name = answer.suggestedGroupName
  })
  // Once: the lab goes on while the policy is edited.
  watch(current, (view) => {
    if (!view || before.value) return
    before.value = view.policy
    draft.policy = plainPolicy(view.policy)
  })

  const existing = computed(() => current.value?.members ?? [])

  function addCommand(chosen: readonly Choice[], name: string): Command {
    const members = chosen.map(selectionOf)
    if (group !== undefined) return { do: 'add-members', on: server, group, members }
    const policy = plainPolicy(draft.policy)
    return { do: 'create-protection-group', on: server, group: name, members, policy }
  }

  const modifyCommand = (
    of: string,
    what: Pick<CommandOf<'modify-protection-group'>, 'rename' | 'policy'>
  ): Command => ({ do: 'modify-protection-group', on: server, group: of, ...what })

  function commands(): Command[] {
    if (group === undefined) return [addCommand(draft.members, draft.name)]
    const added = draft.members
    const renamed = draft.name !== group
    const changed = before.value !== undefined && !samePolicy(before.value, draft.policy)
    return [
      ...(added.length > 0 ? [addCommand(added, group)] : []),
      ...(renamed || changed
        ? [
            modifyCommand(group, {
              ...(renamed ? { rename: draft.name } : {}),
              ...(changed ? { policy: plainPolicy(draft.policy) } : {})
            })
          ]
        : [])
    ]
  }

  const wizard: GroupWizard = {
    server,
    group,
    before,
    draft,
    showHidden,
    tree,
    chosen: computed(() => membersOf(tree.value?.nodes ?? [], draft.checked)),
    existing,
    hasReplicas: computed(() => [...draft.members, ...existing.value].some(isReplica)),
    addCommand,
    nameCommand: () =>
      group === undefined
        ? addCommand(draft.members, draft.name)
        : modifyCommand(group, { rename: draft.name }),
    commands
  }
  provide(KEY, wizard)
  return wizard
}

export function useGroupWizard(): GroupWizard {
  const wizard = inject(KEY)
  if (!wizard) throw new Error('A page of the protection group wizard stands outside of it.')
  return wizard
}
