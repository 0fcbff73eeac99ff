import type { AgentsView, AgentView, Status } from '@shared/contract/views'
import { agentOwner, computerOf, isOnline, type DpmServer, type Estate } from '../engine/estate'
import { indexOf } from '../engine/server-index'

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
  const ownerVersion = owner === null ? undefined : estate.dpmServers.get(owner)?.version
  return {
    computer,
    kind: estate.dpmServers.has(computer) ? 'DPM server' : 'protected server',
    protectionState:
      index.byComputer.has(computer) || index.reaches.has(computer) ? 'protected' : 'unprotected',
    status: agentStatus(estate, server, computer, owner),
    version: ownerVersion ?? '',
    updates: '',
    owner
  }
}

function agentStatus(estate: Estate, server: DpmServer, computer: string, owner: string | null): Status {
  if (owner === null) {
    return { text: 'Not installed', level: 'critical', reason: `${computer} has no protection agent.` }
  }
  if (owner !== server.name) {
    return {
      text: `Managed by ${owner}`,
      level: 'critical',
      reason: `Jobs of ${server.name} on ${computer} fail until it takes ownership.`
    }
  }
  if (!isOnline(estate, computer)) {
    const state = computerOf(estate, computer)?.status ?? 'offline'
    return { text: 'Unreachable', level: 'critical', reason: `${computer} is ${state}.` }
  }
  return { text: 'OK', level: 'ok' }
}
