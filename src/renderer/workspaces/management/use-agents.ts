import { t } from '@shared/catalogue'
import type { AgentView } from '@shared/contract/views'
import { computed, reactive, ref } from 'vue'
import { useConsole } from '../../stores/console'
import type { AgentAction } from '../../stores/dialogs'
import { useLab } from '../../stores/lab'
import { useQuery } from '../../stores/query'
import { agentActions } from './agent-actions'
import { computerOf } from './agent-rows'
import { mayUpdate, isCutOff } from './agent-state'

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
  const groups = computed(() =>
    agentActions(picked.value, consoleStore.server, (agent) =>
      isCutOff(lab.overview, agent, consoleStore.server)
    )
  )

  const those = (wanted: (agent: AgentView) => boolean): readonly string[] =>
    picked.value.filter(wanted).map(({ computer }) => computer)

  function ask(action: AgentAction, computers: readonly string[]): void {
    if (computers.length > 0) consoleStore.open({ kind: 'agent-action', action, computers })
  }

  async function performOn(
    computers: readonly string[],
    deed: 'update-agent' | 'enable-agent',
    said: string
  ): Promise<void> {
    const on = consoleStore.server
    const commands = computers.map((computer) => ({ do: deed, on, computer }) as const)
    const verdicts = await consoleStore.performEach(commands)
    if (!verdicts || verdicts.length < 2) return
    const done = verdicts.filter(({ outcome }) => outcome === 'done').length
    consoleStore.message = t`${said} ${done} of ${computers.length} computers`
  }

  /** The wizard starts from what is selected, as far as it is something for it. */
  const deeds: Readonly<Record<string, () => void>> = {
    install: () =>
      consoleStore.open({
        kind: 'install-agent',
        method: 'install',
        computers: those(({ owner }) => owner === null)
      }),
    attach: () =>
      consoleStore.open({
        kind: 'install-agent',
        method: 'attach',
        computers: those(({ owner }) => owner !== consoleStore.server)
      }),
    uninstall: () =>
      ask(
        'uninstall',
        those(() => true)
      ),
    'remove-record': () =>
      ask(
        'remove-record',
        those(() => true)
      ),
    disable: () =>
      ask(
        'disable',
        those(({ disabled }) => !disabled)
      ),
    enable: () =>
      void performOn(
        those(({ disabled }) => disabled),
        'enable-agent',
        t`Protection agent enabled on`
      ),
    update: () =>
      void performOn(those(mayUpdate), 'update-agent', t`Update of the protection agent started on`),
    own: () => {
      const [agent] = picked.value
      if (agent) consoleStore.open({ kind: 'take-ownership', computer: agent.computer })
    },
    'set-dpm-server': () => {
      const [agent] = picked.value
      consoleStore.open({
        kind: 'command-form',
        form: 'set-dpm-server',
        ...(agent ? { start: { computer: agent.computer } } : {})
      })
    },
    throttle: () => {
      const [agent] = picked.value
      if (agent) consoleStore.open({ kind: 'command-form', form: 'throttle', start: throttleOf(agent) })
    },
    refresh: () => void refresh()
  }

  function run(id: string): void {
    deeds[id]?.()
  }

  async function refresh(): Promise<void> {
    await lab.refresh()
    consoleStore.message = t`Agent information of ${consoleStore.server} refreshed`
  }

  return reactive({ view, selected, picked, groups, run })
}

function throttleOf({ computer, throttleMbps }: AgentView): Readonly<Record<string, string>> {
  return throttleMbps === null
    ? { computer, throttle: 'off' }
    : { computer, throttle: 'on', mbps: String(throttleMbps) }
}
