import { t } from '@shared/catalogue'
import { computed, nextTick, reactive, ref } from 'vue'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { isServerAction, serverActions } from './dpm-server-actions'

/** The tab DPM Servers: which one is selected, and what can be done with it. */
export function useDpmServers() {
  const consoleStore = useConsole()
  const lab = useLab()
  const selected = ref<string[]>([consoleStore.server])

  const picked = computed(() => lab.dpmServers.find(({ name }) => name === selected.value[0]))
  const groups = computed(() => serverActions(picked.value?.name, consoleStore.server))

  async function show(name: string): Promise<void> {
    if (name === consoleStore.server) return
    consoleStore.server = name
    consoleStore.message = t`Console of ${name}`
    // The workspace is built anew for the other server, and the list with the focus went with the old one.
    await nextTick()
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(name)}"]`)?.focus()
  }

  function run(id: string): void {
    const { value: server } = picked
    if (id === 'add') consoleStore.open({ kind: 'add-dpm-server' })
    else if (!server) return
    else if (id === 'show') void show(server.name)
    else if (id === 'reallocate')
      consoleStore.open({ kind: 'command-form', form: 'reallocate', start: { server: server.name } })
    else if (isServerAction(id)) consoleStore.open({ kind: 'server-action', action: id, server: server.name })
  }

  return reactive({ selected, picked, groups, run, show })
}
