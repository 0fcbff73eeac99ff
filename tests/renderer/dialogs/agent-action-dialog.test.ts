import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import AgentActionDialog from '@renderer/dialogs/agent-action-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import type { AgentAction } from '@renderer/stores/dialogs'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../components/harness'
import { DONE, fakeBridge, overview, type FakeAnswers } from '../fake-bridge'

const IN_USE: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'agent-in-use', concern: { server: 'DPM1', computer: 'Server1' } }],
  warnings: []
}

async function open(action: AgentAction, computers: readonly string[], answers: FakeAnswers = {}) {
  const bridge = fakeBridge({ 'lab/overview': overview(), 'lab/dispatch': DONE, ...answers })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'agent-action', action, computers })
  show(AgentActionDialog, { action, computers })
  await settle()
  return { bridge, consoleStore }
}

async function click(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('the question', () => {
  test.each([
    ['uninstall', 'Uninstall', ['can no longer protect', 'ID 292']],
    ['disable', 'Disable', ['fail until the agent is enabled again', 'ID 371']],
    ['remove-record', 'Remove', ['Only the record that DPM1 keeps', 'ID 290', 'ID 292']]
  ] as const)('%s is asked with the safe button in front', async (action, label, words) => {
    await open(action, ['Server1', 'DPM2'])
    const { textContent } = one('alertdialog')
    for (const word of ['Server1', 'DPM2', ...words]) expect(textContent).toContain(word)
    expect(byRole('button').map((button) => button.textContent.trim())).toEqual(['What if', label, 'Cancel'])
    expect(document.activeElement).toBe(one('button', 'Cancel'))
  })

  test('Cancel changes nothing', async () => {
    const { bridge, consoleStore } = await open('uninstall', ['Server1'])
    await click('Cancel')
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })

  test('Esc is Cancel', async () => {
    const { bridge, consoleStore } = await open('disable', ['Server1'])
    await press('Escape')
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })
})

describe('the deed', () => {
  test('disables', async () => {
    const { bridge, consoleStore } = await open('disable', ['Server1', 'DPM2'])
    await click('Disable')
    expect(bridge.deeds()).toEqual([
      [
        { do: 'disable-agent', on: 'DPM1', computer: 'Server1' },
        { do: 'disable-agent', on: 'DPM1', computer: 'DPM2' }
      ]
    ])
    expect(consoleStore.message).toBe('Protection agent disabled on 2 of 2 computers')
    expect(consoleStore.dialog).toBeNull()
  })

  test('removes a record by uninstalling', async () => {
    const { bridge } = await open('remove-record', ['Server1'])
    await click('Remove')
    expect(bridge.dispatched()).toEqual([{ do: 'uninstall-agent', on: 'DPM1', computer: 'Server1' }])
  })

  test('uninstalls from each computer in order, and goes on after a refusal', async () => {
    const { bridge, consoleStore } = await open('uninstall', ['Server1', 'DPM2'], {
      'lab/dispatch': ({ command }) =>
        'computer' in command && command.computer === 'Server1' ? IN_USE : DONE
    })
    await click('Uninstall')
    expect(byRole('alertdialog')).toEqual([])
    expect(consoleStore.shown).toMatchObject({ verdict: IN_USE, command: { computer: 'Server1' } })
    consoleStore.shown?.answer(false)
    await settle()
    expect(consoleStore.shown).toBeNull()
    expect(bridge.dispatched()).toEqual([
      { do: 'uninstall-agent', on: 'DPM1', computer: 'Server1' },
      { do: 'uninstall-agent', on: 'DPM1', computer: 'DPM2' }
    ])
    expect(consoleStore.message).toBe('Protection agent uninstalled from 1 of 2 computers')
    expect(consoleStore.dialog).toBeNull()
  })

  test('says no more, and leaves the dialog that is open then, where an advice leads elsewhere', async () => {
    const { consoleStore } = await open('uninstall', ['Server1', 'DPM2'], { 'lab/dispatch': IN_USE })
    await click('Uninstall')
    consoleStore.shown?.answer(false)
    consoleStore.open({ kind: 'faults' })
    await settle()
    expect(consoleStore.shown).toBeNull()
    expect(consoleStore.dialog).toEqual({ kind: 'faults' })
  })

  test('tried first, it is carried out from there or not at all', async () => {
    const { bridge, consoleStore } = await open('disable', ['Server1', 'DPM2'])
    await click('What if')
    const commands = ['Server1', 'DPM2'].map((computer) => ({ do: 'disable-agent', on: 'DPM1', computer }))
    expect(consoleStore.tried?.input).toEqual({ commands })
    consoleStore.tried?.answer(null)
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(one('button', 'Disable')).toBeTruthy()

    await click('What if')
    consoleStore.tried?.answer(commands as never)
    await settle()
    expect(bridge.deeds()).toEqual([commands])
    expect(consoleStore.dialog).toBeNull()
  })
})
