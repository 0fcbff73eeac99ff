import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import { workspaceLabels, type ManagementTab, type MonitoringTab, type Workspace } from '../../stores/types'
import { and } from '@shared/words/counts'

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
  agents: t`Agents`,
  'dpm-servers': t`DPM Servers`,
  'disk-storage': t`Disk Storage`,
  libraries: t`Libraries`,
  alerts: t`Alerts`,
  jobs: t`Jobs`
}

/** What to do with it, in words that follow "Next:". */
export function controlWords(control: Control): string {
  switch (control.kind) {
    case 'server':
      return t`choose the DPM server ${control.name}`
    case 'workspace':
      return t`choose ${workspaceLabels[control.workspace]}`
    case 'monitoring-tab':
    case 'management-tab':
      return t`open the tab ${tabs[control.tab]}`
    case 'row':
      return t`select ${control.what} in the list`
    case 'button':
      return t`press ${control.label}`
    case 'menu':
      return t`choose Lab > ${control.entry}`
    case 'clock':
      return t`press Run until… in the status bar`
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
      return workspaceLabels[control.workspace]
    case 'monitoring-tab':
    case 'management-tab':
      return tabs[control.tab]
    case 'row':
      return null
    case 'button':
      return control.label
    case 'menu':
      return t`Lab > ${control.entry}`
    case 'clock':
      return t`Status bar > Run until…`
  }
}

/** The controls of the console that lead to a command, one after the other; the last one opens or does it. */
export function controlsOf(command: Command, dpmServers: readonly string[]): readonly Control[] {
  const here: Control[] = 'on' in command ? [{ kind: 'server', name: command.on }] : []
  switch (command.do) {
    case 'install-agent':
      return [...here, ...agents(), button(t`Install`)]
    case 'attach-agent':
      return [...here, ...agents(), button(t`Attach`)]
    case 'uninstall-agent':
      return [...here, ...agents(), ...onAgent(command.computer, t`Uninstall`)]
    case 'take-ownership':
      return [...here, ...agents(), ...onAgent(command.computer, t`Take Ownership`)]
    case 'disable-agent':
      return [...here, ...agents(), ...onAgent(command.computer, t`Disable agent`)]
    case 'enable-agent':
      return [...here, ...agents(), ...onAgent(command.computer, t`Enable agent`)]
    case 'throttle-agent':
      return [...here, ...agents(), ...onAgent(command.computer, t`Throttle computer`)]
    case 'update-agent':
      return [...here, ...agents(), ...onAgent(command.computer, t`Update`)]
    case 'set-dpm-server':
      return [...agents(), button(t`Run SetDpmServer…`)]
    case 'create-protection-group':
      return [...here, PROTECTION, button(t`New`)]
    case 'modify-protection-group':
    case 'add-members':
      return [...here, PROTECTION, ...onRow(command.group, groupRows(command.group), t`Modify`)]
    case 'remove-members': {
      const { group, members } = command
      const all = members === 'all' ? [] : members.map(({ computer }) => computer)
      const rows = all.length === 0 ? groupRows(group) : all.flatMap(memberRows)
      const what = all.length === 0 ? group : dataOf(...new Set(all))
      return [...here, PROTECTION, ...onRow(what, rows, t`Stop protection of member...`)]
    }
    case 'remove-inactive-protection':
      return [
        ...here,
        PROTECTION,
        ...onRow(
          t`the inactive replicas of ${command.computer}`,
          [{ under: `inactive\n${command.computer}\n` }, { id: 'inactive' }],
          t`Remove inactive protection`
        )
      ]
    case 'switch-protection':
    case 'resume-primary-protection':
      return [...here, PROTECTION, ...onData(command.computer, t`Switch Disaster Protection`)]
    case 'consistency-check':
      return [...here, PROTECTION, ...onData(command.computer, t`Perform Consistency Check`)]
    case 'create-recovery-point':
      return [...here, PROTECTION, ...onData(command.computer, t`Create recovery point`)]
    case 'recover': {
      const { computer, dataSource } = command
      const what = t`${dataSource} of ${computer}, and a recovery point,`
      return [
        ...here,
        { kind: 'workspace', workspace: 'Recovery' },
        ...onRow(what, [{ id: `${computer}\n${dataSource}` }], t`Recover...`)
      ]
    }
    case 'cancel-job':
      return [...here, ...monitoring('jobs'), ...onRow(t`the job of ${command.computer}`, [], t`Cancel`)]
    case 'retry-job':
      return [
        ...here,
        ...monitoring('jobs'),
        ...onRow(t`the failed job of ${command.computer}`, [], t`Retry`)
      ]
    case 'inactivate-alert':
      return [
        ...here,
        ...monitoring('alerts'),
        ...onRow(t`the alert of ${command.computer}`, [], t`Inactivate alert`)
      ]
    case 'add-storage':
      return [...here, ...management('disk-storage'), button(t`Add`)]
    case 'rescan-library':
      return [...here, ...management('libraries'), button(t`Rescan`)]
    case 'inventory-library':
      return [...here, ...management('libraries'), button(t`Inventory library`)]
    case 'reallocate-replicas':
      return [
        ...management('dpm-servers'),
        ...onRow(command.on, [{ id: command.on }], t`Reallocate replicas`)
      ]
    case 'add-dpm-server':
      return [...management('dpm-servers'), button(t`Add DPM server`)]
    case 'rebuild-server':
      return onServer(command.server, t`Rebuild`, dpmServers)
    case 'restore-database':
      return onServer(command.server, RESTORE, dpmServers)
    case 'fail-server':
      return onServer(command.server, t`Fail`, dpmServers)
    case 'repair-server':
      return onServer(command.server, t`Repair`, dpmServers)
    case 'remove-server':
      return onServer(command.server, t`Remove`, dpmServers)
    case 'set-local-data-protection':
      return [...here, menu(t`Allow local data protection on ${command.on}`)]
    case 'add-protected-server':
      return [menu(t`Add protected server…`)]
    case 'cut-network':
      return [menu(t`Failures > Cut network between two computers…`)]
    case 'stop-service':
      return [menu(t`Failures > Stop a service…`)]
    case 'fill-storage':
      return [menu(t`Failures > Fill storage pool…`)]
    case 'outdate-agent':
      return [menu(t`Failures > Agent version too old…`)]
    case 'spoil-credentials':
      return [menu(t`Failures > Wrong credentials…`)]
    case 'restore-network':
    case 'start-service':
    case 'correct-credentials':
      return [menu(t`Failures > What is out of order…`)]
    case 'advance-clock':
      return [{ kind: 'clock' }]
  }
}

const RESTORE = t`Restore database`
const PROTECTION: Control = { kind: 'workspace', workspace: 'Protection' }
const button = (label: string): Control => ({ kind: 'button', label })
const menu = (entry: string): Control => ({ kind: 'menu', entry })
const dataOf = (...computers: readonly string[]): string => t`the data of ${and(computers)}`
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
  return [menu(label === RESTORE ? t`Restore database of a DPM server…` : `${label}…`)]
}
