import { useConsole } from '@renderer/stores/console'
import { useWhatIf } from '@renderer/stores/what-if'
import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DONE, fakeBridge } from '../fake-bridge'

const install = (computer: string) => ({ do: 'install-agent', on: 'DPM1', computer }) as const
const own: Command = {
  do: 'create-protection-group',
  on: 'DPM1',
  group: 'Own',
  members: [{ computer: 'DPM1', dataSource: 'DPMDB' }]
}
const refused: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'server-unavailable', concern: { server: 'DPM1' } }],
  warnings: []
}
const warned: Verdict = {
  outcome: 'warned',
  violations: [{ rule: 'breaks-chain', concern: { server: 'DPM1', other: 'DPM2' } }],
  warnings: []
}
const knowing: Verdict = {
  outcome: 'done',
  violations: [],
  warnings: [{ rule: 'rollup-mismatch', concern: { server: 'DPM1', other: 'DPM2' } }]
}

const isConfirmed = (command: Command): boolean => 'confirm' in command && command.confirm === true
const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => setActivePinia(createPinia()))

describe('what one action comes to', () => {
  it('goes with one request, and is told once', async () => {
    const bridge = fakeBridge({ 'lab/dispatch': DONE })
    const consoleStore = useConsole()
    const commands = ['Server1', 'Server2', 'Server3'].map(install)
    expect(await consoleStore.performAll(commands)).toBe(true)
    expect(bridge.asked).toEqual([{ name: 'lab/dispatch-all', input: { commands, each: false } }])
    expect(consoleStore.message).toMatch(/Server1.*, and 2 more$/)
  })

  it('is all or nothing: the one that is refused is shown', async () => {
    const bridge = fakeBridge({
      'lab/dispatch': ({ command }) => ('computer' in command && command.computer === 'Bad' ? refused : DONE)
    })
    const consoleStore = useConsole()
    const performing = consoleStore.performAll(['Server1', 'Bad', 'Server2'].map(install))
    await vi.waitFor(() => expect(consoleStore.shown?.command).toEqual(install('Bad')))
    consoleStore.shown?.answer(false)
    expect(await performing).toBe(false)
    expect(bridge.asked).toHaveLength(1)
    expect(consoleStore.message).toBe('')
  })

  it('takes a confirmation into the one step', async () => {
    const bridge = fakeBridge({
      'lab/dispatch': ({ command }) =>
        command.do === 'install-agent' || isConfirmed(command) ? DONE : warned
    })
    const consoleStore = useConsole()
    const commands = [install('Server1'), own, install('Server2')]
    const performing = consoleStore.performAll(commands)
    await vi.waitFor(() => expect(consoleStore.shown?.command).toEqual(own))
    consoleStore.shown?.answer(true)
    expect(await performing).toBe(true)
    expect(bridge.deeds()).toEqual([commands, [commands[0], { ...own, confirm: true }, commands[2]]])
  })

  it('is not done where the confirmation is declined', async () => {
    const bridge = fakeBridge({ 'lab/dispatch-all': [DONE, warned] })
    const consoleStore = useConsole()
    const performing = consoleStore.performAll([install('Server1'), own])
    await vi.waitFor(() => expect(consoleStore.shown).not.toBeNull())
    consoleStore.shown?.answer(false)
    expect(await performing).toBe(false)
    expect(bridge.deeds()).toHaveLength(1)
  })

  it('says what is worth knowing of all of it at once', async () => {
    fakeBridge({ 'lab/dispatch-all': [knowing, DONE, knowing] })
    const consoleStore = useConsole()
    const performing = consoleStore.performAll(['Server1', 'Server2', 'Server3'].map(install))
    await vi.waitFor(() => expect(consoleStore.shown?.verdict.warnings).toHaveLength(2))
    consoleStore.shown?.answer(false)
    expect(await performing).toBe(true)
    expect(consoleStore.shown).toBeNull()
  })

  it('goes in parts of a thousand, and stops at the part that is refused', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => install(`Server${index}`))
    const bridge = fakeBridge({ 'lab/dispatch': DONE })
    expect(await useConsole().performAll(many)).toBe(true)
    expect(bridge.deeds().map(({ length }) => length)).toEqual([1_000, 1_000, 500])
    bridge.answers['lab/dispatch'] = refused
    const again = useConsole().performAll(many)
    await vi.waitFor(() => expect(useConsole().shown).not.toBeNull())
    useConsole().shown?.answer(false)
    expect(await again).toBe(false)
    expect(bridge.deeds()).toHaveLength(4)
  })

  it('passes over what is refused where each stands for itself', async () => {
    const bridge = fakeBridge({
      'lab/dispatch': ({ command }) => ('computer' in command && command.computer === 'Bad' ? refused : DONE)
    })
    const consoleStore = useConsole()
    const performing = consoleStore.performEach(['Bad', 'Server1'].map(install))
    await vi.waitFor(() => expect(consoleStore.shown?.command).toEqual(install('Bad')))
    consoleStore.shown?.answer(false)
    expect(await performing).toEqual([refused, DONE])
    expect(bridge.asked).toMatchObject([{ name: 'lab/dispatch-all', input: { each: true } }])
    expect(consoleStore.message).toContain('Server1')
    expect(consoleStore.message).not.toContain('Bad')
  })
})

