import type { Predicate } from '../../exercise'
import type { DraftList, ExerciseDraft, Recording } from '../../exercise-draft'

/** Where something of a draft is mended. */
export type DraftPlace =
  | { readonly part: 'about'; readonly field: 'title' | 'goal' }
  /** `id` null: the list as a whole. */
  | { readonly part: DraftList; readonly id: string | null }
  /** The file as a whole. */
  | { readonly part: 'file' }

export interface DraftFaultView {
  readonly at: DraftPlace
  readonly text: string
}

/** The exercise that is being written in a lab. */
export interface ExerciseDraftView extends ExerciseDraft {
  /** What is recorded now; null where nothing is. */
  readonly recording: Recording | null
  /** Something is recorded, but the lab does not stand where that began any more. */
  readonly astray: boolean
  /** How many actions led where the lab stands. */
  readonly actions: number
  /** What has to be there before it can be saved. */
  readonly missing: readonly DraftFaultView[]
}

export interface SuggestionView {
  readonly predicate: Predicate
  /** As a lab file has it. */
  readonly text: string
  /** One of those that say best what came about. */
  readonly telling: boolean
}
