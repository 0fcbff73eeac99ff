import { t } from '@shared/catalogue'
import { dateAt, MONTHS, secondsAt } from '@shared/calendar'
import { useLab } from './lab'

const DAYS = [t`Sun`, t`Mon`, t`Tue`, t`Wed`, t`Thu`, t`Fri`, t`Sat`]
const two = (value: number): string => String(value).padStart(2, '0')

/** `Mon 05 Jan 2026` */
export function dateText(moment: Date): string {
  return `${DAYS[moment.getUTCDay()] ?? ''} ${dayText(moment)}`
}

/** `05 Jan 2026` */
function dayText(moment: Date): string {
  const month = MONTHS[moment.getUTCMonth()] ?? ''
  return `${two(moment.getUTCDate())} ${month} ${moment.getUTCFullYear()}`
}

/** `08:00`, or `08:00:00`. */
export function timeText(moment: Date, withSeconds = false): string {
  const time = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`
  return withSeconds ? `${time}:${two(moment.getUTCSeconds())}` : time
}

/** `Mon 05 Jan 2026, 08:00` */
export function dateTimeText(moment: Date, withSeconds = false): string {
  return `${dateText(moment)}, ${timeText(moment, withSeconds)}`
}

const UNITS = [
  { label: 'd', seconds: 86_400 },
  { label: 'h', seconds: 3_600 },
  { label: 'min', seconds: 60 },
  { label: 's', seconds: 1 }
]

/** `1 h 30 min`: the greatest unit that there is one of, and the next smaller one. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const first = UNITS.findIndex((unit) => whole >= unit.seconds)
  if (first === -1) return '0 s'
  let left = whole
  const parts = UNITS.slice(first, first + 2).map((unit) => {
    const count = Math.floor(left / unit.seconds)
    left -= count * unit.seconds
    return count > 0 ? `${count} ${unit.label}` : ''
  })
  return parts.filter(Boolean).join(' ')
}

/** Seconds since the lab began as date and time of its calendar: `Mon 05 Jan 2026, 08:00`. */
export const labTime = (seconds: number): string => dateTimeText(dateAt(useLab().begins, seconds))

/** The same without the day of the week, for the columns of a list: `05 Jan 2026, 08:00`. */
export const labStamp = (seconds: number): string => {
  const moment = dateAt(useLab().begins, seconds)
  return `${dayText(moment)}, ${timeText(moment)}`
}

/** The date alone. */
export const labDate = (seconds: number): string => dateText(dateAt(useLab().begins, seconds))

/** The time of the day alone. */
export const labTimeOfDay = (seconds: number): string => timeText(dateAt(useLab().begins, seconds))

/** The day of the calendar: `2026-01-05`. */
export const labDay = (seconds: number): string => dateAt(useLab().begins, seconds).toISOString().slice(0, 10)

/** When it is that time of the day (`20:00`) next, in seconds since the lab began. */
export function nextTimeOfDay(time: string, seconds: number): number {
  const today = secondsAt(useLab().begins, `${labDay(seconds)}T${time}`)
  return today > seconds ? today : today + 86_400
}
