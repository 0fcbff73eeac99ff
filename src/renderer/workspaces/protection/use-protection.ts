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

  const wanted = ref<string[]>([])
  /** Rows go with the lab; what is gone is not selected any more. */
  const selected = computed({
    get: () => wanted.value.filter((id) => entries.value.has(id)),
    set: (ids: string[]) => (wanted.value = ids)
  })
  const current = computed(() => selected.value.flatMap((id) => entries.value.get(id) ?? []))
  const picked = computed(() => pickedOf(current.value))
  const actions = computed(() => protectionActions(picked.value))

  /** Stops at the first that is refused, rather than showing the same refusal again and again. */
  async function checkConsistency(): Promise<void> {
    const on = consoleStore.server
    for (const computer of picked.value.computers) {
      if (!(await consoleStore.perform({ do: 'consistency-check', on, computer }))) return
    }
  }

  function run(id: string): void {
    const { groups, members, switchable, inactive } = picked.value
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
        void checkConsistency()
        return
      case 'switch':
        return consoleStore.open({ kind: 'switch-protection', computers: switchable })
      case 'recovery-point':
      case 'disk-allocation':
        return
    }
  }

  return { view, groupBy, rows, selected, current, actions, toggle, run }
}
