/** Whether there is such a day: the form of a moment alone lets the 30th of February through. */
export function isOfTheCalendar(moment: string): boolean {
  const [day = ''] = moment.split(' ')
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** `2026-01-05 08:00`, as lab files have it, in ISO 8601. */
export function isoOf(moment: string): string {
  return `${moment.replace(' ', 'T')}:00`
}
