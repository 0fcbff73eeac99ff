import type { RuleId } from '../rule-ids'
import type { Verdict, Violation } from '../verdict'
import { agentWords } from './agents'
import { availabilityWords } from './availability'
import { chainWords } from './chain'
import { faultWords } from './faults'
import { groupWords } from './groups'
import { memberWords } from './members'
import { moveWords } from './moves'
import { recoveryWords } from './recovery'
import { replicaWords } from './replicas'
import type { Explanation, RuleWords } from './rule-words'
import { serverWords } from './servers'
import { storageWords } from './storage'
import { switchingWords } from './switching'
import { versionWords } from './versions'

export type { Advice, Start } from './advice'
export { describeCommand, describePassing } from './commands'
export type { Explanation, RuleWords } from './rule-words'

export const ruleWords: Readonly<Record<RuleId, RuleWords>> = {
  ...availabilityWords,
  ...agentWords,
  ...versionWords,
  ...chainWords,
  ...memberWords,
  ...moveWords,
  ...switchingWords,
  ...serverWords,
  ...groupWords,
  ...faultWords,
  ...storageWords,
  ...replicaWords,
  ...recoveryWords
}

/** A violation, or a warning, in words. */
export function explain({ rule, concern }: Violation): Explanation {
  const words = ruleWords[rule]
  return {
    rule,
    title: words.title,
    says: words.says(concern),
    documents: words.documents,
    source: words.source,
    errorIds: words.errorIdsFor?.(concern) ?? words.errorIds,
    instead: words.instead(concern)
  }
}

/** One line for the command line: what the first violation says. Undefined if there is none. */
export function messageOf(verdict: Verdict): string | undefined {
  const [first] = verdict.violations
  return first && explain(first).says
}
