import { LOCALE } from './locale'
/** Days of the calendar as text, such as `2026-01-14`. All arithmetic is in UTC, where no day has 23 hours. */

const DAY = 86_400_000

const toDate = (day: string): Date => new Date(`${day}T00:00:00Z`)
const toDay = (date: Date): string => date.toISOString().slice(0, 10)

export const addDays = (day: string, count: number): string => toDay(new Date(+toDate(day) + count * DAY))

export const monthStart = (day: string): string => `${day.slice(0, 8)}01`

/** The same day of another month, or the last one where that month is shorter. */
export function addMonths(day: string, count: number): string {
  const first = toDate(monthStart(day))
  first.setUTCMonth(first.getUTCMonth() + count)
  return addDays(toDay(first), Math.min(Number(day.slice(8)), monthLength(toDay(first))) - 1)
}

function monthLength(day: string): number {
  const next = toDate(monthStart(day))
  next.setUTCMonth(next.getUTCMonth() + 1, 0)
  return next.getUTCDate()
}

/** 0 is Monday. */
const weekday = (day: string): number => (toDate(day).getUTCDay() + 6) % 7

export const weekStart = (day: string): string => addDays(day, -weekday(day))
export const weekEnd = (day: string): string => addDays(day, 6 - weekday(day))

/** The weeks of a day's month, Monday first; null where a week reaches into another month. */
export function weeksOf(day: string): (string | null)[][] {
  const first = monthStart(day)
  const last = addDays(first, monthLength(day) - 1)
  const weeks: (string | null)[][] = []
  for (let monday = weekStart(first); monday <= last; monday = addDays(monday, 7)) {
    const week = Array.from({ length: 7 }, (_, at) => addDays(monday, at))
    weeks.push(week.map((one) => (one < first || one > last ? null : one)))
  }
  return weeks
}

const format = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
  const formatter = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options })
  return (day) => formatter.format(toDate(day))
}

/** `14 January 2026` */
export const dayText = format({ day: 'numeric', month: 'long', year: 'numeric' })
/** `January 2026` */
export const monthText = format({ month: 'long', year: 'numeric' })
