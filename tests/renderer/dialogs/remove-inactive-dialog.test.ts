import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import RemoveInactiveDialog from '@renderer/dialogs/remove-inactive-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, replicaView } from '../fake-bridge'

async function open() {
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM3')] }),
    'lab/protection': {
      server: 'DPM3',
      groups: [],
      inactive: [
        {
          computer: 'Server1',
          dataSource: 'C:',
          type: 'Volume',
          through: 'DPM1',
          replicaPath: '',
          replica: replicaView({ points: 1 })
        },
        {
          computer: 'Server2',
          dataSource: 'E:',
          type: 'Volume',
          through: null,
          replicaPath: '',
          replica: replicaView()
        }
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
  const listed = [...document.querySelectorAll('.concerned li')].map(({ textContent }) => textContent)
  expect(listed).toEqual(['C:, copied from DPM1: 12.00 GB, 1 recovery point'])
  expect(one('alertdialog').textContent).toContain('12.00 GB of the storage pool become free.')
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
