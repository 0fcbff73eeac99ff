import type { Command } from '@shared/contract/commands'
import type { ManagementTab, MonitoringTab, Workspace } from '../../stores/types'

/** Something of the console that one uses on the way to a command. */
export type Control =
  | { readonly kind: 'server'; readonly name: string }
  | { readonly kind: 'workspace'; readonly workspace: Workspace }
  | { readonly kind: 'monitoring-tab'; readonly tab: MonitoringTab }
  | { readonly kind: 'management-tab'; readonly tab: ManagementTab }
  /** One of these rows of the list; without rows whatever makes the button available. */
  | { readonly kind: 'row'; readonly what: string; readonly rows: readonly Row[]; readonly button: string }
  | { readonly kind: 'button'; readonly label: string }
  /** An entry of the menu Lab. */
  | { readonly kind: 'menu'; readonly entry: string }
  /** Lets time pass. */
  | { readonly kind: 'clock' }

/** A row by its id, or any whose id begins so. */
export type Row = { readonly id: string } | { readonly under: string }

const tabs: Readonly<Record<ManagementTab | MonitoringTab, string>> = {
  agents: 'Agents',
  'dpm-servers': 'DPM Servers',
  'disk-storage': 'Disk Storage',
  libraries: 'Libraries',
  alerts: 'Alerts',
  jobs: 'Jobs'
}

/** What to do with it, in words that follow "Next:". */
export function controlWords(control: Control): string {
  switch (control.kind) {
    case 'server':
      return `choose the DPM server ${control.name}`
    case 'workspace':
      return `choose ${control.workspace}`
    case 'monitoring-tab':
    case 'management-tab':
      return `open the tab ${tabs[control.tab]}`
    case 'row':
      return `select ${control.what} in the list`
    case 'button':
      return `press ${control.label}`
    case 'menu':
      return `choose Lab > ${control.entry}`
    case 'clock':
      return 'press Run until… in the status bar'
  }
}

/** The way there, as documents write it: `DPM2 > Management > Agents > Install`. */
export function pathWords(controls: readonly Control[]): string {
  return controls.flatMap((control) => pathPart(control) ?? []).join(' > ')
}

function pathPart(control: Control): string | null {
  switch (control.kind) {
    case 'server':
      return control.name
    case 'workspace':
      return control.workspace
    case 'monitoring-tab':
    case 'management-tab':
      return tabs[control.tab]
    case 'row':
      return null
    case 'button':
      return control.label
    case 'menu':
      return `Lab > ${control.entry}`
    case 'clock':
      return 'Status bar > Run until…'
  }
}

