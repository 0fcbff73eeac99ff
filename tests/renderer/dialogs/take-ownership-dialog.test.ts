import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import TakeOwnershipDialog from '@renderer/dialogs/take-ownership-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../components/harness'
import { DONE, fakeBridge, overview, protectedServer } from '../fake-bridge'

async function open() {
  const bridge = fakeBridge({
    'lab/overview': overview({ protectedServers: [protectedServer('Server1', { agentOwner: 'DPM2' })] }),
    'lab/dispatch': DONE
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'take-ownership', computer: 'Server1' })
  show(TakeOwnershipDialog, { computer: 'Server1' })
  await settle()
  return { bridge, consoleStore }
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('take-ownership-dialog', () => {
  test('says what 3598 means, with No as the default', async () => {
    await open()
    const text = one('alertdialog').textContent
    expect(text).toContain('managed by DPM2')
    expect(text).toContain('the jobs that DPM2 runs for Server1 will fail')
    expect(text).toContain('ID 3598')
    expect(byRole('button').map(({ textContent }) => textContent.trim())).toEqual(['What if', 'Yes', 'No'])
    expect(document.activeElement).toBe(one('button', 'No'))
  })

  test('Yes takes ownership for the server of the console', async () => {
    const { bridge, consoleStore } = await open()
    one('button', 'Yes').click()
    await settle()
    expect(bridge.dispatched()).toEqual([{ do: 'take-ownership', on: 'DPM1', computer: 'Server1' }])
    expect(consoleStore.dialog).toBeNull()
  })

  test('What if shows what it comes to, and the question stays', async () => {
    const { bridge, consoleStore } = await open()
    one('button', 'What if').click()
    await settle()
    expect(consoleStore.tried?.input).toEqual({
      commands: [{ do: 'take-ownership', on: 'DPM1', computer: 'Server1' }]
    })
    consoleStore.tried?.answer(null)
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(one('alertdialog').textContent).toContain('ID 3598')
    one('button', 'Yes').click()
    await settle()
    expect(bridge.dispatched()).toHaveLength(1)
  })

  test.each(['No', 'Escape'])('%s changes nothing', async (way) => {
    const { bridge, consoleStore } = await open()
    if (way === 'No') one('button', 'No').click()
    else await press('Escape')
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(consoleStore.dialog).toBeNull()
  })
})
