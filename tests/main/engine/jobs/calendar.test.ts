import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, momentText, startOfDay } from '@shared/calendar'
import { nextDaily, nextEvery } from '@main/engine/jobs/calendar'

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_105) })

const EIGHT = '2026-01-05T08:00:00'
const begins = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
const time = fc.integer({ min: -400 * DAY, max: 4_000 * DAY })

describe('the next time of day', () => {
  it('is today or tomorrow, and never now', () => {
    expect(nextDaily(EIGHT, ['20:00'], 0)).toBe(12 * HOUR)
    expect(nextDaily(EIGHT, ['20:00'], 12 * HOUR)).toBe(36 * HOUR)
    expect(nextDaily(EIGHT, ['08:00'], 0)).toBe(DAY)
    expect(nextDaily(EIGHT, ['07:59'], 0)).toBe(DAY - 60)
    expect(nextDaily(EIGHT, ['00:00'], 0)).toBe(16 * HOUR)
  })

  it('is the first of several, whatever their order', () => {
    expect(nextDaily(EIGHT, ['20:00', '12:00', '18:00'], 0)).toBe(4 * HOUR)
    expect(nextDaily(EIGHT, ['06:00', '07:00'], 0)).toBe(22 * HOUR)
  })

  it('is none without times', () => {
    expect(nextDaily(EIGHT, [], 0)).toBeUndefined()
  })

  it('holds for any time: it lies within a day, at that time of day', () => {
    fc.assert(
      fc.property(begins, time, (from, after) => {
        const next = nextDaily(from, ['13:37'], after) ?? NaN
        expect(next).toBeGreaterThan(after)
        expect(next).toBeLessThanOrEqual(after + DAY)
        expect(momentText(from, next)).toMatch(/ 13:37$/)
        expect(Math.abs((next - (nextDaily(from, ['13:37'], 0) ?? NaN)) % DAY)).toBe(0)
      })
    )
  })
})

describe('the next time of a frequency', () => {
  it('is counted from midnight, and never now', () => {
    expect(nextEvery(EIGHT, 60, 0)).toBe(HOUR)
    expect(nextEvery(EIGHT, 15, 1)).toBe(15 * 60)
    expect(nextEvery(EIGHT, 24 * 60, 0)).toBe(16 * HOUR)
    expect(nextEvery(EIGHT, 24 * 60, 16 * HOUR)).toBe(40 * HOUR)
  })

  it('starts anew each midnight, also where it does not fit into a day', () => {
    // Every 7 hours: 00:00, 07:00, 14:00, 21:00, and 00:00 again.
    expect(nextEvery(EIGHT, 7 * 60, 13 * HOUR)).toBe(16 * HOUR)
    expect(nextEvery(EIGHT, 7 * 60, 16 * HOUR)).toBe(23 * HOUR)
  })

  it('comes as often in a day as it fits', () => {
    fc.assert(
      fc.property(
        begins,
        fc.integer({ min: 15, max: 24 * 60 }),
        fc.integer({ min: -3, max: 900 }),
        (from, every, day) => {
          let count = 0
          const end = startOfDay(from, day + 1)
          for (let at = startOfDay(from, day); at < end; at = nextEvery(from, every, at)) count++
          expect(count).toBe(Math.ceil((24 * 60) / every))
        }
      )
    )
  })
})
