import type { Verdict, Violation } from '../../verdict'
import type { Command } from '../commands'
import type { GroundsView, TopologyView } from './map'

/** A rule that a command breaks or is warned of by, with the path on the map that makes it true. */
export interface GroundedViolation extends Violation {
  readonly grounds: GroundsView
}

/** One difference between two states of a lab, in words. */
export interface ChangeView {
  readonly kind: 'more' | 'less' | 'other'
  readonly about:
    'server' | 'agent' | 'link' | 'configuration' | 'protection' | 'copy' | 'group' | 'fault' | 'job'
  readonly text: string
  /** The computers concerned: what to point at on the map. */
  readonly computers: readonly string[]
}

/** What commands would come to, one after the other, with nothing carried out. */
export interface WhatIfView {
  /** Up to and with the first that would not be done. */
  readonly steps: readonly { readonly command: Command; readonly text: string; readonly verdict: Verdict }[]
  /** How the last of them ends. */
  readonly outcome: Verdict['outcome']
  /** Everything the steps break or are warned of by, in their order, each rule once with each concern. */
  readonly violations: readonly GroundedViolation[]
  readonly warnings: readonly GroundedViolation[]
  /** What would be different afterwards; empty unless all would be done. */
  readonly changes: readonly ChangeView[]
  /** The map as it would be afterwards; as it is where not all would be done. */
  readonly topology: TopologyView
}

/** Two places of the log side by side. */
export interface ComparisonView {
  readonly one: ComparedView
  readonly other: ComparedView
  /** The last entry both have in common. */
  readonly fork: number
  /** What the other has otherwise than the one. */
  readonly changes: readonly ChangeView[]
}

export interface ComparedView {
  readonly seq: number
  readonly clock: number
  /** What was done since the fork, oldest first. */
  readonly steps: readonly string[]
  readonly topology: TopologyView
}
