import type { Command } from '@shared/contract/commands'
import type { Verdict } from '@shared/verdict'
import { decide } from './engine/decide'
import type { Estate } from './engine/estate'
import { evolveAll } from './engine/evolve'
import type { Tried } from './exercise-run'
import type { NewEntry } from './store'

/** What commands come to, one after the other. */
export interface Trial {
  /** Up to and with the first that does not pass. */
  readonly tried: readonly Tried[]
  readonly passed: boolean
  /** What is to be written, and what the lab then is: nothing, and as it was, unless all passed. */
  readonly entries: readonly NewEntry[]
  readonly estate: Estate
}

/** Tries commands with nothing carried out. One that passes without being done is passed over. */
export function tryAll(
  before: Estate,
  commands: readonly Command[],
  passes: (verdict: Verdict) => boolean,
  at: string
): Trial {
  const tried: Tried[] = []
  const entries: NewEntry[] = []
  let estate = before
  for (const command of commands) {
    const { verdict, events } = decide(estate, command)
    tried.push({ command, verdict, clock: estate.clock })
    if (!passes(verdict)) return { tried, passed: false, entries: [], estate: before }
    if (verdict.outcome !== 'done') continue
    estate = evolveAll(estate, events)
    entries.push({ at, command, warnings: verdict.warnings, events })
  }
  return { tried, passed: true, entries, estate }
}
