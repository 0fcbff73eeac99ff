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
  language: 'system',
  workspace: 'Protection',
  timeline: false,
  whatIf: false,
  assessing: false,
  noDemo: undefined,
  clock: { state: 'paused', speed: 600, jobs: 0, noNext: 'Nothing is due in this lab.' }
}

function entry(state: MenuState, menu: string, id: string) {
  const items = menusOf(state).find(({ label }) => label === menu)?.items ?? []
  return items.find((one) => one.kind === 'item' && one.id === id)
}

describe('the menus', () => {
  it('name each language in itself, and mark the one that was chosen', () => {
    const languages = menusOf({ ...open, language: 'de' })
      .flatMap(({ items }) => items)
      .flatMap((one) => (one.kind === 'submenu' && one.label === 'Language' ? one.items : []))
    expect(languages).toMatchObject([
      { id: 'language:system', label: 'As the system', checked: false },
      { id: 'language:en', label: 'English', checked: false },
      { id: 'language:de', label: 'Deutsch', checked: true }
    ])
  })

  it('offer no ways out during an assessment, and say why', () => {
    expect(entry(open, 'Lab', 'ways-out')).not.toHaveProperty('disabled')
    expect(entry({ ...open, assessing: true }, 'Lab', 'ways-out')).toMatchObject({
      disabled: true,
      reason: 'Not during an assessment.'
    })
  })

  it('have a demo of a lab that has steps, and say why of another', () => {
    expect(entry(open, 'View', 'demo')).toMatchObject({ label: 'Demo', shortcut: 'F11' })
    expect(entry(open, 'View', 'demo')).not.toHaveProperty('disabled')
    const reason = 'This lab has no steps to play.'
    expect(entry({ ...open, noDemo: reason }, 'View', 'demo')).toMatchObject({ disabled: true, reason })
  })

  it('have the backups of an open lab, and the diagnostics always', () => {
    expect(entry(open, 'File', 'restore-backup')).not.toHaveProperty('disabled')
    expect(entry({ ...open, labOpen: false }, 'File', 'restore-backup')).toMatchObject({ disabled: true })
    expect(entry({ ...open, labOpen: false }, 'Help', 'diagnostics')).not.toHaveProperty('disabled')
  })

  it('have what happens to servers in reach', () => {
    for (const id of ['fail', 'repair', 'remove', 'rebuild', 'restore']) {
      expect(entry(open, 'Lab', id)).toMatchObject({ kind: 'item' })
      expect(entry(open, 'Lab', id)).not.toHaveProperty('disabled')
    }
  })

  it('have every failure under Lab, Failures, and what is out of order', () => {
    const failures = (state: MenuState) => {
      const lab = menusOf(state).find(({ label }) => label === 'Lab')
      const sub = lab?.items.find((one) => one.kind === 'submenu' && one.label === 'Failures')
      return sub?.kind === 'submenu' ? sub.items.filter((one) => one.kind === 'item') : []
    }
    expect(failures(open).map(({ id, label }) => [id, label])).toEqual([
      ['fail', 'Computer offline…'],
      ['failure:cut-network', 'Cut network between two computers…'],
      ['failure:stop-service', 'Stop a service…'],
      ['failure:fill-storage', 'Fill storage pool…'],
      ['failure:outdate-agent', 'Agent version too old…'],
      ['failure:spoil-credentials', 'Wrong credentials…'],
      ['faults', 'What is out of order…']
    ])
    for (const item of failures({ ...open, labOpen: false })) {
      expect(item).toMatchObject({ disabled: true, reason: 'Open a lab first.' })
    }
  })

  it('have what if mode, checked while it is on', () => {
    expect(entry(open, 'Lab', 'what-if')).toMatchObject({ checked: false, shortcut: 'Ctrl+I' })
    expect(entry({ ...open, whatIf: true }, 'Lab', 'what-if')).toMatchObject({ checked: true })
    expect(entry({ ...open, labOpen: false }, 'Lab', 'what-if')).toMatchObject({ disabled: true })
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

  it('name what the clock can do now, and tick its speed', () => {
    const ids = ['toggle-clock', 'next-event', 'run-until', 'run-until-done']
    expect(ids.map((id) => entry(open, 'Clock', id))).toMatchObject([
      { label: 'Run' },
      { disabled: true, reason: 'Nothing is due in this lab.' },
      { label: 'Run until…' },
      { disabled: true, reason: 'No job is in progress.' }
    ])
    expect(entry(open, 'Clock', 'speed:600')).toMatchObject({ checked: true })
    expect(entry(open, 'Clock', 'speed:1')).toMatchObject({ checked: false })
    const busy: MenuState = { ...open, clock: { state: 'seeking', speed: 1, jobs: 3, noNext: undefined } }
    expect(entry(busy, 'Clock', 'toggle-clock')).toMatchObject({ label: 'Stop' })
    expect(entry(busy, 'Clock', 'run-until')).toMatchObject({ reason: 'The clock is on its way.' })
    const none: MenuState = { ...busy, labOpen: false }
    expect(entry(none, 'Clock', 'toggle-clock')).toMatchObject({ reason: 'Open a lab first.' })
  })
})
