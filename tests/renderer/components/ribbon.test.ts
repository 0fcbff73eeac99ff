import { describe, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { RibbonButton, RibbonGroup, ToolRibbon } from '@renderer/components'
import { one, press, settle, show } from './harness'

function ribbon(onDelete = vi.fn()): ReturnType<typeof vi.fn> {
  const host = defineComponent(
    () => () =>
      h(ToolRibbon, { label: 'Tools' }, () => [
        h(RibbonGroup, { label: 'Group' }, () => [
          h(RibbonButton, { label: 'New' }),
          h(RibbonButton, { label: 'Delete', disabled: true, reason: 'In use.', onClick: onDelete })
        ]),
        h(RibbonGroup, { label: 'Run' }, () => h(RibbonButton, { label: 'Refresh' }))
      ])
  )
  show(host, {})
  return onDelete
}

describe('tool-ribbon', () => {
  test('is a toolbar whose buttons are named by their labels', () => {
    ribbon()
    expect(one('toolbar', 'Tools').getAttribute('aria-orientation')).toBe('horizontal')
    expect(one('button', 'New')).toBeTruthy()
    expect(one('group', 'Run')).toBeTruthy()
  })

  test('the arrow keys move over all buttons, unavailable ones included', async () => {
    ribbon()
    await settle()
    one('button', 'New').focus()
    await press('ArrowRight')
    expect(document.activeElement).toBe(one('button', 'Delete'))
    await press('ArrowRight')
    expect(document.activeElement).toBe(one('button', 'Refresh'))
    await press('Home')
    expect(document.activeElement).toBe(one('button', 'New'))
    expect(one('button', 'Refresh').tabIndex).toBe(-1)
  })

  test('an unavailable button tells why and does nothing', async () => {
    const onDelete = ribbon()
    const button = one('button', 'Delete')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.getAttribute('aria-description')).toBe('In use.')
    button.click()
    await settle()
    expect(onDelete).not.toHaveBeenCalled()
  })
})
