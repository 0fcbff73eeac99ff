import type { Command } from '@shared/contract/commands'
import type { Exercise } from '@shared/exercise'
import type { Expectation } from './expectation'
import type { ExpectedState } from './state-schema'

export interface LabStep {
  readonly command: Command
  readonly expect: Expectation
  /** Where the step begins in its file, from 1. */
  readonly line: number
  readonly column: number
}

/** A lab file that was read and found valid. */
export interface LabFile {
  readonly title: string
  readonly introduction: string
  /** The moment of the calendar at which the lab begins: ISO 8601 without a zone. */
  readonly begins: string
  /** What sizes of data and such are made from. */
  readonly seed: number
  /** The servers of the lists, as the steps that add them: DPM servers first. */
  readonly servers: readonly LabStep[]
  readonly given: readonly LabStep[]
  readonly steps: readonly LabStep[]
  readonly expectState: ExpectedState | null
  /** It begins with the servers and the given steps; the story is no part of it. */
  readonly exercise: Exercise | null
}
