import { menusOf, type MenuState } from '@renderer/console/menus'
import { describe, expect, it } from 'vitest'

const open: MenuState = {
  labOpen: true,
  undo: 'Install the agent',
  redo: null,
  server: 'DPM1',
  servers: ['DPM1', 'DPM2'],
  allowLocalDataProtection: false,
  theme: 'system',
  workspace: 'Protection'
}

function entry(state: MenuState, menu: string, id: string) {
  const items = menusOf(state).find(({ label }) => label === menu)?.items ?? []
  return items.find((one) => one.kind === 'item' && one.id === id)
}

describe('the menus', () => {
  it('have what happens to servers in reach', () => {
    for (const id of ['fail', 'repair', 'remove', 'rebuild', 'restore']) {
      expect(entry(open, 'Lab', id)).toMatchObject({ kind: 'item' })
      expect(entry(open, 'Lab', id)).not.toHaveProperty('disabled')
    }
  })

  it('name what undo takes back, and say why redo cannot', () => {
    expect(entry(open, 'Lab', 'undo')).toMatchObject({ label: 'Undo: Install the agent' })
    expect(entry(open, 'Lab', 'redo')).toMatchObject({ disabled: true, reason: 'There is nothing to redo.' })
  })

  it('keep entries that need a lab in sight without one, with the reason', () => {
    const closed: MenuState = { ...open, labOpen: false, undo: null, servers: [], server: '' }
    expect(entry(closed, 'Lab', 'fail')).toMatchObject({ disabled: true, reason: 'Open a lab first.' })
    expect(entry(closed, 'File', 'open')).not.toHaveProperty('disabled')
  })

  it('offer a window on every server', () => {
    const window = menusOf(open).find(({ label }) => label === 'Window')
    const sub = window?.items.find((one) => one.kind === 'submenu')
    expect(sub).toMatchObject({ items: [{ label: 'DPM1' }, { label: 'DPM2' }] })
  })
})
