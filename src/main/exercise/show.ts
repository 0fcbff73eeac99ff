import type { ExerciseStep, Predicate } from '@shared/exercise'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict } from '@shared/verdict'

/** Whether *Show me* may go on after a command of the step ended so: it was done, or refused as the step wants it. */
export function isAsShown({ done }: ExerciseStep, verdict: Verdict): boolean {
  if (verdict.outcome !== 'refused') return verdict.outcome === 'done'
  const wanted = new Set(done.flatMap(refusalsIn))
  return verdict.violations.some(({ rule }) => wanted.has(rule))
}

/** The rules whose refusal a predicate asks for. */
function refusalsIn(predicate: Predicate): RuleId[] {
  switch (predicate.kind) {
    case 'refused':
      return [predicate.rule]
    case 'any':
      return predicate.of.flatMap(refusalsIn)
    case 'some':
    case 'goal':
    case 'not':
      return []
  }
}
