import { describe, expect, test } from 'vitest'
import { BaseButton } from '@renderer/components'
import { one, settle, show } from './harness'

describe('base-button', () => {
  test('emits click', async () => {
    const wrapper = show(BaseButton, {}, { default: 'Go' })
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('click')).toHaveLength(1)
  })

  test('disabled without a reason is disabled natively', () => {
    const wrapper = show(BaseButton, { disabled: true }, { default: 'Go' })
    expect(wrapper.get('button').attributes('disabled')).toBeDefined()
  })

  test('disabled with a reason stays focusable, tells the reason and does nothing', async () => {
    const wrapper = show(BaseButton, { disabled: true, reason: 'Choose a server first.' }, { default: 'Go' })
    const button = one('button', 'Go')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.hasAttribute('disabled')).toBe(false)
    expect(button.getAttribute('aria-description')).toBe('Choose a server first.')
    button.focus()
    expect(document.activeElement).toBe(button)
    button.click()
    await settle()
    expect(wrapper.emitted('click')).toBeUndefined()
  })

  test('keeps the focus when it becomes unavailable under the hands', async () => {
    const wrapper = show(BaseButton, { keepFocus: true }, { default: 'Go' })
    const button = one('button', 'Go')
    button.focus()
    await wrapper.setProps({ disabled: true })
    expect(document.activeElement).toBe(button)
    expect(one('button', 'Go')).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
  })

  test('an available button does not tell a reason', () => {
    show(BaseButton, { disabled: false, reason: 'Choose a server first.' }, { default: 'Go' })
    expect(one('button', 'Go').hasAttribute('aria-description')).toBe(false)
  })
})
