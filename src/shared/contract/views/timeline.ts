import type { RuleId } from '../../rule-ids'
import type { Verdict } from '../../verdict'
import type { Command } from '../commands'

/** A place in the log of a lab: what was done there, and after what. */
export interface TimelineEntryView {
  readonly seq: number
  /** The entry of the timeline it came after; null for the first that is told. */
  readonly parent: number | null
  readonly kind: 'begin' | 'command' | 'time'
  /** What was done, in words. */
  readonly text: string
  /** Where the lab's clock stood afterwards. */
  readonly clock: number
  /** When it was done in real time, in ISO 8601. */
  readonly at: string
  /** The rules that warned of it, and stopped nothing. */
  readonly warnings: readonly RuleId[]
}

/**
 * Everything that happened in a lab, undone or not: a tree, for what is done after an undo begins a branch. Time that
 * passed without anything done is one entry.
 */
export interface TimelineView {
  /** In the order of writing, so that parents come first. */
  readonly entries: readonly TimelineEntryView[]
  /** How many older ones are not told. */
  readonly omitted: number
  /** Where the lab stands. */
  readonly head: number
  /** From the beginning over the head to the end of the branch that redo would go: what the slider goes along. */
  readonly line: readonly number[]
}

/** What a step of a lab file is to end as; the warnings of `done` are those it must have. */
export type ExpectedOutcome =
  | { readonly outcome: 'done'; readonly warnings: readonly RuleId[] }
  | { readonly outcome: 'refused' | 'warned'; readonly rule: RuleId }

export interface StoryStepView {
  readonly command: Command
  readonly expected: ExpectedOutcome
  /** How it ended where it was played on the way to where the lab stands; null if it was not. */
  readonly played: { readonly verdict: Verdict; readonly asExpected: boolean } | null
}

/** The steps of the lab file that the lab was made from, and how many of them were played. */
export interface StoryView {
  readonly steps: readonly StoryStepView[]
  /** The step at this index is the next one. Undo and redo move it with the lab. */
  readonly position: number
}
