import type { AgentView } from '@shared/contract/views'
import {
  CircleArrowUp,
  CirclePause,
  CirclePlay,
  FileX,
  Gauge,
  Link2,
  MonitorDown,
  MonitorX,
  RefreshCw,
  SquareTerminal,
  UserRoundCheck
} from '@lucide/vue'
import type { ActionGroup } from '../actions'
import { mayUpdate } from './agent-state'

const NONE = 'Select a computer first.'

/** What can be done with agents, given those that are selected in the list of this DPM server. */
export function agentActions(
  picked: readonly AgentView[],
  server: string,
  isCutOff: (agent: AgentView) => boolean
): readonly ActionGroup[] {
  const none = picked.length === 0 ? NONE : undefined
  const unless = (some: boolean, reason: string) => none ?? (some ? undefined : reason)
  return [
    {
      label: 'Deploy',
      actions: [
        { id: 'install', label: 'Install', icon: MonitorDown },
        { id: 'attach', label: 'Attach', icon: Link2 },
        { id: 'uninstall', label: 'Uninstall', icon: MonitorX, reason: none }
      ]
    },
    {
      label: 'Maintain',
      actions: [
        {
          id: 'update',
          label: 'Update',
          icon: CircleArrowUp,
          reason: unless(picked.some(mayUpdate), 'There is no update for what is selected.')
        },
        { id: 'refresh', label: 'Refresh information', icon: RefreshCw },
        { id: 'own', label: 'Take Ownership', icon: UserRoundCheck, reason: whyNotOwn(picked, server) },
        { id: 'set-dpm-server', label: 'Run SetDpmServer…', icon: SquareTerminal },
        {
          id: 'remove-record',
          label: 'Remove Record',
          icon: FileX,
          reason: none ?? whyNotForget(picked, server, isCutOff)
        }
      ]
    },
    {
      label: 'Restrict',
      actions: [
        {
          id: 'disable',
          label: 'Disable agent',
          icon: CirclePause,
          reason: unless(
            picked.some(({ disabled }) => !disabled),
            'What is selected is disabled already.'
          )
        },
        {
          id: 'enable',
          label: 'Enable agent',
          icon: CirclePlay,
          reason: unless(
            picked.some(({ disabled }) => disabled),
            'Nothing that is selected is disabled.'
          )
        },
        {
          id: 'throttle',
          label: 'Throttle computer',
          icon: Gauge,
          reason: unless(picked.length === 1, 'Select one computer only.')
        }
      ]
    }
  ]
}

function whyNotOwn(picked: readonly AgentView[], server: string): string | undefined {
  const [agent] = picked
  if (agent === undefined) return 'Select a computer whose agent another DPM server manages.'
  if (picked.length > 1) return 'Select one computer only.'
  if (agent.owner === null) return `${agent.computer} has no protection agent to own.`
  if (agent.owner === server) return `${server} owns the agent on ${agent.computer} already.`
  return undefined
}

function whyNotForget(
  picked: readonly AgentView[],
  server: string,
  isCutOff: (agent: AgentView) => boolean
): string | undefined {
  const reached = picked.find((agent) => !isCutOff(agent))
  if (!reached) return undefined
  return reached.owner === server
    ? `${server} reaches ${reached.computer}: uninstall the agent.`
    : `${server} does not own the agent on ${reached.computer}. The computer leaves the list when nothing of it is in a protection group any more.`
}
