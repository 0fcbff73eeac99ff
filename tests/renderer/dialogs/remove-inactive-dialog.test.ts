import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import RemoveInactiveDialog from '@renderer/dialogs/remove-inactive-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview } from '../fake-bridge'

async function open() {
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM3')] }),
    'lab/protection': {
      server: 'DPM3',
      groups: [],
      inactive: [
        { computer: 'Server1', dataSource: 'C:', type: 'Volume', through: 'DPM1', replicaPath: '' },
        { computer: 'Server2', dataSource: 'E:', type: 'Volume', through: null, replicaPath: '' }
      ]
    },
    'lab/dispatch': DONE
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'remove-inactive', computer: 'Server1' })
  show(RemoveInactiveDialog, { computer: 'Server1' })
  await settle()
  return { bridge, consoleStore }
}

beforeEach(() => setActivePinia(createPinia()))

test('names what goes, and of that computer alone', async () => {
  await open()
  expect(one('alertdialog').textContent).toContain('C:, copied from DPM1')
  expect(one('alertdialog').textContent).not.toContain('E:')
  expect(document.activeElement?.textContent.trim()).toBe('No')
})

test('removes nothing with No', async () => {
  const { bridge, consoleStore } = await open()
  one('button', 'No').click()
  await settle()
  expect(bridge.dispatched()).toEqual([])
  expect(consoleStore.dialog).toBeNull()
})

test('removes with Yes', async () => {
  const { bridge, consoleStore } = await open()
  one('button', 'Yes').click()
  await settle()
  expect(bridge.dispatched()).toEqual([{ do: 'remove-inactive-protection', on: 'DPM3', computer: 'Server1' }])
  expect(consoleStore.dialog).toBeNull()
})
