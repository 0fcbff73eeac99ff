import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Verdict } from '@shared/verdict'
import ConfirmDeedsDialog from '@renderer/dialogs/confirm-deeds-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import type { ConfirmedDeed, ConfirmedStep } from '@renderer/stores/dialogs'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../components/harness'
import { DONE, fakeBridge, overview, type FakeAnswers } from '../fake-bridge'

const retry = (computer: string): ConfirmedStep => ({
  text: `Synchronization of D: on ${computer}`,
  command: { do: 'retry-job', on: 'DPM1', computer, dataSource: 'D:', job: 'synchronization' }
})

async function open(deed: ConfirmedDeed, steps: readonly ConfirmedStep[], answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': overview(),
    'lab/preview': DONE,
    'lab/dispatch': DONE,
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'confirm-deeds', deed, steps })
  show(ConfirmDeedsDialog, { deed, steps })
  await settle()
  return { bridge, consoleStore }
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('confirm-deeds-dialog', () => {
  test.each([
    ['cancel-job', '3601', 'No', 'is deleted'],
    ['retry-job', '3600', 'Yes', 'new job'],
    ['inactivate-alert', '3610', 'No', 'set back to OK']
  ] as const)('%s says what ID %s means, and %s is the default', async (deed, id, safe, words) => {
    await open(deed, [retry('Server1')])
    const text = one('alertdialog').textContent
    expect(text).toContain(`ID ${id}`)
    expect(text).toContain(words)
    expect(text).toContain('Synchronization of D: on Server1')
    expect(byRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Yes', 'No'])
    expect(document.activeElement).toBe(one('button', safe))
  })

  test('Yes does all of them, one after the other', async () => {
    const steps = ['Server1', 'Server2', 'Server3'].map(retry)
    const { bridge, consoleStore } = await open('retry-job', steps)
    const listed = document.querySelector('[aria-label="Jobs to run again"]')
    expect([...(listed?.children ?? [])].map(({ textContent }) => textContent)).toEqual(
      steps.map(({ text }) => text)
    )
    one('button', 'Yes').click()
    await settle()
    expect(bridge.dispatched()).toEqual(steps.map(({ command }) => command))
    expect(consoleStore.dialog).toBeNull()
  })

  test.each(['No', 'Escape'])('%s changes nothing', async (way) => {
    const { bridge, consoleStore } = await open('cancel-job', [retry('Server1')])
    if (way === 'No') one('button', 'No').click()
    else await press('Escape')
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(consoleStore.dialog).toBeNull()
  })

  test('what is refused is shown, and the question stays', async () => {
    const refused: Verdict = {
      outcome: 'refused',
      violations: [{ rule: 'server-unavailable', concern: { server: 'DPM1' } }],
      warnings: []
    }
    const { consoleStore } = await open('retry-job', [retry('Server1')], { 'lab/dispatch': refused })
    one('button', 'Yes').click()
    await settle()
    expect(consoleStore.shown?.verdict).toEqual(refused)
    consoleStore.shown?.answer(false)
    await settle()
    expect(consoleStore.dialog).not.toBeNull()
  })

  test('of very many shows how far it is, and No stops it', async () => {
    const steps = Array.from({ length: 30 }, (_, index) => retry(`Server${index}`))
    const { bridge, consoleStore } = await open('cancel-job', steps)
    // Turns of the event loop, so that it can be looked at half-way.
    const ask = window.dpmLab.ask.bind(window.dpmLab)
    window.dpmLab.ask = async (name, input) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      return ask(name, input)
    }
    one('button', 'Yes').click()
    await settle()
    expect(Number(one('progressbar', 'Cancel').getAttribute('aria-valuenow'))).toBeLessThan(100)
    one('button', 'No').click()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(bridge.dispatched().length).toBeLessThan(steps.length)
    expect(consoleStore.dialog).toBeNull()
  })
})
