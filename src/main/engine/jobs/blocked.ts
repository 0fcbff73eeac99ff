import type { Failure, JobType } from '@shared/activity'
import { agentOwner, isOnline, type Estate, type Member, type ReplicaState } from '../estate'
import { isCut, isDenied, isStopped } from '../faults'
import { isFull } from '../storage'
import { isSelfProtecting, sourceOf, switchedOn } from '../topology'
import { keyOf } from '../server-index'
import type { Draft } from './draft'
import { isSql } from './sizes'

/** The DPM servers as they are by now. */
export interface Present {
  readonly estate: Estate
  draft(server: string): Draft | undefined
}

/** Why a job of a member cannot run on its DPM server now; null if it can. The gravest reason first. */
export function blockedBy(present: Present, draft: Draft, member: Member, type: JobType): Failure | null {
  // A shadow copy is made of the replica: the source need not be reached, but it must still be this server's.
  const { estate } = present
  const source =
    type === 'recovery-point'
      ? rightsTrouble(estate, draft.name, member)
      : (sourceTrouble(estate, draft.name, member) ?? primaryTrouble(present, member))
  return source ?? replicaTrouble(draft, member, type)
}

function rightsTrouble(estate: Estate, server: string, member: Member): Failure | null {
  const source = sourceOf(member)
  if (source === server) return null
  if (estate.dpmServers.has(source) && isSelfProtecting(estate, source)) {
    return { reason: 'chain-broken', computer: source }
  }
  return ownerTrouble(estate, server, source)
}

/** Why the agent of a computer does not work for a DPM server: there is none, or it is another's. */
export function ownerTrouble(estate: Estate, server: string, computer: string): Failure | null {
  const owner = agentOwner(estate, computer)
  if (owner === null) return { reason: 'agent-not-installed', computer }
  if (owner === server) return null
  const reason = switchedOn(estate, computer) === owner ? 'switched-elsewhere' : 'managed-elsewhere'
  return { reason, computer, other: owner }
}

function sourceTrouble(estate: Estate, server: string, member: Member): Failure | null {
  const source = sourceOf(member)
  const stopped =
    member.mode !== 'secondary' &&
    isSql(member.dataSource) &&
    isStopped(estate, member.computer, 'SQL Server VSS Writer')
  const writer: Failure | null = stopped ? { reason: 'sql-writer-stopped', computer: member.computer } : null
  if (source === server) return writer
  return rightsTrouble(estate, server, member) ?? agentTrouble(estate, server, source) ?? writer
}

export function reachTrouble(estate: Estate, server: string, computer: string): Failure | null {
  if (!isOnline(estate, computer)) return { reason: 'computer-unreachable', computer }
  return isCut(estate, server, computer) ? { reason: 'network-cut', computer } : null
}

/** Why a DPM server gets nothing from the agent of a computer that is its own. */
export function agentTrouble(estate: Estate, server: string, computer: string): Failure | null {
  const unreached = reachTrouble(estate, server, computer)
  if (unreached) return unreached
  if (isDenied(estate, computer, server)) return { reason: 'access-denied', computer }
  if (estate.faults.outdated.includes(computer)) return { reason: 'agent-incompatible', computer }
  if (estate.faults.disabled.includes(computer)) return { reason: 'agent-disabled', computer }
  return null
}

/** A secondary copies the primary's replica, which has to be there and in order. */
function primaryTrouble(present: Present, member: Member): Failure | null {
  const { estate } = present
  const { mode, through } = member
  if (mode !== 'secondary' || through === null) return null
  if (isStopped(estate, through, 'DPMWriter')) return { reason: 'dpm-writer-stopped', computer: through }
  const primary = present.draft(through)
  const copied = primary?.member(keyOf(member))
  if (!primary || copied?.mode !== 'primary') return { reason: 'primary-replica-inactive', computer: through }
  if (copied.replica !== 'ok') return { reason: 'primary-replica-invalid', computer: through }
  if (isFull(primary.server.storage, primary.used))
    return { reason: 'primary-storage-full', computer: through }
  return null
}

function replicaTrouble(draft: Draft, member: Member, type: JobType): Failure | null {
  const { computer } = member
  const reason = REASONS[member.replica]
  if (type === 'consistency-check' || type === 'replica-creation') {
    if (member.replica === 'missing') return { reason: 'replica-missing', computer }
  } else if (reason !== null) return { reason, computer }
  return isFull(draft.server.storage, draft.used) ? { reason: 'storage-full', computer: draft.name } : null
}

const REASONS: Readonly<Record<ReplicaState, Failure['reason'] | null>> = {
  ok: null,
  inconsistent: 'replica-inconsistent',
  missing: 'replica-missing',
  pending: 'replica-pending',
  waiting: 'replica-pending'
}
