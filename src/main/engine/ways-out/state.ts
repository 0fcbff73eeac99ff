import type { Command } from '@shared/contract/commands'
import { decide } from '../decide'
import type { Decision } from '../decision'
import type { Estate } from '../estate'
import { evolveAll } from '../evolve'
import { lossesAfter, NO_LOSSES, type Losses } from './losses'

/** A place that a search has got to, and how. */
export interface State {
  readonly estate: Estate
  readonly steps: readonly Command[]
  readonly losses: Losses
}

export function beginAt(estate: Estate): State {
  return { estate, steps: [], losses: NO_LOSSES }
}

/** The state after a command; null if it is not done. */
export function stepFrom(state: State, command: Command, decision?: Decision): State | null {
  const { verdict, events } = decision ?? decide(state.estate, command)
  if (verdict.outcome !== 'done') return null
  const estate = evolveAll(state.estate, events)
  const losses = lossesAfter(state.losses, state.estate, estate, events)
  return { estate, steps: [...state.steps, command], losses }
}

/** The state after all commands; null if one of them is not done. */
export function stepsFrom(start: Estate, commands: readonly Command[]): State | null {
  return commands.reduce<State | null>((state, command) => state && stepFrom(state, command), beginAt(start))
}
