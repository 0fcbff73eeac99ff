import { t } from '../catalogue'
import type { JudgedRuleView, JudgementView } from '../contract/views'

type Judged = Pick<JudgedRuleView, 'state' | 'warns'>

/** `2 of 53 rules are broken, 1 of them a warning.` */
export function judgementSummary({ broken, rules }: Pick<JudgementView, 'broken' | 'rules'>): string {
  if (broken === 0) return t`None of ${rules.length} rules is broken.`
  const warnings = rules.filter(({ state, warns }) => state === 'broken' && warns).length
  const all = rules.length
  if (broken === 1)
    return warnings === 0 ? t`1 of ${all} rules is broken.` : t`1 of ${all} rules is broken, a warning.`
  if (warnings === 0) return t`${broken} of ${all} rules are broken.`
  if (warnings === broken) return t`${broken} of ${all} rules are broken, all of them warnings.`
  return warnings === 1
    ? t`${broken} of ${all} rules are broken, 1 of them a warning.`
    : t`${broken} of ${all} rules are broken, ${warnings} of them warnings.`
}

export function judgedState({ state, warns }: Judged): string {
  if (state === 'held') return t`Held`
  return warns ? t`Broken (warning)` : t`Broken`
}

/** The product's own IDs, in words. */
export function judgedIds({ errorIds }: Pick<JudgedRuleView, 'errorIds'>): string {
  return errorIds.length === 0 ? t`None` : errorIds.join(', ')
}
