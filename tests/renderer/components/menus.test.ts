import { describe, expect, test } from 'vitest'
import { ContextMenu, MenuBar, type Menu, type MenuEntry } from '@renderer/components'
import { byRole, nameOf, one, press, settle, show } from './harness'

const items: MenuEntry[] = [
  { kind: 'item', id: 'new', label: 'New', shortcut: 'Ctrl+N' },
  { kind: 'item', id: 'delete', label: 'Delete', disabled: true, reason: 'Still in use.' },
  { kind: 'separator' },
  { kind: 'item', id: 'details', label: 'Details', checked: true },
  { kind: 'submenu', label: 'More', items: [{ kind: 'item', id: 'deep', label: 'Deep' }] }
]
const menus: Menu[] = [
  { label: 'File', items: [{ kind: 'item', id: 'exit', label: 'Exit' }] },
  { label: 'Action', items }
]

async function openAction(): Promise<ReturnType<typeof show>> {
  const wrapper = show(MenuBar, { menus })
  one('menuitem', 'Action').focus()
  await press('ArrowDown')
  return wrapper
}

describe('menu-bar', () => {
  test('has one entry per menu, named by its label', () => {
    show(MenuBar, { menus })
    expect(byRole('menuitem').map(nameOf)).toEqual(['File', 'Action'])
    expect(byRole('menubar')).toHaveLength(1)
  })

  test('opens with the keyboard; names are the labels without the shortcut', async () => {
    await openAction()
    const menu = one('menu')
    expect([...menu.querySelectorAll('[role^=menuitem]')].map(nameOf)).toEqual([
      'New',
      'Delete',
      'Details',
      'More'
    ])
    expect(one('menuitem', 'New').getAttribute('aria-keyshortcuts')).toBe('Control+N')
    expect(one('menuitemcheckbox', 'Details').getAttribute('aria-checked')).toBe('true')
    expect(one('menuitem', 'More').getAttribute('aria-haspopup')).toBe('menu')
  })

  test('choosing an entry emits its id and closes the menu', async () => {
    const wrapper = await openAction()
    one('menuitem', 'New').click()
    await settle()
    expect(wrapper.emitted('select')).toEqual([['new']])
    expect(byRole('menu')).toHaveLength(0)
  })

  test('an unavailable entry can be reached, tells why and stays without effect', async () => {
    const wrapper = await openAction()
    const entry = one('menuitem', 'Delete')
    entry.focus()
    await settle()
    expect(document.activeElement).toBe(entry)
    expect(entry.getAttribute('aria-disabled')).toBe('true')
    expect(entry.getAttribute('aria-description')).toBe('Still in use.')
    expect(document.querySelector('.menu-reason')?.textContent).toBe('Still in use.')
    entry.click()
    await settle()
    expect(wrapper.emitted('select')).toBeUndefined()
    expect(byRole('menu')).toHaveLength(1)
  })

  test('F10 goes to the bar', async () => {
    show(MenuBar, { menus })
    await press('F10')
    expect(document.activeElement).toBe(one('menuitem', 'File'))
  })
})

describe('context-menu', () => {
  const open = { default: '<button id="target">Target</button>' }

  test.each([
    ['F10', { shiftKey: true }],
    ['ContextMenu', {}]
  ])('opens with %s and emits what is chosen', async (key, options) => {
    const wrapper = show(ContextMenu, { items }, open)
    document.querySelector<HTMLElement>('#target')?.focus()
    await press(key, options)
    expect(wrapper.emitted('open')).toHaveLength(1)
    one('menuitem', 'New').click()
    await settle()
    expect(wrapper.emitted('select')).toEqual([['new']])
  })

  test('opens with a right click', async () => {
    show(ContextMenu, { items }, open)
    document
      .querySelector('#target')
      ?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
    await settle()
    expect(byRole('menu')).toHaveLength(1)
  })

  test('does not open without entries', async () => {
    show(ContextMenu, { items: [] }, open)
    document.querySelector<HTMLElement>('#target')?.focus()
    await press('ContextMenu')
    expect(byRole('menu')).toHaveLength(0)
  })
})
