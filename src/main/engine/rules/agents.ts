import type { Concern } from '@shared/verdict'
import { agentOwner, isOnline } from '../estate'
import { indexOf } from '../server-index'
import type { Rule } from './rule'
import { reachedBy, type Want } from './want'

export const agentOnItself: Rule<Want> = {
  id: 'agent-on-itself',
  conclusive: true,
  broken: ({ on, computer }) => (on === computer ? { server: on, computer } : null)
}

export const agentAlreadyInstalled: Rule<Want> = {
  id: 'agent-already-installed',
  broken: ({ estate, on, computer }) =>
    agentOwner(estate, computer) === on ? { server: on, computer } : null
}

/** Install: any other owner refuses. */
export const agentOwnedElsewhere: Rule<Want> = {
  id: 'agent-owned-elsewhere',
  broken: ({ estate, on, computer }) => {
    const owner = agentOwner(estate, computer)
    return owner === null || owner === on ? null : { server: on, computer, other: owner }
  }
}

/** Attach: another owner refuses while it is online and still has members of the computer, or through it. */
export const agentInUseElsewhere: Rule<Want> = {
  id: 'agent-owned-elsewhere',
  broken: (want) => {
    const concern = agentOwnedElsewhere.broken(want)
    if (!concern?.other) return null
    return isOnline(want.estate, concern.other) && hasMembersOf(want, concern.other) ? concern : null
  }
}

/** The acting server does not own the agent of the computer, or of the primary, it wants data of. */
export const agentRequired: Rule<Want> = {
  id: 'agent-required',
  broken: (want) => (reachedBy(want) === want.on ? null : notOwned(want))
}

/** The acting server does not own the agent that it is to uninstall; an agent on itself is never its own. */
export const agentNotOwned: Rule<Want> = { id: 'agent-required', conclusive: true, broken: notOwned }

function notOwned(want: Want): Concern | null {
  const reached = reachedBy(want)
  const owner = agentOwner(want.estate, reached)
  if (owner === want.on) return null
  return { server: want.on, computer: reached, ...(owner === null ? {} : { other: owner }) }
}

/** The computer has no agent at all. */
export const agentMissing: Rule<Want> = {
  id: 'agent-required',
  broken: ({ estate, on, computer }) =>
    agentOwner(estate, computer) === null ? { server: on, computer } : null
}

export const agentInUse: Rule<Want> = {
  id: 'agent-in-use',
  broken: (want) => (hasMembersOf(want, want.on) ? { server: want.on, computer: want.computer } : null)
}

export const nothingToOwn: Rule<Want> = {
  id: 'nothing-to-own',
  broken: ({ estate, on, computer }) => {
    const server = estate.dpmServers.get(on)
    const members = (server && indexOf(server).byComputer.get(computer)) ?? []
    // A DPM server needs no agent for its own data, so there is nothing of itself that it could own.
    const direct = computer !== on && members.some((member) => member.mode !== 'secondary')
    return direct ? null : { server: on, computer }
  }
}

function hasMembersOf({ estate, computer }: Want, owner: string): boolean {
  const server = estate.dpmServers.get(owner)
  if (!server) return false
  const index = indexOf(server)
  return index.byComputer.has(computer) || index.reaches.has(computer)
}
