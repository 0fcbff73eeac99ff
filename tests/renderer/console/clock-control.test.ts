import ConsoleStatusBar from '@renderer/console/status-bar.vue'
import RunUntilDialog from '@renderer/dialogs/run-until-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { chooseSpeed, chosenSpeed } from '@renderer/stores/clock-speed'
import { useLab } from '@renderer/stores/lab'
import type { ClockView, LabClockView } from '@shared/contract/views'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Component } from 'vue'
import { fakeBridge, labClock, overview } from '../fake-bridge'

let stop: (() => void) | undefined

async function show(clock: Partial<LabClockView> = {}, component: Component = ConsoleStatusBar) {
  const bridge = fakeBridge({
    'lab/overview': overview({ clock: labClock(clock) }),
    'lab/run-clock': null,
    'lab/pause-clock': null,
    'lab/next-event': null,
    'lab/run-until': null
  })
  stop = useLab().start()
  await flushPromises()
  const wrapper = mount(component, { attachTo: document.body })
  await flushPromises()
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name)
  return {
    wrapper,
    bridge,
    button,
    press: async (name: string) => {
      button(name)?.click()
      await flushPromises()
    },
    tell: async (told: Partial<ClockView>) => {
      const { now, state, speed, until } = { ...labClock(clock), ...told }
      bridge.emit('lab/clock', { now, state, speed, until })
      await flushPromises()
    },
    change: async (next: Partial<LabClockView>) => {
      bridge.answers['lab/overview'] = overview({ clock: labClock(next) })
      bridge.emit('lab/changed', { revision: 2 })
      await flushPromises()
    },
    asked: () =>
      bridge.asked
        .filter(({ name }) => name !== 'lab/overview')
        .map(({ name, input }) => [name, input] as const),
    time: () => wrapper.get('.clock-time').text(),
    said: () => wrapper.get('.clock [role=status]').text()
  }
}

beforeEach(() => {
  setActivePinia(createPinia())
  chooseSpeed(600)
})
afterEach(() => {
  stop?.()
})

