import { readingTime } from '@renderer/console/demo/reading-time'
import { useExercise } from '@renderer/console/exercise/exercise-store'
import { useConsole } from '@renderer/stores/console'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exerciseView, overview } from '../../fake-bridge'
import { showDemo } from './demo-kit'

const ANNOUNCED = 'Step 1 of 4: Let DPM1 fail.'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => {
  vi.useRealTimers()
})

describe('a demo', () => {
  it('takes the window into full screen and larger type, and gives both back', async () => {
    const { demo, press, fullScreen, wrapper, text } = await showDemo()
    expect(fullScreen()).toEqual([{ on: true }])
    expect(document.documentElement.dataset['demo']).toBe('slide')
    expect(text()).toContain('Demo · 4 steps')
    expect(text()).toContain('DPM1 is lost.')
    await press('Escape')
    expect(demo.on).toBe(false)
    expect(fullScreen()).toEqual([{ on: true }, { on: false }])
    wrapper.unmount()
    expect(document.documentElement.dataset['demo']).toBeUndefined()
  })

  it('leaves a window in full screen that was in it before', async () => {
    const { press, fullScreen } = await showDemo({ was: true })
    await press('Escape')
    expect(fullScreen()).toEqual([{ on: true }])
  })

  it('ends when full screen is left by other means, and with another lab', async () => {
    const first = await showDemo()
    first.bridge.emit('window/full-screen', { on: true })
    expect(first.demo.on).toBe(true)
    first.bridge.emit('window/full-screen', { on: false })
    expect(first.demo.on).toBe(false)
    await first.demo.begin()
    expect(first.demo.on).toBe(true)
    first.bridge.answers['lab/overview'] = overview({ file: '/labs/other.dpmlab', hasSteps: true })
    first.bridge.emit('lab/changed', { revision: 9 })
    await flushPromises()
    expect(first.demo.on).toBe(false)
  })

  it('is none of a lab without steps, nor during an assessment', async () => {
    const { demo, press, bridge, fullScreen } = await showDemo()
    await press('Escape')
    bridge.answers['lab/overview'] = overview({ hasSteps: false })
    bridge.emit('lab/changed', { revision: 9 })
    await flushPromises()
    expect(demo.notNow).toBe('This lab has no steps to play.')
    await demo.begin()
    useExercise().mode = 'assessment'
    expect(demo.notNow).toBe('Not during an assessment.')
    await demo.begin()
    expect(demo.on).toBe(false)
    expect(fullScreen()).toHaveLength(2)
  })

  it('tells a step, does it when that can be read, tells what came of it, and goes on', async () => {
    const { press, deeds, said, text } = await showDemo()
    vi.useFakeTimers()
    await press(' ')
    expect(deeds()).toEqual(['lab/reset'])
    expect(said()).toBe(ANNOUNCED)
    expect(text()).toContain('Where: Management > DPM Servers > Fail')
    expect(document.documentElement.dataset['demo']).toBe('caption')
    const long = readingTime(ANNOUNCED, 'normal')
    await vi.advanceTimersByTimeAsync(long - 50)
    expect(deeds()).toEqual(['lab/reset'])
    await vi.advanceTimersByTimeAsync(100)
    expect(deeds()).toEqual(['lab/reset', 'lab/play-step'])
    expect(said()).toBe('Done.')
    expect(useConsole()).toMatchObject({ server: 'DPM1', workspace: 'Management' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(said()).toMatch(/^Step 2 of 4: Attach/)
    expect(useConsole()).toMatchObject({ server: 'DPM2', managementTab: 'agents' })
  })

  it('has a pace that goes by the length of what is read, and can be changed and paused', async () => {
    const text = 'x'.repeat(150)
    expect(readingTime(text, 'normal')).toBe(11_500)
    expect(readingTime(text, 'slow')).toBeGreaterThan(readingTime(text, 'normal'))
    expect(readingTime(text, 'fast')).toBeLessThan(readingTime('x'.repeat(200), 'fast'))

    const { press, setPace, said, deeds } = await showDemo()
    vi.useFakeTimers()
    await press(' ')
    await setPace('slow')
    await vi.advanceTimersByTimeAsync(readingTime(ANNOUNCED, 'normal') + 100)
    expect(said()).toBe(ANNOUNCED)
    await press(' ')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deeds()).toEqual(['lab/reset'])
    await press(' ')
    await setPace('fast')
    await vi.advanceTimersByTimeAsync(readingTime(ANNOUNCED, 'fast') + 100)
    expect(said()).toBe('Done.')
  })

  it('stops at an unsupported move and stays, with the rule, its path and what is supported', async () => {
    const { press, said, text, wrapper, bridge } = await showDemo()
    vi.useFakeTimers()
    await press(' ')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(said()).toMatch(/^Refused: Unsupported move\. DPM3 holds copies of Server1/)
    expect(document.documentElement.dataset['demo']).toBe('slide')
    expect(wrapper.findAll('.stop-options li')).toHaveLength(3)
    expect(text()).toContain('Server1 → DPM3 Held copy from DPM1')
    expect(bridge.asked.find(({ name }) => name === 'lab/what-if')?.input).toEqual({
      commands: [{ do: 'attach-agent', on: 'DPM2', computer: 'Server1' }]
    })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(said()).toMatch(/^Refused: Unsupported move/)

    await press(' ')
    expect(said()).toMatch(/^Step 3 of 4/)
    await vi.advanceTimersByTimeAsync(8_000)
    expect(said()).toMatch(/^Refused: DPM server already protected\. .* Not as expected: should be done\.$/)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said()).toBe('The demo is at its end. 4 steps: 2 done, 2 refused.')
  })

  it('goes from step to step by the keys of the presenter, and back', async () => {
    const { press, setPace, said, deeds } = await showDemo()
    await setPace('hand')
    await press('ArrowRight')
    for (const key of [' ', 'ArrowRight', 'PageDown']) await press(key)
    expect(said()).toMatch(/^Refused: Unsupported move/)
    // What was refused has changed nothing, so there is nothing to undo; told again, nothing is done again.
    await press('ArrowLeft')
    expect(said()).toMatch(/^Step 2 of 4/)
    await press('ArrowRight')
    expect(said()).toMatch(/^Refused: Unsupported move/)
    expect(deeds()).toEqual(['lab/reset', 'lab/play-step', 'lab/play-step'])
    await press('ArrowLeft')
    await press('PageUp')
    expect(deeds().at(-1)).toBe('lab/undo')
    expect(said()).toBe(ANNOUNCED)
    await press('ArrowLeft')
    expect(said()).toBe(ANNOUNCED)
    for (const _ of [1, 2, 3]) await press('ArrowRight')
    expect(deeds().slice(-2)).toEqual(['lab/play-step', 'lab/play-step'])
  })

  it('leaves the keys to what has the focus and needs them, and to a dialog', async () => {
    const { press, wrapper, deeds, demo } = await showDemo()
    await press('ArrowRight', wrapper.get('select').element)
    await press(' ', wrapper.get('button').element)
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    await press('Escape')
    expect(demo.on).toBe(true)
    dialog.remove()
    expect(deeds()).toEqual([])
    await press('Escape', wrapper.get('select').element)
    expect(demo.on).toBe(false)
  })

  it('ends with what was shown, and is played again or closed', async () => {
    const { press, setPace, click, text, said, deeds, demo } = await showDemo()
    await setPace('hand')
    for (let stage = 0; stage < 9; stage++) await press('ArrowRight')
    expect(text()).toContain('The demo is at its end. 4 steps: 2 done, 2 refused.')
    expect(text()).toContain('2Attach the protection agent on Server1 to DPM2 – refused: Unsupported move')
    await click('Play again')
    expect(deeds().at(-1)).toBe('lab/reset')
    expect(said()).toBe(ANNOUNCED)
    await click('End demo')
    expect(demo.on).toBe(false)
  })

  it('goes on where a story stands, if that is wanted', async () => {
    const { click, said, deeds } = await showDemo({ played: 1 })
    await click('Go on with step 2')
    expect(said()).toMatch(/^Step 2 of 4/)
    expect(deeds()).toEqual([])
  })

  it('follows an undo from elsewhere, and waits', async () => {
    const { press, said, undoElsewhere, deeds } = await showDemo()
    vi.useFakeTimers()
    await press(' ')
    await vi.advanceTimersByTimeAsync(6_000)
    expect(said()).toMatch(/^Step 2 of 4/)
    await undoElsewhere()
    expect(said()).toBe(ANNOUNCED)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deeds()).toEqual(['lab/reset', 'lab/play-step'])
  })

  it('does not try a step for ever that the main process cannot do', async () => {
    const { press, bridge, deeds, said } = await showDemo()
    bridge.answers['lab/play-step'] = null
    vi.useFakeTimers()
    await press(' ')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deeds()).toEqual(['lab/reset', 'lab/play-step'])
    expect(said()).toBe(ANNOUNCED)
  })

  it('of an exercise plays what its steps show, with their texts, and points at the control', async () => {
    const control = document.createElement('button')
    control.dataset['control'] = 'ribbon:Install'
    document.body.append(control)
    const { press, said, text, bridge, setPace, deeds } = await showDemo({ exercise: exerciseView() })
    await setPace('hand')
    await press(' ')
    expect(said()).toBe('Step 1 of 2: Install the agent of DPM2 on DPM1. DPM2 needs its agent there.')
    expect(text()).toContain('Where: DPM2 > Management > Agents > Install')
    expect(control.hasAttribute('data-next-control')).toBe(true)
    expect(bridge.asked.some(({ name }) => name === 'lab/begin-exercise')).toBe(true)
    bridge.answers['lab/exercise'] = exerciseView({ next: 1 })
    await press('ArrowRight')
    expect(deeds()).toEqual(['lab/reset', 'lab/show-step'])
    expect(said()).toBe('Done.')
    expect(control.hasAttribute('data-next-control')).toBe(false)
    await press('ArrowRight')
    expect(said()).toMatch(/^Step 2 of 2: Protect the replicas of DPM1\./)
  })
})
