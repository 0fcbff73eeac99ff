import { expect, test } from 'vitest'
import {
  DetailsPane,
  EmptyState,
  PropertyList,
  ShareBar,
  StatusIcon,
  StatusText,
  ToastRegion
} from '@renderer/components'
import { one, show } from './harness'

test('a details pane is a region named by its heading', () => {
  const wrapper = show(DetailsPane, { title: 'Details' }, { default: 'body' })
  expect(document.getElementById(wrapper.attributes('aria-labelledby') ?? '')?.tagName).toBe('H2')
  expect(wrapper.element.tagName).toBe('SECTION')
})

test('a property list is a definition list', () => {
  const wrapper = show(
    PropertyList,
    { items: [{ label: 'State', value: 'Failed', status: 'critical' }] },
    { default: '<a href="#x">More</a>' }
  )
  expect(wrapper.get('dl dt').text()).toBe('State')
  expect(wrapper.get('dl dd').text()).toBe('Failed')
  expect(wrapper.find('dd svg.critical').exists()).toBe(true)
  expect(wrapper.find('a').exists()).toBe(true)
})

test('a share bar says in its list what the bar shows', () => {
  const wrapper = show(ShareBar, {
    label: 'Space',
    parts: [
      { label: 'Used', value: 3, text: '3 GB', fill: 'solid' },
      { label: 'Free', value: 1, text: '1 GB', fill: 'empty' }
    ]
  })
  expect(one('list', 'Space').textContent.replace(/\s+/gu, ' ').trim()).toBe('Used: 3 GBFree: 1 GB')
  expect(
    wrapper
      .get('[aria-hidden]')
      .findAll('.part')
      .map((part) => part.attributes('style'))
  ).toEqual([expect.stringContaining('flex-grow: 3'), expect.stringContaining('flex-grow: 1')])
})

test('a status icon is decoration unless it is labelled', async () => {
  const wrapper = show(StatusIcon, { status: 'ok' })
  expect(wrapper.attributes('aria-hidden')).toBe('true')
  await wrapper.setProps({ label: 'OK' })
  expect(wrapper.attributes('aria-hidden')).toBeUndefined()
  expect(wrapper.attributes('role')).toBe('img')
})

test('every status has a shape of its own', () => {
  const shapes = ['ok', 'warning', 'critical', 'info', 'inactive', 'busy'].map(
    (status) => show(StatusText, { text: '', status }).get('svg').element.innerHTML
  )
  expect(new Set(shapes).size).toBe(6)
})

test('an empty state shows its parts', () => {
  const wrapper = show(EmptyState, { title: 'Nothing', text: 'Yet.' }, { actions: '<button>New</button>' })
  expect(wrapper.text()).toContain('Nothing')
  expect(wrapper.text()).toContain('Yet.')
  expect(one('button', 'New')).toBeTruthy()
})

test('toasts are news that can be dismissed', () => {
  const wrapper = show(ToastRegion, { toasts: [{ id: 't', text: 'Done.', status: 'ok' }] })
  expect(one('status').textContent).toContain('Done.')
  one('button', 'Dismiss').click()
  expect(wrapper.emitted('dismiss')).toEqual([['t']])
})
