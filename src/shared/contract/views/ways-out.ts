import type { Goal } from '../../goal'
import type { Command } from '../commands'

/** A copy that a DPM server holds: lost for good if it is given up. */
export interface HeldCopyView {
  readonly on: string
  readonly computer: string
  readonly dataSource: string
  /** The primary it came through; null for a direct copy. */
  readonly through: string | null
}

/** A sequence of commands that reaches a goal without breaking a rule. */
export interface WayView {
  readonly steps: readonly {
    readonly command: Command
    /** What is done, and why it is supported. */
    readonly text: string
    readonly why: string
  }[]
  /** Copies that are given up on the way and do not come back. */
  readonly loses: readonly HeldCopyView[]
  /** Why it is supported, and what it comes to, in a few sentences. */
  readonly explanation: string
}

export interface WaysOutView {
  readonly goal: Goal
  /** The goal in words. */
  readonly text: string
  /** Everything within the bounds was looked at. */
  readonly complete: boolean
  /** The shortest first; those that give up copies last. One without steps where the goal is reached already. */
  readonly ways: readonly WayView[]
}
