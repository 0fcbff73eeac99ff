import type { ExerciseView } from '@shared/contract/views'
import type { ExerciseResult } from './reports'

/** What is known of a run besides the lab itself. */
export interface Taken {
  readonly title: string
  readonly learner: string
  /** Real time that it took. */
  readonly seconds: number
}

export function resultOf(
  view: ExerciseView,
  { title, learner, seconds, begun, now }: Taken & { readonly begun: string | null; readonly now: Date }
): ExerciseResult {
  const checks = view.checks.map(({ text, points, met }) => ({
    text,
    points: met ? points : 0,
    maximum: points,
    met
  }))
  const points = checks.reduce((sum, check) => sum + check.points, 0)
  const maximum = checks.reduce((sum, check) => sum + check.maximum, 0)
  const started = begun === null ? now.getTime() - seconds * 1000 : Date.parse(begun)
  const name = learner.trim()
  return {
    format: 'dpm-lab-result',
    version: 1,
    title,
    goal: view.goal.trim(),
    learner: name === '' ? null : name,
    started: new Date(started).toISOString(),
    finished: new Date(started + seconds * 1000).toISOString(),
    seconds,
    minutesAllowed: view.minutes,
    inTime: view.minutes === null || seconds <= view.minutes * 60,
    points,
    maximum,
    percent: maximum === 0 ? 0 : Math.floor((100 * points) / maximum),
    solved: view.solved,
    checks,
    wrongMoves: view.wrongMoves
  }
}