/** The controls of the console that lead to a command, one after the other; the last one opens or does it. */
export function controlsOf(command: Command, dpmServers: readonly string[]): readonly Control[] {
  const here: Control[] = 'on' in command ? [{ kind: 'server', name: command.on }] : []
  switch (command.do) {
    case 'install-agent':
      return [...here, ...agents(), button('Install')]
    case 'attach-agent':
      return [...here, ...agents(), button('Attach')]
    case 'uninstall-agent':
      return [...here, ...agents(), ...onAgent(command.computer, 'Uninstall')]
    case 'take-ownership':
      return [...here, ...agents(), ...onAgent(command.computer, 'Take Ownership')]
    case 'disable-agent':
      return [...here, ...agents(), ...onAgent(command.computer, 'Disable agent')]
    case 'enable-agent':
      return [...here, ...agents(), ...onAgent(command.computer, 'Enable agent')]
    case 'throttle-agent':
      return [...here, ...agents(), ...onAgent(command.computer, 'Throttle computer')]
    case 'update-agent':
      return [...here, ...agents(), ...onAgent(command.computer, 'Update')]
    case 'set-dpm-server':
      return [...agents(), button('Run SetDpmServer…')]
    case 'create-protection-group':
      return [...here, PROTECTION, button('New')]
    case 'modify-protection-group':
    case 'add-members':
      return [...here, PROTECTION, ...onRow(command.group, groupRows(command.group), 'Modify')]
    case 'remove-members': {
      const { group, members } = command
      const all = members === 'all' ? [] : members.map(({ computer }) => computer)
      const rows = all.length === 0 ? groupRows(group) : all.flatMap(memberRows)
      const what = all.length === 0 ? group : dataOf(...new Set(all))
      return [...here, PROTECTION, ...onRow(what, rows, 'Stop protection of member...')]
    }
    case 'remove-inactive-protection':
      return [
        ...here,
        PROTECTION,
        ...onRow(
          `the inactive replicas of ${command.computer}`,
          [{ under: `inactive\n${command.computer}\n` }, { id: 'inactive' }],
          'Remove inactive protection'
        )
      ]
    case 'switch-protection':
    case 'resume-primary-protection':
      return [...here, PROTECTION, ...onData(command.computer, 'Switch Disaster Protection')]
    case 'consistency-check':
      return [...here, PROTECTION, ...onData(command.computer, 'Perform Consistency Check')]
    case 'create-recovery-point':
      return [...here, PROTECTION, ...onData(command.computer, 'Create recovery point')]
    case 'recover': {
      const { computer, dataSource } = command
      const what = `${dataSource} of ${computer}, and a recovery point,`
      return [
        ...here,
        { kind: 'workspace', workspace: 'Recovery' },
        ...onRow(what, [{ id: `${computer}\n${dataSource}` }], 'Recover...')
      ]
    }
    case 'cancel-job':
      return [...here, ...monitoring('jobs'), ...onRow(`the job of ${command.computer}`, [], 'Cancel')]
    case 'retry-job':
      return [...here, ...monitoring('jobs'), ...onRow(`the failed job of ${command.computer}`, [], 'Retry')]
    case 'inactivate-alert':
      return [
        ...here,
        ...monitoring('alerts'),
        ...onRow(`the alert of ${command.computer}`, [], 'Inactivate alert')
      ]
    case 'add-storage':
      return [...here, ...management('disk-storage'), button('Add')]
    case 'rescan-library':
      return [...here, ...management('libraries'), button('Rescan')]
    case 'inventory-library':
      return [...here, ...management('libraries'), button('Inventory library')]
    case 'reallocate-replicas':
      return [...management('dpm-servers'), ...onRow(command.on, [{ id: command.on }], 'Reallocate replicas')]
    case 'add-dpm-server':
      return [...management('dpm-servers'), button('Add DPM server')]
    case 'rebuild-server':
      return onServer(command.server, 'Rebuild', dpmServers)
    case 'restore-database':
      return onServer(command.server, 'Restore database', dpmServers)
    case 'fail-server':
      return onServer(command.server, 'Fail', dpmServers)
    case 'repair-server':
      return onServer(command.server, 'Repair', dpmServers)
    case 'remove-server':
      return onServer(command.server, 'Remove', dpmServers)
    case 'set-local-data-protection':
      return [...here, menu(`Allow local data protection on ${command.on}`)]
    case 'add-protected-server':
      return [menu('Add protected server…')]
    case 'cut-network':
      return [menu('Failures > Cut network between two computers…')]
    case 'stop-service':
      return [menu('Failures > Stop a service…')]
    case 'fill-storage':
      return [menu('Failures > Fill storage pool…')]
    case 'outdate-agent':
      return [menu('Failures > Agent version too old…')]
    case 'spoil-credentials':
      return [menu('Failures > Wrong credentials…')]
    case 'restore-network':
    case 'start-service':
    case 'correct-credentials':
      return [menu('Failures > What is out of order…')]
    case 'advance-clock':
      return [{ kind: 'clock' }]
  }
}

const PROTECTION: Control = { kind: 'workspace', workspace: 'Protection' }
const button = (label: string): Control => ({ kind: 'button', label })
const menu = (entry: string): Control => ({ kind: 'menu', entry })
const dataOf = (...computers: readonly string[]): string => `the data of ${computers.join(' and ')}`
const agents = (): Control[] => management('agents')

function management(tab: ManagementTab): Control[] {
  return [
    { kind: 'workspace', workspace: 'Management' },
    { kind: 'management-tab', tab }
  ]
}

function monitoring(tab: MonitoringTab): Control[] {
  return [
    { kind: 'workspace', workspace: 'Monitoring' },
    { kind: 'monitoring-tab', tab }
  ]
}

/** The button is about what is selected. */
function onRow(what: string, rows: readonly Row[], label: string): Control[] {
  return [{ kind: 'row', what, rows, button: label }, button(label)]
}

const onAgent = (computer: string, label: string): Control[] =>
  onRow(computer, [{ id: `agent:${computer}` }], label)

const onData = (computer: string, label: string): Control[] =>
  onRow(dataOf(computer), memberRows(computer), label)

/** The list has groups with their members, or computers with theirs. A whole group holds its members too. */
const memberRows = (computer: string): Row[] => [
  { under: `member\n${computer}\n` },
  { id: `computer\n${computer}` },
  { under: 'group\n' }
]
const groupRows = (group: string): Row[] => [{ id: `group\n${group}` }]

/** Only DPM servers are in the list of DPM servers; what happens to others is in the menu. */
function onServer(server: string, label: string, dpmServers: readonly string[]): Control[] {
  if (dpmServers.includes(server)) {
    return [...management('dpm-servers'), ...onRow(server, [{ id: server }], label)]
  }
  return [menu(label === 'Restore database' ? 'Restore database of a DPM server…' : `${label}…`)]
}
