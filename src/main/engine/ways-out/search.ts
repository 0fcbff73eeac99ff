import type { Command } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'
import { decide } from '../decide'
import type { Decision } from '../decision'
import type { Estate } from '../estate'
import { hasNoSpace } from '../storage'
import { aimsOf } from './aims'
import { Catalogue, type Way } from './catalogue'
import { Fingerprints } from './fingerprint'
import { isReached } from './goal'
import { newServer } from './moves'
import { isNeedless } from './needless'
import { remediesOf } from './remedies'
import { beginAt, stepFrom, type State } from './state'

/** How far is looked. */
export interface Bounds {
  /** The most steps of a way. */
  readonly steps: number
  /** The most states that are looked at for each DPM server that could be the one. */
  readonly states: number
  /** So many steps more than the shortest way to the same place are still worth telling. */
  readonly detour: number
  /** Up to so many steps is looked even where nothing has to be given up for less: for what else could be wanted. */
  readonly always: number
}

export const BOUNDS: Bounds = { steps: 6, states: 1_000, detour: 1, always: 4 }

export interface Found {
  /** The shortest first, those that give up copies after those that do not. */
  readonly ways: readonly Way[]
  /** Everything within the bounds was looked at. */
  readonly complete: boolean
}

/** How far a search is, from 0 to 1, and what it has found by then. */
export interface Progress {
  readonly done: number
  ways(): readonly Way[]
}

/** What is looked for at a time, and what has to be done before. */
interface Front {
  readonly goal: Goal
  readonly first: readonly Command[]
}

/**
 * Looks for sequences of commands that reach a goal: breadth first over `decide`, so that what is found first is
 * shortest. From each state it tries what a goal consists of (`aimsOf`); what refuses one of these is asked what
 * could take it away (`remediesOf`), and so on. It knows commands and rules, and no scenario. Yields often, so that
 * whoever runs it can do something else, and stop it.
 */
export function* searchWays(estate: Estate, goal: Goal, bounds: Bounds = BOUNDS): Generator<Progress, Found> {
  // Jobs and replicas do not matter to the rules of the topology, and are most of the work. A full pool does.
  const full = [...estate.dpmServers.values()].some((server) => hasNoSpace(estate, server))
  const start = full ? estate : { ...estate, activity: null }
  if (isReached(start, goal)) return { ways: [{ steps: [], loses: [] }], complete: true }
  const fronts = frontsOf(start, goal)
  const catalogue = new Catalogue(start, goal, bounds.detour)
  let complete = true
  for (const [index, front] of fronts.entries()) {
    const looking = lookFrom(start, goal, front, bounds, catalogue)
    let next = looking.next()
    for (; !next.done; next = looking.next()) {
      yield { done: (index + next.value) / fronts.length, ways: () => catalogue.ways() }
    }
    complete &&= next.value
  }
  return { ways: catalogue.ways(), complete }
}

/** *Is protected* is looked for with each DPM server there is, and with one that is not there yet. */
function frontsOf(estate: Estate, goal: Goal): Front[] {
  if (goal.kind !== 'protected') return [{ goal, first: [] }]
  const { computer } = goal
  const front = (by: string, first: readonly Command[]): Front => ({
    goal: { kind: 'protected-by', computer, by },
    first
  })
  const added = newServer(estate, estate.dpmServers.get(computer)?.version)
  const others = [...estate.dpmServers.keys()].filter((name) => name !== computer)
  return [...others.map((name) => front(name, [])), front(added.name, [added])]
}

/** Yields how much of its states it has looked at, from 0 to 1; returns whether there were no more. */
function* lookFrom(
  start: Estate,
  whole: Goal,
  { goal, first }: Front,
  bounds: Bounds,
  catalogue: Catalogue
): Generator<number, boolean> {
  const prints = new Fingerprints()
  const seen = new Set<string>()
  let level = [first.reduce((state, command) => stepFrom(state, command) ?? state, beginAt(start))]
  let most = bounds.steps
  let looked = 0
  for (let length = first.length; length < most; length++) {
    const next: State[] = []
    for (const state of level) {
      if (++looked > bounds.states) return false
      for (const [command, decision] of usefulIn(state.estate, goal)) {
        const after = stepFrom(state, command, decision)
        if (!after) continue
        if (!isReached(after.estate, whole)) {
          const print = prints.of(after.estate, after.losses)
          if (!seen.has(print)) next.push(after)
          seen.add(print)
          continue
        }
        const way: Way = { steps: after.steps, loses: [...after.losses.values()] }
        if (catalogue.has(way) || isNeedless(start, after, whole)) continue
        catalogue.add(way, after.estate)
        if (way.loses.length === 0)
          most = Math.min(most, Math.max(way.steps.length + bounds.detour, bounds.always))
      }
      yield looked / bounds.states
    }
    level = next
  }
  return true
}

/** Commands that go through here and help: aims, else what could make a refused one possible. */
function usefulIn(estate: Estate, goal: Goal): Map<Command, Decision> {
  const useful = new Map<Command, Decision>()
  const seen = new Set<string>()
  const open = aimsOf(estate, goal)
  for (let command = open.pop(); command; command = open.pop()) {
    const id = JSON.stringify(command)
    if (seen.has(id)) continue
    seen.add(id)
    const decision = decide(estate, command)
    if (decision.verdict.outcome === 'done') useful.set(command, decision)
    else open.push(...remediesOf(estate, decision.verdict))
  }
  return useful
}
