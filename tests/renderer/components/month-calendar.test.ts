import type { VueWrapper } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { MonthCalendar } from '@renderer/components'
import {
  addDays,
  addMonths,
  dayText,
  monthText,
  weekEnd,
  weeksOf,
  weekStart
} from '@renderer/components/calendar-days'
import { byRole, nameOf, one, press, propOf, settle, show } from './harness'

describe('days of the calendar', () => {
  test('go over the ends of months and years, backwards too', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    // The clocks of Europe lose an hour on this day; a calendar loses nothing.
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
  })

  test('a month further is the same day, or the last one of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  })

  test('weeks begin on Monday and leave out the days of other months', () => {
    expect(weekStart('2026-01-14')).toBe('2026-01-12')
    expect(weekEnd('2026-01-14')).toBe('2026-01-18')
    expect(weekStart('2026-01-12')).toBe('2026-01-12')
    const january = weeksOf('2026-01-14')
    expect(january[0]).toEqual([null, null, null, '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'])
    expect(january.at(-1)?.slice(5)).toEqual(['2026-01-31', null])
    expect(january.flat().filter(Boolean)).toHaveLength(31)
    // February 2027 fills four weeks exactly.
    expect(weeksOf('2027-02-10')).toHaveLength(4)
  })

  test('in words', () => {
    expect(dayText('2026-01-04')).toBe('4 January 2026')
    expect(monthText('2026-01-04')).toBe('January 2026')
  })
})

describe('month-calendar', () => {
  function calendar(selected?: string): VueWrapper {
    const wrapper: VueWrapper = show(MonthCalendar, {
      label: 'Date',
      marks: new Map([
        ['2026-01-14', '3 recovery points'],
        ['2026-02-02', '1 recovery point']
      ]),
      today: '2026-01-20',
      modelValue: selected,
      'onUpdate:modelValue': (modelValue: string) => wrapper.setProps({ modelValue })
    })
    return wrapper
  }
  const day = (name: string): HTMLElement => one('gridcell', name)
  const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null
  const month = (): string => document.querySelector('[aria-live]')?.textContent ?? ''

  test('names the days, says what marks them, and which is today and chosen', () => {
    calendar('2026-01-14')
    expect(month()).toBe('January 2026')
    expect(byRole('gridcell')).toHaveLength(31)
    expect(nameOf(day('13 January 2026'))).toBe('13 January 2026')
    const marked = day('14 January 2026, 3 recovery points')
    expect(marked.classList.contains('marked')).toBe(true)
    expect(marked.getAttribute('aria-selected')).toBe('true')
    expect(day('20 January 2026').getAttribute('aria-current')).toBe('date')
    expect(byRole('gridcell').filter((cell) => cell.classList.contains('marked'))).toHaveLength(1)
  })

  test('begins at today where nothing is chosen, with one tab stop', () => {
    calendar()
    const stops = byRole('gridcell').filter(({ tabIndex }) => tabIndex === 0)
    expect(stops.map(nameOf)).toEqual(['20 January 2026'])
  })

  test('the arrow keys, Home and End, Page Up and Page Down move, over the month too', async () => {
    const wrapper = calendar('2026-01-14')
    day('14 January 2026, 3 recovery points').focus()
    const way: readonly (readonly [string, string])[] = [
      ['ArrowRight', '15 January 2026'],
      ['ArrowLeft', '14 January 2026, 3 recovery points'],
      ['ArrowUp', '7 January 2026'],
      ['ArrowDown', '14 January 2026, 3 recovery points'],
      ['Home', '12 January 2026'],
      ['End', '18 January 2026'],
      ['PageDown', '18 February 2026'],
      ['PageUp', '18 January 2026'],
      ['ArrowDown', '25 January 2026'],
      ['ArrowDown', '1 February 2026'],
      ['ArrowRight', '2 February 2026, 1 recovery point']
    ]
    for (const [key, name] of way) {
      await press(key)
      expect(focused()).toBe(name)
    }
    expect(month()).toBe('February 2026')
    await press('PageDown', { shiftKey: true })
    expect(focused()).toBe('2 February 2027')
    expect(propOf(wrapper, 'modelValue')).toBe('2026-01-14')
  })

  test('Enter, Space and a click choose', async () => {
    const wrapper = calendar('2026-01-14')
    day('14 January 2026, 3 recovery points').focus()
    await press('ArrowRight')
    await press('Enter')
    expect(propOf(wrapper, 'modelValue')).toBe('2026-01-15')
    expect(focused()).toBe('15 January 2026')
    await press('ArrowRight')
    await press(' ')
    expect(propOf(wrapper, 'modelValue')).toBe('2026-01-16')
    day('2 January 2026').click()
    await settle()
    expect(propOf(wrapper, 'modelValue')).toBe('2026-01-02')
  })

  test('the buttons turn the month and choose nothing', async () => {
    const wrapper = calendar('2026-01-14')
    one('button', 'Next month').click()
    await settle()
    expect(month()).toBe('February 2026')
    expect(day('2 February 2026, 1 recovery point')).toBeTruthy()
    one('button', 'Previous month').click()
    one('button', 'Previous month').click()
    await settle()
    expect(month()).toBe('December 2025')
    expect(propOf(wrapper, 'modelValue')).toBe('2026-01-14')
  })

  test('shows the month of what is chosen from outside', async () => {
    const wrapper = calendar('2026-01-14')
    await wrapper.setProps({ modelValue: '2026-02-02' })
    expect(month()).toBe('February 2026')
  })
})
