import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import type { Verdict } from '@shared/verdict'
import { listed, quoted } from './problem'
import { didYouMean, type Suggester } from './suggest'

/** What a step of a lab file is to end as. */
export type Expectation =
  | { readonly outcome: 'done'; readonly warnings: readonly RuleId[] }
  | { readonly outcome: 'refused' | 'warned'; readonly rule: RuleId }

export const EXPECT_DONE: Expectation = { outcome: 'done', warnings: [] }

const FORMS = 'done, done with ID, refused ID or warned ID'

/** The expectation a text says, or what is wrong with it. */
export function parseExpectation(text: string, suggest: Suggester): Expectation | string {
  const [outcome = '', ...rest] = text.trim().split(/\s+/)
  switch (outcome) {
    case 'done': {
      if (rest.length === 0) return EXPECT_DONE
      if (rest[0] !== 'with')
        return `after "done" comes nothing, or "with" and the ids of warnings; not ${quoted(text)}`
      const ids = rest
        .slice(1)
        .join(' ')
        .split(',')
        .map((id) => id.trim())
      const wrong = ids.find((id) => !isRuleId(id))
      return wrong === undefined ? { outcome, warnings: ids.filter(isRuleId) } : unknownRule(wrong, suggest)
    }
    case 'refused':
    case 'warned': {
      const id = rest.join(' ')
      if (isRuleId(id)) return { outcome, rule: id }
      if (id === '') return `"${outcome}" needs the id of the rule, such as "${outcome} ${EXAMPLE[outcome]}"`
      if (id.includes(',')) return `"${outcome}" takes one id, that of the first rule; not ${quoted(id)}`
      return unknownRule(id, suggest)
    }
    default: {
      const near = suggest(outcome, ['done', 'refused', 'warned'])
      return `unknown outcome ${quoted(outcome)}${didYouMean(near, `; write ${FORMS}`)}`
    }
  }
}

const EXAMPLE = { refused: 'protected-once', warned: 'breaks-chain' } as const

function unknownRule(id: string, suggest: Suggester): string {
  if (id === '') return 'the id of a warning is missing; write "done with ID, ID"'
  return `unknown rule ${quoted(id)}${didYouMean(suggest(id, RULE_IDS), '; write one of the rule ids')}`
}

export function isRuleId(id: string): id is RuleId {
  return RULE_IDS.some((known) => known === id)
}

/** The expectation as a lab file says it. */
export function expectationText(expectation: Expectation): string {
  if (expectation.outcome !== 'done') return `${expectation.outcome} ${expectation.rule}`
  return expectation.warnings.length === 0 ? 'done' : `done with ${expectation.warnings.join(', ')}`
}

/** Of a refusal, and of a warning that stopped the step, the first rule counts. */
export function isMet(expectation: Expectation, verdict: Verdict): boolean {
  if (expectation.outcome !== verdict.outcome) return false
  if (expectation.outcome !== 'done') return verdict.violations[0]?.rule === expectation.rule
  return expectation.warnings.every((rule) => verdict.warnings.some((warning) => warning.rule === rule))
}

/** In words, for messages: `done with a and b`. */
export function verdictText(verdict: Verdict): string {
  if (verdict.outcome !== 'done') return `${verdict.outcome} ${verdict.violations[0]?.rule ?? ''}`.trim()
  const warnings = verdict.warnings.map((warning) => warning.rule)
  return warnings.length === 0 ? 'done' : `done with ${listed(warnings, 'and')}`
}
