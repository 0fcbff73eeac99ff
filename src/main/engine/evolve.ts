import {
  EMPTY_DATABASE,
  type DatabaseContent,
  type DpmServer,
  type Estate,
  type InactiveReplica,
  type Member,
  type ProtectedServer
} from './estate'
import type { LabEvent } from './events'
import { keyOf } from './server-index'

/** The estate after an event. Never fails: what may happen is decided before. */
export function evolve(estate: Estate, event: LabEvent): Estate {
  switch (event.kind) {
    case 'agent-installed':
    case 'agent-attached':
    case 'ownership-taken':
      return withAgentOwner(estate, event.computer, event.on)
    case 'agent-uninstalled':
      return withAgentOwner(estate, event.computer, null)
    case 'group-created':
      return withDpmServer(estate, event.on, (server) => ({
        groups: [...server.groups, { name: event.group, policy: event.policy }]
      }))
    case 'members-added':
      return withDpmServer(estate, event.on, (server) => {
        const policy = server.groups.find((group) => group.name === event.group)?.policy
        const added = event.members.map((member): Member => ({
          ...member,
          group: event.group,
          mode: member.through === null ? 'primary' : 'secondary',
          replica: policy?.replicaCreation === 'manual' ? 'waiting' : 'ok'
        }))
        const backInUse = new Set(added.map(keyOf))
        return {
          members: [...server.members, ...added],
          inactive: server.inactive.filter((copy) => !backInUse.has(keyOf(copy)))
        }
      })
    case 'members-removed':
      return withDpmServer(estate, event.on, (server) => {
        const gone = new Set(event.members.map(keyOf))
        const kept = server.members.filter((member) => !gone.has(keyOf(member)))
        const groups = new Set(kept.map((member) => member.group))
        const retained =
          event.data === 'retain' ? server.members.filter((member) => gone.has(keyOf(member))) : []
        return {
          members: kept,
          groups: server.groups.filter((group) => groups.has(group.name)),
          inactive: [...server.inactive, ...retained.map(inactiveReplica)]
        }
      })
    case 'inactive-protection-removed':
      return withDpmServer(estate, event.on, (server) => ({
        inactive: server.inactive.filter((copy) => copy.computer !== event.computer)
      }))
    case 'protection-switched':
      return withAgentOwner(
        withMembers(estate, event.on, (member) =>
          member.computer === event.computer && member.mode === 'secondary'
            ? { ...member, mode: 'switched', replica: 'inconsistent' }
            : member
        ),
        event.computer,
        event.on
      )
    case 'primary-protection-resumed':
      return withMembers(estate, event.on, (member) =>
        member.computer === event.computer && member.mode === 'switched'
          ? { ...member, mode: 'secondary', replica: 'ok' }
          : member
      )
    case 'consistency-checked': {
      const checked = new Set(event.checked.map(keyOf))
      return withMembers(estate, event.on, (member) =>
        checked.has(keyOf(member)) ? { ...member, replica: 'ok' } : member
      )
    }
    case 'server-failed':
      return estate.dpmServers.has(event.server)
        ? withDpmServer(estate, event.server, () => ({ status: 'failed' }))
        : withProtectedServer(estate, event.server, { status: 'offline' })
    case 'server-repaired':
      return estate.dpmServers.has(event.server)
        ? withDpmServer(estate, event.server, () => ({ status: 'online' }))
        : withProtectedServer(estate, event.server, { status: 'online' })
    case 'server-removed':
      return withDpmServer(estate, event.server, () => ({ status: 'removed' }))
    case 'server-rebuilt':
      return withDpmServer(estate, event.server, (server) => ({
        status: 'online',
        rebuilt: true,
        lostDatabase: isEmpty(server) ? server.lostDatabase : contentOf(server),
        ...EMPTY_DATABASE
      }))
    case 'server-replaced': {
      const old = estate.dpmServers.get(event.server)
      if (!old) return estate
      const replacement: DpmServer = {
        ...freshServer(event.as, old.version, old.dataSources, false),
        rebuilt: true,
        formerNames: [old.name, ...old.formerNames]
      }
      const removed = withDpmServer(estate, event.server, () => ({ status: 'removed' }))
      return { ...removed, dpmServers: new Map(removed.dpmServers).set(event.as, replacement) }
    }
    case 'database-restored':
      return withDpmServer(estate, event.server, (server) =>
        restored(server, new Set(event.setAside.map(keyOf)))
      )
    case 'dpm-server-added':
      return {
        ...estate,
        dpmServers: new Map(estate.dpmServers).set(
          event.name,
          freshServer(event.name, event.version, event.dataSources, event.allowLocalDataProtection)
        )
      }
    case 'protected-server-added':
      return {
        ...estate,
        protectedServers: new Map(estate.protectedServers).set(event.name, {
          name: event.name,
          status: 'online',
          dataSources: event.dataSources,
          agentOwner: null
        })
      }
    case 'local-data-protection-set':
      return withDpmServer(estate, event.on, () => ({ allowLocalDataProtection: event.allowed }))
    case 'clock-advanced':
      return { ...estate, clock: estate.clock + event.seconds }
  }
}

