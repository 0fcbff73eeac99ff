import type { MemberView } from '@shared/contract/views'
import { agentOwner, isOnline, type DpmServer, type Estate, type Member } from '../engine/estate'
import { isSelfProtecting, sourceOf, switchedOn } from '../engine/topology'

type Status = MemberView['status']

/** The protection status of a member, the gravest reason first. */
export function memberStatus(estate: Estate, server: DpmServer, member: Member): Status {
  if (server.status !== 'online') {
    return {
      text: 'DPM server not available',
      level: 'inactive',
      reason: `${server.name} is ${server.status}.`
    }
  }
  return sourceStatus(estate, server, member) ?? replicaStatus(member)
}

/** What keeps the server from reading the source of the replica; null if nothing does. */
function sourceStatus(estate: Estate, server: DpmServer, member: Member): Status | null {
  const source = sourceOf(member)
  if (source === server.name) return null
  if (estate.dpmServers.has(source) && isSelfProtecting(estate, source)) {
    return {
      text: 'Protection stopped',
      level: 'critical',
      trouble: 'chain-broken',
      reason: `${source} protects its own data, so the chain to ${server.name} is broken.`
    }
  }
  const owner = agentOwner(estate, source)
  if (owner !== server.name) return agentStatus(estate, source, owner)
  if (!isOnline(estate, source)) {
    return {
      text: 'Agent unreachable',
      level: 'critical',
      trouble: 'unreachable',
      reason: `The protection agent on ${source} does not answer.`
    }
  }
  return null
}

function agentStatus(estate: Estate, computer: string, owner: string | null): Status {
  if (owner === null) {
    return { text: 'Agent not installed', level: 'critical', reason: `${computer} has no protection agent.` }
  }
  const switched = switchedOn(estate, computer) === owner
  return {
    text: switched ? 'Switched to another DPM server' : 'Agent Ownership Required',
    level: 'critical',
    trouble: switched ? 'switched-elsewhere' : 'ownership-required',
    reason: switched
      ? `Protection of ${computer} was switched to ${owner}.`
      : `The protection agent on ${computer} is managed by ${owner}.`
  }
}

function replicaStatus(member: Member): Status {
  switch (member.replica) {
    case 'ok':
      return { text: 'OK', level: 'ok' }
    case 'inconsistent':
      return {
        text: 'Replica is inconsistent',
        level: 'critical',
        trouble: 'replica-inconsistent',
        reason: 'Jobs fail until a consistency check has run.'
      }
    case 'waiting':
      return {
        text: 'Manual replica creation pending',
        level: 'info',
        trouble: 'replica-waiting',
        reason: 'The replica waits for its data and a consistency check.'
      }
  }
}
