import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick, type Component } from 'vue'

/** Mounted into the document: focus, ids and everything that is moved to the end of the body need it. */
export function show(
  component: Component,
  props: Record<string, unknown>,
  slots: Record<string, string> = {}
): VueWrapper {
  const wrapper = mount(component, { props, slots, attachTo: document.body })
  // Vue ignores an event that bubbles to a handler attached in the same millisecond.
  const mounted = Date.now()
  while (Date.now() <= mounted + 1);
  return wrapper
}

/** What a test that wires up v-model has been told last. */
export function propOf(wrapper: VueWrapper, name: string): unknown {
  const props: Record<string, unknown> = wrapper.props()
  return props[name]
}

/** Several turns: the headless dialogs and menus take more than one tick to settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await nextTick()
  await new Promise((resolve) => setTimeout(resolve, 5))
}

export async function press(key: string, options: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }))
  await settle()
}

/** Elements by role and visible text or label, anywhere in the document. */
export function byRole(role: string, name?: string): HTMLElement[] {
  const native: Record<string, string> = { button: 'button', checkbox: 'input[type=checkbox]' }
  const selector = [`[role="${role}"]`, native[role] && `${native[role]}:not([role])`]
    .filter(Boolean)
    .join(',')
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => name === undefined || nameOf(element) === name
  )
}

/** The accessible name as far as these components need it: aria-label, else the text that is not hidden. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const copy = element.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
  return copy.textContent.trim()
}

export function one(role: string, name?: string): HTMLElement {
  const found = byRole(role, name)
  const [first] = found
  if (!first || found.length > 1)
    throw new Error(`${found.length} elements with role ${role} named ${name ?? '(any)'}`)
  return first
}
