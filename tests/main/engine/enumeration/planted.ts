import type { Command } from '@shared/contract/commands'
import type { Estate } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { withComputer, withMembers, withServer } from '../judging/judging-kit'
import { beginnings } from './world'

/* Estates and deeds that must not be: what the statements have to notice. */

const secondary = beginnings['primary and secondary']?.()
if (!secondary) throw new Error('no such beginning')
const server1 = { computer: 'Server1', dataSource: 'C:', group: 'G' }

/** Each breaks something that holds always. */
export const planted: readonly Estate[] = [
  withMembers(secondary, 'DPM3', { ...server1, through: 'DPM1', mode: 'secondary' }),
  withComputer(secondary, 'Server2', { agentOwner: 'Server1' }),
  withServer(secondary, 'DPM1', { agentOwner: 'DPM1' }),
  withServer(secondary, 'DPM3', { groups: [{ name: 'G', policy: DEFAULT_POLICY }] }),
  withServer(secondary, 'DPM1', {
    groups: [
      { name: 'G', policy: DEFAULT_POLICY },
      { name: 'G', policy: DEFAULT_POLICY }
    ]
  }),
  withMembers(secondary, 'DPM1', { ...server1, group: 'H' }),
  withMembers(secondary, 'DPM2', { ...server1, dataSource: 'D:', mode: 'secondary' }),
  withMembers(secondary, 'DPM2', { ...server1, dataSource: 'Z:' }),
  withMembers(secondary, 'DPM1', {
    computer: 'DPM1',
    dataSource: 'DPMDB',
    through: 'DPM2',
    mode: 'secondary'
  }),
  withMembers(secondary, 'DPM2', {
    computer: 'DPM1',
    dataSource: 'System State',
    through: 'DPM3',
    mode: 'switched'
  }),
  withServer(secondary, 'DPM1', { version: '11.0.1.0' }),
  withServer(secondary, 'DPM3', { lostDatabase: { groups: [], members: [], inactive: [] } })
]

/** A DPM server before and after it forgot all it held. */
export const lostCopy: readonly [Estate, Estate] = [
  secondary.estate,
  withServer(secondary, 'DPM2', { groups: [], members: [] })
]

/** What would happen if nothing refused the command; nothing for those that have no rules to speak of. */
export function forced(command: Command): LabEvent[] {
  switch (command.do) {
    case 'install-agent':
      return [{ kind: 'agent-installed', on: command.on, computer: command.computer }]
    case 'attach-agent':
      return [{ kind: 'agent-attached', on: command.on, computer: command.computer }]
    case 'uninstall-agent':
      return [{ kind: 'agent-uninstalled', on: command.on, computer: command.computer }]
    case 'take-ownership':
      return [{ kind: 'ownership-taken', on: command.on, computer: command.computer }]
    case 'switch-protection':
      return [{ kind: 'protection-switched', on: command.on, computer: command.computer }]
    case 'resume-primary-protection':
      return [{ kind: 'primary-protection-resumed', on: command.on, computer: command.computer }]
    case 'create-protection-group':
    case 'add-members': {
      const { on, group } = command
      const members = command.members.map(({ computer, dataSource, through = null }) => ({
        computer,
        dataSource: String(dataSource),
        through
      }))
      const adding: LabEvent = { kind: 'members-added', on, group, members }
      if (command.do === 'add-members') return [adding]
      return [{ kind: 'group-created', on, group, policy: DEFAULT_POLICY }, adding]
    }
    case 'repair-server':
      return [{ kind: 'server-repaired', server: command.server }]
    case 'rebuild-server':
      return [{ kind: 'server-rebuilt', server: command.server }]
    case 'restore-database':
      return [{ kind: 'database-restored', server: command.server, from: command.from, setAside: [] }]
    default:
      return []
  }
}
