import { describe, expect, it } from 'vitest'
import { VueFlow } from '@vue-flow/core'
import type { VueWrapper } from '@vue/test-utils'
import TopologyMap from '@renderer/map/topology-map.vue'
import { press, settle, show } from '../components/harness'
import { estateOf, sample } from './samples'

async function map(props: Record<string, unknown> = {}): Promise<VueWrapper> {
  const wrapper = show(TopologyMap, { topology: sample(), label: 'Map of the lab', ...props })
  await until(() => cards().length >= 12)
  return wrapper
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !holds(); turn += 1) await settle()
  expect(holds()).toBe(true)
}

const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-node]')]
const card = (id: string): HTMLElement => {
  const found = cards().find((one) => one.dataset['node'] === id)
  if (!found) throw new Error(`no card of ${id}`)
  return found
}
const edge = (id: string): Element | null => document.querySelector(`[data-edge="${id}"]`)
const label = (id: string): string | undefined =>
  document.querySelector(`[data-label="${id}"]`)?.textContent.trim()
const last = (wrapper: VueWrapper, name: string): unknown => wrapper.emitted(name)?.at(-1)?.[0]

describe('the map', () => {
  it('draws every computer, and says its kind, role, state and ties', async () => {
    await map()
    expect(cards()).toHaveLength(12)
    expect(card('DPM2').getAttribute('aria-label')).toBe(
      'DPM2, Primary and secondary, 2 alerts, Chained, DPM server, ' +
        'protects DPM1, FS4; protected by DPM3 (down)'
    )
    expect(card('LONELY').getAttribute('aria-label')).toBe('LONELY, Offline, Not protected, protected server')
    expect(card('DPM3').textContent).toContain('Failed')
    expect(document.querySelectorAll('[data-edge]')).toHaveLength(11)
    expect(label('DPM2>DPM3')).toBe('Down')
    expect(label('FS1>DPM3')).toBe('Held copy from DPM1')
    expect(label('DPM1>DPM2')).toBeUndefined()
  })

  it('has one card in the tab order', async () => {
    await map({ selected: 'computer:FS2' })
    expect(cards().filter((one) => one.tabIndex === 0)).toEqual([card('FS2')])
    expect(card('FS2').getAttribute('aria-pressed')).toBe('true')
  })

  it('selects with a click and Space, activates with a double click and Enter', async () => {
    const wrapper = await map()
    card('DPM1').click()
    expect(last(wrapper, 'update:selected')).toBe('computer:DPM1')
    card('DPM2').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(last(wrapper, 'activate')).toBe('DPM2')
    card('DPM1').focus()
    await press('Enter')
    expect(last(wrapper, 'activate')).toBe('DPM1')
    await press('ArrowRight')
    expect(document.activeElement === card('FS4')).toBe(true)
    await press('ArrowRight')
    expect(document.activeElement === card('DPM2')).toBe(true)
    await press(' ')
    expect(last(wrapper, 'update:selected')).toBe('computer:DPM2')
    await wrapper.setProps({ selected: 'computer:DPM2' })
    await press(' ')
    expect(last(wrapper, 'update:selected')).toBeNull()
  })

  it('selects ties with a click, and from a computer with L', async () => {
    const wrapper = await map()
    edge('DPM1>DPM2')
      ?.querySelector('.hit')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(last(wrapper, 'update:selected')).toBe('tie:DPM1>DPM2')
    card('DPM3').focus()
    await press('l')
    const first = last(wrapper, 'update:selected')
    await wrapper.setProps({ selected: first })
    await press('l')
    expect([first, last(wrapper, 'update:selected')]).toEqual(['tie:DPM2>DPM3', 'tie:FS1>DPM3'])
    await wrapper.setProps({ selected: 'tie:FS1>DPM3' })
    expect(edge('FS1>DPM3')?.classList.contains('selected')).toBe(true)
    expect(document.body.textContent).toContain('FS1 to DPM3: Held copy from DPM1')
  })

  it('asks for a menu with the keyboard and with a right click', async () => {
    const wrapper = await map()
    card('DPM3').focus()
    await press('F10', { shiftKey: true })
    await press('ContextMenu')
    expect(wrapper.emitted('menu')).toMatchObject([
      [{ target: 'computer:DPM3' }],
      [{ target: 'computer:DPM3' }]
    ])
  })
})

