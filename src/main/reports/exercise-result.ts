import type { WrongMoveView } from '@shared/contract/views'

/** What came of a run, in the form of the JSON that is exported: `docs/exercise-result.md` explains it. */
export interface ExerciseResult {
  readonly format: 'dpm-lab-result'
  readonly version: 1
  readonly title: string
  readonly goal: string
  /** Null where nobody was named. */
  readonly learner: string | null
  /** ISO 8601. */
  readonly started: string
  readonly finished: string
  readonly seconds: number
  /** Null without a limit. */
  readonly minutesAllowed: number | null
  readonly inTime: boolean
  readonly points: number
  readonly maximum: number
  /** Of the maximum, rounded down: only all of it is 100. */
  readonly percent: number
  readonly solved: boolean
  readonly checks: readonly {
    readonly text: string
    readonly points: number
    readonly maximum: number
    readonly met: boolean
  }[]
  /** What was tried and refused, in the order of trying. */
  readonly wrongMoves: readonly WrongMoveView[]
}
