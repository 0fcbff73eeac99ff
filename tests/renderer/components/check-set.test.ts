import { expect, test } from 'vitest'
import { CheckSet } from '@renderer/components'
import { byRole, settle, show } from './harness'

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'c', label: 'C', disabled: true }
]

test('check boxes under a legend give the chosen values in the order of the options', async () => {
  const wrapper = show(CheckSet, { label: 'Kinds', hint: 'None: all.', options, modelValue: ['b'] })
  const fieldset = wrapper.get('fieldset')
  expect(wrapper.get('legend').text()).toBe('Kinds')
  expect(document.getElementById(fieldset.attributes('aria-describedby') ?? '')?.textContent).toBe(
    'None: all.'
  )
  const boxes = byRole('checkbox') as HTMLInputElement[]
  expect(boxes.map(({ checked }) => checked)).toEqual([false, true, false])
  expect(boxes.map(({ disabled }) => disabled)).toEqual([false, false, true])
  expect(document.querySelector(`label[for="${boxes[0]?.id}"]`)?.textContent).toBe('A')
  boxes[0]?.click()
  await settle()
  boxes[1]?.click()
  await settle()
  expect(wrapper.emitted('update:modelValue')).toEqual([[['a', 'b']], [['a']]])
})
