import type { MemberView } from '@shared/contract/views'
import { computed, ref } from 'vue'
import { useConsole } from '../../stores/console'
import { useQuery } from '../../stores/query'
import { useClosedRows } from '../closed-rows'
import { protectionActions, type ActionId } from './protection-actions'
import { entriesOf, rowsOf, type Entry, type GroupBy } from './protection-rows'
import { pickedOf } from './selection'

/** The list of the Protection workspace, what is selected in it, and what can be done with that. */
export function useProtection() {
  const consoleStore = useConsole()
  const view = useQuery('lab/protection', () =>
    consoleStore.server === '' ? null : { server: consoleStore.server }
  )

  const groupBy = ref<GroupBy>('group')
  const { closed, toggle } = useClosedRows()
  const entries = computed(() =>
    view.value ? entriesOf(view.value, groupBy.value) : new Map<string, Entry>()
  )
  const rows = computed(() => rowsOf(entries.value, closed.value))

  function memberOf(rowId: string): MemberView | undefined {
    const entry = entries.value.get(rowId)
    return entry?.kind === 'member' ? entry.member : undefined
  }

  const wanted = ref<string[]>([])
  /** Rows go with the lab; what is gone is not selected any more. */
  const selected = computed({
    get: () => wanted.value.filter((id) => entries.value.has(id)),
    set: (ids: string[]) => (wanted.value = ids)
  })
  const current = computed(() => selected.value.flatMap((id) => entries.value.get(id) ?? []))
  const picked = computed(() => pickedOf(current.value))
  const actions = computed(() => protectionActions(picked.value))

  function run(id: string): void {
    const { groups, whole, members, protectedData, switchable, inactive } = picked.value
    const [group] = groups
    const [computer] = inactive
    switch (id as ActionId) {
      case 'new':
        return consoleStore.open({ kind: 'create-group' })
      case 'modify':
        if (group !== undefined) consoleStore.open({ kind: 'modify-group', group })
        return
      case 'stop':
        if (group !== undefined) consoleStore.open({ kind: 'stop-protection', group, members })
        return
      case 'remove-inactive':
        if (computer !== undefined) consoleStore.open({ kind: 'remove-inactive', computer })
        return
      case 'consistency-check':
        return consoleStore.open({ kind: 'consistency-check', members: protectedData, group: whole })
      case 'recovery-point':
        return consoleStore.open({ kind: 'create-recovery-point', members: protectedData })
      case 'switch':
        return consoleStore.open({ kind: 'switch-protection', computers: switchable })
    }
  }

  return { view, groupBy, rows, selected, current, actions, memberOf, toggle, run }
}
