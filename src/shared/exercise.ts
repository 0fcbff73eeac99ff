import type { Command } from './contract/commands'
import type { RuleId } from './rule-ids'

/** One part of an estate that a predicate looks at, as in the `state` of the command line's JSON. */
export const PREDICATE_PARTS = [
  'servers',
  'agents',
  'links',
  'members',
  'configurations',
  'replicas',
  'jobs',
  'alerts'
] as const
export type PredicatePart = (typeof PREDICATE_PARTS)[number]

/** What can be true of a lab: looked at in its estate, never in what was clicked. */
export type Predicate =
  /** Some item of the part has these values; keys that are left out do not matter. */
  | { readonly kind: 'some'; readonly part: PredicatePart; readonly item: Readonly<Record<string, unknown>> }
  /** A goal as ways out have it: `Server1 is protected by DPM2`. */
  | { readonly kind: 'goal'; readonly goal: string }
  /** A command was refused by this rule in this run. */
  | { readonly kind: 'refused'; readonly rule: RuleId }
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'any'; readonly of: readonly Predicate[] }

/** A step of a procedure. */
export interface ExerciseStep {
  /** A few words, without a full stop. */
  readonly title: string
  /** What is done, and why. */
  readonly text: string
  /** What *Show me* does. Those of all steps, one after the other, are the solution. */
  readonly show: readonly Command[]
  /** It is done when all of these hold, however that came about. */
  readonly done: readonly Predicate[]
  /** A nudge, where, and how. */
  readonly hints: readonly [string, string, string]
}

export interface ExerciseCheck {
  readonly text: string
  readonly points: number
  readonly that: readonly Predicate[]
}

/** What makes an exercise of a lab: a walkthrough, practice and an assessment run from the same. */
export interface Exercise {
  /** What is to be reached, in a few sentences. */
  readonly goal: string
  /** The time of an assessment; null without a limit. */
  readonly minutes: number | null
  readonly steps: readonly ExerciseStep[]
  readonly checks: readonly ExerciseCheck[]
  /** Attempts that must not solve it, each from the beginning; what is refused of them is passed over. */
  readonly wrong: readonly { readonly title: string; readonly steps: readonly Command[] }[]
}
