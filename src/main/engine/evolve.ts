import {
  EMPTY_DATABASE,
  type DatabaseContent,
  type DpmServer,
  type Estate,
  type Faults,
  type InactiveReplica,
  type Member,
  type ProtectedServer,
  type ReplicaState
} from './estate'
import type { EventOf, LabEvent } from './events'
import { faultsAfter, withFreshAgent, withoutAgent, withUpdatedAgent } from './faults'
import { advance } from './jobs/advance'
import { react } from './jobs/react'
import { withNamed } from './named-map'
import { keyOf } from './server-index'

/**
 * The estate after an event, with what it starts and stops. Never fails: what may happen is decided before. Until the
 * lab has begun everything takes effect at once, and nothing runs.
 */
export function evolve(estate: Estate, event: LabEvent): Estate {
  if (event.kind === 'clock-advanced') return advance(estate, event.seconds)
  const after = changed(estate, event)
  return after.activity ? react(estate, after, after.activity, event) : after
}

function changed(estate: Estate, event: Exclude<LabEvent, { kind: 'clock-advanced' }>): Estate {
  switch (event.kind) {
    case 'agent-installed':
    case 'agent-attached':
      return withFaults(withAgentOwner(estate, event.computer, event.on), (faults) =>
        withFreshAgent(faults, event.computer, event.on)
      )
    case 'ownership-taken':
      return withAgentOwner(estate, event.computer, event.on)
    case 'agent-uninstalled':
      return withFaults(withAgentOwner(estate, event.computer, null), (faults) =>
        withoutAgent(faults, event.computer)
      )
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
          replica: policy?.replicaCreation === 'manual' ? 'waiting' : estate.activity ? 'pending' : 'ok'
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
          ? { ...member, mode: 'secondary', replica: estate.activity ? 'inconsistent' : 'ok' }
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
      return withDpmServer(withDenials(estate, event.server), event.server, (server) => ({
        status: 'online',
        rebuilt: true,
        lostDatabase: isEmpty(server) ? server.lostDatabase : contentOf(server),
        ...EMPTY_DATABASE
      }))
    case 'server-replaced': {
      const old = estate.dpmServers.get(event.server)
      if (!old) return estate
      const replacement: DpmServer = {
        ...freshServer({ ...old, name: event.as, allowLocalDataProtection: false }),
        rebuilt: true,
        formerNames: [old.name, ...old.formerNames]
      }
      const removed = withDpmServer(estate, event.server, () => ({ status: 'removed' }))
      return { ...removed, dpmServers: new Map(removed.dpmServers).set(event.as, replacement) }
    }
    case 'database-restored':
      return withDpmServer(estate, event.server, (server) =>
        restored(server, new Set(event.setAside.map(keyOf)), estate.activity ? 'missing' : 'waiting')
      )
    case 'dpm-server-added':
      return {
        ...estate,
        dpmServers: new Map(estate.dpmServers).set(
          event.name,
          freshServer({
            ...event,
            storage: { size: event.storagePool ?? null, foreign: 0 },
            library: event.library ?? null
          })
        )
      }
    case 'protected-server-added':
      return {
        ...estate,
        protectedServers: withNamed(estate.protectedServers, {
          name: event.name,
          status: 'online',
          dataSources: event.dataSources,
          agentOwner: null
        })
      }
    case 'local-data-protection-set':
      return withDpmServer(estate, event.on, () => ({ allowLocalDataProtection: event.allowed }))
    case 'lab-set-up':
      return { ...estate, seed: event.seed, begins: event.begins }
    case 'group-modified':
      return withDpmServer(estate, event.on, (server) => modified(server, event))
    case 'replicas-reallocated':
      return withMembers(estate, event.on, (member) =>
        member.replica === 'missing' ? { ...member, replica: 'waiting' } : member
      )
    case 'storage-set':
      return withDpmServer(estate, event.on, () => ({
        storage: { size: event.size, foreign: event.foreign }
      }))
    case 'agent-update-started':
      // In a lab that has begun the agent is in order when the job is done.
      return estate.activity
        ? estate
        : withFaults(estate, (faults) => withUpdatedAgent(faults, event.computer))
    case 'agent-set':
    case 'agent-pointed':
    case 'network-cut':
    case 'network-restored':
    case 'service-stopped':
    case 'service-started':
    case 'agent-outdated':
    case 'credentials-spoiled':
    case 'credentials-corrected':
      return withFaults(estate, (faults) => faultsAfter(faults, event))
    case 'jobs-started':
    case 'job-canceled':
    case 'alert-inactivated':
      return estate
  }
}

export function evolveAll(estate: Estate, events: readonly LabEvent[]): Estate {
  return events.reduce(evolve, estate)
}

function freshServer({
  name,
  version,
  dataSources,
  allowLocalDataProtection,
  storage,
  library
}: Pick<
  DpmServer,
  'name' | 'version' | 'dataSources' | 'allowLocalDataProtection' | 'storage' | 'library'
>): DpmServer {
  return {
    name,
    version,
    status: 'online',
    dataSources,
    allowLocalDataProtection,
    storage,
    library,
    agentOwner: null,
    rebuilt: false,
    formerNames: [],
    lostDatabase: null,
    ...EMPTY_DATABASE
  }
}

function restored(
  server: DpmServer,
  setAside: ReadonlySet<string>,
  replica: ReplicaState
): Partial<DpmServer> {
  const lost = server.lostDatabase ?? EMPTY_DATABASE
  const members = lost.members
    .filter((member) => !setAside.has(keyOf(member)))
    .map((member): Member => ({ ...member, replica }))
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

function modified(
  { groups, members }: DpmServer,
  { group, rename = group, policy }: EventOf<'group-modified'>
): Partial<DpmServer> {
  return {
    groups: groups.map((known) =>
      known.name === group ? { name: rename, policy: policy ?? known.policy } : known
    ),
    members:
      rename === group
        ? members
        : members.map((member) => (member.group === group ? { ...member, group: rename } : member))
  }
}

/** The computers of a DPM server do not know its new installation, until SetDpmServer is run on them. */
function withDenials(estate: Estate, server: string): Estate {
  if (!estate.activity) return estate
  const before = estate.dpmServers.get(server)
  const direct = before?.members.filter((member) => member.mode !== 'secondary') ?? []
  const owned = [...estate.protectedServers.values(), ...estate.dpmServers.values()]
    .filter(({ agentOwner }) => agentOwner === server)
    .map(({ name }) => name)
  const computers = new Set([...direct.map(({ computer }) => computer), ...owned])
  computers.delete(server)
  return withFaults(estate, (faults) => ({
    ...faults,
    denials: [
      ...faults.denials.filter((denial) => denial.server !== server),
      ...[...computers].map((computer) => ({ computer, server }))
    ]
  }))
}

function withFaults(estate: Estate, change: (faults: Faults) => Faults): Estate {
  return { ...estate, faults: change(estate.faults) }
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
  return { ...estate, protectedServers: withNamed(estate.protectedServers, { ...server, ...change }) }
}

function withMembers(estate: Estate, name: string, change: (member: Member) => Member): Estate {
  return withDpmServer(estate, name, (server) => ({ members: server.members.map(change) }))
}

function withAgentOwner(estate: Estate, computer: string, owner: string | null): Estate {
  return estate.protectedServers.has(computer)
    ? withProtectedServer(estate, computer, { agentOwner: owner })
    : withDpmServer(estate, computer, () => ({ agentOwner: owner }))
}
