import type { Command } from '@shared/contract/commands'
import type { DpmServer, Estate, Member } from '../engine/estate'
import type { NewMember } from '../engine/events'
import { keyOf } from '../engine/server-index'
import { selections } from '../engine/selections'
import type { Agents } from './write-agents'
import { policyOf } from './write-commands'
import { hasLocalData, isOwn, reached, type Goals } from './write-goals'
import type { Plan } from './write-plan'

/** How far a step goes to get on; the further, the later it is tried. */
export interface Effort {
  /** Parts of what goes into a group together. */
  readonly inParts?: boolean
  /** A server's own data, though others still want data of it. */
  readonly own?: boolean
  /** The agent, though it will have to be given to somebody else. */
  readonly early?: boolean
  /** Attach agents of other servers; `failing`: with these failed for the moment. */
  readonly attach?: 'if free' | 'failing'
}

/** Makes the groups, and leaves the inactive replicas. */
export class Groups {
  readonly #retained: string

  constructor(
    private readonly plan: Plan,
    private readonly goals: Goals,
    private readonly agents: Agents
  ) {
    this.#retained = freeGroupName(goals.target)
  }

  /** Inactive replicas first, then the next members of one group. */
  protect(goal: DpmServer, effort: Effort): boolean {
    return this.retain(goal, effort) || this.fillGroup(goal, effort)
  }

  private retain(goal: DpmServer, effort: Effort): boolean {
    const { name: on } = goal
    const group = this.#retained
    return this.longest(goal, this.goals.inactive(goal), effort, (members) => [
      { do: 'create-protection-group', on, group, members: selections(members) },
      { do: 'remove-members', on, group, members: 'all', data: 'retain' }
    ])
  }

  private fillGroup(goal: DpmServer, effort: Effort): boolean {
    const pending = this.goals.members(goal)
    const group = pending[0]?.group
    const now = this.plan.server(goal.name)
    if (group === undefined || !now) return false
    const end = pending.findIndex((member) => member.group !== group)
    const run = end < 0 ? pending : pending.slice(0, end)
    const { groups } = this.goals.content(goal)
    const exists = now.groups.some(({ name }) => name === group)
    const wanted = groups[now.groups.length]
    if (!exists && wanted?.name !== group) return false
    const of = { on: goal.name, group }
    return this.longest(goal, run, effort, (members) => [
      exists
        ? { do: 'add-members', ...of, members: selections(members) }
        : { do: 'create-protection-group', ...of, members: selections(members), ...policyOf(wanted?.policy) }
    ])
  }

  /** Carries commands out for as many of the replicas as possible, agents and the setting for local data first. */
  private longest<T extends NewMember>(
    goal: DpmServer,
    wanted: readonly T[],
    effort: Effort,
    commands: (some: readonly T[]) => readonly Command[]
  ): boolean {
    return this.parts(goal, wanted, effort).some((some) =>
      this.plan.attempts(
        () => this.allowLocalData(goal, some),
        () => this.agents.reach(goal, some, effort),
        () => commands(some).every((command) => this.plan.does(command)),
        () => this.agents.repairAgain()
      )
    )
  }

  private parts<T extends NewMember>(
    { name }: DpmServer,
    wanted: readonly T[],
    { inParts = false, own = false }: Effort
  ): (readonly T[])[] {
    if (wanted.length === 0) return []
    const isHeldBack = !own && this.goals.whoWants(name).length > 0
    const ends = wanted.flatMap((member, index) => {
      const next = wanted[index + 1]
      if (!next) return [index + 1]
      return inParts && (reached(next) !== reached(member) || next.computer !== member.computer)
        ? [index + 1]
        : []
    })
    const parts = ends.reverse().map((end) => wanted.slice(0, end))
    return isHeldBack ? parts.filter((some) => !some.some((member) => isOwn(name, member))) : parts
  }

  private allowLocalData(goal: DpmServer, some: readonly NewMember[]): boolean {
    const { name: on } = goal
    if (this.plan.server(on)?.allowLocalDataProtection) return true
    if (!some.some((member) => isOwn(on, member)) || !hasLocalData(goal)) return true
    return this.plan.does({ do: 'set-local-data-protection', on, allowed: true })
  }

  /** Takes away what came back with a database and was removed later. */
  removeUnwanted(goal: DpmServer): boolean {
    const unwanted = this.goals.unwanted(goal)
    const [first] = unwanted
    if (!first) return false
    const inactive = new Set(this.goals.content(goal).inactive.map(keyOf))
    const isKept = (member: Member) => inactive.has(keyOf(member))
    const isAlike = (member: Member) => member.group === first.group && isKept(member) === isKept(first)
    const alike = unwanted.filter(isAlike).map((member) => ({ ...member, through: null }))
    return this.plan.does({
      do: 'remove-members',
      on: goal.name,
      group: first.group,
      members: selections(alike),
      data: isKept(first) ? 'retain' : 'delete'
    })
  }
}

/** The name of the group that inactive replicas are left by. */
function freeGroupName(target: Estate): string {
  const servers = [...target.dpmServers.values()]
  const taken = servers.flatMap(({ groups, lostDatabase }) => [...groups, ...(lostDatabase?.groups ?? [])])
  const names = new Set(taken.map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'Retained' : `Retained ${number}`
    if (!names.has(name.toLowerCase())) return name
  }
}
