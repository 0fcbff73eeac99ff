import VerdictDialog from '@renderer/console/verdict-dialog.vue'
import { useExercise } from '@renderer/console/exercise/exercise-store'
import { useConsole, type ShownVerdict } from '@renderer/stores/console'
import type { Verdict } from '@shared/verdict'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBridge } from '../fake-bridge'

const move: Verdict = {
  outcome: 'refused',
  violations: [
    {
      rule: 'unsupported-move',
      concern: { server: 'DPM2', computer: 'Server1', other: 'DPM3', from: 'DPM1' }
    },
    { rule: 'agent-owned-elsewhere', concern: { server: 'DPM2', computer: 'Server1', other: 'DPM1' } }
  ],
  warnings: []
}
const breaking: Verdict = {
  outcome: 'warned',
  violations: [
    {
      rule: 'breaks-chain',
      concern: { server: 'DPM1', other: 'DPM2', link: { protected: 'DPM1', protector: 'DPM2' } }
    }
  ],
  warnings: []
}

async function show(verdict: Verdict, past = false) {
  const answer = vi.fn<(confirmed: boolean) => void>()
  const shown: ShownVerdict = {
    key: 1,
    verdict,
    command: { do: 'attach-agent', on: 'DPM2', computer: 'Server1' },
    past,
    answer
  }
  const wrapper = mount(VerdictDialog, { props: { shown }, attachTo: document.body })
  await flushPromises()
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name)
  return {
    wrapper,
    answer,
    button,
    text: () => document.querySelector('[role=alertdialog]')?.textContent ?? ''
  }
}

describe('the verdict dialog', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    fakeBridge({})
  })
  it('says what refuses, with rule, servers, source and the other rules broken', async () => {
    const { text, wrapper } = await show(move)
    for (const word of [
      'Unsupported move',
      'unsupported-move',
      'Server1',
      'DPM2',
      'DPM3',
      'Nothing was changed'
    ]) {
      expect(text()).toContain(word)
    }
    expect(text()).toContain('Also broken (1)')
    expect(text()).toContain('agent-owned-elsewhere')
    wrapper.unmount()
  })

  it('gives no hints during an assessment: what is wrong, but no way out', async () => {
    const bridge = fakeBridge({ 'lab/reset': null, 'lab/begin-exercise': null, 'lab/overview': null })
    await useExercise().choose('assessment')
    const { text, button, wrapper } = await show(move)
    expect(bridge.asked.map(({ name }) => name)).toContain('lab/begin-exercise')
    expect(text()).toContain('unsupported-move')
    expect(text()).not.toContain('Supported options')
    expect(button('Ways out…')).toBeUndefined()
    wrapper.unmount()
  })

  it('offers the three supported options of a move, and starts the one that is chosen', async () => {
    const { answer, wrapper } = await show(move)
    const options = [...document.querySelectorAll<HTMLElement>('.verdict-options li')]
    expect(options).toHaveLength(3)
    options[0]?.querySelector('button')?.click()
    await wrapper.vm.$nextTick()
    expect(answer).toHaveBeenCalledWith(false)
    const consoleStore = useConsole()
    expect(consoleStore.workspace).toBe('Protection')
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['Server1'] })
    wrapper.unmount()
  })

  it('asks for a confirmation where one is wanted, and No is the safe choice that has the focus', async () => {
    const { answer, button, text, wrapper } = await show(breaking)
    expect(text()).toContain('DPM1 → DPM2')
    expect(text()).toContain('Go ahead anyway?')
    await vi.waitFor(() => expect(document.activeElement?.textContent.trim()).toBe('No'))
    button('Yes')?.click()
    expect(answer).toHaveBeenCalledWith(true)
    wrapper.unmount()
  })

  it.each([false, true])('leads from a refusal to the ways out, looked at again: %s', async (past) => {
    const { answer, button, wrapper } = await show(move, past)
    useConsole().open({ kind: 'take-ownership', computer: 'Server1' })
    button('Ways out…')?.click()
    expect(answer).toHaveBeenCalledWith(false)
    expect(useConsole().dialog).toEqual({
      kind: 'ways-out',
      goals: [
        { kind: 'protected', computer: 'Server1' },
        { kind: 'protected-by', computer: 'Server1', by: 'DPM2' },
        { kind: 'possible', command: { do: 'attach-agent', on: 'DPM2', computer: 'Server1' } }
      ]
    })
    wrapper.unmount()
  })

  it('offers no ways out of what only asks', async () => {
    const { button, wrapper } = await show(breaking)
    expect(button('Ways out…')).toBeUndefined()
    wrapper.unmount()
  })

  it('has nothing to ask where it is looked at again', async () => {
    const { button, text, wrapper } = await show(breaking, true)
    expect(text()).toContain('Nothing was changed, because it was not confirmed.')
    expect(button('Yes')).toBeUndefined()
    expect(button('OK')).toBeDefined()
    wrapper.unmount()
  })
})
