import type { Command } from '@shared/contract/commands'
import { begin } from '../engine/begin'
import { decide } from '../engine/decide'
import { EMPTY_ESTATE, type DataSourceRef, type Estate, type StoragePool } from '../engine/estate'
import type { EventOf, LabEvent } from '../engine/events'
import { evolve, evolveAll } from '../engine/evolve'
import { throttleOf } from '../engine/faults'
import { indexOf, keyOf } from '../engine/server-index'
import { USUAL_POOL } from '../engine/storage'
import { selections } from '../engine/selections'
import { addingDpmServer, addingProtectedServer, confirmed, policyOf } from './write-commands'
import { breaking } from './write-faults'
import { oneOrSome } from './write-fields'
import { nearest } from './write-near'
import { filling, firstSize, storing } from './write-storage'
import { advancing } from './write-time'

/** What a lab came about by: how it was made, and what happened since it began. */
interface Past {
  readonly begin: readonly LabEvent[]
  readonly since: readonly LabEvent[]
}

function estateAfter({ begin: made, since }: Past): Estate {
  return evolveAll(begin(evolveAll(EMPTY_ESTATE, made)), since)
}

/** What became of these stands in the estate in the end, and is told from that where a lab was in motion. */
const TOLD_IN_THE_END: ReadonlySet<LabEvent['kind']> = new Set([
  'storage-set',
  'agent-outdated',
  'agent-update-started',
  'agent-pointed',
  'network-cut',
  'network-restored',
  'service-stopped',
  'service-started',
  'credentials-spoiled',
  'credentials-corrected'
])

/**
 * The commands that events came from, each in the one form that is written. They are meant for the beginning of a lab,
 * where everything takes effect at once, so events that change nothing there have none, and all the time that went by
 * stands at the end. What came about in a lab in motion is told as what is nearest to it.
 */
export function commandsFrom({ begin: made, since }: Past): Command[] {
  const last = estateAfter({ begin: made, since })
  const wanted = since.length > 0 ? nearest(last) : null
  const commands: Command[] = []
  let estate = EMPTY_ESTATE
  const take = (events: readonly LabEvent[]): void => {
    for (const [index, event] of events.entries()) {
      const before = estate
      estate = evolve(before, event)
      if (wanted && TOLD_IN_THE_END.has(event.kind)) continue
      commands.push(...commandsOfEvent(event, { before, next: events[index + 1], wanted }))
      if (wanted) commands.push(...mending(before, estate))
    }
  }
  take(made)
  if (wanted) {
    estate = begin(estate)
    take(since)
    commands.push(...breaking(wanted.faults), ...filling(wanted.dpmServers.values()))
  }
  return [...commands, ...advancing(last.clock)]
}

interface Context {
  readonly before: Estate
  readonly next: LabEvent | undefined
  /** What it is to come to in the end; null where the events alone tell it. */
  readonly wanted: Estate | null
}

function commandsOfEvent(event: LabEvent, { before, next, wanted }: Context): Command[] {
  switch (event.kind) {
    case 'agent-installed':
      return [{ do: 'install-agent', on: event.on, computer: event.computer }]
    case 'agent-attached':
      return [{ do: 'attach-agent', on: event.on, computer: event.computer }]
    case 'agent-uninstalled':
      return [{ do: 'uninstall-agent', on: event.on, computer: event.computer }]
    case 'ownership-taken':
      return [{ do: 'take-ownership', on: event.on, computer: event.computer }]
    case 'group-created': {
      // Written with its members, which come next.
      const { on, group, policy } = event
      const members = next?.kind === 'members-added' ? selections(next.members) : []
      return [confirmed(before, { do: 'create-protection-group', on, group, members, ...policyOf(policy) })]
    }
    case 'members-added': {
      const { on, group, members } = event
      const isNew = !before.dpmServers.get(on)?.members.some((member) => member.group === group)
      if (isNew) return []
      return [confirmed(before, { do: 'add-members', on, group, members: selections(members) })]
    }
    case 'members-removed':
      return removing(before, event.on, event.members, event.data)
    case 'group-modified': {
      const { kind: _, ...of } = event
      return [{ do: 'modify-protection-group', ...of }]
    }
    case 'inactive-protection-removed':
      return [{ do: 'remove-inactive-protection', on: event.on, computer: event.computer }]
    case 'protection-switched':
      return [{ do: 'switch-protection', on: event.on, computer: event.computer }]
    case 'primary-protection-resumed':
      return [{ do: 'resume-primary-protection', on: event.on, computer: event.computer }]
    case 'consistency-checked':
      return checking(before, event.on, event.checked)
    case 'replicas-reallocated':
      return [{ do: 'reallocate-replicas', on: event.on }]
    case 'server-failed':
      return [{ do: 'fail-server', server: event.server }]
    case 'server-repaired':
      return [{ do: 'repair-server', server: event.server }]
    case 'server-removed':
      return [{ do: 'remove-server', server: event.server }]
    case 'server-rebuilt':
      return [{ do: 'rebuild-server', server: event.server }]
    case 'server-replaced':
      return [{ do: 'rebuild-server', server: event.server, as: event.as }]
    case 'database-restored':
      return [{ do: 'restore-database', server: event.server, from: event.from }]
    case 'dpm-server-added': {
      const { name, storagePool = null, library = null } = event
      const storage = wanted?.dpmServers.get(name)?.storage ?? { size: storagePool, foreign: 0 }
      const first = { size: firstSize(storage), foreign: 0 }
      return [addingDpmServer({ ...event, storage, library }), ...storing(name, first, storage)]
    }
    case 'storage-set': {
      const storage = before.dpmServers.get(event.on)?.storage
      return storage ? storingLike(event, storage) : []
    }
    case 'protected-server-added':
      return [addingProtectedServer(event)]
    case 'local-data-protection-set':
      return [{ do: 'set-local-data-protection', on: event.on, allowed: event.allowed }]
    case 'agent-set':
      return setting(before, event)
    case 'agent-update-started':
      return [{ do: 'update-agent', on: event.on, computer: event.computer }]
    case 'agent-pointed':
      return [{ do: 'set-dpm-server', computer: event.computer, server: event.server }]
    case 'network-cut':
      return [{ do: 'cut-network', from: event.from, to: event.to }]
    case 'network-restored':
      return [{ do: 'restore-network', from: event.from, to: event.to }]
    case 'service-stopped':
      return [{ do: 'stop-service', computer: event.computer, service: event.service }]
    case 'service-started':
      return [{ do: 'start-service', computer: event.computer, service: event.service }]
    case 'agent-outdated':
      return [{ do: 'outdate-agent', computer: event.computer }]
    case 'credentials-spoiled':
      return [{ do: 'spoil-credentials', computer: event.computer }]
    case 'credentials-corrected':
      return [{ do: 'correct-credentials', computer: event.computer }]
    case 'clock-advanced':
    case 'lab-set-up':
    case 'jobs-started':
    case 'job-canceled':
    case 'alert-inactivated':
      return []
  }
}

