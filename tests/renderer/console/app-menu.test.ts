import AppMenu from '@renderer/console/app-menu.vue'
import { useDemo } from '@renderer/console/demo/demo-store'
import StatusBar from '@renderer/console/status-bar.vue'
import { chooseSpeed } from '@renderer/stores/clock-speed'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeBridge, labClock, overview } from '../fake-bridge'

let stop: (() => void) | undefined
let unmount: (() => void) | undefined

async function show(open = true) {
  const bridge = fakeBridge({
    'lab/overview': open ? overview({ clock: labClock({ next: 60 }) }) : null,
    'lab/run-clock': null,
    'lab/pause-clock': null,
    'lab/next-event': null,
    'lab/undo': null
  })
  stop = useLab().start()
  await flushPromises()
  const wrapper = mount(AppMenu, { attachTo: document.body })
  unmount = () => wrapper.unmount()
  return {
    bridge,
    asked: () => bridge.asked.filter(({ name }) => name !== 'lab/overview').map(({ name }) => name),
    press: async (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
      target.dispatchEvent(event)
      await flushPromises()
      return event
    }
  }
}

describe('shortcuts', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    chooseSpeed(600)
  })
  afterEach(() => {
    unmount?.()
    stop?.()
  })

  it('run, pause and step the clock', async () => {
    const { press, asked, bridge } = await show()
    await press('F9')
    expect(bridge.asked.at(-1)).toEqual({ name: 'lab/run-clock', input: { speed: 600 } })
    bridge.emit('lab/clock', { now: 1, state: 'running', speed: 600, until: null })
    await press('F9')
    await press('F8')
    expect(asked()).toEqual(['lab/run-clock', 'lab/pause-clock', 'lab/next-event'])
    await press('F9', { shiftKey: true })
    expect(useConsole().dialog).toEqual({ kind: 'run-until' })
  })

  it('do not start and stop the clock again and again while a key is held down', async () => {
    const { press, asked } = await show()
    await press('F9')
    for (let time = 0; time < 5; time++) await press('F9', { repeat: true })
    expect(asked()).toEqual(['lab/run-clock'])
  })

  it('need a lab, and leave the keyboard to a dialog and to what has used the key', async () => {
    const closed = await show(false)
    const event = await closed.press('F9')
    expect(event.defaultPrevented).toBe(false)
    expect(closed.asked()).toEqual([])
    unmount?.()
    stop?.()

    const { press, asked } = await show()
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    await press('F9')
    expect(asked()).toEqual([])
    dialog.remove()
    const list = document.body.appendChild(document.createElement('div'))
    list.addEventListener('keydown', (used) => used.preventDefault())
    await press('F9', {}, list)
    expect(asked()).toEqual([])
  })

  it('undo in the lab, but not what is typed in a field', async () => {
    const { press, asked } = await show()
    const field = document.body.appendChild(document.createElement('textarea'))
    expect((await press('z', { ctrlKey: true }, field)).defaultPrevented).toBe(false)
    expect(asked()).toEqual([])
    await press('z', { ctrlKey: true })
    expect(asked()).toEqual(['lab/undo'])
  })

  it('turn what if mode on and off, which the status bar says', async () => {
    const { press } = await show()
    const bar = mount(StatusBar)
    expect(bar.text()).not.toContain('What if mode')
    await press('i', { ctrlKey: true })
    expect(useConsole().whatIfMode).toBe(true)
    expect(bar.find('.status-what-if').text()).toBe('What if mode')
    expect(bar.find('[role=status]').text()).toContain('every action is shown first')
    await press('i', { ctrlKey: true })
    expect(useConsole().whatIfMode).toBe(false)
    expect(bar.find('.status-what-if').exists()).toBe(false)
    bar.unmount()
  })

  it('go to workspaces and undo, with Ctrl only', async () => {
    const { press, asked } = await show()
    await press('2', { ctrlKey: true })
    expect(useConsole().workspace).toBe('Protection')
    await press('3')
    expect(useConsole().workspace).toBe('Protection')
    await press('z', { ctrlKey: true })
    expect(asked()).toEqual(['lab/undo'])
  })

  it('begin a demo of a lab that has steps, and end it', async () => {
    const { press, asked, bridge } = await show()
    await press('F11')
    expect(asked()).toEqual([])
    bridge.answers['lab/overview'] = overview({ hasSteps: true })
    bridge.answers['window/full-screen'] = { was: false }
    bridge.emit('lab/changed', { revision: 2 })
    await flushPromises()
    await press('F11')
    expect(useDemo().on).toBe(true)
    await press('F11')
    expect(useDemo().on).toBe(false)
    expect(asked()).toEqual(['window/full-screen', 'window/full-screen'])
  })
})