describe('the clock of the status bar', () => {
  it('shows the time of the lab as it goes on, and says nothing of it', async () => {
    const { time, tell, said, wrapper } = await show({ now: 0 })
    expect(time()).toBe('Lab time: Mon 05 Jan 2026, 08:00')
    await tell({ state: 'running', speed: 600, now: 5400 })
    expect(time()).toBe('Lab time: Mon 05 Jan 2026, 09:30')
    expect(said()).toBe('The clock is running: 10 minutes a second.')
    await tell({ state: 'running', speed: 600, now: 6000 })
    expect(said()).toBe('The clock is running: 10 minutes a second.')
    expect(wrapper.get('.clock-time').element.closest('[role=status], [aria-live]')).toBeNull()
    await tell({ state: 'running', speed: 1, now: 6007 })
    expect(time()).toContain('09:40:07')
  })

  it('runs at the chosen speed, and pauses', async () => {
    const { press, tell, asked, button, said, wrapper } = await show()
    await wrapper.get('select').setValue('3600')
    expect(asked()).toEqual([])
    await press('Run')
    expect(asked()).toEqual([['lab/run-clock', { speed: 3600 }]])
    await tell({ state: 'running', speed: 3600 })
    expect(button('Run')).toBeUndefined()
    await press('Pause')
    expect(asked().at(-1)).toEqual(['lab/pause-clock', {}])
    await tell({ state: 'paused', now: 60 })
    expect(said()).toBe('The clock is paused at Mon 05 Jan 2026, 08:01.')
  })

  it('remembers the speed, and takes it at once while the clock runs', async () => {
    const { tell, asked, wrapper } = await show()
    // Another window has started it.
    await tell({ state: 'running', speed: 86_400 })
    expect(wrapper.get('select').element.value).toBe('86400')
    await wrapper.get('select').setValue('60')
    expect(asked()).toEqual([['lab/run-clock', { speed: 60 }]])
    expect(localStorage.getItem('clock-speed')).toBe('60')
    expect(chosenSpeed.value).toBe(60)
  })

  it('steps to the next event, and says why it cannot', async () => {
    const { press, change, asked, button, said } = await show()
    expect(button('Next event')?.getAttribute('aria-description')).toBe('Nothing is due in this lab.')
    await press('Next event')
    expect(asked()).toEqual([])
    await change({ next: 3600 })
    await press('Next event')
    expect(asked()).toEqual([['lab/next-event', {}]])
    await change({ now: 3600 })
    expect(said()).toBe('The clock is paused at Mon 05 Jan 2026, 09:00.')
  })

  it('says how many jobs are in progress, and while it is paused offers to run until they are done', async () => {
    const { wrapper, press, change, tell, asked, button } = await show({ runningJobs: 1, next: 60 })
    expect(wrapper.text()).toContain('1 job in progress')
    button('Run until jobs are done')?.focus()
    await press('Run until jobs are done')
    expect(asked()).toEqual([['lab/run-until', { until: 'jobs-done' }]])
    expect(document.activeElement).toBe(button('Run'))
    await change({ runningJobs: 2, state: 'running' })
    expect(wrapper.text()).toContain('2 jobs in progress')
    expect(button('Run until jobs are done')).toBeUndefined()
    await tell({ state: 'seeking' })
    expect(wrapper.text()).toContain('Until jobs are done')
    expect(wrapper.find('[role=progressbar]').exists()).toBe(false)
    await change({ runningJobs: 0 })
    expect(wrapper.text()).toContain('No jobs in progress')
    expect(button('Run until jobs are done')).toBeUndefined()
  })

  it('shows how far it is on its way, keeps the focus, and can be stopped', async () => {
    const { wrapper, tell, press, asked, button, said } = await show({ now: 1000, next: 1200 })
    button('Next event')?.focus()
    await tell({ state: 'seeking', now: 1000, until: 5000 })
    expect(document.activeElement).toBe(button('Next event'))
    expect(button('Next event')?.getAttribute('aria-disabled')).toBe('true')
    expect(button('Run until…')?.getAttribute('aria-disabled')).toBe('true')
    await tell({ state: 'seeking', now: 2000, until: 5000 })
    const bar = wrapper.get('[role=progressbar]')
    expect(bar.attributes('aria-valuenow')).toBe('25')
    expect(wrapper.text()).toContain('To Mon 05 Jan 2026, 09:23')
    expect(said()).toBe('The clock is running until Mon 05 Jan 2026, 09:23.')
    await press('Stop')
    expect(asked()).toEqual([['lab/pause-clock', {}]])
    await tell({ state: 'paused', now: 2500, until: null })
    expect(wrapper.find('[role=progressbar]').exists()).toBe(false)
  })

  it('opens the dialog that asks until when', async () => {
    const { press } = await show()
    await press('Run until…')
    expect(useConsole().dialog).toEqual({ kind: 'run-until' })
  })
})

describe('Run until', () => {
  const radio = (label: string): HTMLInputElement => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent === label)
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
  }
  const field = async (label: string, value: string) => {
    const input = radio(label)
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await flushPromises()
  }

  it.each([
    ['One hour', 3_600 + 600],
    ['One day', 86_400 + 600],
    ['One week', 7 * 86_400 + 600],
    ['Tomorrow, 08:00', 86_400]
  ])('%s', async (label, until) => {
    const { press, asked } = await show({ now: 600 }, RunUntilDialog)
    expect(radio('Until jobs are done').disabled).toBe(true)
    radio(label).click()
    await flushPromises()
    await press('Run')
    expect(asked()).toEqual([['lab/run-until', { until }]])
  })

  it('starts from the jobs where some are in progress', async () => {
    const { press, asked } = await show({ runningJobs: 2 }, RunUntilDialog)
    expect(radio('Until jobs are done').checked).toBe(true)
    expect(document.activeElement).toBe(radio('Until jobs are done'))
    await press('Run')
    expect(asked()).toEqual([['lab/run-until', { until: 'jobs-done' }]])
  })

  it('takes a date and time to come, and no other', async () => {
    const { press, asked, button } = await show({ now: 600 }, RunUntilDialog)
    radio('A date and time').click()
    await flushPromises()
    await field('Date', '2026-01-05')
    await field('Time', '08:10')
    expect(document.body.textContent).toContain('Choose a moment after Mon 05 Jan 2026, 08:10.')
    expect(button('Run')?.getAttribute('aria-disabled')).toBe('true')
    await field('Date', '')
    expect(document.body.textContent).toContain('Enter a date and a time.')
    await field('Date', '2999-01-05')
    expect(document.body.textContent).toContain('Choose a moment before')
    await press('Run')
    expect(asked()).toEqual([])
    await field('Date', '2026-01-06')
    await press('Run')
    expect(asked()).toEqual([['lab/run-until', { until: 86_400 + 600 }]])
  })
})
