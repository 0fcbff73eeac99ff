import { watchForFailures } from '@renderer/failures'
import { useLab } from '@renderer/stores/lab'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { settle } from './components/harness'
import { fakeBridge } from './fake-bridge'

/** What `watchForFailures` listens to in the window, to be taken back after each test. */
const listening: [string, EventListener][] = []

beforeEach(() => {
  setActivePinia(createPinia())
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const add = window.addEventListener.bind(window)
  vi.spyOn(window, 'addEventListener').mockImplementation((name: string, listener: unknown) => {
    listening.push([name, listener as EventListener])
    add(name, listener as EventListener)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const [name, listener] of listening.splice(0)) window.removeEventListener(name, listener)
})

function watched() {
  const bridge = fakeBridge({ 'app/note-failure': null })
  const failing = defineComponent({
    render: () => h('i'),
    mounted() {
      throw new TypeError('of a component')
    }
  })
  const app = createApp(failing)
  watchForFailures(app)
  return { app, noted: () => bridge.asked.map(({ input }) => (input as { text: string }).text) }
}

it('what nobody caught is noted and told: of a component, of the window, of a promise', async () => {
  const { app, noted } = watched()
  app.mount(document.createElement('div'))
  window.dispatchEvent(new ErrorEvent('error', { error: new Error('of the window'), message: 'x' }))
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'of a promise' }))
  await settle()
  expect(noted()).toHaveLength(3)
  for (const [at, text] of ['of a component', 'of the window', 'of a promise'].entries())
    expect(noted()[at]).toContain(text)
  expect(useLab().problem).toMatchObject({ kind: 'unexpected', title: 'Something unexpected happened' })
})

it('what goes on failing is noted twenty times, and what is nothing not at all', async () => {
  const { noted } = watched()
  window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed' }))
  expect(noted()).toEqual([])
  for (let n = 0; n < 50; n++)
    window.dispatchEvent(new ErrorEvent('error', { error: new Error('again'), message: 'again' }))
  await settle()
  expect(noted()).toHaveLength(20)
})
