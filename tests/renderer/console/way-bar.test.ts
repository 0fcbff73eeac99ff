import WayBar from '@renderer/console/way-bar.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { useWay, type PlayedWay } from '@renderer/stores/way'
import type { Verdict } from '@shared/verdict'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { overview } from '../fake-bridge'
import { attach, fakeLab, protect, wayOf } from '../ways-out-kit'

const refused: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'group-name-taken', concern: { server: 'DPM2', group: 'Primary' } }],
  warnings: []
}
const way: PlayedWay = {
  goal: { kind: 'protected-by', computer: 'DPM1', by: 'DPM2' },
  text: 'DPM1 is protected by DPM2',
  steps: wayOf([attach('DPM2'), protect('DPM2')]).steps
}

async function show(played: PlayedWay | null = way) {
  const main = fakeLab()
  const stop = useLab().start()
  await flushPromises()
  const wrapper = mount(WayBar, { attachTo: document.body })
  if (played) useWay().begin(played)
  await flushPromises()
  const button = (name: string) => wrapper.findAll('button').find((one) => one.text() === name)
  return {
    ...main,
    wrapper,
    stop,
    button,
    press: async (name: string) => {
      await button(name)?.trigger('click')
      await flushPromises()
    },
    text: () => wrapper.text().replace(/\s+/g, ' ')
  }
}

describe('the bar of a way out', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('is not there and asks nothing while no way is played', async () => {
    const { wrapper, bridge } = await show(null)
    expect(wrapper.find('section').exists()).toBe(false)
    expect(bridge.asked.map(({ name }) => name)).toEqual(['lab/overview'])
  })

  it('says where the way leads and what the next step is, and has the focus', async () => {
    const { text, button, wrapper } = await show()
    expect(wrapper.get('section').attributes('aria-label')).toBe('Way out')
    expect(text()).toContain('Way out: DPM1 is protected by DPM2.')
    expect(text()).toContain('Step 1 of 2: Attach the protection agent on DPM1 to DPM2')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(document.activeElement).toBe(button('Play step')?.element)
  })

  it('plays step by step, goes where each shows, and says that the goal is reached', async () => {
    const { press, text, bridge, button } = await show()
    await press('Play step')
    expect(bridge.dispatched()).toEqual([attach('DPM2')])
    expect(useConsole()).toMatchObject({ server: 'DPM2', workspace: 'Management', managementTab: 'agents' })
    expect(text()).toContain('Step 2 of 2: Create the protection group "Primary" on DPM2')
    await press('Play step')
    expect(bridge.dispatched()).toEqual([attach('DPM2'), protect('DPM2')])
    expect(useConsole().workspace).toBe('Protection')
    expect(text()).toContain('The goal is reached: DPM1 is protected by DPM2')
    expect(useConsole().message).toBe('The goal is reached: DPM1 is protected by DPM2')
    expect(button('Play step')?.attributes('aria-description')).toBe('All steps are played.')
    await press('Close')
    expect(useWay().played).toBeNull()
  })

  it('stays on the map, which shows every step', async () => {
    const { press } = await show()
    useConsole().workspace = 'Map'
    await press('Play step')
    expect(useConsole()).toMatchObject({ server: 'DPM1', workspace: 'Map' })
  })

  it('plays what is left as one step to undo', async () => {
    const { press, bridge, text } = await show()
    await press('Play all')
    expect(bridge.asked.filter(({ name }) => name === 'lab/dispatch-all')).toEqual([
      { name: 'lab/dispatch-all', input: { commands: [attach('DPM2'), protect('DPM2')], each: false } }
    ])
    expect(text()).toContain('The goal is reached')
    await useLab().attempt('lab/undo', {})
    await flushPromises()
    expect(text()).toContain('Step 1 of 2')
  })

  it('goes back with undo and with the timeline, and on with what is done from there', async () => {
    const { press, text, bridge, pass, goTo } = await show()
    await press('Play step')
    pass()
    await flushPromises()
    expect(text()).toContain('Step 2 of 2')
    await press('Play step')
    await useLab().attempt('lab/undo', {})
    await flushPromises()
    expect(text()).toContain('Step 2 of 2')
    goTo(1)
    await flushPromises()
    expect(text()).toContain('Step 1 of 2')
    await press('Play step')
    expect(bridge.dispatched()).toEqual([attach('DPM2'), protect('DPM2'), attach('DPM2')])
    expect(text()).toContain('Step 2 of 2')
  })

  it('stops at a step that is refused, and shows what refuses it', async () => {
    const { press, text, verdicts } = await show()
    verdicts.set('create-protection-group', refused)
    await press('Play step')
    await press('Play step')
    expect(useConsole().shown).toMatchObject({ verdict: refused, command: protect('DPM2') })
    useConsole().shown?.answer(false)
    await flushPromises()
    expect(text()).toContain('Step 2 of 2')
    expect(useConsole().message).not.toContain('reached')
  })

  it('carries nothing out where all at once would be refused', async () => {
    const { press, text, verdicts } = await show()
    verdicts.set('create-protection-group', refused)
    await press('Play all')
    expect(useConsole().shown).toMatchObject({ verdict: refused, command: protect('DPM2') })
    useConsole().shown?.answer(false)
    await flushPromises()
    expect(text()).toContain('Step 1 of 2')
  })

  it('never plays two steps at once', async () => {
    const { bridge, button } = await show()
    void button('Play step')?.trigger('click')
    void button('Play step')?.trigger('click')
    await flushPromises()
    expect(bridge.dispatched()).toHaveLength(1)
  })

  it('tries what is left, and plays it from there', async () => {
    const { press, text } = await show()
    await press('Play step')
    await press('What if')
    expect(useConsole().tried?.input).toEqual({ commands: [protect('DPM2')] })
    useConsole().tried?.answer(null)
    await flushPromises()
    expect(text()).toContain('Step 2 of 2')
    await press('What if')
    useConsole().tried?.answer([protect('DPM2')])
    await flushPromises()
    expect(text()).toContain('The goal is reached')
  })

  it('at the end offers the command that was refused before', async () => {
    const wanted = attach('DPM2', 'Server1')
    const { press, bridge, button } = await show({
      goal: { kind: 'possible', command: wanted },
      text: 'This can be done',
      steps: wayOf([attach('DPM2')]).steps
    })
    expect(button('Do it now')).toBeUndefined()
    await press('Play step')
    await press('Do it now')
    expect(bridge.dispatched()).toEqual([attach('DPM2'), wanted])
    expect(useWay().played).toBeNull()
  })

  it('is gone when it is stopped, and with its lab', async () => {
    const { press, wrapper, bridge } = await show()
    await press('Stop')
    expect(wrapper.find('section').exists()).toBe(false)
    for (const next of [overview({ file: '/labs/other.dpmlab' }), null]) {
      useWay().begin(way)
      await flushPromises()
      expect(wrapper.find('section').exists()).toBe(true)
      bridge.answers['lab/overview'] = next
      bridge.emit('lab/changed', { revision: 1 })
      await flushPromises()
      expect(wrapper.find('section').exists()).toBe(false)
    }
  })
})
