import type { JudgedRuleView, JudgementView } from '../contract/views'

type Judged = Pick<JudgedRuleView, 'state' | 'warns'>

/** `2 of 53 rules are broken, 1 of them a warning.` */
export function judgementSummary({ broken, rules }: Pick<JudgementView, 'broken' | 'rules'>): string {
  if (broken === 0) return `None of ${rules.length} rules is broken.`
  const warnings = rules.filter(({ state, warns }) => state === 'broken' && warns).length
  return `${broken} of ${rules.length} rules ${broken === 1 ? 'is' : 'are'} broken${ofThem(broken, warnings)}.`
}

function ofThem(broken: number, warnings: number): string {
  if (warnings === 0) return ''
  if (warnings === broken) return broken === 1 ? ', a warning' : ', all of them warnings'
  return `, ${warnings} of them ${warnings === 1 ? 'a warning' : 'warnings'}`
}

export function judgedState({ state, warns }: Judged): string {
  if (state === 'held') return 'Held'
  return warns ? 'Broken (warning)' : 'Broken'
}

/** The product's own IDs, in words. */
export function judgedIds({ errorIds }: Pick<JudgedRuleView, 'errorIds'>): string {
  return errorIds.length === 0 ? 'None' : errorIds.join(', ')
}
