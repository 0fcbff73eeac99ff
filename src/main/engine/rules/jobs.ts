import { activityOf, type Job, type Replica } from '../activity'
import type { Estate, Member } from '../estate'
import { indexOf, keyOf } from '../server-index'
import type { Rule } from './rule'

/** A replica that something is wanted of. */
export interface ReplicaQuestion {
  readonly estate: Estate
  readonly on: string
  readonly computer: string
  readonly dataSource: string
}

export function replicaOf({ estate, on, ...ref }: ReplicaQuestion): Replica | undefined {
  return activityOf(estate.activity, on).replicas.get(keyOf(ref))
}

export function memberOf({ estate, on, ...ref }: ReplicaQuestion): Member | undefined {
  const server = estate.dpmServers.get(on)
  return server && indexOf(server).byKey.get(keyOf(ref))
}

export function runningOn({ estate, on, ...ref }: ReplicaQuestion): Job | undefined {
  return activityOf(estate.activity, on).running.get(keyOf(ref))
}

/** On a replica runs one job at a time. */
export const replicaBusy: Rule<ReplicaQuestion> = {
  id: 'replica-busy',
  perDataSource: true,
  broken: (question) => {
    const { on, computer, dataSource } = question
    return runningOn(question) ? { server: on, computer, dataSource } : null
  }
}

/** The same for a recovery, which a synchronization gives way to. */
export const replicaBusyForRecovery: Rule<ReplicaQuestion> = {
  ...replicaBusy,
  broken: (question) =>
    runningOn(question)?.type === 'synchronization' ? null : replicaBusy.broken(question)
}

/** A recovery point is made of a replica that is consistent. */
export const replicaNotReady: Rule<ReplicaQuestion> = {
  id: 'replica-not-ready',
  perDataSource: true,
  broken: (question) => {
    const { on, computer, dataSource } = question
    return memberOf(question)?.replica === 'ok' ? null : { server: on, computer, dataSource }
  }
}
