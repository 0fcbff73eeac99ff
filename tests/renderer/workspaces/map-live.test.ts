import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, RequestName } from '@shared/contract'
import { Problem } from '@shared/problem'
import type { WhatIfView } from '@shared/contract/views'
import { verdictOf } from '@renderer/workspaces/map/use-drag-verdict'
import { byRole, one, press, settle } from '../components/harness'
import { DONE, overview, type FakeAnswers } from '../fake-bridge'
import { LAB, openMap, pressButton, reasonOf, TOPOLOGY } from './map-kit'

const step = {
  command: { do: 'install-agent', on: 'DPM2', computer: 'Server1' },
  text: '',
  verdict: DONE
} as const
function answered(more: Partial<WhatIfView> = {}): WhatIfView {
  return {
    steps: [step, step],
    outcome: 'done',
    violations: [],
    warnings: [],
    changes: [],
    topology: TOPOLOGY,
    ...more
  }
}
const REFUSED = answered({
  outcome: 'refused',
  violations: [
    { rule: 'protected-once', concern: {}, grounds: { computers: [], ties: [] } },
    { rule: 'self-protection', concern: {}, grounds: { computers: [], ties: [] } }
  ]
})

describe('a computer that is dragged over a DPM server', () => {
  test('is told what it would come to before it is dropped', async () => {
    const { map, asked } = await openMap({ answers: { 'lab/what-if': answered() } })
    await map.emit('over', { computer: 'Server1', on: 'DPM2' })
    expect(asked('lab/what-if')).toEqual([{ protect: { computer: 'Server1', on: 'DPM2' } }])
    expect(map.prop('verdict')).toEqual({ text: 'DPM2 can protect Server1: 2 steps', allowed: true })
    await map.emit('over', null)
    expect(map.prop('verdict')).toBeNull()
    expect(asked('lab/what-if')).toHaveLength(1)
  })

  test('of several only the latest is answered, with one request under way', async () => {
    const { map, asked, bridge } = await openMap()
    const waiting: (() => void)[] = []
    const ask = window.dpmLab.ask.bind(window.dpmLab) as (
      name: RequestName,
      input: unknown
    ) => Promise<unknown>
    window.dpmLab.ask = (async (name: RequestName, input: unknown) => {
      const answer = await ask(name, input)
      if (name === 'lab/what-if') await new Promise<void>((resolve) => waiting.push(resolve))
      return answer
    }) as typeof window.dpmLab.ask
    bridge.answers['lab/what-if'] = (input) =>
      'protect' in input && input.protect.on === 'DPM1' ? REFUSED : answered({ steps: [step] })
    await map.emit('over', { computer: 'Server1', on: 'DPM1' })
    await map.emit('over', { computer: 'Server1', on: 'DPM2' })
    await map.emit('over', { computer: 'Server1', on: 'DPM3' })
    expect(asked('lab/what-if')).toHaveLength(1)
    waiting.shift()?.()
    await settle()
    expect(map.prop('verdict')).toBeNull()
    expect(asked('lab/what-if')).toHaveLength(2)
    waiting.shift()?.()
    await settle()
    expect(map.prop('verdict')).toEqual({ text: 'DPM3 can protect Server1: 1 step', allowed: true })
    expect(asked('lab/what-if').at(-1)).toEqual({ protect: { computer: 'Server1', on: 'DPM3' } })
  })

  test('is tried when it is dropped, and nothing is carried out', async () => {
    const { map, consoleStore, bridge } = await openMap({ answers: { 'lab/what-if': answered() } })
    await map.emit('over', { computer: 'DPM1', on: 'DPM2' })
    await map.emit('dropped', { computer: 'DPM1', on: 'DPM2' })
    expect(map.prop('verdict')).toBeNull()
    expect(consoleStore.tried?.input).toEqual({ protect: { computer: 'DPM1', on: 'DPM2' } })
    expect(bridge.dispatched()).toEqual([])
  })

  test.each<[string, WhatIfView, { text: string; allowed: boolean }]>([
    [
      'refused by several rules: the first',
      REFUSED,
      { text: 'DPM server already protected', allowed: false }
    ],
    [
      'refused without a rule',
      answered({ outcome: 'refused' }),
      { text: 'B cannot protect A', allowed: false }
    ],
    [
      'warned',
      answered({ outcome: 'warned', steps: [step] }),
      { text: 'B can protect A: 1 step, with a warning', allowed: true }
    ],
    ['nothing to do', answered({ steps: [] }), { text: 'B protects A already', allowed: true }]
  ])('in words: %s', (_, view, words) => {
    expect(verdictOf({ computer: 'A', on: 'B' }, view)).toEqual(words)
  })
})

