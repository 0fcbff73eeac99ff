import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, dayOf, HOUR, momentText, secondsAt, startOfDay } from '@shared/calendar'

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_105) })

const EIGHT = '2026-01-05T08:00:00'
const begins = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
const time = fc.integer({ min: -400 * DAY, max: 4_000 * DAY })

describe('days', () => {
  it('change at midnight, not where the lab begins', () => {
    expect(dayOf(EIGHT, 0)).toBe(0)
    expect(dayOf(EIGHT, 16 * HOUR - 1)).toBe(0)
    expect(dayOf(EIGHT, 16 * HOUR)).toBe(1)
    expect(dayOf(EIGHT, -8 * HOUR)).toBe(0)
    expect(dayOf(EIGHT, -8 * HOUR - 1)).toBe(-1)
  })

  it('begin before their times and end after them', () => {
    fc.assert(
      fc.property(begins, time, (from, at) => {
        const day = dayOf(from, at)
        expect(startOfDay(from, day)).toBeLessThanOrEqual(at)
        expect(startOfDay(from, day + 1)).toBeGreaterThan(at)
        expect(momentText(from, startOfDay(from, day))).toMatch(/ 00:00$/)
      })
    )
  })
})

describe('moments', () => {
  it('are written to the minute', () => {
    expect(momentText(EIGHT, 12 * HOUR)).toBe('2026-01-05 20:00')
    expect(momentText(EIGHT, -12 * HOUR)).toBe('2026-01-04 20:00')
    expect(momentText(EIGHT, 59)).toBe('2026-01-05 08:00')
    expect(momentText(EIGHT, -1)).toBe('2026-01-05 07:59')
  })

  it('go over months and leap days', () => {
    expect(momentText('2028-02-28T23:30:00', HOUR)).toBe('2028-02-29 00:30')
    expect(momentText('2026-12-31T12:00:00', 12 * HOUR)).toBe('2027-01-01 00:00')
  })

  it('are read back to the second', () => {
    expect(secondsAt(EIGHT, '2026-01-05T20:00:30')).toBe(12 * HOUR + 30)
    expect(secondsAt(EIGHT, 'tomorrow')).toBeNaN()
    fc.assert(
      fc.property(begins, time, (from, at) => {
        const read = secondsAt(from, momentText(from, at).replace(' ', 'T'))
        expect(at - read).toBeGreaterThanOrEqual(0)
        expect(at - read).toBeLessThan(60)
      })
    )
  })
})
