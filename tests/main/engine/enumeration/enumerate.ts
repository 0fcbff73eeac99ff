import type { Command } from '@shared/contract/commands'
import { decide } from '@main/engine/decide'
import type { Decision } from '@main/engine/decision'
import type { Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { StateKeys } from './state-keys'

export interface Step {
  readonly before: Estate
  readonly command: Command
  readonly decision: Decision
  /** The same as before where the command is not done. */
  readonly after: Estate
}

export interface Watch {
  /** Of every state that is reached, once. */
  readonly state?: (estate: Estate, depth: number) => void
  /** Of every command in every state that is less than `depth` commands away. */
  readonly step?: (step: Step) => void
  readonly layer?: (found: Found) => void
}

export interface Found {
  readonly depth: number
  /** Different states that are this many commands away, and no fewer. */
  readonly states: number
  /** Sequences of this length of which every command is done. */
  readonly sequences: number
}

/**
 * Every sequence of up to `depth` commands from some estates, breadth first. A command that is not done leaves the
 * estate as it is, so a sequence with one leads where a shorter one does; and where a state was reached before, all
 * that follows was or will be looked at from there. So each command is tried once in each state, and nothing is left
 * out.
 */
export function enumerate(
  starts: readonly Estate[],
  commands: readonly Command[],
  depth: number,
  { state, step, layer }: Watch
): Found[] {
  const keys = new StateKeys()
  const ids = new Map<string, number>()
  /** For each state that was gone on from: where its commands lead. */
  const next: number[][] = []
  const idOf = (estate: Estate, onNew: () => void): number => {
    const key = keys.of(estate)
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = ids.size
    ids.set(key, id)
    onNew()
    return id
  }
  let layerAt: { readonly id: number; readonly estate: Estate }[] = []
  const reach = (into: typeof layerAt, estate: Estate, at: number): number =>
    idOf(estate, () => {
      state?.(estate, at)
      into.push({ id: ids.size - 1, estate })
    })

  let ways = new Map<number, number>()
  for (const start of starts) ways.set(reach(layerAt, start, 0), 1)
  const found: Found[] = [{ depth: 0, states: layerAt.length, sequences: ways.size }]
  for (let at = 1; at <= depth; at++) {
    const reached: typeof layerAt = []
    for (const { id, estate } of layerAt) {
      const leads: number[] = []
      for (const command of commands) {
        const decision = decide(estate, command)
        const done = decision.verdict.outcome === 'done'
        const after = done ? evolveAll(estate, decision.events) : estate
        step?.({ before: estate, command, decision, after })
        if (done) leads.push(reach(reached, after, at))
      }
      next[id] = leads
    }
    layerAt = reached
    ways = onwards(ways, next)
    const one = {
      depth: at,
      states: reached.length,
      sequences: [...ways.values()].reduce((sum, n) => sum + n, 0)
    }
    found.push(one)
    layer?.(one)
  }
  return found
}

/** In how many ways each state is reached with one command more. */
function onwards(
  ways: ReadonlyMap<number, number>,
  next: readonly (readonly number[])[]
): Map<number, number> {
  const more = new Map<number, number>()
  for (const [id, count] of ways) {
    for (const to of next[id] ?? []) more.set(to, (more.get(to) ?? 0) + count)
  }
  return more
}
