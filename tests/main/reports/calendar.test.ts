import { expect, it } from 'vitest'
import { dayOf, momentText } from '@shared/calendar'
import { daysOf, elapsedText, periodText } from '@main/reports/calendar'
import { DAY, HOUR, input, total } from './kit'

const late = { begins: '2026-02-27T22:30:00' }

it('counts days from the calendar day of second 0, before it too', () => {
  expect(dayOf(late.begins, 0)).toBe(0)
  expect(dayOf(late.begins, 1.5 * HOUR - 1)).toBe(0)
  expect(dayOf(late.begins, 1.5 * HOUR)).toBe(1)
  expect(dayOf(late.begins, -22.5 * HOUR)).toBe(0)
  expect(dayOf(late.begins, -22.5 * HOUR - 1)).toBe(-1)
})

it('writes moments of the calendar of the lab, whatever the zone of the machine', () => {
  expect(momentText(late.begins, 1.5 * HOUR)).toBe('2026-02-28 00:00')
  expect(momentText(late.begins, DAY + 1.5 * HOUR + 59)).toBe('2026-03-01 00:00')
  expect(momentText(late.begins, -DAY)).toBe('2026-02-26 22:30')
})

it('goes over the end of a month', () => {
  const days = daysOf({ ...late, now: 3 * DAY, days: 3, dayTotals: [] })
  expect(days.map(({ day, label }) => [day, label])).toEqual([
    [1, '28 Feb'],
    [2, '1 Mar'],
    [3, '2 Mar']
  ])
})

it('has no days before the first that has something to tell', () => {
  expect(periodText(daysOf(input({ days: 30 })))).toBe('2026-01-05 to 2026-01-08')
  expect(periodText(daysOf(input({ days: 30, dayTotals: [total(-2)] })))).toBe('2026-01-03 to 2026-01-08')
  expect(periodText(daysOf(input({ days: 1 })))).toBe('2026-01-08')
})

it('writes how long something took', () => {
  expect([0, 59, 3_599, 90_061, -5].map(elapsedText)).toEqual([
    '0:00:00',
    '0:00:59',
    '0:59:59',
    '25:01:01',
    '0:00:00'
  ])
})
