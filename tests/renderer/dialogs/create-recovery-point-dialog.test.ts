import type { MemberView, ProtectionView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import CreateRecoveryPointDialog from '@renderer/dialogs/create-recovery-point-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview } from '../fake-bridge'
import { member, withMember } from '../workspaces/protection-kit'

const DATABASE = member('Server1', 'SQL/Payroll', { type: 'SQL Server database' })

async function open(...members: readonly MemberView[]) {
  const [group] = withMember(DATABASE).groups
  const view: ProtectionView = { server: 'DPM1', groups: group ? [{ ...group, members }] : [], inactive: [] }
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM1')] }),
    'lab/protection': view,
    'lab/preview': DONE,
    'lab/dispatch': DONE
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  const choices = members.map(({ computer, dataSource }) => ({ computer, dataSource }))
  consoleStore.open({ kind: 'create-recovery-point', members: choices })
  show(CreateRecoveryPointDialog, { members: choices })
  await settle()
  return { bridge, consoleStore }
}

function radio(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
}

beforeEach(() => setActivePinia(createPinia()))

test('creates a recovery point unless another choice is made', async () => {
  const { bridge, consoleStore } = await open(DATABASE, member('Server2', 'C:'), member('Server2', 'D:'))
  expect(one('dialog').textContent).toContain('Create recovery point - disk')
  one('button', 'OK').click()
  await settle()
  expect(bridge.dispatched()).toEqual([
    {
      do: 'create-recovery-point',
      on: 'DPM1',
      computer: 'Server1',
      dataSource: 'SQL/Payroll',
      type: 'recovery-point'
    },
    {
      do: 'create-recovery-point',
      on: 'DPM1',
      computer: 'Server2',
      dataSource: ['C:', 'D:'],
      type: 'recovery-point'
    }
  ])
  expect(consoleStore.dialog).toBeNull()
})

test.each([
  ['Only synchronize', 'synchronization'],
  ['Express full backup', 'express-full']
])('%s', async (label, type) => {
  const { bridge } = await open(DATABASE)
  radio(label).click()
  await settle()
  one('button', 'OK').click()
  await settle()
  expect(bridge.dispatched()).toMatchObject([{ type }])
})

test.each([
  ['a volume', member('Server1', 'C:')],
  ['a copy of a primary', { ...DATABASE, mode: 'secondary', through: 'DPM2' } as const]
])('%s has no express full backup', async (_, one) => {
  await open(one)
  expect(radio('Express full backup').disabled).toBe(true)
  expect(radio('Only synchronize').disabled).toBe(false)
})

test('does nothing on Cancel', async () => {
  const { bridge, consoleStore } = await open(DATABASE)
  one('button', 'Cancel').click()
  await settle()
  expect(bridge.dispatched()).toEqual([])
  expect(consoleStore.dialog).toBeNull()
})
