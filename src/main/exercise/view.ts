import type { ExerciseView, WrongMoveView } from '@shared/contract/views'
import type { Exercise, ExerciseStep } from '@shared/exercise'
import { allHold, type Moment } from './predicates'

/** The exercise, and how far it is at a moment of its run. */
export function exerciseView(
  { goal, minutes, steps, checks }: Exercise,
  moment: Moment,
  wrongMoves: readonly WrongMoveView[]
): ExerciseView {
  const viewed = steps.map((step) => ({
    title: step.title,
    text: step.text,
    done: allHold(step.done, moment),
    hints: step.hints,
    show: step.show
  }))
  const next = viewed.findIndex(({ done }) => !done)
  const judged = checks.map(({ text, points, that }) => ({ text, points, met: allHold(that, moment) }))
  return {
    goal,
    minutes,
    steps: viewed,
    next: next < 0 ? null : next,
    checks: judged,
    solved: judged.every(({ met }) => met),
    wrongMoves
  }
}

/** The first step that is not done. */
export function nextStep({ steps }: Exercise, moment: Moment): ExerciseStep | null {
  return steps.find(({ done }) => !allHold(done, moment)) ?? null
}
