import { dateAt, secondsAt } from '@shared/calendar'
import {
  dateText,
  dateTimeText,
  durationText,
  labDate,
  labTime,
  labDay,
  labTimeOfDay,
  nextTimeOfDay,
  timeText
} from '@renderer/stores/lab-time'
import { useLab } from '@renderer/stores/lab'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { fakeBridge, labClock, overview } from '../fake-bridge'

const begins = '2026-01-05T08:00:00'

describe('moments of the lab', () => {
  it('count from the beginning, also backwards, over months and leap days', () => {
    expect(dateTimeText(dateAt(begins, 0))).toBe('Mon 05 Jan 2026, 08:00')
    expect(dateTimeText(dateAt(begins, 90 * 60 + 59.9))).toBe('Mon 05 Jan 2026, 09:30')
    expect(dateTimeText(dateAt(begins, -9 * 3600))).toBe('Sun 04 Jan 2026, 23:00')
    expect(dateText(dateAt('2028-02-28T12:00:00', 86_400))).toBe('Tue 29 Feb 2028')
    expect(timeText(dateAt('2026-12-31T23:59:00', 60))).toBe('00:00')
  })

  it('know no summer time: a day has 24 hours in every zone', () => {
    const noons = Array.from({ length: 366 }, (_, day) => timeText(dateAt(begins, day * 86_400)))
    expect(new Set(noons)).toEqual(new Set(['08:00']))
  })

  it('are found again by what one types', () => {
    expect(secondsAt(begins, '2026-01-05T20:00')).toBe(12 * 3600)
    expect(secondsAt(begins, '2026-01-04T08:00')).toBe(-86_400)
    expect(secondsAt(begins, '2026-02-30T08:00x')).toBeNaN()
    expect(secondsAt(begins, '')).toBeNaN()
  })
})

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [45, '45 s'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [5400, '1 h 30 min'],
    [3600, '1 h'],
    [3605, '1 h'],
    [86_400, '1 d'],
    [183_600, '2 d 3 h']
  ])('%i s are %s', (seconds, text) => expect(durationText(seconds)).toBe(text))
})

describe('times as the console shows them', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('follow the calendar of the lab that is open', async () => {
    const bridge = fakeBridge({ 'lab/overview': overview() })
    const lab = useLab()
    await lab.refresh()
    const shown = computed(() => labTime(3600))
    expect(shown.value).toBe('Mon 05 Jan 2026, 09:00')
    expect(labDate(-86_400)).toBe('Sun 04 Jan 2026')
    expect(labTimeOfDay(60)).toBe('08:01')
    expect(labDay(-9 * 3600)).toBe('2026-01-04')
    expect(nextTimeOfDay('20:00', 0)).toBe(12 * 3600)
    expect(nextTimeOfDay('08:00', 0)).toBe(86_400)
    expect(nextTimeOfDay('07:59', -3600)).toBe(-60)
    bridge.answers['lab/overview'] = overview({ clock: labClock({ begins: '2030-06-01T00:30:00' }) })
    await lab.refresh()
    expect(shown.value).toBe('Sat 01 Jun 2030, 01:30')
  })
})
