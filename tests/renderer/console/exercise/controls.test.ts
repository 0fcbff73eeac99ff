import { menusOf } from '@renderer/console/menus'
import { controlsOf, controlWords, pathWords, type Control } from '@renderer/console/exercise/controls'
import type { MenuEntry } from '@renderer/components'
import { agentActions } from '@renderer/workspaces/management/agent-actions'
import { serverActions } from '@renderer/workspaces/management/dpm-server-actions'
import { jobActions } from '@renderer/workspaces/monitoring/job-actions'
import { protectionActions } from '@renderer/workspaces/protection/protection-actions'
import { pickedOf } from '@renderer/workspaces/protection/selection'
import { recoveryActions } from '@renderer/workspaces/recovery/recovery-actions'
import type { ActionGroup } from '@renderer/workspaces/actions'
import type { Command } from '@shared/contract/commands'
import { describe, expect, it } from 'vitest'

const on = 'DPM1'
const computer = 'Server1'
const members = [{ computer, dataSource: 'C:' }]
const pair = { from: 'DPM1', to: 'Server1' }

/** One of each kind; a kind that is missing does not compile. */
const commands: { [K in Command['do']]: Extract<Command, { do: K }> } = {
  'install-agent': { do: 'install-agent', on, computer },
  'attach-agent': { do: 'attach-agent', on, computer },
  'uninstall-agent': { do: 'uninstall-agent', on, computer },
  'create-protection-group': { do: 'create-protection-group', on, group: 'PG', members },
  'add-members': { do: 'add-members', on, group: 'PG', members },
  'remove-members': { do: 'remove-members', on, group: 'PG', members, data: 'retain' },
  'remove-inactive-protection': { do: 'remove-inactive-protection', on, computer },
  'switch-protection': { do: 'switch-protection', on, computer },
  'resume-primary-protection': { do: 'resume-primary-protection', on, computer },
  'take-ownership': { do: 'take-ownership', on, computer },
  'consistency-check': { do: 'consistency-check', on, computer },
  'fail-server': { do: 'fail-server', server: 'DPM1' },
  'repair-server': { do: 'repair-server', server: 'DPM1' },
  'remove-server': { do: 'remove-server', server: 'DPM1' },
  'rebuild-server': { do: 'rebuild-server', server: 'DPM1' },
  'restore-database': { do: 'restore-database', server: 'DPM1', from: 'DPM2' },
  'add-dpm-server': { do: 'add-dpm-server', name: 'DPM4' },
  'add-protected-server': { do: 'add-protected-server', name: 'Server9' },
  'set-local-data-protection': { do: 'set-local-data-protection', on, allowed: true },
  'advance-clock': { do: 'advance-clock', by: '1d' },
  'modify-protection-group': { do: 'modify-protection-group', on, group: 'PG' },
  'create-recovery-point': { do: 'create-recovery-point', on, computer },
  'cancel-job': { do: 'cancel-job', on, computer },
  'retry-job': { do: 'retry-job', on, computer },
  'inactivate-alert': { do: 'inactivate-alert', on, alert: 'agent-unreachable', computer },
  recover: { do: 'recover', on, computer, dataSource: 'C:', to: 'original' },
  'disable-agent': { do: 'disable-agent', on, computer },
  'enable-agent': { do: 'enable-agent', on, computer },
  'throttle-agent': { do: 'throttle-agent', on, computer },
  'update-agent': { do: 'update-agent', on, computer },
  'set-dpm-server': { do: 'set-dpm-server', computer, server: 'DPM1' },
  'reallocate-replicas': { do: 'reallocate-replicas', on },
  'add-storage': { do: 'add-storage', on, gigabytes: 100 },
  'fill-storage': { do: 'fill-storage', on },
  'rescan-library': { do: 'rescan-library', on },
  'inventory-library': { do: 'inventory-library', on },
  'cut-network': { do: 'cut-network', ...pair },
  'restore-network': { do: 'restore-network', ...pair },
  'stop-service': { do: 'stop-service', computer, service: 'DPMWriter' },
  'start-service': { do: 'start-service', computer, service: 'DPMWriter' },
  'outdate-agent': { do: 'outdate-agent', computer },
  'spoil-credentials': { do: 'spoil-credentials', computer },
  'correct-credentials': { do: 'correct-credentials', computer }
}

