import type { Command } from '@shared/contract/commands'
import type { Exercise, Predicate } from '@shared/exercise'
import { inOrder, type Fields } from './write-fields'

/** How the parts of a lab file are made. */
interface Making<T> {
  readonly prose: (text: string) => T
  readonly step: (fields: Fields) => T
  /** In braces where that fits in a line. */
  readonly line: (fields: Fields) => T
  /** A line or a block for each. */
  readonly list: (items: readonly (T | Fields)[]) => T
}

/** The part `exercise`, in the order of the format. */
export function exerciseFields<T>(
  { goal, minutes, steps, checks, wrong }: Exercise,
  { prose, step, line, list }: Making<T>
): Fields {
  const predicates = (those: readonly Predicate[]): T => list(those.map((one) => line(predicateFields(one))))
  const deeds = (commands: readonly Command[]): T => list(commands.map((command) => step(inOrder(command))))
  return {
    goal: prose(goal),
    ...(minutes === null ? {} : { minutes }),
    steps: list(
      steps.map(({ title, text, show, done, hints }) => {
        const [only, ...more] = show
        return {
          title,
          text: prose(text),
          show: only && more.length === 0 ? step(inOrder(only)) : deeds(show),
          done: predicates(done),
          hints: list(hints.map(prose))
        }
      })
    ),
    checks: list(checks.map(({ text, points, that }) => ({ text, points, that: predicates(that) }))),
    wrong: list(wrong.map((attempt) => ({ title: attempt.title, steps: deeds(attempt.steps) })))
  }
}

/** A map with one key. */
function predicateFields(predicate: Predicate): Fields {
  switch (predicate.kind) {
    case 'some':
      return { [predicate.part]: predicate.item }
    case 'goal':
      return { goal: predicate.goal }
    case 'refused':
      return { refused: predicate.rule }
    case 'not':
      return { not: predicateFields(predicate.of) }
    case 'any':
      return { any: predicate.of.map(predicateFields) }
  }
}
