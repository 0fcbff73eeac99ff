import { COMPUTER_STATUS } from '@shared/words/computer-status'
import { t } from '@shared/catalogue'
import type { Failure, FailureReason } from '@shared/activity'
import type { MemberTrouble, MemberView } from '@shared/contract/views'
import { explainFailure } from '@shared/words/failures'
import { activityOf } from '../engine/activity'
import { agentOwner, type DpmServer, type Estate, type Member } from '../engine/estate'
import { agentTrouble } from '../engine/jobs/blocked'
import { keyOf } from '../engine/server-index'
import { isSelfProtecting, sourceOf, switchedOn } from '../engine/topology'

type Status = MemberView['status']

/** The protection status of a member, the gravest reason first. */
export function memberStatus(estate: Estate, server: DpmServer, member: Member): Status {
  if (server.status !== 'online') {
    return {
      text: t`DPM server not available`,
      level: 'inactive',
      reason: t`${server.name} is ${COMPUTER_STATUS[server.status]}.`
    }
  }
  return sourceStatus(estate, server, member) ?? replicaStatus(estate, server, member)
}

/** What keeps the server from reading the source of the replica; null if nothing does. */
function sourceStatus(estate: Estate, server: DpmServer, member: Member): Status | null {
  const source = sourceOf(member)
  if (source === server.name) return null
  if (estate.dpmServers.has(source) && isSelfProtecting(estate, source)) {
    return {
      text: t`Protection stopped`,
      level: 'critical',
      trouble: 'chain-broken',
      reason: t`${source} protects its own data, so the chain to ${server.name} is broken.`
    }
  }
  const owner = agentOwner(estate, source)
  if (owner !== server.name) return agentStatus(estate, source, owner)
  const trouble = agentTrouble(estate, server.name, source)
  if (!trouble) return null
  const { text, code } = explainFailure(trouble)
  const [label, kind] = AGENT_TROUBLES[trouble.reason] ?? [t`Agent unreachable`, 'unreachable']
  return { text: label, level: 'critical', trouble: kind, reason: t`${text} (ID ${code})` }
}

const AGENT_TROUBLES: Readonly<Partial<Record<FailureReason, readonly [string, MemberTrouble]>>> = {
  'access-denied': [t`Agent access denied`, 'access-denied'],
  'agent-incompatible': [t`Agent incompatible`, 'agent-incompatible'],
  'agent-disabled': [t`Agent disabled`, 'agent-disabled']
}

function agentStatus(estate: Estate, computer: string, owner: string | null): Status {
  if (owner === null) {
    return {
      text: t`Agent not installed`,
      level: 'critical',
      reason: t`${computer} has no protection agent.`
    }
  }
  const switched = switchedOn(estate, computer) === owner
  return {
    text: switched ? t`Switched to another DPM server` : t`Agent Ownership Required`,
    level: 'critical',
    trouble: switched ? 'switched-elsewhere' : 'ownership-required',
    reason: switched
      ? t`Protection of ${computer} was switched to ${owner}.`
      : t`The protection agent on ${computer} is managed by ${owner}.`
  }
}

/** Source: domain notes, section 6.2. */
function replicaStatus(estate: Estate, server: DpmServer, member: Member): Status {
  const { replicas, running } = activityOf(estate.activity, server.name)
  const job = running.get(keyOf(member))
  const replica = replicas.get(keyOf(member))
  const failures = replica?.failures ?? {}
  if (job?.type === 'replica-creation') {
    return { text: t`Replica creation in progress`, level: 'busy', trouble: 'replica-pending' }
  }
  if (job?.type === 'consistency-check' && member.replica === 'ok') {
    return { text: t`Consistency check in progress`, level: 'busy' }
  }
  if (job?.type === 'consistency-check') {
    return {
      text: t`Replica is inconsistent, verification in progress`,
      level: 'busy',
      trouble: 'replica-inconsistent',
      reason: t`A consistency check compares the replica with its source.`
    }
  }
  switch (member.replica) {
    case 'ok': {
      const failure = failures.synchronization ?? failures['express-full'] ?? failures['recovery-point']
      return failure ? failed(t`A job failed`, failure) : { text: t`OK`, level: 'ok' }
    }
    case 'inconsistent':
      return {
        text: t`Replica is inconsistent`,
        level: 'critical',
        trouble: 'replica-inconsistent',
        reason: t`Jobs fail until a consistency check has run.`
      }
    case 'waiting':
      return {
        text: t`Manual replica creation pending`,
        level: 'info',
        trouble: 'replica-waiting',
        reason: t`The replica waits for its data and a consistency check.`
      }
    case 'missing':
      return {
        text: t`Replica is missing`,
        level: 'critical',
        trouble: 'replica-missing',
        reason: t`The DPM database lists it, and there is no volume for it.`
      }
    case 'pending': {
      const failure = failures['replica-creation']
      if (failure) return failed(t`Unable to configure protection`, failure)
      if (replica?.due['replica-creation'] === undefined) {
        return {
          text: t`Replica is not created`,
          level: 'warning',
          trouble: 'replica-pending',
          reason: t`No job is scheduled that would create it. Run a consistency check.`
        }
      }
      return {
        text: t`Replica creation pending`,
        level: 'info',
        trouble: 'replica-pending',
        reason: t`The replica has no data yet. Its creation is scheduled.`
      }
    }
  }
}

function failed(text: string, failure: Failure): Status {
  const words = explainFailure(failure)
  return { text, level: 'critical', trouble: 'job-failed', reason: t`${words.text} (ID ${words.code})` }
}
