import { t } from './catalogue'

/**
 * The calendar of a lab. Times are seconds since the lab began, negative for before; `begins` is the moment of second
 * 0: ISO 8601 without a zone. A lab has no time zone: its moments are reckoned with as if they were UTC, so that
 * neither the zone nor the summer time of a machine plays a part.
 */
/** Seconds of a day. */
export const DAY = 86_400
/** Seconds of an hour. */
export const HOUR = 3_600

export const MONTHS: readonly string[] = [
  t`Jan`,
  t`Feb`,
  t`Mar`,
  t`Apr`,
  t`May`,
  t`Jun`,
  t`Jul`,
  t`Aug`,
  t`Sep`,
  t`Oct`,
  t`Nov`,
  t`Dec`
]

/** As far as a `Date` goes, in milliseconds: the year 275760. */
const LAST = 8.64e15

/** A time as a moment of the calendar; its UTC parts are what a clock on the wall would show. */
export function dateAt(begins: string, time: number): Date {
  return new Date(Math.min(Date.parse(`${begins}Z`) + Math.floor(time) * 1_000, LAST))
}

/** The other way; NaN where the text (ISO 8601 without a zone) is no moment. */
export function secondsAt(begins: string, moment: string): number {
  return (Date.parse(`${moment}Z`) - Date.parse(`${begins}Z`)) / 1_000
}

/** A time to the minute: `2026-01-05 08:00`. */
export function momentText(begins: string, time: number): string {
  return dateAt(begins, time).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ')
}

/** Its day: `2026-01-05`. */
export function dateText(begins: string, time: number): string {
  return momentText(begins, time).slice(0, 'YYYY-MM-DD'.length)
}

/** The day of a time: 0 is the calendar day on which the lab begins. */
export function dayOf(begins: string, time: number): number {
  return Math.floor((time + offsetOf(begins)) / DAY)
}

/** When a day of the lab begins, in seconds. */
export function startOfDay(begins: string, day: number): number {
  return day * DAY - offsetOf(begins)
}

const offsets = new Map<string, number>()

/** Seconds from midnight to second 0. Asked for with every job, so it is read off the text once. */
function offsetOf(begins: string): number {
  const known = offsets.get(begins)
  if (known !== undefined) return known
  const seconds = Math.floor(Date.parse(`${begins}Z`) / 1_000)
  const offset = ((seconds % DAY) + DAY) % DAY
  if (offsets.size > 1_000) offsets.clear()
  offsets.set(begins, offset)
  return offset
}
