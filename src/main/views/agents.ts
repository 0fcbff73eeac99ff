import { t } from '@shared/catalogue'
import type { AgentsView, AgentView, Status } from '@shared/contract/views'
import type { FailureReason } from '@shared/activity'
import { explainFailure } from '@shared/words/failures'
import { activityOf, type Job } from '../engine/activity'
import {
  agentOwner,
  computerOf,
  isOnline,
  type Computer,
  type DpmServer,
  type Estate
} from '../engine/estate'
import { throttleOf } from '../engine/faults'
import { agentTrouble } from '../engine/jobs/blocked'
import { indexOf } from '../engine/server-index'
import { runningView } from './jobs'

/** Management > Agents: computers whose agent the server owns, and those it has members of without owning it. */
export function agentsView(estate: Estate, server: DpmServer): AgentsView {
  const index = indexOf(server)
  const isListed = (computer: string) =>
    agentOwner(estate, computer) === server.name ||
    (computer !== server.name && (index.reaches.has(computer) || hasDirectMember(server, computer)))
  const computers = [...estate.dpmServers.keys(), ...estate.protectedServers.keys()]
  return {
    server: server.name,
    agents: computers.filter(isListed).map((computer) => agentView(estate, server, computer))
  }
}

function hasDirectMember(server: DpmServer, computer: string): boolean {
  return (
    indexOf(server)
      .byComputer.get(computer)
      ?.some((member) => member.mode !== 'secondary') ?? false
  )
}

function agentView(estate: Estate, server: DpmServer, computer: string): AgentView {
  const index = indexOf(server)
  const owner = agentOwner(estate, computer)
  const job = activityOf(estate.activity, server.name).running.get(`agent\n${computer}`)
  const isOutdated = estate.faults.outdated.includes(computer)
  const ownerVersion = owner === null ? undefined : estate.dpmServers.get(owner)?.version
  return {
    computer,
    kind: estate.dpmServers.has(computer) ? 'DPM server' : 'protected server',
    protectionState:
      index.byComputer.has(computer) || index.reaches.has(computer) ? 'protected' : 'unprotected',
    status: agentStatus(estate, server, computer, owner, job),
    version: isOutdated ? olderThan(ownerVersion) : (ownerVersion ?? ''),
    updates: job?.type === 'agent-update' ? t`Updating` : isOutdated ? t`Update available` : '',
    owner,
    disabled: estate.faults.disabled.includes(computer),
    throttleMbps: throttleOf(estate, computer),
    job: runningView(job)
  }
}

/** The version of an agent that was not updated with its DPM server: that of the major version before. */
function olderThan(version: string | undefined): string {
  const [major = 0] = (version ?? '').split('.').map(Number)
  return `${Math.max(major - 1, 1)}.0.0.0`
}

/** Source: domain notes, section 6.1. */
function agentStatus(
  estate: Estate,
  server: DpmServer,
  computer: string,
  owner: string | null,
  job: Job | undefined
): Status {
  if (owner === null) {
    return { text: t`Not installed`, level: 'critical', reason: t`${computer} has no protection agent.` }
  }
  if (owner !== server.name) {
    return {
      text: t`Managed by ${owner}`,
      level: 'critical',
      reason: t`Jobs of ${server.name} on ${computer} fail until it takes ownership.`
    }
  }
  if (job?.type === 'agent-installation') {
    return { text: t`Installing`, level: 'busy', reason: t`The agent is being installed on ${computer}.` }
  }
  if (!isOnline(estate, computer)) {
    const state = computerOf(estate, computer)?.status ?? 'offline'
    return { text: t`Unreachable`, level: 'critical', reason: DOWN[state](computer) }
  }
  const trouble = agentTrouble(estate, server.name, computer)
  if (!trouble) return { text: t`OK`, level: 'ok' }
  const { code, text, recommended } = explainFailure(trouble)
  const [label, level] = LABELS[trouble.reason] ?? [t`Unreachable`, 'critical']
  return { text: label, level, reason: t`${text} ${recommended} (ID ${code})` }
}

const DOWN: Readonly<Record<Computer['status'], (name: string) => string>> = {
  online: (name) => t`${name} is online.`,
  offline: (name) => t`${name} is offline.`,
  failed: (name) => t`${name} is failed.`,
  removed: (name) => t`${name} is removed.`
}

const LABELS: Readonly<Partial<Record<FailureReason, readonly [string, Status['level']]>>> = {
  'network-cut': [t`Unreachable`, 'critical'],
  'access-denied': [t`Access denied`, 'critical'],
  'agent-incompatible': [t`Incompatible version`, 'critical'],
  'agent-disabled': [t`Disabled`, 'warning']
}
