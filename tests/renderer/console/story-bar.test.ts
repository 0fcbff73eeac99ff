import { useDemo } from '@renderer/console/demo/demo-store'
import StoryBar from '@renderer/console/story-bar.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { StoryStepView, StoryView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DONE, fakeBridge, overview } from '../fake-bridge'

const refused: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'protected-once', concern: { server: 'DPM1', computer: 'DPM2', other: 'DPM3' } }],
  warnings: []
}
const steps: readonly Omit<StoryStepView, 'played'>[] = [
  {
    command: { do: 'install-agent', on: 'DPM1', computer: 'Server1' },
    expected: { outcome: 'done', warnings: [] }
  },
  {
    command: { do: 'install-agent', on: 'DPM2', computer: 'DPM1' },
    expected: { outcome: 'refused', rule: 'protected-once' }
  },
  { command: { do: 'fail-server', server: 'Server1' }, expected: { outcome: 'done', warnings: [] } }
]
const verdicts = [DONE, refused, refused]

/** A main process that plays what it is asked to. */
async function show(position = 0, count = steps.length) {
  let at = position
  const story = (): StoryView => ({
    position: at,
    steps: steps.slice(0, count).map((step, index) => ({
      ...step,
      played: index < at ? { verdict: verdicts[index] ?? DONE, asExpected: index !== 2 } : null
    }))
  })
  const moved = () => bridge.emit('lab/changed', { revision: 2 })
  const bridge = fakeBridge({
    'lab/overview': overview({ hasSteps: true }),
    'window/full-screen': { was: false },
    'lab/story': () => (count === 0 ? null : story()),
    'lab/play-step': ({ step }) => {
      if (step !== at + 1) return null
      at++
      moved()
      return verdicts[at - 1] ?? DONE
    },
    'lab/play-all': () => {
      at = count
      moved()
      return null
    },
    'lab/reset': () => {
      at = 0
      moved()
      return null
    }
  })
  const stop = useLab().start()
  await flushPromises()
  const wrapper = mount(StoryBar, { attachTo: document.body })
  await flushPromises()
  const button = (name: string) => wrapper.findAll('button').find((one) => one.text() === name)
  const press = async (name: string) => {
    await button(name)?.trigger('click')
    await flushPromises()
  }
  const played = () =>
    bridge.asked
      .filter(({ name }) => name === 'lab/play-step')
      .map(({ input }) => (input as { step: number }).step)
  return { bridge, wrapper, button, press, played, stop, text: () => wrapper.text().replace(/\s+/g, ' ') }
}

describe('the story bar', () => {
  beforeEach(() => setActivePinia(createPinia()))
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is not there where the lab has no steps', async () => {
    const { wrapper } = await show(0, 0)
    expect(wrapper.find('section').exists()).toBe(false)
  })

  it('says which step is next, what it does and how it is to end', async () => {
    const { text, wrapper } = await show(1)
    expect(wrapper.get('section').attributes('aria-label')).toBe('Steps of this lab')
    expect(text()).toContain('Step 2 of 3')
    expect(text()).toContain('Install the protection agent on DPM1 from DPM2')
    expect(text()).toContain('Expected: refused: DPM server already protected')
    expect(text()).toContain('Step 1 was done.')
    expect(text()).toContain('As expected.')
  })

  it('plays one step, and goes where one sees what it does, unless it is not to follow', async () => {
    const { press, text, played, wrapper } = await show(1)
    await press('Next step')
    expect(played()).toEqual([2])
    expect(useConsole()).toMatchObject({ server: 'DPM2', workspace: 'Management', managementTab: 'agents' })
    expect(text()).toContain('Step 2 was refused: DPM server already protected.')
    await wrapper.get('input[type=checkbox]').setValue(false)
    useConsole().workspace = 'Recovery'
    await press('From the beginning')
    await press('Next step')
    expect(useConsole()).toMatchObject({ server: 'DPM2', workspace: 'Recovery' })
  })

  it('says what was not as expected, in words and with an icon of its own', async () => {
    const { text, wrapper, press } = await show(3)
    expect(text()).toContain('All 3 steps are played')
    expect(text()).toContain('Step 3 was refused')
    expect(text()).toContain('Not as expected: should be done.')
    expect(wrapper.get('[role=status]').findAll('svg')).toHaveLength(2)
    const asking = wrapper.findAll('button').filter((one) => one.text() === 'Why')
    expect(asking).toHaveLength(1)
    await press('Why')
    expect(useConsole().shown).toMatchObject({ verdict: refused, past: true })
  })

  it('at the end has nothing more to play, and says why', async () => {
    const { button, press, played, bridge } = await show(3)
    for (const name of ['Next step', 'Play', 'Play all']) {
      expect(button(name)?.attributes('aria-disabled')).toBe('true')
      expect(button(name)?.attributes('aria-description')).toBe('All steps are played.')
      await press(name)
    }
    expect(played()).toEqual([])
    expect(bridge.asked.some(({ name }) => name === 'lab/play-all')).toBe(false)
  })

  it('plays at a pace until the end', async () => {
    const { press, played, text, wrapper, button } = await show()
    vi.useFakeTimers()
    await wrapper.get('select').setValue('2')
    await press('Play')
    expect(played()).toEqual([1])
    expect(button('Pause')).toBeDefined()
    await vi.advanceTimersByTimeAsync(1900)
    expect(played()).toEqual([1])
    await vi.advanceTimersByTimeAsync(200)
    expect(played()).toEqual([1, 2])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(played()).toEqual([1, 2, 3])
    expect(text()).toContain('All 3 steps are played')
    expect(button('Pause')).toBeUndefined()
  })

  it('pauses when it is told to, when one asks why, and when the console is closed', async () => {
    const { press, played, wrapper } = await show()
    vi.useFakeTimers()
    await press('Play')
    await press('Pause')
    await vi.advanceTimersByTimeAsync(5000)
    expect(played()).toEqual([1])
    await press('Play')
    expect(played()).toEqual([1, 2])
    await press('Why')
    await vi.advanceTimersByTimeAsync(5000)
    expect(played()).toEqual([1, 2])
    await press('From the beginning')
    await press('Play')
    wrapper.unmount()
    await vi.advanceTimersByTimeAsync(5000)
    expect(played()).toEqual([1, 2, 1])
  })

  it('pauses when another lab is opened, and when a step could not be played', async () => {
    const { press, played, bridge, button } = await show()
    vi.useFakeTimers()
    await press('Play')
    bridge.answers['lab/overview'] = overview({ file: '/labs/other.dpmlab' })
    bridge.emit('lab/changed', { revision: 1 })
    await vi.advanceTimersByTimeAsync(5000)
    expect(played()).toEqual([1])

    Object.assign(window.dpmLab, {
      ask: () =>
        Promise.resolve({ ok: false, problem: { kind: 'not-writable', title: 'Disk full', message: '' } })
    })
    await press('Play')
    expect(useLab().problem?.title).toBe('Disk full')
    expect(button('Pause')).toBeUndefined()
  })

  it('begins a demo of them', async () => {
    const { press } = await show(1)
    await press('Demo')
    expect(useDemo().on).toBe(true)
  })

  it('plays all at once, and from the beginning', async () => {
    const { press, text } = await show(1)
    await press('Play all')
    expect(text()).toContain('All 3 steps are played')
    await press('From the beginning')
    expect(text()).toContain('Step 1 of 3')
    expect(text()).toContain('No step is played yet.')
  })
})
