import type { AlertKind } from '@shared/activity'
import type { Alert, Job, Replica } from '../activity'
import { agentOwner, isOnline, type Member } from '../estate'
import { isCut } from '../faults'
import { indexOf, keyOf } from '../server-index'
import { isNearlyFull } from '../storage'
import { isSelfProtecting } from '../topology'
import type { Present } from './blocked'
import type { Draft } from './draft'

/** What an alert is raised for. */
export type Condition = Pick<Alert, 'kind' | 'computer' | 'dataSource' | 'group' | 'other' | 'failure'>

/** What is to be told of a replica. Source: domain notes, sections 6.2 and 6.4. */
export function conditionsOfReplica(draft: Draft, key: string): Condition[] {
  const replica = draft.replicas.get(key)
  if (!replica) return []
  const member = draft.member(key)
  const job = draft.running.get(key)
  const { computer, dataSource, failures } = replica
  const found: Condition[] = []
  const tell = (kind: AlertKind, more: Partial<Condition> = {}) =>
    found.push({ kind, computer, dataSource, group: member?.group ?? null, ...more })

  const state = member && stateCondition(member, replica, job)
  if (state) tell(state)
  const creation = failures['replica-creation']
  if (creation && member?.replica === 'pending' && !job) {
    tell('configure-protection-failed', { failure: creation })
  }
  if (member && failures.synchronization) {
    tell('synchronization-failures', { failure: failures.synchronization })
  }
  const point = failures['express-full'] ?? failures['recovery-point']
  if (member && point) tell('recovery-point-failures', { failure: point })
  if (job?.type === 'disk-recovery') tell('recovery-in-progress')
  else if (replica.recovered === 'failed') {
    const failure = failures['disk-recovery']
    tell('recovery-failed', failure ? { failure } : {})
  } else if (replica.recovered === 'done') tell('recovery-done')
  return found
}

function stateCondition(member: Member, replica: Replica, job: Job | undefined): AlertKind | null {
  if (job?.type === 'replica-creation') return 'replica-being-created'
  // A check of a replica that is in order, as of every day, is nothing to be told of.
  if (job?.type === 'consistency-check' && member.replica !== 'ok') return 'verification-in-progress'
  switch (member.replica) {
    case 'ok':
      return null
    case 'inconsistent':
      return 'replica-inconsistent'
    case 'pending':
      return replica.due['replica-creation'] === undefined ? null : 'replica-creation-pending'
    case 'waiting':
      return 'manual-replica-pending'
    case 'missing':
      return 'replica-missing'
  }
}

/** What is to be told of the computers that a DPM server protects, of its storage pool and its database. */
export function conditionsOfServer({ estate }: Present, draft: Draft): Condition[] {
  const { server } = draft
  const index = indexOf(server)
  const found: Condition[] = []
  const tell = (kind: AlertKind, computer: string, other?: string) =>
    found.push({ kind, computer, dataSource: null, group: null, ...(other === undefined ? {} : { other }) })

  for (const computer of new Set([...index.byComputer.keys(), ...index.reaches])) {
    if (computer === server.name) continue
    const isDirect = index.byComputer.get(computer)?.some((member) => member.mode !== 'secondary')
    const isReached = index.reaches.has(computer)
    if (!isDirect && !isReached) continue
    if (isReached && isSelfProtecting(estate, computer)) tell('chain-broken', computer)
    const owner = agentOwner(estate, computer)
    if (owner === null) continue
    if (owner !== server.name) tell('agent-ownership-required', computer, owner)
    else if (!isOnline(estate, computer) || isCut(estate, server.name, computer))
      tell('agent-unreachable', computer)
    else if (estate.faults.outdated.includes(computer)) tell('agent-incompatible', computer)
  }
  if (isNearlyFull(server.storage, draft.used)) tell('disk-threshold', server.name)
  if (draft.restored) {
    // Until all replicas are in order again.
    draft.setRestored(server.members.some((member) => draft.member(keyOf(member))?.replica !== 'ok'))
  }
  if (draft.restored) tell('database-restored', server.name)
  return found
}