/** In motion, a check is told where it came to its end. */
function mending(before: Estate, after: Estate): Command[] {
  if (!before.activity || after.dpmServers === before.dpmServers) return []
  return [...after.dpmServers.values()].flatMap((server) => {
    const former = before.dpmServers.get(server.name)
    if (!former || former.members === server.members) return []
    const { byKey } = indexOf(former)
    const mended = server.members.filter((member) => {
      const replica = byKey.get(keyOf(member))?.replica ?? 'ok'
      return member.replica === 'ok' && replica !== 'ok' && replica !== 'pending'
    })
    return checking(before, server.name, mended)
  })
}

/** Filled, or with more added, in a lab that has not begun: there a pool holds nothing but what is none of DPM's. */
function storingLike({ on, size, foreign }: EventOf<'storage-set'>, before: StoragePool): Command[] {
  if (foreign !== before.foreign) return [{ do: 'fill-storage', on }]
  const gigabytes = (size ?? 0) - (before.size ?? USUAL_POOL)
  return gigabytes > 0 ? [{ do: 'add-storage', on, gigabytes }] : []
}

/** One command a computer, with the data by name where it is not all that would be checked now. */
function checking(before: Estate, on: string, checked: readonly DataSourceRef[]): Command[] {
  const computers = new Set(checked.map(({ computer }) => computer))
  return [...computers].map((computer) => {
    const command = { do: 'consistency-check', on, computer } as const
    const some = checked.filter((ref) => ref.computer === computer).map(({ dataSource }) => dataSource)
    const all = decide(before, command).events.flatMap((event) =>
      event.kind === 'consistency-checked'
        ? event.checked
        : event.kind === 'jobs-started'
          ? event.members
          : []
    )
    return all.length === some.length ? command : { ...command, dataSource: oneOrSome(some) }
  })
}

function setting(before: Estate, { on, computer, disabled, mbps }: EventOf<'agent-set'>): Command[] {
  const commands: Command[] = []
  if (before.faults.disabled.includes(computer) !== disabled) {
    commands.push({ do: disabled ? 'disable-agent' : 'enable-agent', on, computer })
  }
  if (throttleOf(before, computer) !== mbps) {
    commands.push({ do: 'throttle-agent', on, computer, ...(mbps === null ? {} : { mbps }) })
  }
  return commands
}

/** An event names no group: it is that of the members, one command for each group that has some. */
function removing(
  estate: Estate,
  on: string,
  refs: readonly DataSourceRef[],
  data: 'retain' | 'delete'
): Command[] {
  const gone = new Set(refs.map(keyOf))
  const present = estate.dpmServers.get(on)?.members ?? []
  const groups = new Set(present.filter((member) => gone.has(keyOf(member))).map(({ group }) => group))
  return [...groups].map((group) => {
    const inGroup = present.filter((member) => member.group === group)
    const removed = inGroup.filter((member) => gone.has(keyOf(member)))
    const members =
      removed.length === inGroup.length
        ? ('all' as const)
        : selections(removed.map((member) => ({ ...member, through: null })))
    return { do: 'remove-members', on, group, members, data }
  })
}
