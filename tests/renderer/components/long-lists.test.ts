import { CheckTree, DataGrid, type GridRow, type TreeNode } from '@renderer/components'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { byRole, one, press, propOf, settle, show } from './harness'

/** The fake DOM has no layout. Here every list is 420 pixels high and scrolls as far as its lines reach. */
const height = 420
const bodyOf = (element: Element): HTMLElement | null => element.querySelector<HTMLElement>('.body, .lines')

beforeEach(() => {
  const fake = (name: 'offsetHeight', get: (this: HTMLElement) => number) =>
    vi.spyOn(HTMLElement.prototype, name, 'get').mockImplementation(get)
  const sizes = ['offsetHeight', 'clientHeight', 'offsetWidth'] as const
  for (const name of sizes) fake(name as 'offsetHeight', () => height)
  fake('scrollHeight' as 'offsetHeight', function () {
    return Number.parseInt(bodyOf(this)?.style.height ?? '0', 10)
  })
  vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(function (this: Element, ...to: unknown[]) {
    scrollTo(this, (to[0] as ScrollToOptions).top ?? 0)
  })
})

function scrollTo(element: Element, top: number): void {
  element.scrollTop = top
  element.dispatchEvent(new Event('scroll'))
}
afterEach(() => vi.restoreAllMocks())

/** Milliseconds, with all that has to be drawn. The bounds are generous: they tell quadratic from quick. */
async function timed(act: () => unknown): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

const COUNT = 10_000
const LIMIT = 1_500

