import type { RuleId } from '@shared/rule-ids'
import type { Concern, Violation } from '@shared/verdict'

/** A rule is data and one predicate: what it is broken by, or null. Its words stand in the catalogue. */
export interface Rule<Q> {
  readonly id: RuleId
  readonly broken: (question: Q) => Concern | null
  /** Asked of each data source; without it the answer is the same for all data of a computer. */
  readonly perDataSource?: true
  /** When broken, nothing further of the list is asked. */
  readonly conclusive?: true
}

/** The rules a question breaks, in the order of the list. */
export function violationsOf<Q>(rules: readonly Rule<Q>[], question: Q): Violation[] {
  return violationsOver(rules, [question])
}

/** The rules that any of the questions breaks, in the order of the list, each once with its first concern. */
export function violationsOver<Q>(rules: readonly Rule<Q>[], questions: readonly Q[]): Violation[] {
  const found: Violation[] = []
  for (const rule of rules) {
    const concern = firstConcern(rule, questions)
    if (!concern) continue
    found.push({ rule: rule.id, concern })
    if (rule.conclusive) break
  }
  return found
}

function firstConcern<Q>(rule: Rule<Q>, questions: readonly Q[]): Concern | null {
  for (const question of questions) {
    const concern = rule.broken(question)
    if (concern) return concern
  }
  return null
}
