import { describe, expect, test } from 'vitest'
import { CheckField, NumberField, RadioList, SelectField, TextField } from '@renderer/components'
import { show } from './harness'

const described = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join('|')
const labelOf = (element: Element): string | undefined =>
  document.querySelector(`label[for="${element.id}"]`)?.textContent

describe('fields', () => {
  test('a text field has its label, hint and problem', async () => {
    const wrapper = show(TextField, { label: 'Name', hint: 'Short.', problem: 'Taken.', modelValue: 'a' })
    const input = wrapper.get('input')
    expect(labelOf(input.element)).toBe('Name')
    expect(described(input.element)).toBe('Taken.|Short.')
    expect(input.attributes('aria-invalid')).toBe('true')
    await input.setValue('b')
    expect(wrapper.emitted('update:modelValue')).toEqual([['b']])
    await wrapper.setProps({ problem: undefined })
    expect(input.attributes('aria-invalid')).toBeUndefined()
    expect(described(input.element)).toBe('Short.')
  })

  test('a number field gives numbers, and null for nothing', async () => {
    const wrapper = show(NumberField, { label: 'Days', modelValue: 5, min: 1, max: 9, unit: 'days' })
    const input = wrapper.get('input')
    expect(input.attributes()).toMatchObject({ type: 'number', min: '1', max: '9' })
    await input.setValue('7')
    await input.setValue('')
    expect(wrapper.emitted('update:modelValue')).toEqual([[7], [null]])
  })

  test('a select field is a native one with a label', async () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' }
    ]
    const wrapper = show(SelectField, { label: 'Kind', options, modelValue: 'a' })
    const select = wrapper.get('select')
    expect(labelOf(select.element)).toBe('Kind')
    await select.setValue('b')
    expect(wrapper.emitted('update:modelValue')).toEqual([['b']])
  })

  test('a select field puts neighbours of the same group under its name', () => {
    const options = [
      { value: 'all', label: 'All' },
      { value: 'day', label: 'Day', group: 'Time' },
      { value: 'week', label: 'Week', group: 'Time' },
      { value: 'failed', label: 'Failed', group: 'Status' }
    ]
    const wrapper = show(SelectField, { label: 'Filter', options, modelValue: 'week' })
    const select = wrapper.get('select').element
    expect([...select.children].map(({ tagName }) => tagName)).toEqual(['OPTION', 'OPTGROUP', 'OPTGROUP'])
    const inside = wrapper
      .findAll('optgroup')
      .map((group) => [group.attributes('label'), ...group.findAll('option').map((option) => option.text())])
    expect(inside).toEqual([
      ['Time', 'Day', 'Week'],
      ['Status', 'Failed']
    ])
    expect(select.value).toBe('week')
  })

  test('radio buttons are named by their labels, described by the rest, and share a legend', async () => {
    const wrapper = show(RadioList, {
      label: 'When',
      modelValue: 'now',
      options: [
        { value: 'now', label: 'Now', description: 'At once.' },
        { value: 'hand', label: 'By hand', disabled: true, reason: 'Needs a disk.' },
        { value: 'later', label: 'Later' }
      ]
    })
    expect(wrapper.get('fieldset legend').text()).toBe('When')
    const [now, hand, later] = wrapper.findAll('input[type=radio]')
    expect(labelOf(now?.element ?? document.body)).toBe('Now')
    expect(described(now?.element ?? document.body)).toBe('At once.')
    expect(hand?.attributes('disabled')).toBeDefined()
    expect(described(hand?.element ?? document.body)).toBe('Needs a disk.')
    expect(later?.attributes('aria-describedby')).toBeUndefined()
    expect(now?.attributes('name')).toBe(later?.attributes('name'))
    await later?.setValue()
    expect(wrapper.emitted('update:modelValue')).toEqual([['later']])
  })

  test('a check field tells why it is not available instead of its hint', async () => {
    const wrapper = show(CheckField, {
      label: 'Compress',
      hint: 'Saves room.',
      reason: 'Not here.',
      modelValue: false
    })
    const input = wrapper.get('input')
    expect(described(input.element)).toBe('Saves room.')
    await wrapper.setProps({ disabled: true })
    expect(input.attributes('disabled')).toBeDefined()
    expect(described(input.element)).toBe('Not here.')
  })
})
