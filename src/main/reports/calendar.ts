import { t } from '@shared/catalogue'
import { dateAt, dateText, dayOf, MONTHS, startOfDay } from '@shared/calendar'
import type { ReportInput } from './report-input'

export interface Day {
  /** Days since the calendar day of second 0. */
  readonly day: number
  /** `2026-01-05`: sorts as it should, and every program reads it. */
  readonly date: string
  /** `5 Jan`, where there is little room. */
  readonly label: string
}

/**
 * The days of the period, oldest first: today and those before it, from the day on which the lab began or has the
 * first thing to tell.
 */
export function daysOf(input: Pick<ReportInput, 'begins' | 'now' | 'days' | 'dayTotals'>): readonly Day[] {
  const today = dayOf(input.begins, input.now)
  const first = Math.max(today - input.days + 1, Math.min(0, input.dayTotals[0]?.day ?? 0))
  return Array.from({ length: today - first + 1 }, (_, at) => dayAt(input.begins, first + at))
}

export function periodText(days: readonly Day[]): string {
  const [first, last] = [days.at(0)?.date ?? '', days.at(-1)?.date ?? '']
  return first === last ? first : t`${first} to ${last}`
}

/** `1:05:00` */
export function elapsedText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number): string => String(value % 60).padStart(2, '0')
  return `${Math.floor(whole / 3_600)}:${two(Math.floor(whole / 60))}:${two(whole)}`
}

function dayAt(begins: string, day: number): Day {
  const start = startOfDay(begins, day)
  const date = dateAt(begins, start)
  return {
    day,
    date: dateText(begins, start),
    label: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`
  }
}
