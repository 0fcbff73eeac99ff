import {
  DPMDB,
  EMPTY_DATABASE,
  type DatabaseContent,
  type DpmServer,
  type Estate,
  type InactiveReplica,
  type Member
} from '../engine/estate'
import type { NewMember } from '../engine/events'
import { keyOf } from '../engine/server-index'
import { isSame } from './write-fields'
import type { Plan } from './write-plan'

/**
 * What an estate still lacks. A server that was rebuilt has two goals: what its database had before, and, past the
 * rebuild, what it has now.
 */
export class Goals {
  /** Servers that are past their rebuild. */
  readonly #rebuilt = new Set<string>()

  constructor(
    readonly target: Estate,
    private readonly plan: Plan
  ) {}

  /** How much there is to be done: a plan that comes to a multiple of it leads nowhere. */
  get size(): number {
    const { dpmServers, protectedServers } = this.target
    const counts = [...dpmServers.values()].flatMap((server) =>
      [server, server.lostDatabase ?? EMPTY_DATABASE].map((of) => of.members.length + of.inactive.length)
    )
    return counts.reduce((sum, count) => sum + count, 10 + 10 * dpmServers.size + 4 * protectedServers.size)
  }

  /** Those that are there by now. */
  get servers(): DpmServer[] {
    return [...this.target.dpmServers.values()].filter(({ name }) => this.plan.server(name))
  }

  pastRebuild(name: string): void {
    this.#rebuilt.add(name)
  }

  awaitsRebuild({ name, lostDatabase, rebuilt }: DpmServer): boolean {
    if (this.#rebuilt.has(name)) return false
    return lostDatabase !== null || (rebuilt && this.plan.server(name)?.rebuilt === false)
  }

  awaitsRestore(goal: DpmServer): boolean {
    return !this.awaitsRebuild(goal) && !goal.rebuilt && this.plan.server(goal.name)?.rebuilt === true
  }

  content(goal: DpmServer): DatabaseContent {
    if (!this.awaitsRebuild(goal)) return goal
    return goal.lostDatabase ?? EMPTY_DATABASE
  }

  /** Members that are still to be added, in their order. */
  members(goal: DpmServer): readonly Member[] {
    if (this.awaitsRestore(goal)) return []
    return after(this.plan.server(goal.name)?.members ?? [], this.content(goal).members)
  }

  /** Replicas that are still to become inactive, in their order. */
  inactive(goal: DpmServer): readonly InactiveReplica[] {
    if (this.awaitsRestore(goal)) return []
    return after(this.plan.server(goal.name)?.inactive ?? [], this.content(goal).inactive)
  }

  /** Members that came back with the database, and are not among what is wanted. */
  unwanted(goal: DpmServer): readonly Member[] {
    const wanted = new Set(this.content(goal).members.map(keyOf))
    const present = this.plan.server(goal.name)?.members ?? []
    return this.awaitsRestore(goal) ? [] : present.filter((member) => !wanted.has(keyOf(member)))
  }

  isComplete(goal: DpmServer): boolean {
    const { groups, members, inactive } = this.content(goal)
    const now = this.plan.server(goal.name)
    if (!now || this.awaitsRestore(goal)) return false
    return isSame([now.groups, now.members, now.inactive], [groups, members, inactive])
  }

  /** Servers that still want data of a computer, or through it. */
  whoWants(computer: string): DpmServer[] {
    return this.servers.filter(({ name }) => name !== computer).filter((goal) => this.#wants(goal, computer))
  }

  #wants(goal: DpmServer, computer: string): boolean {
    return [this.members(goal), this.inactive(goal)].some((pending) => reachedBy(pending).has(computer))
  }
}

const reaches = new WeakMap<readonly NewMember[], ReadonlySet<string>>()

/** All that members reach; made once for each list, for it is asked again and again. */
function reachedBy(members: readonly NewMember[]): ReadonlySet<string> {
  const known = reaches.get(members)
  if (known) return known
  const made = new Set(members.map(reached))
  reaches.set(members, made)
  return made
}

export function reached({ computer, through }: NewMember): string {
  return through ?? computer
}

/** It protects, or protected, more of itself than its DPM database: it takes a setting for that. */
export function hasLocalData({ name, members, inactive, lostDatabase }: DpmServer): boolean {
  const all = [members, inactive, lostDatabase?.members ?? [], lostDatabase?.inactive ?? []].flat()
  return all.some((member) => isOwn(name, member) && member.dataSource !== DPMDB)
}

export function isOwn(server: string, { computer, through }: NewMember): boolean {
  return computer === server && through === null
}

/** The owner of the agent on a computer, null if it has none. */
export function ownerIn({ protectedServers, dpmServers }: Estate, computer: string): string | null {
  return (protectedServers.get(computer) ?? dpmServers.get(computer))?.agentOwner ?? null
}

/** What came after what was there when it was last asked, by what is wanted: most lists change seldom. */
const rests = new WeakMap<
  readonly NewMember[],
  { present: readonly NewMember[]; rest: readonly NewMember[] }
>()

/** What comes after what is there already; nothing if that is not how it begins. */
function after<T extends NewMember>(present: readonly NewMember[], wanted: readonly T[]): readonly T[] {
  const known = rests.get(wanted)
  // Made from the same list, so of the same members.
  if (known?.present === present) return known.rest as readonly T[]
  const begins = present.every((one, index) => {
    const other = wanted[index]
    return other !== undefined && keyOf(one) === keyOf(other) && one.through === other.through
  })
  const rest = begins ? wanted.slice(present.length) : []
  rests.set(wanted, { present, rest })
  return rest
}
