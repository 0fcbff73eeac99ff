import { computerOf, type Estate } from '../estate'
import { nameInAnyCase } from '../named-map'
import { indexOf } from '../server-index'
import { holdsDatabaseOf } from '../topology'
import type { Rule } from './rule'

export interface ServerQuestion {
  readonly estate: Estate
  readonly server: string
}

/** The server is to stop being online, and is not. */
export const notOnline: Rule<ServerQuestion> = {
  id: 'server-unavailable',
  broken: ({ estate, server }) => (computerOf(estate, server)?.status === 'online' ? null : { server })
}

export const alreadyRemoved: Rule<ServerQuestion> = {
  id: 'server-unavailable',
  broken: ({ estate, server }) => (estate.dpmServers.get(server)?.status === 'removed' ? { server } : null)
}

export const cannotBeRepaired: Rule<ServerQuestion> = {
  id: 'server-not-failed',
  broken: ({ estate, server }) => {
    const status = computerOf(estate, server)?.status
    return status === 'failed' || status === 'offline' ? null : { server }
  }
}

export const cannotBeRebuilt: Rule<ServerQuestion> = {
  id: 'server-not-failed',
  broken: ({ estate, server }) => (estate.dpmServers.get(server)?.status === 'online' ? { server } : null)
}

export const nameTaken: Rule<{ readonly estate: Estate; readonly name: string }> = {
  id: 'name-taken',
  broken: ({ estate, name }) => {
    const taken = nameInAnyCase(estate.dpmServers, name) ?? nameInAnyCase(estate.protectedServers, name)
    return taken === undefined ? null : { name: taken }
  }
}

export interface RestoreQuestion extends ServerQuestion {
  /** The DPM server whose copy of the database is to be used. */
  readonly from: string
}

export const restoreTargetDown: Rule<RestoreQuestion> = {
  id: 'computer-unavailable',
  broken: ({ estate, server, from }) =>
    server === from || estate.dpmServers.get(server)?.status === 'online'
      ? null
      : { server: from, computer: server }
}

export const nothingToRestoreOnto: Rule<RestoreQuestion> = {
  id: 'server-not-failed',
  broken: ({ estate, server }) => {
    const target = estate.dpmServers.get(server)
    return target?.rebuilt && target.groups.length === 0 ? null : { server, sort: 'DPM server' }
  }
}

export const nameMismatch: Rule<RestoreQuestion> = {
  id: 'name-mismatch',
  broken: ({ estate, server, from }) => {
    const former = estate.dpmServers.get(server)?.formerNames ?? []
    const held = former.find((name) => holdsDatabaseOf(estate, from, name))
    return held === undefined ? null : { server, other: from, name: held }
  }
}

export const noDatabaseBackup: Rule<RestoreQuestion> = {
  id: 'no-database-backup',
  broken: ({ estate, server, from }) =>
    holdsDatabaseOf(estate, from, server) ? null : { server, other: from }
}

export interface InactiveQuestion {
  readonly estate: Estate
  readonly on: string
  readonly computer: string
}

export const noInactiveReplica: Rule<InactiveQuestion> = {
  id: 'no-inactive-replica',
  broken: ({ estate, on, computer }) => {
    const inactive = estate.dpmServers.get(on)?.inactive ?? []
    return inactive.some((copy) => copy.computer === computer) ? null : { server: on, computer }
  }
}

export const noReplica: Rule<InactiveQuestion> = {
  id: 'no-inactive-replica',
  broken: (question) => {
    const server = question.estate.dpmServers.get(question.on)
    if (server && indexOf(server).byComputer.has(question.computer)) return null
    return noInactiveReplica.broken(question)
  }
}
