import { describe, expect, test } from 'vitest'
import { ProgressBar } from '@renderer/components'
import { byRole, one, show } from './harness'

describe('progress-bar', () => {
  test('with a label it tells how far it is, and 100 only when it is done', async () => {
    const wrapper = show(ProgressBar, { value: 0.999, label: 'Synchronization', text: '99% of D:' })
    const bar = one('progressbar', 'Synchronization')
    expect(bar.getAttribute('aria-valuenow')).toBe('99')
    expect(bar.getAttribute('aria-valuemin')).toBe('0')
    expect(bar.getAttribute('aria-valuemax')).toBe('100')
    expect(bar.getAttribute('aria-valuetext')).toBe('99% of D:')
    await wrapper.setProps({ value: 1 })
    expect(bar.getAttribute('aria-valuenow')).toBe('100')
  })

  test('without one it is for the eyes only', () => {
    const wrapper = show(ProgressBar, { value: 0.5 })
    expect(byRole('progressbar')).toHaveLength(0)
    expect(wrapper.element.getAttribute('aria-hidden')).toBe('true')
    expect(wrapper.get('.done').attributes('style')).toContain('50%')
  })

  test('stays within its bounds', async () => {
    const wrapper = show(ProgressBar, { value: 1.5, label: 'Work' })
    expect(one('progressbar').getAttribute('aria-valuenow')).toBe('100')
    await wrapper.setProps({ value: -1 })
    expect(one('progressbar').getAttribute('aria-valuenow')).toBe('0')
  })
})