describe('what is tried', () => {
  it('is carried out as it is answered, as one step, with nothing asked twice', async () => {
    const bridge = fakeBridge({ 'lab/dispatch-all': [knowing, knowing] })
    const consoleStore = useConsole()
    const commands = ['Server1', 'Server2'].map(install)
    const trying = useWhatIf().tryCommands(commands)
    expect(consoleStore.tried?.input).toEqual({ commands })
    expect(bridge.asked).toEqual([])
    consoleStore.tried?.answer(commands)
    expect(await trying).toBe(true)
    expect(consoleStore.tried).toBeNull()
    expect(bridge.deeds()).toEqual([commands])
    expect(consoleStore.shown).toBeNull()
  })

  it('is not carried out without that', async () => {
    const bridge = fakeBridge({})
    const trying = useWhatIf().tryCommands([install('Server1')])
    useConsole().tried?.answer(null)
    expect(await trying).toBe(false)
    expect(bridge.asked).toEqual([])
  })

  it('may be that a computer is protected, in as many steps as it takes', async () => {
    const bridge = fakeBridge({ 'lab/dispatch': DONE })
    const consoleStore = useConsole()
    const trying = useWhatIf().tryProtect({ computer: 'Server1', on: 'DPM1' })
    expect(consoleStore.tried?.input).toEqual({ protect: { computer: 'Server1', on: 'DPM1' } })
    consoleStore.tried?.answer([install('Server1'), own])
    expect(await trying).toBe(true)
    expect(bridge.deeds()).toEqual([[install('Server1'), own]])
  })

  it('gives way to what is tried after it', async () => {
    fakeBridge({})
    const consoleStore = useConsole()
    const first = useWhatIf().tryCommands([install('Server1')])
    const key = consoleStore.tried?.key
    void useWhatIf().tryCommands([install('Server2')])
    expect(await first).toBe(false)
    expect(consoleStore.tried?.input).toEqual({ commands: [install('Server2')] })
    expect(consoleStore.tried?.key).not.toBe(key)
  })
})

describe('what if mode', () => {
  it('shows everything first instead of doing it', async () => {
    const bridge = fakeBridge({ 'lab/dispatch': DONE })
    const consoleStore = useConsole()
    consoleStore.whatIfMode = true
    const ways: (() => Promise<unknown>)[] = [
      () => consoleStore.perform(own),
      () => consoleStore.performAll([own, own]),
      () => consoleStore.performEach([install('Server1')])
    ]
    for (const way of ways) {
      const doing = way()
      await settled()
      expect(consoleStore.tried).not.toBeNull()
      consoleStore.tried?.answer(null)
      expect(await doing).toBeFalsy()
    }
    expect(bridge.dispatched()).toEqual([])

    const doing = consoleStore.perform(own)
    const { commands } = consoleStore.tried?.input as { commands: Input<'lab/dispatch-all'>['commands'] }
    consoleStore.tried?.answer(commands)
    expect(await doing).toBe(true)
    expect(bridge.dispatched()).toEqual([own])
    expect(consoleStore.tried).toBeNull()
  })
})