const labels = (groups: readonly ActionGroup[]): string[] =>
  groups.flatMap(({ actions }) => actions.map(({ label }) => label))

/** The buttons of each place, as the console itself makes them. */
const buttons: Readonly<Record<string, readonly string[]>> = {
  Agents: labels(agentActions([], on, () => false)),
  'DPM Servers': labels(serverActions(undefined, on)),
  Protection: labels(protectionActions(pickedOf([]))),
  Recovery: labels(recoveryActions(undefined, undefined)),
  Jobs: labels(jobActions([], undefined)),
  // Made inside of components.
  Alerts: ['Inactivate alert'],
  'Disk Storage': ['Add'],
  Libraries: ['Rescan', 'Inventory library']
}

const menu = menusOf({
  labOpen: true,
  undo: null,
  redo: null,
  server: 'DPM1',
  servers: ['DPM1'],
  allowLocalDataProtection: false,
  theme: 'system',
  language: 'system',
  workspace: 'Map',
  timeline: false,
  whatIf: false,
  assessing: false,
  noDemo: undefined,
  clock: { state: 'paused', speed: 1, jobs: 0, noNext: undefined }
}).find(({ label }) => label === 'Lab')

const entriesOf = (items: readonly MenuEntry[], path = ''): string[] =>
  items.flatMap((one) => {
    if (one.kind === 'separator') return []
    return one.kind === 'item' ? [path + one.label] : entriesOf(one.items, `${path}${one.label} > `)
  })

const last = (controls: readonly Control[]): Control | undefined => controls.at(-1)

describe('the controls that lead to a command', () => {
  it.each(Object.values(commands))('end with one that there is: $do', (command) => {
    const controls = controlsOf(command, ['DPM1', 'DPM2'])
    const end = last(controls)
    if (end?.kind === 'button') {
      const place = pathWords(controls).split(' > ').at(-2) ?? ''
      expect(buttons[place]).toContain(end.label)
    } else if (end?.kind === 'menu') {
      expect(entriesOf(menu?.items ?? [])).toContain(end.entry)
    } else {
      expect(end).toEqual({ kind: 'clock' })
      expect(command.do).toBe('advance-clock')
    }
  })

  it('begin with the console of the server that acts', () => {
    const controls = controlsOf({ do: 'install-agent', on: 'DPM2', computer: 'DPM1' }, ['DPM1', 'DPM2'])
    expect(pathWords(controls)).toBe('DPM2 > Management > Agents > Install')
    expect(controls.map(controlWords)).toEqual([
      'choose the DPM server DPM2',
      'choose Management',
      'open the tab Agents',
      'press Install'
    ])
  })

  it('go over the list where the button is about what is selected', () => {
    expect(controlsOf(commands['uninstall-agent'], []).map(controlWords).slice(-2)).toEqual([
      'select Server1 in the list',
      'press Uninstall'
    ])
    expect(controlsOf(commands['switch-protection'], []).map(controlWords).slice(-2)).toEqual([
      'select the data of Server1 in the list',
      'press Switch Disaster Protection'
    ])
  })

  it('lead to the menu for a server that is no DPM server', () => {
    const command: Command = { do: 'fail-server', server: 'Server1' }
    expect(controlsOf(command, ['DPM1'])).toEqual([{ kind: 'menu', entry: 'Fail…' }])
    expect(pathWords(controlsOf({ ...command, server: 'DPM1' }, ['DPM1']))).toBe(
      'Management > DPM Servers > Fail'
    )
  })
})