describe(`a tree of ${COUNT} items`, () => {
  const servers = 100
  const nodes: TreeNode[] = Array.from({ length: servers }, (_, server) => ({
    id: `s${server}`,
    label: `Server${server}`,
    children: Array.from({ length: COUNT / servers - 1 }, (_, at) => ({
      id: `s${server}/d${at}`,
      label: server === 70 && at === 50 ? 'Unlike the others' : `Data${at}`
    }))
  }))
  const all = nodes.flatMap(({ children = [] }) => children.map(({ id }) => id))

  function tree(props: Record<string, unknown> = {}): VueWrapper {
    const wrapper: VueWrapper = show(CheckTree, {
      nodes,
      label: 'Members',
      checked: [],
      expanded: nodes.map(({ id }) => id),
      'onUpdate:checked': (checked: string[]) => wrapper.setProps({ checked }),
      'onUpdate:expanded': (expanded: string[]) => wrapper.setProps({ expanded }),
      ...props
    })
    return wrapper
  }
  const focused = (): string | undefined =>
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['nodeId'] : undefined
  const item = (id: string): HTMLElement | null => document.querySelector(`[data-node-id="${id}"]`)

  test('draws what is near, at its place, and tells of what is not there', async () => {
    tree()
    await settle()
    const drawn = byRole('treeitem')
    expect(drawn.length).toBeGreaterThan(height / 26)
    expect(drawn.length).toBeLessThan(60)
    expect(bodyOf(one('tree'))?.style.height).toBe(`${COUNT * 26}px`)
    expect(item('s0/d3')?.closest<HTMLElement>('.line')?.style.transform).toBe('translateY(104px)')
    expect(item('s0')?.getAttribute('aria-setsize')).toBe('100')
    expect(item('s0/d3')?.getAttribute('aria-posinset')).toBe('4')
    expect(item('s0/d3')?.getAttribute('aria-setsize')).toBe('99')
    expect(byRole('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toEqual([item('s0')])
  })

  test('the keyboard reaches items that were not drawn, and the focus survives scrolling', async () => {
    tree()
    await settle()
    item('s0')?.focus()
    await press('End')
    expect(focused()).toBe('s99/d98')
    await press('ArrowLeft')
    expect(focused()).toBe('s99')
    await press('Home')
    expect(focused()).toBe('s0')
    await press('PageDown')
    expect(focused()).toBe('s0/d14')
    await press('PageUp')
    expect(focused()).toBe('s0')
    for (const key of 'unl') await press(key)
    expect(focused()).toBe('s70/d50')
    expect(item('s0')).toBeNull()

    scrollTo(one('tree'), 0)
    await settle()
    expect(item('s0')).not.toBeNull()
    expect(focused()).toBe('s70/d50')
    await press('ArrowDown')
    expect(focused()).toBe('s70/d51')
  })

  test('checks and closes at any place', async () => {
    const wrapper = tree()
    await settle()
    item('s0')?.focus()
    await press('End')
    await press('ArrowLeft')
    await press(' ')
    expect(propOf(wrapper, 'checked')).toEqual(all.slice(-99))
    expect(item('s99')?.getAttribute('aria-checked')).toBe('true')
    await press('ArrowLeft')
    expect(propOf(wrapper, 'expanded')).not.toContain('s99')
    expect(focused()).toBe('s99')
    expect(bodyOf(one('tree'))?.style.height).toBe(`${(COUNT - 99) * 26}px`)
  })

  test('is quick', async () => {
    const wrapper = tree({ nodes: [], checked: all })
    expect(await timed(() => wrapper.setProps({ nodes }))).toBeLessThan(LIMIT)
    await settle()
    item('s0')?.focus()
    expect(await timed(() => press('End'))).toBeLessThan(LIMIT)
    expect(await timed(() => press('u'))).toBeLessThan(LIMIT)
    expect(await timed(() => press(' '))).toBeLessThan(LIMIT)
    expect(propOf(wrapper, 'checked')).toHaveLength(all.length - 1)
    expect(await timed(() => wrapper.setProps({ expanded: [] }))).toBeLessThan(LIMIT)
  })
})

describe(`a list of ${COUNT} rows in groups`, () => {
  const columns = [
    { id: 'name', label: 'Name', sortable: true },
    { id: 'state', label: 'State', sortable: true },
    { id: 'size', label: 'Size', sortable: true }
  ]
  const groups = 20
  const rowsOf = (keep: (at: number) => boolean = () => true): GridRow[] =>
    Array.from({ length: groups }, (_, group): GridRow[] => [
      { id: `g${group}`, kind: 'group', expandable: true, expanded: true, cells: { name: `Group ${group}` } },
      ...Array.from({ length: COUNT / groups }, (_, at) => at)
        .filter(keep)
        .map((at): GridRow => {
          const size = (at * 7_919) % 10_007
          return {
            id: `g${group}/${at}`,
            level: 2,
            cells: {
              name: `Server${(at * 31) % 500} on ${group}`,
              state: { text: at % 3 ? 'OK' : 'Inconsistent', status: at % 3 ? 'ok' : 'critical' },
              size: { text: `${size} MB`, sort: size }
            }
          }
        })
    ]).flat()

  function grid(props: Record<string, unknown> = {}): VueWrapper {
    const wrapper: VueWrapper = show(DataGrid, {
      label: 'Jobs',
      columns,
      rows: rowsOf(),
      multiple: true,
      selected: [],
      'onUpdate:selected': (selected: string[]) => wrapper.setProps({ selected }),
      ...props
    })
    return wrapper
  }
  const row = (id: string): HTMLElement | null => document.querySelector(`[data-row-id="${id}"]`)
  const drawn = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row-id]')]

  test('the keyboard reaches rows that were not drawn, and the focus survives scrolling', async () => {
    grid()
    await settle()
    expect(drawn().length).toBeLessThan(60)
    row('g0')?.focus()
    await press('End')
    expect(document.activeElement).toBe(row('g19/499'))
    expect(row('g19/499')?.getAttribute('aria-rowindex')).toBe('10021')
    scrollTo(one('treegrid'), 0)
    await settle()
    expect(row('g0')).not.toBeNull()
    expect(document.activeElement).toBe(row('g19/499'))
    await press('Home')
    expect(document.activeElement).toBe(row('g0'))
  })

  test('scrolling makes no rows anew, and at rest they are in the order of the list', async () => {
    grid()
    await settle()
    const count = drawn().length
    row('g0')?.focus()
    // The first stretch away from the row with the focus: that one stays, and so there is one more.
    scrollTo(one('treegrid'), 2_800)
    await settle()
    const elements = new Set(drawn())
    scrollTo(one('treegrid'), 5_600)
    await settle()
    expect(drawn().every((element) => elements.has(element))).toBe(true)
    const order = (): number[] => drawn().map((element) => Number(element.getAttribute('aria-rowindex')))
    const inOrder = (): number[] => order().sort((a, b) => a - b)
    expect(order()).not.toEqual(inOrder())
    await vi.waitFor(() => expect(order()).toEqual(inOrder()))
    expect(order().length).toBeGreaterThanOrEqual(count)
    expect(document.activeElement).toBe(row('g0'))
  })

  test('is quick', async () => {
    const wrapper = grid({ rows: [] })
    const rows = rowsOf()
    expect(await timed(() => wrapper.setProps({ rows }))).toBeLessThan(LIMIT)
    await settle()
    for (const label of ['Name', 'State', 'Size']) {
      const sort = () => {
        one('columnheader', label).click()
        return settle()
      }
      expect(await timed(sort)).toBeLessThan(LIMIT)
    }
    expect(row('g0')?.nextElementSibling?.textContent).toContain('0 MB')
    row('g0')?.focus()
    expect(await timed(() => press('End'))).toBeLessThan(LIMIT)
    expect(await timed(() => press('ArrowUp'))).toBeLessThan(LIMIT)
    expect(await timed(() => press('Home', { shiftKey: true }))).toBeLessThan(LIMIT)
    expect(await timed(() => press('a', { ctrlKey: true }))).toBeLessThan(LIMIT)
    expect(propOf(wrapper, 'selected')).toHaveLength(COUNT + groups)
    expect(await timed(() => press(' ', { ctrlKey: true }))).toBeLessThan(LIMIT)
    const few = rowsOf((at) => at % 3 === 0)
    expect(await timed(() => wrapper.setProps({ rows: few }))).toBeLessThan(LIMIT)
    expect(one('treegrid').getAttribute('aria-rowcount')).toBe(String(few.length + 1))
    expect(await timed(() => press('z'))).toBeLessThan(LIMIT)
  })
})
