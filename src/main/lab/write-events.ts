import type { Command, CommandOf, MemberSelection } from '@shared/contract/commands'
import { DEFAULT_POLICY } from '../engine/commands/members'
import { decide } from '../engine/decide'
import {
  DEFAULT_VERSION,
  EMPTY_ESTATE,
  OWN_DATA_SOURCES,
  type DataSourceRef,
  type Estate
} from '../engine/estate'
import type { LabEvent, NewMember } from '../engine/events'
import { evolve } from '../engine/evolve'
import { keyOf } from '../engine/server-index'
import { isSame } from './write-fields'

/**
 * The commands that events came from, each in the one form that is written: events that changed nothing have none, and
 * all the time that went by, which nothing else depends on, stands at the end.
 */
export function commandsFrom(events: readonly LabEvent[]): Command[] {
  const commands: Command[] = []
  let estate = EMPTY_ESTATE
  for (const [index, event] of events.entries()) {
    commands.push(...commandsOfEvent(estate, event, events[index + 1]))
    estate = evolve(estate, event)
  }
  return [...commands, ...advancing(estate.clock)]
}

function commandsOfEvent(estate: Estate, event: LabEvent, next: LabEvent | undefined): Command[] {
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
      return [confirmed(estate, { do: 'create-protection-group', on, group, members, ...policyOf(policy) })]
    }
    case 'members-added': {
      const { on, group, members } = event
      const isNew = !estate.dpmServers.get(on)?.members.some((member) => member.group === group)
      if (isNew) return []
      return [confirmed(estate, { do: 'add-members', on, group, members: selections(members) })]
    }
    case 'members-removed':
      return removing(estate, event.on, event.members, event.data)
    case 'inactive-protection-removed':
      return [{ do: 'remove-inactive-protection', on: event.on, computer: event.computer }]
    case 'protection-switched':
      return [{ do: 'switch-protection', on: event.on, computer: event.computer }]
    case 'primary-protection-resumed':
      return [{ do: 'resume-primary-protection', on: event.on, computer: event.computer }]
    case 'consistency-checked': {
      const computers = new Set(event.checked.map(({ computer }) => computer))
      return [...computers].map((computer) => ({ do: 'consistency-check', on: event.on, computer }))
    }
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
    case 'dpm-server-added':
      return [addingDpmServer(event)]
    case 'protected-server-added':
      return [addingProtectedServer(event)]
    case 'local-data-protection-set':
      return [{ do: 'set-local-data-protection', on: event.on, allowed: event.allowed }]
    case 'clock-advanced':
      return []
  }
}

export function addingDpmServer(server: {
  readonly name: string
  readonly version: string
  readonly dataSources: readonly string[]
  readonly allowLocalDataProtection: boolean
}): CommandOf<'add-dpm-server'> {
  const { name, version } = server
  const dataSources = server.dataSources.filter((own) => !OWN_DATA_SOURCES.includes(own))
  return {
    do: 'add-dpm-server',
    name,
    ...(version === DEFAULT_VERSION ? {} : { version }),
    ...(dataSources.length === 0 ? {} : { dataSources }),
    ...(server.allowLocalDataProtection ? { allowLocalDataProtection: true } : {})
  }
}

export function addingProtectedServer(server: {
  readonly name: string
  readonly dataSources: readonly string[]
}): CommandOf<'add-protected-server'> {
  const { name, dataSources } = server
  return {
    do: 'add-protected-server',
    name,
    ...(dataSources.length === 0 ? {} : { dataSources: [...dataSources] })
  }
}

/** A policy that differs from what a group gets without one. */
export function policyOf(
  policy: CommandOf<'create-protection-group'>['policy']
): Pick<CommandOf<'create-protection-group'>, 'policy'> {
  return policy === undefined || isSame(policy, DEFAULT_POLICY) ? {} : { policy }
}

/** Members in their order; what stands together of one computer, by the same way, becomes one selection. */
export function selections(members: readonly NewMember[]): MemberSelection[] {
  const found: { of: NewMember; dataSources: string[] }[] = []
  for (const member of members) {
    const last = found.at(-1)
    if (last?.of.computer === member.computer && last.of.through === member.through) {
      last.dataSources.push(member.dataSource)
    } else found.push({ of: member, dataSources: [member.dataSource] })
  }
  return found.map(({ of: { computer, through }, dataSources }) => ({
    computer,
    dataSource: chosen(dataSources),
    ...(through === null ? {} : { through })
  }))
}

/** One data source stands alone, unless it is called like the word for everything. */
function chosen(dataSources: string[]): string | string[] {
  const [only] = dataSources
  return dataSources.length === 1 && only !== undefined && only !== 'all' ? only : dataSources
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

/** The command with `confirm` if a warning asks for it, without if not. */
export function confirmed<C extends CommandOf<'create-protection-group' | 'add-members'>>(
  estate: Estate,
  command: C
): C {
  const { confirm: _, ...bare } = command
  const asks = decide(estate, bare as C).verdict.outcome === 'warned'
  return (asks ? { ...bare, confirm: true } : bare) as C
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60]
] as const
/** A step has at most six digits. */
const MOST = 999_999

/** In the largest unit that says it in one step, or else in as many steps as it takes. */
export function advancing(seconds: number): Command[] {
  const exact = UNITS.find(([, size]) => seconds % size === 0 && seconds / size <= MOST)
  if (seconds > 0 && exact) return [{ do: 'advance-clock', by: `${seconds / exact[1]}${exact[0]}` }]
  const commands: Command[] = []
  let left = seconds
  for (const [unit, size] of UNITS) {
    for (let count = Math.floor(left / size); count > 0; count = Math.floor(left / size)) {
      const taken = Math.min(count, MOST)
      commands.push({ do: 'advance-clock', by: `${taken}${unit}` })
      left -= taken * size
    }
  }
  return commands
}
