import type { RuleId } from '../../rule-ids'
import type { TopologyView } from './map'

/** One rule, judged on a topology. */
export interface JudgedRuleView {
  readonly rule: RuleId
  readonly title: string
  readonly state: 'held' | 'broken'
  /** Of a warning: broken, it stops nothing. */
  readonly warns: boolean
  /** It is asked of what somebody does, so a topology alone can hardly break it. */
  readonly ofDeeds: boolean
  /** What breaks it, a sentence each; for a rule that holds what was looked at. */
  readonly findings: readonly string[]
  readonly documents: string
  readonly source: string
  readonly errorIds: readonly number[]
}

/** The topology of a lab, judged by every rule. */
export interface JudgementView {
  readonly title: string
  /** The moment of the lab's calendar, as `2026-01-05 08:00`. */
  readonly moment: string
  readonly broken: number
  /** Broken ones first, then in the order of the rules. */
  readonly rules: readonly JudgedRuleView[]
  readonly topology: TopologyView
}

/** What the judged topology can be written as. */
export type JudgementFormat = 'html' | 'markdown'
