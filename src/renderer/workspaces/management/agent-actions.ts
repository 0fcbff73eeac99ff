import type { AgentView } from '@shared/contract/views'
import {
  CircleArrowUp,
  CirclePause,
  CirclePlay,
  Gauge,
  Link2,
  MonitorDown,
  MonitorX,
  RefreshCw,
  UserRoundCheck
} from '@lucide/vue'
import type { ActionGroup } from '../actions'

const NOT_SIMULATED = 'is not simulated in this version.'

/** What can be done with agents, given those that are selected in the list of this DPM server. */
export function agentActions(picked: readonly AgentView[], server: string): readonly ActionGroup[] {
  return [
    {
      label: 'Deploy',
      actions: [
        { id: 'install', label: 'Install', icon: MonitorDown },
        { id: 'attach', label: 'Attach', icon: Link2 },
        {
          id: 'uninstall',
          label: 'Uninstall',
          icon: MonitorX,
          reason: picked.length === 0 ? 'Select a computer first.' : undefined
        }
      ]
    },
    {
      label: 'Maintain',
      actions: [
        { id: 'update', label: 'Update', icon: CircleArrowUp, reason: 'There is no update for any agent.' },
        { id: 'refresh', label: 'Refresh information', icon: RefreshCw },
        { id: 'own', label: 'Take Ownership', icon: UserRoundCheck, reason: whyNotOwn(picked, server) }
      ]
    },
    {
      label: 'Restrict',
      actions: [
        {
          id: 'disable',
          label: 'Disable agent',
          icon: CirclePause,
          reason: `Disabling agents ${NOT_SIMULATED}`
        },
        {
          id: 'enable',
          label: 'Enable agent',
          icon: CirclePlay,
          reason: `Disabling agents ${NOT_SIMULATED}`
        },
        {
          id: 'throttle',
          label: 'Throttle computer',
          icon: Gauge,
          reason: `Network bandwidth throttling ${NOT_SIMULATED}`
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
