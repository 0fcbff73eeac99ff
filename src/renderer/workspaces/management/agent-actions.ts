import { t } from '@shared/catalogue'
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

const NONE = t`Select a computer first.`

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
      label: t`Deploy`,
      actions: [
        { id: 'install', label: t`Install`, icon: MonitorDown },
        { id: 'attach', label: t`Attach`, icon: Link2 },
        { id: 'uninstall', label: t`Uninstall`, icon: MonitorX, reason: none }
      ]
    },
    {
      label: t`Maintain`,
      actions: [
        {
          id: 'update',
          label: t`Update`,
          icon: CircleArrowUp,
          reason: unless(picked.some(mayUpdate), t`There is no update for what is selected.`)
        },
        { id: 'refresh', label: t`Refresh information`, icon: RefreshCw },
        { id: 'own', label: t`Take Ownership`, icon: UserRoundCheck, reason: whyNotOwn(picked, server) },
        { id: 'set-dpm-server', label: t`Run SetDpmServer…`, icon: SquareTerminal },
        {
          id: 'remove-record',
          label: t`Remove Record`,
          icon: FileX,
          reason: none ?? whyNotForget(picked, server, isCutOff)
        }
      ]
    },
    {
      label: t`Restrict`,
      actions: [
        {
          id: 'disable',
          label: t`Disable agent`,
          icon: CirclePause,
          reason: unless(
            picked.some(({ disabled }) => !disabled),
            t`What is selected is disabled already.`
          )
        },
        {
          id: 'enable',
          label: t`Enable agent`,
          icon: CirclePlay,
          reason: unless(
            picked.some(({ disabled }) => disabled),
            t`Nothing that is selected is disabled.`
          )
        },
        {
          id: 'throttle',
          label: t`Throttle computer`,
          icon: Gauge,
          reason: unless(picked.length === 1, t`Select one computer only.`)
        }
      ]
    }
  ]
}

function whyNotOwn(picked: readonly AgentView[], server: string): string | undefined {
  const [agent] = picked
  if (agent === undefined) return t`Select a computer whose agent another DPM server manages.`
  if (picked.length > 1) return t`Select one computer only.`
  if (agent.owner === null) return t`${agent.computer} has no protection agent to own.`
  if (agent.owner === server) return t`${server} owns the agent on ${agent.computer} already.`
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
    ? t`${server} reaches ${reached.computer}: uninstall the agent.`
    : t`${server} does not own the agent on ${reached.computer}. The computer leaves the list when nothing of it is in a protection group any more.`
}
