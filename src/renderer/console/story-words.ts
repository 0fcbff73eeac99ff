import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { ExpectedOutcome, StoryStepView } from '@shared/contract/views'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict } from '@shared/verdict'
import { ruleWords } from '@shared/words'
import type { Status } from '../components'

/** How a step ended, or is to end, in a few words. */
export function expectedWords(expected: ExpectedOutcome): string {
  if (expected.outcome !== 'done') return endedWords(expected.outcome, [expected.rule])
  return endedWords('done', expected.warnings)
}

export function verdictWords({ outcome, violations, warnings }: Verdict): string {
  return endedWords(
    outcome,
    (outcome === 'done' ? warnings : violations.slice(0, 1)).map(({ rule }) => rule)
  )
}

function endedWords(outcome: Verdict['outcome'], rules: readonly RuleId[]): string {
  const titles = [...new Set(rules)].map((rule) => ruleWords[rule].title).join('; ')
  switch (outcome) {
    case 'done':
      return titles === '' ? t`done` : t`done, with a warning: ${titles}`
    case 'refused':
      return t`refused: ${titles}`
    case 'warned':
      return t`stopped by a warning: ${titles}`
  }
}

export function asExpectedWords(step: StoryStepView): string {
  return step.played?.asExpected
    ? t`As expected`
    : t`Not as expected: should be ${expectedWords(step.expected)}`
}

/** The icon of an outcome; what was not as expected has one more, and words. */
export function statusOf({ outcome, warnings }: Verdict): Status {
  if (outcome === 'refused') return 'critical'
  return outcome === 'warned' || warnings.length > 0 ? 'warning' : 'ok'
}

/** The server whose console shows what a step does. */
export function consoleOf(command: Command): string | null {
  if ('on' in command) return command.on
  if ('server' in command) return command.server
  return command.do === 'add-dpm-server' ? command.name : null
}
