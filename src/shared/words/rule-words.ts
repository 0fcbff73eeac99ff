import type { RuleId } from '../rule-ids'
import type { Concern } from '../verdict'
import type { Advice } from './advice'

/** The words of a rule. Console, command line and reports all build their messages from these. */
export interface RuleWords {
  /** A heading of a few words, without a full stop. */
  readonly title: string
  /** What is wrong, in plain words with the names concerned. One or two sentences. */
  readonly says: (concern: Concern) => string
  /** What the public documents say about it, in our words. */
  readonly documents: string
  /** Where: the titles of the public pages, or that it is inferred. */
  readonly source: string
  /** The product's own error IDs where they are known, the closest first. */
  readonly errorIds: readonly number[]
  /** Which of them fit a concern, where that depends on it. */
  readonly errorIdsFor?: (concern: Concern) => readonly number[]
  /** What can be done instead, the supported ways first. */
  readonly instead: (concern: Concern) => readonly Advice[]
}

/** The words of some rules: what a file of a family holds. */
export type Words = Partial<Record<RuleId, RuleWords>>

/** The words of a rule about one concern, ready to be shown. */
export interface Explanation {
  readonly rule: RuleId
  readonly title: string
  readonly says: string
  readonly documents: string
  readonly source: string
  readonly errorIds: readonly number[]
  readonly instead: readonly Advice[]
}
