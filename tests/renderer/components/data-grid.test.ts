import { describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { DataGrid, type GridColumn, type GridRow } from '@renderer/components'
import { byRole, one, press, settle, show } from './harness'

const columns: GridColumn[] = [
  { id: 'name', label: 'Name', sortable: true },
  { id: 'state', label: 'State', width: 120 }
]
const names = ['delta', 'alpha', 'charlie', 'bravo']
const flat: GridRow[] = names.map((name) => ({
  id: name,
  cells: { name, state: { text: 'OK', status: 'ok' } }
}))
const tree: GridRow[] = [
  { id: 'g', kind: 'group', expandable: true, expanded: true, cells: { name: 'Group' } },
  { id: 'm1', level: 2, cells: { name: 'one' } },
  { id: 'm2', level: 2, cells: { name: 'two' } }
]

/** With v-model wired up, as a page would. */
function grid(props: Record<string, unknown>): VueWrapper {
  const wrapper: VueWrapper = show(DataGrid, {
    label: 'Things',
    columns,
    selected: [],
    'onUpdate:selected': (selected: string[]) => wrapper.setProps({ selected }),
    ...props
  })
  return wrapper
}

const row = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-row-id="${id}"]`)
  if (!found) throw new Error(`no row ${id}`)
  return found
}
const shown = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row-id]')].map((element) => element.dataset['rowId'])
const selected = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[aria-selected=true]')].map(
    (element) => element.dataset['rowId']
  )
const click = async (id: string, options: MouseEventInit = {}): Promise<void> => {
  row(id).focus()
  row(id).dispatchEvent(new MouseEvent('click', { bubbles: true, ...options }))
  await settle()
}

describe('roles', () => {
  test('a flat list is a grid', () => {
    grid({ rows: flat })
    const element = one('grid', 'Things')
    expect(element.getAttribute('aria-rowcount')).toBe('5')
    expect(byRole('columnheader').map((head) => head.textContent.trim())).toEqual(['Name', 'State'])
    expect(row('alpha').getAttribute('aria-rowindex')).toBe('3')
    expect(row('alpha').hasAttribute('aria-level')).toBe(false)
    expect(row('alpha').querySelectorAll('[role=gridcell]')).toHaveLength(2)
  })

  test('a list with groups is a tree grid', () => {
    grid({ rows: tree })
    expect(byRole('treegrid')).toHaveLength(1)
    expect(row('g').getAttribute('aria-expanded')).toBe('true')
    expect(row('g').querySelector('[role=gridcell]')?.getAttribute('aria-colspan')).toBe('2')
    expect(row('g').textContent).toContain('(2)')
    expect(row('m2').getAttribute('aria-level')).toBe('2')
    expect(row('m2').getAttribute('aria-posinset')).toBe('2')
    expect(row('m2').getAttribute('aria-setsize')).toBe('2')
    expect(row('m2').hasAttribute('aria-expanded')).toBe(false)
  })

  test('without layout a short list is drawn whole and a long one not at all', async () => {
    const many = (count: number): GridRow[] =>
      Array.from({ length: count }, (_, index) => ({ id: `r${index}`, cells: { name: `r${index}` } }))
    const wrapper = grid({ rows: many(199) })
    expect(shown()).toHaveLength(199)
    await wrapper.setProps({ rows: many(10_000) })
    expect(shown().length).toBeLessThan(200)
    expect(one('grid').getAttribute('aria-rowcount')).toBe('10001')
  })

  test('shows what to do when there is nothing', () => {
    show(DataGrid, { label: 'Things', columns, rows: [] }, { empty: 'Nothing here' })
    expect(document.body.textContent).toContain('Nothing here')
  })
})

describe('keyboard', () => {
  test('one row is in the tab order, the selected one first of all', async () => {
    const wrapper = grid({ rows: flat })
    expect(row('delta').tabIndex).toBe(0)
    await wrapper.setProps({ selected: ['charlie'] })
    expect(row('charlie').tabIndex).toBe(0)
    expect(row('delta').tabIndex).toBe(-1)
  })

  test('moving selects, and the focus follows', async () => {
    grid({ rows: flat })
    await click('delta')
    await press('ArrowDown')
    expect(document.activeElement).toBe(row('alpha'))
    expect(selected()).toEqual(['alpha'])
    await press('End')
    expect(selected()).toEqual(['bravo'])
    await press('ArrowDown')
    expect(selected()).toEqual(['bravo'])
    await press('Home')
    expect(document.activeElement).toBe(row('delta'))
  })

  test('typing goes to the row that starts so; the same key again to the next one', async () => {
    grid({ rows: [...flat, { id: 'beta', cells: { name: 'Beta' } }] })
    await click('delta')
    await press('b')
    expect(selected()).toEqual(['bravo'])
    await press('b')
    expect(selected()).toEqual(['beta'])
  })

  test('Left and Right close and open, then move to the parent and the first child', async () => {
    const wrapper = grid({ rows: tree })
    await click('m2')
    await press('ArrowLeft')
    expect(document.activeElement).toBe(row('g'))
    await press('ArrowLeft')
    expect(wrapper.emitted('toggle')).toEqual([['g']])
    await press('ArrowRight')
    expect(document.activeElement).toBe(row('m1'))
  })

  test('Enter activates a row and toggles a group', async () => {
    const wrapper = grid({ rows: tree })
    await click('m1')
    await press('Enter')
    expect(wrapper.emitted('activate')).toEqual([['m1']])
    await click('g')
    await press('Enter')
    expect(wrapper.emitted('toggle')).toEqual([['g']])
    expect(wrapper.emitted('activate')).toHaveLength(1)
  })
})

describe('selection', () => {
  test('Ctrl and Shift in a list of many', async () => {
    grid({ rows: flat, multiple: true })
    expect(one('grid').getAttribute('aria-multiselectable')).toBe('true')
    await click('delta')
    await click('charlie', { ctrlKey: true })
    expect(selected()).toEqual(['delta', 'charlie'])
    await click('delta', { ctrlKey: true })
    expect(selected()).toEqual(['charlie'])
    await click('alpha')
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    expect(selected()).toEqual(['alpha', 'charlie', 'bravo'])
    await press('ArrowUp', { shiftKey: true })
    expect(selected()).toEqual(['alpha', 'charlie'])
    await press('a', { ctrlKey: true })
    expect(selected()).toHaveLength(4)
  })

  test('Ctrl+arrow moves without selecting, Ctrl+Space then adds', async () => {
    grid({ rows: flat, multiple: true })
    await click('delta')
    await press('ArrowDown', { ctrlKey: true })
    await press('ArrowDown', { ctrlKey: true })
    expect(selected()).toEqual(['delta'])
    await press(' ', { ctrlKey: true })
    expect(selected()).toEqual(['delta', 'charlie'])
  })

  test('Ctrl and Shift do nothing special in a list of one', async () => {
    grid({ rows: flat })
    await click('delta')
    await click('alpha', { ctrlKey: true })
    expect(selected()).toEqual(['alpha'])
    await press('ArrowDown', { shiftKey: true })
    expect(selected()).toEqual(['charlie'])
  })

  test('a right click selects what it is about, unless that is selected already', async () => {
    const wrapper = grid({ rows: flat, multiple: true, selected: ['delta', 'alpha'] })
    const rightClick = async (id: string): Promise<void> => {
      row(id).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }))
      await settle()
    }
    await rightClick('alpha')
    expect(selected()).toEqual(['delta', 'alpha'])
    await rightClick('bravo')
    expect(selected()).toEqual(['bravo'])
    expect(wrapper.emitted('contextmenu')?.map(([id]) => id)).toEqual(['alpha', 'bravo'])
  })

  test('the arrow in front of a group toggles it and selects nothing', async () => {
    const wrapper = grid({ rows: tree })
    row('g')
      .querySelector<HTMLElement>('[data-part=chevron]')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await settle()
    expect(wrapper.emitted('toggle')).toEqual([['g']])
    expect(selected()).toEqual([])
  })
})

describe('sorting', () => {
  test('a click on a heading sorts up, the next one down', async () => {
    grid({ rows: flat })
    const head = one('columnheader', 'Name')
    expect(head.getAttribute('aria-sort')).toBe('none')
    head.click()
    await settle()
    expect(shown()).toEqual(['alpha', 'bravo', 'charlie', 'delta'])
    expect(head.getAttribute('aria-sort')).toBe('ascending')
    head.click()
    await settle()
    expect(shown()).toEqual(['delta', 'charlie', 'bravo', 'alpha'])
    expect(head.getAttribute('aria-sort')).toBe('descending')
  })

  test('a column that is not sortable has no aria-sort and ignores clicks', async () => {
    grid({ rows: flat })
    const head = one('columnheader', 'State')
    expect(head.hasAttribute('aria-sort')).toBe(false)
    head.click()
    await settle()
    expect(shown()).toEqual(names)
  })

  test('the headings are reached with Up from the first row', async () => {
    grid({ rows: flat })
    await click('delta')
    await press('ArrowUp')
    expect(document.activeElement).toBe(one('columnheader', 'Name'))
    await press('Enter')
    expect(shown()[0]).toBe('alpha')
    await press('ArrowRight')
    expect(document.activeElement).toBe(one('columnheader', 'State'))
    await press('ArrowDown')
    expect(document.activeElement).toBe(row('delta'))
  })
})
