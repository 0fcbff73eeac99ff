import type { Command } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'
import type { Estate } from '../estate'
import { indexOf, keyOf } from '../server-index'
import { modesOn, protects } from './goal'
import type { HeldCopy } from './losses'

export interface Way {
  readonly steps: readonly Command[]
  /** Copies that are given up and do not come back. */
  readonly loses: readonly HeldCopy[]
}

interface Entry {
  readonly way: Way
  /** Who protects the computer of the goal in the end. */
  readonly destination: string
  /** Members that there are not any more. */
  readonly stopped: ReadonlySet<string>
}

/**
 * The ways that were found, without those nobody would take: to the same place there is a much shorter one, or one
 * that gives up less.
 */
export class Catalogue {
  readonly #start: Estate
  readonly #goal: Goal
  readonly #detour: number
  readonly #entries = new Map<string, Entry>()

  constructor(start: Estate, goal: Goal, detour: number) {
    this.#start = start
    this.#goal = goal
    this.#detour = detour
  }

  /** Whether the same steps are known, in whatever order. */
  has(way: Way): boolean {
    return this.#entries.has(idOf(way))
  }

  add(way: Way, end: Estate): void {
    this.#entries.set(idOf(way), {
      way,
      destination: destinationOf(end, this.#goal),
      stopped: stoppedBetween(this.#start, end)
    })
  }

  /** The shortest first, those that give up copies after those that do not. */
  ways(): Way[] {
    const entries = [...this.#entries.values()]
    return entries
      .filter((entry) => !entries.some((other) => this.#isBetter(other, entry)))
      .map(({ way }) => way)
      .sort(
        (one, other) =>
          Number(one.loses.length > 0) - Number(other.loses.length > 0) ||
          one.steps.length - other.steps.length ||
          one.loses.length - other.loses.length
      )
  }

  /** Whether a way is not worth telling beside a better one. Giving up copies is a matter of its own. */
  #isBetter(better: Entry, { way, destination, stopped }: Entry): boolean {
    if (better.way === way || better.destination !== destination) return false
    const longer = way.steps.length - better.way.steps.length
    const stopsLess = longer >= 0 && better.stopped.size < stopped.size && isWithin(better.stopped, stopped)
    if (way.loses.length === 0) {
      return better.way.loses.length === 0 && (longer > this.#detour || stopsLess)
    }
    const losesLess = isWithin(namesOf(better.way.loses), namesOf(way.loses))
    if (better.way.loses.length === 0 || !losesLess) return false
    return longer > 0 || stopsLess || (longer === 0 && better.way.loses.length < way.loses.length)
  }
}

function idOf({ steps }: Way): string {
  return steps
    .map((step: Command) => JSON.stringify(step))
    .sort()
    .join('\n')
}

function destinationOf(estate: Estate, goal: Goal): string {
  if (goal.kind === 'possible') return ''
  const { computer } = goal
  return [...estate.dpmServers.values()]
    .filter(({ name }) => protects(estate, name, computer))
    .map(({ name }) => [name, ...[...modesOn(estate, name, computer)].sort()].join(' '))
    .join('\n')
}

function stoppedBetween(start: Estate, end: Estate): Set<string> {
  const stopped = new Set<string>()
  for (const [name, server] of start.dpmServers) {
    const now = end.dpmServers.get(name)
    if (now === server) continue
    const left = now && indexOf(now).byKey
    for (const member of server.members) {
      if (!left?.has(keyOf(member))) stopped.add(`${name}\n${keyOf(member)}`)
    }
  }
  return stopped
}

function namesOf(copies: readonly HeldCopy[]): Set<string> {
  return new Set(copies.map((copy) => JSON.stringify(copy)))
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((name) => all.has(name))
}
