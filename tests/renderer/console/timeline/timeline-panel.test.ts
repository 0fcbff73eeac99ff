import type { TimelineView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import TimelinePanel from '@renderer/console/timeline/timeline-panel.vue'
import { useTimeline } from '@renderer/console/timeline/timeline-store'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../../components/harness'
import { fakeBridge, overview } from '../../fake-bridge'
import { BRANCHED, EMPTY } from './samples'

beforeEach(() => {
  setActivePinia(createPinia())
  HTMLElement.prototype.setPointerCapture = () => undefined
})

async function open(start: TimelineView = BRANCHED, undo: string | null = 'Deed 7') {
  let timeline = start
  const bridge = fakeBridge({
    'lab/overview': () => overview({ undo, redo: 'Deed 8' }),
    'lab/timeline': () => timeline,
    'lab/undo': null,
    'lab/redo': null,
    'lab/save-runbook': { file: '/out/done.md' },
    'lab/go-to': ({ seq }) => {
      timeline = { ...timeline, head: seq }
      bridge.emit('lab/changed', { revision: 2 })
      return null
    }
  })
  const lab = useLab()
  lab.start()
  const consoleStore = useConsole()
  consoleStore.timeline = true
  const wrapper = show(TimelinePanel, {})
  await settle()
  const gone = () => bridge.asked.filter(({ name }) => name === 'lab/go-to').map(({ input }) => input)
  return { bridge, wrapper, consoleStore, store: useTimeline(), gone }
}

const slider = () => one('slider', 'Place in the timeline')
const placeOf = () => slider().getAttribute('aria-valuetext')
const rows = (label: string) =>
  [...one('grid', label).querySelectorAll<HTMLElement>('[data-row-id]')].map((row) => row.dataset['rowId'])

async function pick(label: string, id: string): Promise<void> {
  one('grid', label).querySelector<HTMLElement>(`[data-row-id="${id}"]`)?.click()
  await settle()
}

async function choose(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

async function steps(): Promise<void> {
  const [tab] = byRole('tab', 'Steps')
  tab?.focus()
  tab?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
  await settle()
}

describe('the slider', () => {
  test('stands where the lab stands, and has the keyboard', async () => {
    await open()
    expect(placeOf()).toBe('Step 3 of 4, 05 Jan 2026, 14:00: Deed 7')
    expect(document.activeElement).toBe(slider())
  })

  test('shows a place, and goes there', async () => {
    const { store, gone, consoleStore, wrapper } = await open()
    await press('ArrowLeft')
    expect([store.preview, gone()]).toEqual([3, []])
    expect(wrapper.text()).toContain('Going to: Step 2 of 4, 05 Jan 2026, 10:00: Deed 3')
    await press('Enter')
    expect(gone()).toEqual([{ seq: 3 }])
    expect([store.preview, placeOf()]).toEqual([null, 'Step 2 of 4, 05 Jan 2026, 10:00: Deed 3'])
    expect(consoleStore.message).toBe('Went to: Deed 3')
  })

  test('goes nowhere with Esc, nor where the lab stands', async () => {
    const { store, gone } = await open()
    await press('Home')
    expect(store.preview).toBe(1)
    await press('Escape')
    expect(store.preview).toBeNull()
    await press('ArrowRight')
    expect(store.preview).toBe(8)
    await press('ArrowLeft')
    expect(store.preview).toBeNull()
    await press('Enter')
    expect(gone()).toEqual([])
  })

  test('is back where the lab stands when it could not go there', async () => {
    const { bridge, store } = await open()
    bridge.answers['lab/go-to'] = () => {
      throw new Error('unreachable')
    }
    Object.assign(window.dpmLab, {
      ask: () =>
        Promise.resolve({ ok: false, problem: { kind: 'damaged', title: 'Lab is damaged', message: '' } })
    })
    await press('Home')
    await press('Enter')
    expect(useLab().problem).toMatchObject({ kind: 'damaged' })
    expect([store.preview, placeOf()]).toEqual([null, 'Step 3 of 4, 05 Jan 2026, 14:00: Deed 7'])
  })

  test('leaves no preview behind when the panel is closed', async () => {
    const { store, wrapper } = await open()
    await press('Home')
    wrapper.unmount()
    expect(store.preview).toBeNull()
  })
})

describe('the branches', () => {
  test('are listed, and can be gone to', async () => {
    const { gone } = await open()
    expect(byRole('tab', 'Branches (3)')).toHaveLength(1)
    expect(rows('Branches')).toEqual(['9', '6', '5'])
    expect(one('button', 'Go there').getAttribute('aria-description')).toBe(
      'Select a place in the list first.'
    )
    await pick('Branches', '6')
    await choose('Go there')
    expect(gone()).toEqual([{ seq: 6 }])
  })

  test('are compared with the present', async () => {
    const { consoleStore } = await open()
    await pick('Branches', '9')
    await choose('Compare with the present…')
    expect(consoleStore.dialog).toEqual({ kind: 'compare', one: 7, other: 9 })
  })

  test('say that there are none', async () => {
    const { wrapper } = await open({ ...EMPTY, entries: BRANCHED.entries.slice(0, 2), line: [1, 2], head: 2 })
    expect(wrapper.text()).toContain('No branches')
  })
})

describe('the steps', () => {
  test('of the line are listed latest first; each but the present can be gone to', async () => {
    const { gone } = await open()
    await steps()
    expect(rows('Steps')).toEqual(['8', '7', '3', '2', '1'])
    await pick('Steps', '7')
    expect(one('button', 'Go there').getAttribute('aria-description')).toBe('The lab stands there.')
    await choose('Go there')
    expect(gone()).toEqual([])
    one('grid', 'Steps')
      .querySelector('[data-row-id="1"]')
      ?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    await settle()
    expect(gone()).toEqual([{ seq: 1 }])
  })
})

describe('the panel', () => {
  test('says that nothing was done yet', async () => {
    const { wrapper } = await open(EMPTY, null)
    expect(wrapper.text()).toContain('Nothing was done yet')
    expect(byRole('grid')).toEqual([])
    expect(one('button', 'Undo').getAttribute('aria-disabled')).toBe('true')
  })

  test('says how many older entries are not listed', async () => {
    const { wrapper } = await open({ ...BRANCHED, omitted: 1_234 })
    expect(wrapper.text()).toContain('1,234 older ones not listed')
  })

  test('undoes and redoes, hides its lists, and closes', async () => {
    const { bridge, consoleStore } = await open()
    await choose('Undo')
    await choose('Redo')
    expect(bridge.asked.map(({ name }) => name)).toEqual(expect.arrayContaining(['lab/undo', 'lab/redo']))
    await choose('Hide the lists')
    expect(byRole('grid')).toEqual([])
    await choose('Show the lists')
    expect(byRole('grid')).toHaveLength(1)
    await choose('Close the timeline')
    expect(consoleStore.timeline).toBe(false)
  })
})

describe('the runbook', () => {
  test('is of what was done up to here', async () => {
    const { bridge, consoleStore } = await open()
    await choose('Export runbook…')
    await choose('Markdown…')
    expect(bridge.asked.filter(({ name }) => name === 'lab/save-runbook').map(({ input }) => input)).toEqual([
      { format: 'markdown', of: 'history' }
    ])
    expect(consoleStore.message).toBe('Runbook exported: /out/done.md')
  })

  test('is not there where nothing was done', async () => {
    const { bridge } = await open(EMPTY)
    const button = one('button', 'Export runbook…')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.getAttribute('aria-description')).toBe('Nothing was done up to here.')
    await choose('Export runbook…')
    expect(byRole('alertdialog')).toEqual([])
    expect(bridge.asked.some(({ name }) => name === 'lab/save-runbook')).toBe(false)
  })
})
