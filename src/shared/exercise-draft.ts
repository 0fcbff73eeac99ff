import type { Command } from './contract/commands'
import type { ExerciseCheck, ExerciseStep } from './exercise'

/** A part of a draft, which keeps its id for as long as it is there. */
interface Kept {
  readonly id: string
}

export type DraftStep = ExerciseStep & Kept
export type DraftCheck = ExerciseCheck & Kept
/** An attempt that must not solve it. */
export interface DraftAttempt extends Kept {
  readonly title: string
  readonly steps: readonly Command[]
}

/** An exercise that is being written: anything of it may be missing. */
export interface ExerciseDraft {
  readonly title: string
  readonly introduction: string
  readonly goal: string
  /** The time of an assessment; null without a limit. */
  readonly minutes: number | null
  readonly steps: readonly DraftStep[]
  readonly checks: readonly DraftCheck[]
  readonly wrong: readonly DraftAttempt[]
}

export type DraftList = 'steps' | 'checks' | 'wrong'

/** One change of a draft. What it speaks of may be gone: then nothing is changed. */
export type DraftEdit =
  | {
      readonly kind: 'about'
      readonly title?: string | undefined
      readonly introduction?: string | undefined
      readonly goal?: string | undefined
      readonly minutes?: number | null | undefined
    }
  /** One with nothing in it, at the end. */
  | { readonly kind: 'add'; readonly list: DraftList }
  /** What is told of the one with its id. */
  | DraftChange
  /** In the place of the one with its id; where there is none, at that place of the list. */
  | DraftPut
  | { readonly kind: 'remove'; readonly list: DraftList; readonly id: string }
  | { readonly kind: 'move'; readonly list: DraftList; readonly id: string; readonly to: number }

/** Some of it; what is undefined stays. */
type Some<T extends Kept> = { readonly [K in keyof Omit<T, 'id'>]?: T[K] | undefined }

export type DraftChange =
  | { readonly kind: 'change'; readonly list: 'steps'; readonly id: string; readonly to: Some<DraftStep> }
  | { readonly kind: 'change'; readonly list: 'checks'; readonly id: string; readonly to: Some<DraftCheck> }
  | { readonly kind: 'change'; readonly list: 'wrong'; readonly id: string; readonly to: Some<DraftAttempt> }

export type DraftPut =
  | {
      readonly kind: 'put'
      readonly list: 'steps'
      readonly item: DraftStep
      readonly at?: number | undefined
    }
  | {
      readonly kind: 'put'
      readonly list: 'checks'
      readonly item: DraftCheck
      readonly at?: number | undefined
    }
  | {
      readonly kind: 'put'
      readonly list: 'wrong'
      readonly item: DraftAttempt
      readonly at?: number | undefined
    }

/** Where what is recorded goes. */
export type Recording =
  /** Each action becomes a step, after this one; without one, at the end. */
  | { readonly into: 'steps'; readonly after: string | null }
  /** The same, with all that was done in the lab since it began. */
  | { readonly into: 'history' }
  /** What is done takes the place of what this step, or this attempt, did. */
  | { readonly into: 'step'; readonly id: string }
  | { readonly into: 'attempt'; readonly id: string }
