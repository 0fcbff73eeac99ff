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
    expect(byRole('button').map(({ textContent }) => textContent.trim())).toEqual(['What if', 'Yes', 'No'])
    expect(document.activeElement).toBe(one('button', safe))
  })

  test('Yes does all of them, as one step to undo', async () => {
    const steps = ['Server1', 'Server2', 'Server3'].map(retry)
    const { bridge, consoleStore } = await open('retry-job', steps)
    const listed = document.querySelector('[aria-label="Jobs to run again"]')
    expect([...(listed?.children ?? [])].map(({ textContent }) => textContent)).toEqual(
      steps.map(({ text }) => text)
    )
    one('button', 'Yes').click()
    await settle()
    expect(bridge.deeds()).toEqual([steps.map(({ command }) => command)])
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
})