describe('What if…', () => {
  const select = (): HTMLSelectElement => {
    const found = document.querySelector('select')
    if (!found) throw new Error('no drop-down list')
    return found
  }
  const radio = (label: string): HTMLInputElement => {
    const found = [...document.querySelectorAll('label')].find(
      ({ textContent }) => textContent.trim() === label
    )
    const input = document.getElementById(found?.htmlFor ?? '')
    if (!(input instanceof HTMLInputElement)) throw new Error(`no choice ${label}`)
    return input
  }

  test('protects the selected computer with a DPM server that is chosen', async () => {
    const { map, consoleStore, bridge } = await openMap()
    await map.emit('update:selected', 'computer:DPM1')
    await pressButton('What if…')
    expect(document.querySelector('[role=dialog] h2')?.textContent).toBe('What if: DPM1')
    // Not itself, and none that was removed.
    expect([...select().options].map(({ value }) => value)).toEqual(['DPM2', 'DPM3'])
    select().value = 'DPM3'
    select().dispatchEvent(new Event('change', { bubbles: true }))
    await pressButton('What if')
    expect(byRole('dialog')).toEqual([])
    expect(consoleStore.tried?.input).toEqual({ protect: { computer: 'DPM1', on: 'DPM3' } })
    expect(bridge.dispatched()).toEqual([])
  })

  test('tries other things as well: a failure needs no other server', async () => {
    const { map, consoleStore } = await openMap()
    await map.emit('update:selected', 'computer:DPM2')
    await pressButton('What if…')
    radio('It fails').click()
    await settle()
    expect(document.querySelector('select')).toBeNull()
    await pressButton('What if')
    expect(consoleStore.tried?.input).toEqual({ commands: [{ do: 'fail-server', server: 'DPM2' }] })
  })

  test('a switch is made on the server that is chosen', async () => {
    const { map, consoleStore } = await openMap()
    await map.emit('update:selected', 'computer:Server1')
    await pressButton('What if…')
    expect(document.body.textContent).not.toContain('It is rebuilt')
    radio('Its protection is switched to the secondary DPM server').click()
    await settle()
    select().value = 'DPM2'
    select().dispatchEvent(new Event('change', { bubbles: true }))
    await pressButton('What if')
    expect(consoleStore.tried?.input).toEqual({
      commands: [{ do: 'switch-protection', on: 'DPM2', computer: 'Server1' }]
    })
  })

  test('without another DPM server says so', async () => {
    const { map } = await openMap({
      answers: { 'lab/overview': overview({ ...LAB, dpmServers: LAB.dpmServers.slice(0, 1) }) }
    })
    await map.emit('update:selected', 'computer:DPM1')
    await pressButton('What if…')
    expect(one('button', 'What if').getAttribute('aria-description')).toBe(
      'There is no other DPM server in the lab.'
    )
    await press('Escape')
    expect(byRole('dialog')).toEqual([])
  })
})

describe('places', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  async function openLab(answers: FakeAnswers = {}) {
    vi.useRealTimers()
    const opened = await openMap({ answers })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const move = async (name: string, x: number, y: number): Promise<void> => {
      void opened.map.emit('moved', { name, x, y })
      await vi.advanceTimersByTimeAsync(0)
    }
    return { ...opened, move }
  }
  const KEPT: Answer<'map/places'> = { DPM1: { x: 1, y: 2 } }

  test('are read when the map opens, and live in it meanwhile', async () => {
    const { map, move, asked } = await openLab({ 'map/places': KEPT })
    expect(map.prop('places')).toEqual(KEPT)
    await move('Server1', 3.4, -5.6)
    expect(map.prop('places')).toEqual({ ...KEPT, Server1: { x: 3, y: -6 } })
    expect(asked('map/keep-places')).toEqual([])
  })

  test('are kept once a computer came to rest', async () => {
    const { move, asked } = await openLab({ 'map/places': KEPT })
    await move('Server1', 3, 4)
    await vi.advanceTimersByTimeAsync(200)
    await move('Server1', 5, 6)
    await vi.advanceTimersByTimeAsync(200)
    expect(asked('map/keep-places')).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(asked('map/keep-places')).toEqual([{ places: { ...KEPT, Server1: { x: 5, y: 6 } } }])
  })

  test('are kept when the map is left before that', async () => {
    const { move, asked, wrapper } = await openLab()
    await move('Server1', 3, 4)
    wrapper.unmount()
    expect(asked('map/keep-places')).toEqual([{ places: { Server1: { x: 3, y: 4 } } }])
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked('map/keep-places')).toHaveLength(1)
  })

  test('are forgotten by Arrange again', async () => {
    const { map, asked } = await openLab({ 'map/places': KEPT })
    expect(reasonOf('Arrange again')).toBeNull()
    void pressButton('Arrange again')
    await vi.advanceTimersByTimeAsync(400)
    expect(map.prop('places')).toEqual({})
    expect(asked('map/keep-places')).toEqual([{ places: {} }])
    expect(reasonOf('Arrange again')).toBe('No computer was moved by hand.')
  })

  test('of another lab are its own: what was not kept yet goes nowhere', async () => {
    const { map, move, asked, bridge, lab } = await openLab({ 'map/places': KEPT })
    await move('Server1', 3, 4)
    bridge.answers['lab/overview'] = { ...LAB, file: '/labs/other.dpmlab' }
    bridge.answers['map/places'] = { DPM2: { x: 9, y: 9 } }
    await lab.refresh()
    await vi.advanceTimersByTimeAsync(1000)
    expect(map.prop('places')).toEqual({ DPM2: { x: 9, y: 9 } })
    expect(asked('map/keep-places')).toEqual([])
  })

  test('a folder that cannot be written to is said once', async () => {
    const { move, lab } = await openLab({
      'map/keep-places': () => {
        throw new Problem('not-writable', 'The arrangement of the map was not written', 'No.')
      }
    })
    await move('Server1', 3, 4)
    await vi.advanceTimersByTimeAsync(400)
    expect(lab.problem?.title).toBe('The arrangement of the map was not written')
    lab.problem = null
    await move('Server1', 5, 6)
    await vi.advanceTimersByTimeAsync(400)
    expect(lab.problem).toBeNull()
  })
})
