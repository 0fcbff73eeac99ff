import { describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { CheckTree, type TreeNode } from '@renderer/components'
import { leavesOf, stateOf, toggled } from '@renderer/components/check-tree-model'
import { byRole, nameOf, one, press, propOf, settle, show } from './harness'

const server: TreeNode = {
  id: 's',
  label: 'Server',
  children: [
    { id: 'c', label: 'C:', note: '120 GB' },
    { id: 'd', label: 'D:' },
    { id: 'state', label: 'State', disabled: true, note: 'taken' },
    { id: 'info', label: 'Info', checkable: false }
  ]
}
const nodes: TreeNode[] = [server, { id: 'x', label: 'Other', children: [{ id: 'y', label: 'Inner' }] }]

describe('three states', () => {
  test('a parent shows the state of its leaves', () => {
    expect(stateOf(server, new Set())).toBe('false')
    expect(stateOf(server, new Set(['c']))).toBe('mixed')
    expect(stateOf(server, new Set(['c', 'd']))).toBe('mixed')
    expect(stateOf(server, new Set(['c', 'd', 'state']))).toBe('true')
  })

  test('leaves are what has a box; unavailable ones are not changed', () => {
    expect(leavesOf(server)).toEqual(['c', 'd', 'state'])
    expect(leavesOf(server, true)).toEqual(['c', 'd'])
    expect(toggled(server, [])).toEqual(['c', 'd'])
    expect(toggled(server, ['d'])).toEqual(['d', 'c'])
    expect(toggled(server, ['state', 'c', 'd', 'elsewhere'])).toEqual(['state', 'elsewhere'])
  })

  test('a parent that is unavailable keeps its leaves as they are', () => {
    expect(toggled({ ...server, disabled: true }, ['c'])).toEqual(['c'])
  })
})

function tree(props: Record<string, unknown> = {}): VueWrapper {
  const wrapper: VueWrapper = show(CheckTree, {
    nodes,
    label: 'Members',
    checked: [],
    expanded: ['s'],
    'onUpdate:checked': (checked: string[]) => wrapper.setProps({ checked }),
    'onUpdate:expanded': (expanded: string[]) => wrapper.setProps({ expanded }),
    ...props
  })
  return wrapper
}
const item = (name: string): HTMLElement => one('treeitem', name)
const part = (name: string, which: 'checkbox' | 'chevron'): HTMLElement => {
  const found = item(name).querySelector<HTMLElement>(`[data-part=${which}]`)
  if (!found) throw new Error(`no ${which} in ${name}`)
  return found
}
const names = (): string[] => byRole('treeitem').map(nameOf)

describe('check-tree', () => {
  test('items are named by their labels and tell depth, place and state', () => {
    tree({ checked: ['c'] })
    expect(one('tree', 'Members')).toBeTruthy()
    expect(names()).toEqual(['Server', 'C:', 'D:', 'State', 'Info', 'Other'])
    expect(item('Server').getAttribute('aria-checked')).toBe('mixed')
    expect(item('Server').getAttribute('aria-expanded')).toBe('true')
    expect(item('C:').getAttribute('aria-checked')).toBe('true')
    expect(item('C:').getAttribute('aria-level')).toBe('2')
    expect(item('C:').getAttribute('aria-description')).toBe('120 GB')
    expect(item('D:').getAttribute('aria-posinset')).toBe('2')
    expect(item('D:').getAttribute('aria-setsize')).toBe('4')
    expect(item('C:').hasAttribute('aria-expanded')).toBe(false)
    expect(item('Info').hasAttribute('aria-checked')).toBe(false)
    expect(item('State').getAttribute('aria-disabled')).toBe('true')
  })

  test('the box and the label check, the arrow opens', async () => {
    const wrapper = tree()
    part('D:', 'checkbox').click()
    await settle()
    expect(propOf(wrapper, 'checked')).toEqual(['d'])
    item('Server').click()
    await settle()
    expect(propOf(wrapper, 'checked')).toEqual(['d', 'c'])
    part('Other', 'chevron').click()
    await settle()
    expect(names()).toContain('Inner')
    expect(propOf(wrapper, 'checked')).toEqual(['d', 'c'])
  })

  test('what is unavailable does not change', async () => {
    const wrapper = tree()
    part('State', 'checkbox').click()
    await settle()
    expect(propOf(wrapper, 'checked')).toEqual([])
  })

  test('the keyboard moves, opens, closes and checks', async () => {
    const wrapper = tree()
    item('Server').focus()
    await press('ArrowRight')
    expect(document.activeElement).toBe(item('C:'))
    await press(' ')
    expect(propOf(wrapper, 'checked')).toEqual(['c'])
    await press('Enter')
    expect(propOf(wrapper, 'checked')).toEqual([])
    await press('ArrowLeft')
    expect(document.activeElement).toBe(item('Server'))
    await press('ArrowLeft')
    expect(names()).toEqual(['Server', 'Other'])
    await press('End')
    expect(document.activeElement).toBe(item('Other'))
    expect(item('Server').tabIndex).toBe(-1)
    await press('ArrowUp')
    expect(document.activeElement).toBe(item('Server'))
    await press('*')
    expect(propOf(wrapper, 'expanded')).toEqual(['s', 'x'])
    await press('o')
    expect(document.activeElement).toBe(item('Other'))
  })
})
