import { expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { PickList } from '@renderer/components'
import { byRole, nameOf, one, press, propOf, settle, show } from './harness'

const items = [
  { id: 'a', label: 'Alpha' },
  { id: 'b', label: 'Beta', description: 'second' },
  { id: 'c', label: 'Gamma', disabled: true, reason: 'Taken.' },
  { id: 'd', label: 'Delta' }
]

function list(props: Record<string, unknown> = {}): VueWrapper {
  const wrapper: VueWrapper = show(PickList, {
    items,
    modelValue: ['d'],
    'onUpdate:modelValue': (modelValue: string[]) => wrapper.setProps({ modelValue }),
    ...props
  })
  return wrapper
}
const options = (box: string): string[] =>
  [...one('listbox', box).querySelectorAll('[role=option]')].map(nameOf)
const click = async (name: string, how: MouseEventInit = {}, type = 'click'): Promise<void> => {
  one('option', name).dispatchEvent(new MouseEvent(type, { bubbles: true, ...how }))
  await settle()
}

test('shows what there is and what is chosen, named by labels alone', () => {
  list({ availableLabel: 'Servers', selectedLabel: 'Chosen', addLabel: 'Add >', removeLabel: '< Remove' })
  expect(options('Servers')).toEqual(['Alpha', 'Beta', 'Gamma'])
  expect(options('Chosen')).toEqual(['Delta'])
  expect(one('option', 'Beta').getAttribute('aria-description')).toBe('second')
  expect(one('option', 'Gamma').getAttribute('aria-disabled')).toBe('true')
  expect(one('button', 'Add >').getAttribute('aria-disabled')).toBe('true')
  expect(one('button', '< Remove')).toBeTruthy()
})

test('adds and removes what is marked', async () => {
  const wrapper = list()
  await click('Alpha')
  await click('Beta', { ctrlKey: true })
  one('button', 'Add').click()
  await settle()
  expect(propOf(wrapper, 'modelValue')).toEqual(['d', 'a', 'b'])
  await click('Delta')
  one('button', 'Remove').click()
  await settle()
  expect(propOf(wrapper, 'modelValue')).toEqual(['a', 'b'])
})

test('a double click adds, except what is not available', async () => {
  const wrapper = list()
  await click('Gamma')
  await click('Gamma', {}, 'dblclick')
  expect(propOf(wrapper, 'modelValue')).toEqual(['d'])
  await click('Alpha')
  await click('Alpha', {}, 'dblclick')
  expect(propOf(wrapper, 'modelValue')).toEqual(['d', 'a'])
})

test('works with the keyboard', async () => {
  const wrapper = list()
  one('listbox', 'Available').focus()
  await settle()
  const box = one('listbox', 'Available')
  expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent.trim()).toBe(
    'Alpha'
  )
  await press('Home')
  await press('End', { shiftKey: true })
  await press('Enter')
  expect(propOf(wrapper, 'modelValue')).toEqual(['d', 'a', 'b'])
})

test('the filter hides, and what is hidden is not added', async () => {
  const wrapper = list()
  await click('Alpha')
  await click('Beta', { ctrlKey: true })
  await wrapper.get('input').setValue('bet')
  expect(options('Available')).toEqual(['Beta'])
  one('button', 'Add').click()
  await settle()
  expect(propOf(wrapper, 'modelValue')).toEqual(['d', 'b'])
  expect(byRole('option', 'Beta')).toHaveLength(1)
})
