import type { Command } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict } from '@shared/verdict'
import type { Start } from '@shared/words/advice'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useDeeds } from './deeds'
import type { DialogRequest } from './dialogs'
import { useLab } from './lab'
import type { ManagementTab, MonitoringTab, Workspace } from './types'

/** A verdict on the screen, and who waits for the answer. */
export interface ShownVerdict {
  /** A new one for each time a verdict is shown. */
  readonly key: number
  readonly verdict: Verdict
  readonly command: Command
  /** It is looked at again: there is nothing to decide any more. */
  readonly past: boolean
  /** True: go ahead although it is warned of. */
  readonly answer: (confirmed: boolean) => void
}

/** One console: the DPM server it shows, where it is, and what is open on top. */
export const useConsole = defineStore('console', () => {
  const lab = useLab()
  const wanted = ref(new URLSearchParams(location.search).get('server') ?? '')
  const workspace = ref<Workspace>('Monitoring')
  const monitoringTab = ref<MonitoringTab>('alerts')
  const managementTab = ref<ManagementTab>('agents')
  const dialog = shallowRef<DialogRequest | null>(null)
  /** Counts the dialogs that were opened, so that the same request opens a new one. */
  const dialogCount = ref(0)
  const shown = shallowRef<ShownVerdict | null>(null)
  let shownCount = 0
  /** Whether the timeline is shown. */
  const timeline = ref(false)
  /** The last thing that was done, for the status bar. */
  const message = ref('')

  /** The server that is shown: the chosen one while it exists, else the first. */
  const server = computed({
    get: () => {
      const servers = lab.dpmServers
      return (servers.find(({ name }) => name === wanted.value) ?? servers[0])?.name ?? ''
    },
    set: (name: string) => (wanted.value = name)
  })
  const current = computed(() => lab.dpmServers.find(({ name }) => name === server.value))

  function open(request: DialogRequest): void {
    dialogCount.value++
    dialog.value = request
  }

  function close(): void {
    dialog.value = null
  }

  /** Shows a verdict; resolves with the answer. */
  function show(verdict: Verdict, command: Command, past = false): Promise<boolean> {
    return new Promise((resolve) => {
      shown.value = {
        key: ++shownCount,
        verdict,
        command,
        past,
        answer: (confirmed) => {
          shown.value = null
          resolve(confirmed)
        }
      }
    })
  }

  /** Shows a verdict that was given before. */
  async function recall(verdict: Verdict, command: Command): Promise<void> {
    await show(verdict, command, true)
  }

  /**
   * Asks whether a command would go through, and shows what refuses it. Warnings are for the deed itself. With `only`,
   * what else stands against it is left to a later page.
   */
  async function check(command: Command, only?: readonly RuleId[]): Promise<boolean> {
    const verdict = await lab.attempt('lab/preview', { command })
    if (!verdict) return false
    if (verdict.outcome !== 'refused') return true
    const violations = verdict.violations.filter(({ rule }) => only?.includes(rule) ?? true)
    if (violations.length === 0) return true
    void lab.attempt('lab/note-refusal', { command })
    await show({ ...verdict, violations }, command)
    return false
  }

  const { tried, whatIfMode, perform, performAll, performEach, tryProtect } = useDeeds({
    show,
    tell: (text) => (message.value = text),
    leaving: () => {
      const before = dialog.value
      return () => dialog.value !== before
    }
  })

  /** Goes where an advice points to, leaving whatever dialog is open. */
  function start(target: Start): void {
    close()
    if ('on' in target) server.value = target.on
    switch (target.open) {
      case 'agents':
      case 'install-agent':
      case 'attach-agent':
      case 'take-ownership':
        workspace.value = 'Management'
        managementTab.value = 'agents'
        break
      case 'protection':
      case 'switch-protection':
      case 'remove-inactive-protection':
        workspace.value = 'Protection'
        break
      case 'jobs':
        workspace.value = 'Monitoring'
        monitoringTab.value = 'jobs'
        break
      case 'recovery':
        workspace.value = 'Recovery'
        break
      case 'disk-storage':
        workspace.value = 'Management'
        managementTab.value = 'disk-storage'
        break
      case 'rebuild-server':
      case 'repair-server':
      case 'restore-database':
      case 'add-dpm-server':
        break
    }
    const request = requestOf(target)
    if (request) open(request)
  }

  return {
    server,
    current,
    workspace,
    monitoringTab,
    managementTab,
    dialog,
    dialogCount,
    shown,
    timeline,
    tried,
    whatIfMode,
    message,
    open,
    close,
    recall,
    check,
    perform,
    performAll,
    performEach,
    tryProtect,
    start
  }
})

function requestOf(target: Start): DialogRequest | null {
  switch (target.open) {
    case 'agents':
    case 'protection':
    case 'jobs':
    case 'recovery':
    case 'disk-storage':
      return null
    case 'install-agent':
      return { kind: 'install-agent', method: 'install', computers: [target.computer] }
    case 'attach-agent':
      return { kind: 'install-agent', method: 'attach', computers: [target.computer] }
    case 'take-ownership':
      return { kind: 'take-ownership', computer: target.computer }
    case 'switch-protection':
      return { kind: 'switch-protection', computers: [target.computer] }
    case 'remove-inactive-protection':
      return { kind: 'remove-inactive', computer: target.computer }
    case 'rebuild-server':
      return { kind: 'server-action', action: 'rebuild', server: target.server }
    case 'repair-server':
      return { kind: 'server-action', action: 'repair', server: target.server }
    case 'restore-database':
      return { kind: 'server-action', action: 'restore', server: target.server, from: target.from }
    case 'add-dpm-server':
      return { kind: 'add-dpm-server', moving: target.moving, unknownTo: target.unknownTo }
  }
}