describe('what changes on the map', () => {
  it('leaves the cards that stay in the page, and takes those that go', async () => {
    const wrapper = await map()
    const before = new Map(cards().map((one) => [one.dataset['node'], one]))
    const view = sample()
    await wrapper.setProps({
      topology: {
        ...view,
        servers: view.servers.map((one) => (one.name === 'DPM3' ? { ...one, status: 'online' } : one)),
        computers: view.computers.filter(({ name }) => name !== 'LONELY')
      }
    })
    await until(() => cards().length === 11)
    expect(card('DPM3').textContent).toContain('Online')
    expect(cards().every((one) => before.get(one.dataset['node']) === one)).toBe(true)
  })

  it('points at paths: strongly, with their text, and everything else is quiet', async () => {
    const ties = [
      { from: 'DPM1', to: 'DPM2', kind: 'link', text: 'DPM2 protects DPM1' },
      { from: 'DPM1', to: 'DPM5', kind: 'wanted', text: 'DPM5 to protect DPM1' }
    ]
    const wrapper = await map({ grounds: [{ computers: [], ties }] })
    expect(document.querySelectorAll('[data-path]')).toHaveLength(2)
    expect(document.body.textContent).toContain('DPM5 to protect DPM1')
    const lit = cards().filter((one) => one.classList.contains('lit'))
    expect(lit.map((one) => one.dataset['node']).sort()).toEqual(['DPM1', 'DPM2', 'DPM5'])
    expect(card('DPM3').classList.contains('quiet')).toBe(true)
    await wrapper.setProps({ grounds: [], highlighted: ['FS1'] })
    expect(card('FS1').classList.contains('lit')).toBe(true)
    await wrapper.setProps({ highlighted: [] })
    expect(document.querySelector('.lit, .quiet[data-node]')).toBeNull()
  })

  it('moves a computer with Ctrl and an arrow key, unless nothing can be moved', async () => {
    const wrapper = await map({ places: { DPM1: { x: 500, y: 600 } } })
    card('DPM1').focus()
    await press('ArrowRight', { ctrlKey: true })
    expect(last(wrapper, 'moved')).toEqual({ name: 'DPM1', x: 516, y: 600 })
    await press('ArrowDown', { ctrlKey: true })
    expect(last(wrapper, 'moved')).toEqual({ name: 'DPM1', x: 516, y: 616 })
    await wrapper.setProps({ readonly: true })
    await press('ArrowDown', { ctrlKey: true })
    expect(wrapper.emitted('moved')).toHaveLength(2)
  })
})

describe('dragging', () => {
  async function dragged(wrapper: VueWrapper, id: string, x: number, y: number): Promise<void> {
    const flow = wrapper.getComponent(VueFlow)
    const event = new MouseEvent('mousemove', { clientX: 40, clientY: 50 })
    flow.vm.$emit('nodeDrag', { event, node: { id, position: { x, y } }, nodes: [] })
    await settle()
  }

  async function dropped(wrapper: VueWrapper): Promise<void> {
    wrapper.getComponent(VueFlow).vm.$emit('nodeDragStop', {})
    await settle()
  }

  const places = { DPM4: { x: 2000, y: 2000 } }

  it('asks over a DPM server, shows the answer there, and puts the computer back', async () => {
    const wrapper = await map({ places })
    const before = card('FS1').closest('.vue-flow__node')?.getAttribute('style')
    await dragged(wrapper, 'FS1', 2010, 2010)
    expect(last(wrapper, 'over')).toEqual({ computer: 'FS1', on: 'DPM4' })
    expect(card('DPM4').classList.contains('target-asked')).toBe(true)
    await wrapper.setProps({ verdict: { text: 'Chain too long', allowed: false } })
    expect(card('DPM4').classList.contains('target-refused')).toBe(true)
    expect(document.querySelector('.verdict')?.textContent).toContain('Chain too long')
    await dropped(wrapper)
    expect(last(wrapper, 'dropped')).toEqual({ computer: 'FS1', on: 'DPM4' })
    expect(last(wrapper, 'over')).toBeNull()
    expect(wrapper.emitted('moved')).toBeUndefined()
    expect(document.querySelector('.verdict')).toBeNull()
    expect(card('FS1').closest('.vue-flow__node')?.getAttribute('style')).toBe(before)
  })

  it('moves it where there is no DPM server', async () => {
    const wrapper = await map({ places })
    await dragged(wrapper, 'FS1', 3000.4, 3000)
    await dropped(wrapper)
    expect(last(wrapper, 'moved')).toEqual({ name: 'FS1', x: 3000, y: 3000 })
    expect(wrapper.emitted('dropped')).toBeUndefined()
    expect(wrapper.emitted('over')).toBeUndefined()
    expect(card('FS1').closest('.vue-flow__node')?.getAttribute('style')).toContain('3000px')
  })
})

describe('large maps', () => {
  it('come in parts, so that none of them holds the window up', async () => {
    await map({ topology: estateOf(4, 10) })
    await until(() => cards().length === 44)
    expect(document.querySelectorAll('[data-edge]')).toHaveLength(43)
  })

  it('count protected servers above 300 nodes', async () => {
    const wrapper = await map({ topology: estateOf(6, 50) })
    await until(() => cards().length === 12)
    expect(card('count:DPM1').textContent).toContain('50 protected servers')
    card('count:DPM1').focus()
    await press('Enter')
    expect(last(wrapper, 'activate')).toBe('DPM1')
  })
})
