import type { RuleId } from '../../rule-ids'
import type { Command } from '../commands'

/** A refused command: what was tried, and the rule that refused it. */
export interface WrongMoveView {
  readonly text: string
  readonly rule: RuleId
  /** What the rule says. */
  readonly says: string
  /** When, in seconds since the lab began, and in real time (ISO 8601). */
  readonly clock: number
  readonly at: string
}

/** The exercise of a lab, and how far it is: what its estate says. */
export interface ExerciseView {
  readonly goal: string
  readonly minutes: number | null
  readonly steps: readonly {
    readonly title: string
    readonly text: string
    readonly done: boolean
    readonly hints: readonly [string, string, string]
    readonly show: readonly Command[]
  }[]
  /** The first step that is not done; null if all are. */
  readonly next: number | null
  readonly checks: readonly { readonly text: string; readonly points: number; readonly met: boolean }[]
  /** All checks are met. */
  readonly solved: boolean
  readonly wrongMoves: readonly WrongMoveView[]
}

/** How the result of an assessment is written. */
export type ResultFormat = 'html' | 'json'