export function evolveAll(estate: Estate, events: readonly LabEvent[]): Estate {
  return events.reduce(evolve, estate)
}

function freshServer(
  name: string,
  version: string,
  dataSources: readonly string[],
  allowLocalDataProtection: boolean
): DpmServer {
  return {
    name,
    version,
    status: 'online',
    dataSources,
    allowLocalDataProtection,
    agentOwner: null,
    rebuilt: false,
    formerNames: [],
    lostDatabase: null,
    ...EMPTY_DATABASE
  }
}

function restored(server: DpmServer, setAside: ReadonlySet<string>): Partial<DpmServer> {
  const lost = server.lostDatabase ?? EMPTY_DATABASE
  const members = lost.members
    .filter((member) => !setAside.has(keyOf(member)))
    .map((member): Member => ({ ...member, replica: 'waiting' }))
  const groups = new Set(members.map((member) => member.group))
  return {
    rebuilt: false,
    members,
    groups: lost.groups.filter((group) => groups.has(group.name)),
    inactive: [
      ...lost.inactive,
      ...lost.members.filter((member) => setAside.has(keyOf(member))).map(inactiveReplica)
    ]
  }
}

function inactiveReplica(member: Member): InactiveReplica {
  return { computer: member.computer, dataSource: member.dataSource, through: member.through }
}

function contentOf(server: DpmServer): DatabaseContent {
  return { groups: server.groups, members: server.members, inactive: server.inactive }
}

function isEmpty(server: DpmServer): boolean {
  return server.members.length === 0 && server.inactive.length === 0
}

function withDpmServer(
  estate: Estate,
  name: string,
  change: (server: DpmServer) => Partial<DpmServer>
): Estate {
  const server = estate.dpmServers.get(name)
  if (!server) return estate
  return { ...estate, dpmServers: new Map(estate.dpmServers).set(name, { ...server, ...change(server) }) }
}

function withProtectedServer(estate: Estate, name: string, change: Partial<ProtectedServer>): Estate {
  const server = estate.protectedServers.get(name)
  if (!server) return estate
  return { ...estate, protectedServers: new Map(estate.protectedServers).set(name, { ...server, ...change }) }
}

function withMembers(estate: Estate, name: string, change: (member: Member) => Member): Estate {
  return withDpmServer(estate, name, (server) => ({ members: server.members.map(change) }))
}

function withAgentOwner(estate: Estate, computer: string, owner: string | null): Estate {
  return estate.protectedServers.has(computer)
    ? withProtectedServer(estate, computer, { agentOwner: owner })
    : withDpmServer(estate, computer, () => ({ agentOwner: owner }))
}
