import { t } from '../catalogue'
import type { JudgedRuleView, JudgementView } from '../contract/views'

type Judged = Pick<JudgedRuleView, 'state' | 'warns'>

/** `2 of 53 rules are broken, 1 of them a warning.` */
export function judgementSummary({ broken, rules }: Pick<JudgementView, 'broken' | 'rules'>): string {
  if (broken === 0) return t`None of ${rules.length} rules is broken.`
  const warnings = rules.filter(({ state, warns }) => state === 'broken' && warns).length
  return t`${broken} of ${rules.length} rules ${broken === 1 ? 'is' : 'are'} broken${ofThem(broken, warnings)}.`
}

function ofThem(broken: number, warnings: number): string {
  if (warnings === 0) return ''
  if (warnings === broken) return broken === 1 ? t`, a warning` : t`, all of them warnings`
  return t`, ${warnings} of them ${warnings === 1 ? t`a warning` : 'warnings'}`
}

export function judgedState({ state, warns }: Judged): string {
  if (state === 'held') return t`Held`
  return warns ? t`Broken (warning)` : t`Broken`
}

/** The product's own IDs, in words. */
export function judgedIds({ errorIds }: Pick<JudgedRuleView, 'errorIds'>): string {
  return errorIds.length === 0 ? t`None` : errorIds.join(', ')
}
