import type { RecoveryTarget } from '@shared/contract/commands'
import { agentOwner, computerOf, DPMDB, isOnline, type InactiveReplica } from '../estate'
import { isCut } from '../faults'
import { keyOf } from '../server-index'
import { memberOf, replicaOf, type ReplicaQuestion } from './jobs'
import type { Rule } from './rule'

export interface RecoveryQuestion extends ReplicaQuestion {
  readonly point: number | 'latest' | null
  /** The moment as it was asked for. */
  readonly moment: string | null
  readonly to: RecoveryTarget
  /** The computer the data goes to, null where the command names none and none follows. */
  readonly target: string | null
}

function inactiveOf({ estate, on, ...ref }: ReplicaQuestion): InactiveReplica | undefined {
  return estate.dpmServers.get(on)?.inactive.find((copy) => keyOf(copy) === keyOf(ref))
}

/** The primary a copy came from; null for direct protection, and for what was taken over by a switch. */
export function primaryOf(question: ReplicaQuestion): string | null {
  const member = memberOf(question)
  if (member) return member.mode === 'secondary' ? member.through : null
  return inactiveOf(question)?.through ?? null
}

/** Where a copy came from, also one that was taken over. */
export function originOf(question: ReplicaQuestion): string | null {
  return memberOf(question)?.through ?? inactiveOf(question)?.through ?? null
}

const concernOf = ({ on, computer, dataSource }: ReplicaQuestion) => ({ server: on, computer, dataSource })

export const noRecoveryTarget: Rule<RecoveryQuestion> = {
  id: 'no-recovery-target',
  broken: ({ estate, on, computer, target, to }) => {
    const isFine = target !== null && (to !== 'replica' || estate.dpmServers.has(target)) && target !== on
    return isFine || (to !== 'replica' && target === on)
      ? null
      : { server: on, computer, ...(target === null ? {} : { name: target }) }
  }
}

/** On a secondary, of an invalid replica and of inactive protection there is no state of now (31205). */
export const latestNotOffered: Rule<RecoveryQuestion> = {
  id: 'latest-not-offered',
  broken: (question) => {
    if (question.point !== 'latest') return null
    const member = memberOf(question)
    return member && member.mode !== 'secondary' && member.replica === 'ok' ? null : concernOf(question)
  }
}

/** From a secondary nothing goes back to its original location before protection is switched (31213). */
export const originalLocationRefused: Rule<RecoveryQuestion> = {
  id: 'original-location-refused',
  broken: (question) => {
    if (question.to !== 'original') return null
    const through = primaryOf(question)
    return through === null ? null : { ...concernOf(question), through }
  }
}

export const databaseOriginalLocation: Rule<RecoveryQuestion> = {
  id: 'database-original-location',
  broken: ({ on, computer, dataSource, to }) =>
    to === 'original' && dataSource === DPMDB ? { server: on, computer } : null
}

/** Restoring into a primary's replica needs that replica to wait for its data (118, 31076). */
export const replicaNotPending: Rule<RecoveryQuestion> = {
  id: 'replica-not-pending',
  broken: (question) => {
    const { to, target } = question
    if (to !== 'replica' || target === null) return null
    const member = memberOf({ ...question, on: target })
    return member?.mode === 'primary' && member.replica === 'waiting'
      ? null
      : { ...concernOf(question), other: target }
  }
}

export const targetUnavailable: Rule<RecoveryQuestion> = {
  id: 'computer-unavailable',
  broken: ({ estate, on, target }) =>
    target === null || target === on || isOnline(estate, target) ? null : { server: on, computer: target }
}

export const targetUnreachable: Rule<RecoveryQuestion> = {
  id: 'computer-unreachable',
  broken: ({ estate, on, target }) =>
    target !== null && isCut(estate, on, target) ? { server: on, computer: target } : null
}

/** A folder of the network takes no agent; anything else goes through the agent of the acting server. */
export const targetAgentRequired: Rule<RecoveryQuestion> = {
  id: 'agent-required',
  broken: ({ estate, on, target, to }) => {
    if (target === null || target === on || to === 'network-folder' || !computerOf(estate, target))
      return null
    const owner = agentOwner(estate, target)
    if (owner === on) return null
    return { server: on, computer: target, ...(owner === null ? {} : { other: owner }) }
  }
}

export const noRecoveryPoint: Rule<RecoveryQuestion> = {
  id: 'no-recovery-point',
  broken: (question) => {
    const { point, moment } = question
    if (point === 'latest') return null
    const points = replicaOf(question)?.points ?? []
    const isThere = point === null ? points.length > 0 : points.includes(point)
    return isThere ? null : { ...concernOf(question), ...(moment === null ? {} : { name: moment }) }
  }
}
