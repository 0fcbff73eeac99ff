import { computed, reactive, ref } from 'vue'
import { useConsole } from '../../stores/console'
import { useQuery } from '../../stores/query'
import { useClosedRows } from '../closed-rows'
import { idOf, treeRows } from './recoverable-rows'
import { recoveryActions, type RecoveryAction } from './recovery-actions'
import { usePoint } from './use-point'

/** What the Recovery workspace lists, what is chosen of it, and what can be done with that. */
export function useRecovery() {
  const consoleStore = useConsole()
  const { server } = consoleStore
  const view = useQuery('lab/recovery', () => (server === '' ? null : { server }))

  const filter = ref('')
  const { closed, toggle } = useClosedRows()
  const rows = computed(() => (view.value ? treeRows(view.value, filter.value, closed.value) : []))

  const sources = computed(
    () =>
      new Map(view.value?.computers.flatMap(({ dataSources }) => dataSources.map((one) => [idOf(one), one])))
  )
  const picked = ref<string>()
  const source = computed(() => (picked.value === undefined ? undefined : sources.value.get(picked.value)))
  const { begin, ...chosen } = usePoint(() => source.value)

  const selected = computed({
    get: () => (picked.value === undefined ? [] : [picked.value]),
    set: ([id]: string[]) => {
      if (id === picked.value) return
      picked.value = id
      begin()
    }
  })

  /** A data source at one of its recovery points. */
  function show(id: string, point: number): void {
    picked.value = id
    begin(point)
  }

  const actions = computed(() => recoveryActions(source.value, chosen.point.value))

  function run(id: string): void {
    const wanted = source.value
    const point = chosen.point.value
    if (!wanted) return
    switch (id as RecoveryAction) {
      case 'recover': {
        const { computer, dataSource } = wanted
        if (point !== undefined) consoleStore.open({ kind: 'recover', computer, dataSource, point })
        return
      }
      case 'show':
        return consoleStore.start({ open: 'protection', on: server })
    }
  }

  return reactive({
    server,
    view,
    filter,
    rows,
    toggle,
    sources,
    selected,
    source,
    ...chosen,
    show,
    actions,
    run
  })
}
