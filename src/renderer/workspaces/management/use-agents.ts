import type { AgentView } from '@shared/contract/views'
import { computed, reactive, ref } from 'vue'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { useQuery } from '../../stores/query'
import { agentActions } from './agent-actions'
import { computerOf } from './agent-rows'

/** The tab Agents: what it lists, what is selected, and what can be done with that. */
export function useAgents(shown: () => boolean) {
  const consoleStore = useConsole()
  const lab = useLab()
  const view = useQuery('lab/agents', () =>
    shown() && consoleStore.server ? { server: consoleStore.server } : null
  )
  const selected = ref<string[]>([])

  const picked = computed(() => {
    const names = new Set(selected.value.map(computerOf))
    return (view.value?.agents ?? []).filter(({ computer }) => names.has(computer))
  })
  const groups = computed(() => agentActions(picked.value, consoleStore.server))

  function openWizard(method: 'install' | 'attach', wanted: (agent: AgentView) => boolean): void {
    const computers = picked.value.filter(wanted).map(({ computer }) => computer)
    consoleStore.open({ kind: 'install-agent', method, computers })
  }

  /** The wizard starts from what is selected, as far as it is something for it. */
  const deeds: Readonly<Record<string, () => void>> = {
    install: () => openWizard('install', ({ owner }) => owner === null),
    attach: () => openWizard('attach', ({ owner }) => owner !== consoleStore.server),
    uninstall: () => {
      const computers = picked.value.map(({ computer }) => computer)
      if (computers.length > 0) consoleStore.open({ kind: 'uninstall-agent', computers })
    },
    own: () => {
      const [agent] = picked.value
      if (agent) consoleStore.open({ kind: 'take-ownership', computer: agent.computer })
    },
    refresh: () => void refresh()
  }

  function run(id: string): void {
    deeds[id]?.()
  }

  async function refresh(): Promise<void> {
    await lab.refresh()
    consoleStore.message = `Agent information of ${consoleStore.server} refreshed`
  }

  return reactive({ view, selected, picked, groups, run })
}
