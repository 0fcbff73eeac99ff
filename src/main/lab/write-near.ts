import {
  agentOwner,
  toRecord,
  type DatabaseContent,
  type DpmServer,
  type Estate,
  type Member
} from '../engine/estate'
import { keyOf } from '../engine/server-index'
import { isSame } from './write-fields'

/**
 * What stands of a lab without what goes on in it. A lab file has no words for jobs, alerts and recovery points: these
 * begin anew.
 */
export function standing(estate: Estate): Estate {
  return { ...estate, activity: null }
}

/**
 * The same with what comes about only while time goes by taken as what is nearest to it of what `given` steps can
 * bring about: replicas that are being created, or that got out of step, as in order, those that are missing as
 * waiting, and what a DPM server cannot reach since it was rebuilt as wrong credentials. A server that was rebuilt
 * under other names has one storage pool under all of them.
 */
export function nearest(estate: Estate): Estate {
  const { denials } = estate.faults
  const denied = denials.flatMap(({ computer, server }) =>
    server === null || server === agentOwner(estate, computer) ? [computer] : []
  )
  const servers = [...estate.dpmServers.values()]
  const pools = new Map(servers.map((server) => [firstNameOf(server), server.storage]))
  const near = withStates(standing(estate), nearestState)
  return {
    ...near,
    dpmServers: new Map(
      [...near.dpmServers].map(([name, server]) => [
        name,
        { ...server, storage: pools.get(firstNameOf(server)) ?? server.storage }
      ])
    ),
    faults: {
      ...estate.faults,
      denials: [...new Set(denied)].map((computer) => ({ computer, server: null }))
    }
  }
}

/**
 * Whether the beginning of a lab is as near to an estate as can be. What a replica is instead of a state that only time
 * brings about does not matter: which one can be had depends on all the rest.
 */
export function isNear(beginning: Estate, to: Estate): boolean {
  const open = new Set<string>()
  withStates(to, (member, place) => {
    if (isOfTime(member)) open.add(`${place}\n${keyOf(member)}`)
    return member.replica
  })
  const masked = (estate: Estate): Estate =>
    withStates(estate, (member, place) => (open.has(`${place}\n${keyOf(member)}`) ? 'ok' : member.replica))
  return isSameEstate(masked(nearest(beginning)), masked(nearest(to)))
}

/** The estate with other states of its replicas. A place is a server, or its database that was lost. */
function withStates(estate: Estate, state: (member: Member, place: string) => Member['replica']): Estate {
  const content = ({ members }: DatabaseContent, place: string): Pick<DatabaseContent, 'members'> => ({
    members: members.map((member) => ({ ...member, replica: state(member, place) }))
  })
  const dpmServers = [...estate.dpmServers].map(([name, server]): [string, DpmServer] => {
    const { lostDatabase: lost } = server
    const lostDatabase = lost && { ...lost, ...content(lost, `lost ${name}`) }
    return [name, { ...server, ...content(server, name), lostDatabase }]
  })
  return { ...estate, dpmServers: new Map(dpmServers) }
}

function firstNameOf({ name, formerNames }: DpmServer): string {
  return formerNames.at(-1) ?? name
}

/** Before a lab begins replicas are in order, wait for their data, or are inconsistent since a switch. */
function isOfTime({ replica, mode }: Member): boolean {
  return replica === 'pending' || replica === 'missing' || (replica === 'inconsistent' && mode !== 'switched')
}

function nearestState(member: Member): Member['replica'] {
  if (!isOfTime(member)) return member.replica
  return member.replica === 'missing' ? 'waiting' : 'ok'
}

/** Whether two estates are the same in all that a lab can show. Faults have no order. */
export function isSameEstate(one: Estate, other: Estate): boolean {
  return isSame(comparable(one), comparable(other))
}

function comparable(estate: Estate): object {
  const faults = Object.entries(estate.faults).map(([kind, found]: [string, readonly unknown[]]) => [
    kind,
    found.map((fault) => JSON.stringify(fault)).sort()
  ])
  return { ...toRecord(estate), faults: Object.fromEntries(faults) as object }
}
