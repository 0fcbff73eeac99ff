import { describe, expect, test } from 'vitest'
import { NavBar, SplitPanes, TabStrip } from '@renderer/components'
import { byRole, nameOf, one, press, settle, show } from './harness'

describe('nav-bar', () => {
  const items = [
    { id: 'a', label: 'Monitoring', badge: 3, badgeText: '3 alerts' },
    { id: 'b', label: 'Protection' }
  ]

  test('marks the current place and names its buttons by their labels alone', () => {
    const wrapper = show(NavBar, { items, active: 'b' })
    expect(wrapper.element.tagName).toBe('NAV')
    expect(byRole('button').map(nameOf)).toEqual(['Monitoring', 'Protection'])
    expect(one('button', 'Protection').getAttribute('aria-current')).toBe('page')
    expect(one('button', 'Monitoring').hasAttribute('aria-current')).toBe(false)
    expect(one('button', 'Monitoring').getAttribute('aria-description')).toBe('3 alerts')
    expect(one('button', 'Monitoring').textContent).toContain('3')
  })

  test('a click asks for another place', () => {
    const wrapper = show(NavBar, { items, active: 'b' })
    one('button', 'Monitoring').click()
    expect(wrapper.emitted('update:active')).toEqual([['a']])
  })
})

describe('tab-strip', () => {
  const tabs = [
    { id: 'one', label: 'One' },
    { id: 'two', label: 'Two' }
  ]
  const slots = { one: 'first panel', two: 'second panel' }

  test('shows the panel of the chosen tab', async () => {
    const wrapper = show(TabStrip, { tabs, modelValue: 'two', label: 'Parts' }, slots)
    await settle()
    expect(one('tablist', 'Parts')).toBeTruthy()
    expect(one('tab', 'Two').getAttribute('aria-selected')).toBe('true')
    expect(wrapper.text()).toContain('second panel')
    expect(wrapper.text()).not.toContain('first panel')
  })

  test('starts with the first tab and follows the arrow keys', async () => {
    const wrapper = show(TabStrip, { tabs }, slots)
    await settle()
    expect(wrapper.text()).toContain('first panel')
    one('tab', 'One').focus()
    await press('ArrowRight')
    expect(document.activeElement).toBe(one('tab', 'Two'))
    expect(wrapper.text()).toContain('second panel')
  })
})

describe('split-panes', () => {
  const panes = { first: 'left', second: 'right' }

  test('has a labelled handle with bounds', () => {
    show(SplitPanes, { label: 'Resize', size: 40, min: 20, max: 80 }, panes)
    const handle = one('separator', 'Resize')
    expect(handle.getAttribute('aria-orientation')).toBe('vertical')
    expect(handle.getAttribute('aria-valuenow')).toBe('40')
    expect(handle.tabIndex).toBe(0)
  })

  test('moves with the arrow keys within its bounds', async () => {
    const wrapper = show(SplitPanes, { label: 'Resize', direction: 'vertical', min: 20, max: 80 }, panes)
    const handle = one('separator', 'Resize')
    handle.focus()
    await press('ArrowDown')
    expect(handle.getAttribute('aria-valuenow')).toBe('52')
    await press('ArrowRight')
    expect(handle.getAttribute('aria-valuenow')).toBe('52')
    await press('Home')
    await press('ArrowUp')
    expect(handle.getAttribute('aria-valuenow')).toBe('20')
    expect(wrapper.emitted('update:size')?.at(0)).toEqual([52])
  })
})
