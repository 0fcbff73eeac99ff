import type { ExerciseView } from '@shared/contract/views'

/** What the checks that are met come to, of what all come to. */
export function pointsOf(checks: ExerciseView['checks']): { reached: number; of: number; percent: number } {
  const sum = (some: ExerciseView['checks']): number => some.reduce((total, { points }) => total + points, 0)
  const of = sum(checks)
  const reached = sum(checks.filter(({ met }) => met))
  return { reached, of, percent: of === 0 ? 0 : Math.round((100 * reached) / of) }
}

/** `12:05`, and with hours `1:02:05`. */
export function timeLeftText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3_600)
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
