import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import UninstallAgentDialog from '@renderer/dialogs/uninstall-agent-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../components/harness'
import { DONE, fakeBridge, overview, type FakeAnswers } from '../fake-bridge'

const IN_USE: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'agent-in-use', concern: { server: 'DPM1', computer: 'Server1' } }],
  warnings: []
}

async function open(computers: readonly string[], answers: FakeAnswers = {}) {
  const bridge = fakeBridge({ 'lab/overview': overview(), 'lab/dispatch': DONE, ...answers })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'uninstall-agent', computers })
  show(UninstallAgentDialog, { computers })
  await settle()
  return { bridge, consoleStore }
}

beforeEach(() => {
  document.body.innerHTML = ''
  setActivePinia(createPinia())
})

describe('uninstall-agent-dialog', () => {
  test('asks with the safe button in front, Uninstall before Cancel', async () => {
    await open(['Server1', 'DPM2'])
    expect(one('alertdialog').textContent).toContain('Server1')
    expect(one('alertdialog').textContent).toContain('DPM2')
    expect(one('alertdialog').textContent).toContain('292')
    expect(byRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Uninstall', 'Cancel'])
    expect(document.activeElement).toBe(one('button', 'Cancel'))
  })

  test('Cancel and Esc change nothing', async () => {
    const first = await open(['Server1'])
    one('button', 'Cancel').click()
    await settle()
    expect(first.consoleStore.dialog).toBeNull()
    expect(first.bridge.dispatched()).toEqual([])
  })

  test('Esc is Cancel', async () => {
    const { bridge, consoleStore } = await open(['Server1'])
    await press('Escape')
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })

  test('uninstalls from each computer in order, and goes on after a refusal', async () => {
    const { bridge, consoleStore } = await open(['Server1', 'DPM2'], {
      'lab/dispatch': ({ command }) =>
        'computer' in command && command.computer === 'Server1' ? IN_USE : DONE
    })
    one('button', 'Uninstall').click()
    await settle()
    expect(byRole('alertdialog')).toEqual([])
    expect(bridge.dispatched()).toHaveLength(1)
    consoleStore.shown?.answer(false)
    await settle()
    expect(bridge.dispatched()).toEqual([
      { do: 'uninstall-agent', on: 'DPM1', computer: 'Server1' },
      { do: 'uninstall-agent', on: 'DPM1', computer: 'DPM2' }
    ])
    expect(consoleStore.message).toBe('Protection agent uninstalled from 1 of 2 computers')
    expect(consoleStore.dialog).toBeNull()
  })

  test('leaves the rest, and the dialog that is open then, where an advice leads elsewhere', async () => {
    const { bridge, consoleStore } = await open(['Server1', 'DPM2'], { 'lab/dispatch': IN_USE })
    one('button', 'Uninstall').click()
    await settle()
    consoleStore.shown?.answer(false)
    consoleStore.open({ kind: 'history' })
    await settle()
    expect(bridge.dispatched()).toHaveLength(1)
    expect(consoleStore.dialog).toEqual({ kind: 'history' })
  })
})
