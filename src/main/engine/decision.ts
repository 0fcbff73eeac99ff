import type { Concern, Verdict, Violation } from '@shared/verdict'
import type { LabEvent } from './events'

/** What the engine decides of a command: the verdict, and the events of a command that is carried out. */
export interface Decision {
  readonly verdict: Verdict
  /** Empty unless the outcome is `done`. */
  readonly events: readonly LabEvent[]
}

export function done(events: readonly LabEvent[], warnings: readonly Violation[] = []): Decision {
  return { verdict: { outcome: 'done', violations: [], warnings }, events }
}

export function refused(violations: readonly Violation[]): Decision {
  return { verdict: { outcome: 'refused', violations, warnings: [] }, events: [] }
}

/** A warning that wants a confirmation and got none. */
export function warned(violations: readonly Violation[], warnings: readonly Violation[]): Decision {
  return { verdict: { outcome: 'warned', violations, warnings }, events: [] }
}

export function unknownName(concern: Concern): Decision {
  return refused([{ rule: 'unknown-name', concern }])
}

/** Refused if anything is broken, else what `events` gives. */
export function unless(violations: readonly Violation[], events: () => readonly LabEvent[]): Decision {
  return violations.length > 0 ? refused(violations) : done(events())
}
