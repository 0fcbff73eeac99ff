import { DAY, dayOf, HOUR, startOfDay } from '@shared/calendar'

/** The first of some times of day (`HH:MM`) after a time; undefined without any. */
export function nextDaily(begins: string, times: readonly string[], after: number): number | undefined {
  let next: number | undefined
  const today = startOfDay(begins, dayOf(begins, after))
  for (const text of times) {
    const at = today + secondsOfDay(text)
    const time = at > after ? at : at + DAY
    if (next === undefined || time < next) next = time
  }
  return next
}

/** The next time of a frequency in minutes, which starts anew each midnight. */
export function nextEvery(begins: string, minutes: number, after: number): number {
  const today = startOfDay(begins, dayOf(begins, after))
  const step = minutes * 60
  return Math.min(today + (Math.floor((after - today) / step) + 1) * step, today + DAY)
}

/** Seconds from midnight of a time of day such as `20:00`. */
export function secondsOfDay(time: string): number {
  return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * 60
}
