import type { ProtectionView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import StopProtectionDialog from '@renderer/dialogs/stop-protection-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { DataSourceChoice } from '@renderer/stores/types'
import { one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, replicaView, type FakeAnswers } from '../fake-bridge'

const protection: ProtectionView = {
  server: 'DPM1',
  groups: [
    {
      name: 'Files',
      policy: {
        retentionDays: 5,
        synchronizationMinutes: 15,
        recoveryPointTimes: [],
        replicaCreation: 'now',
        consistencyCheckWhenInconsistent: true,
        dailyConsistencyCheck: false
      },
      members: ['C:', 'D:'].map((dataSource) => ({
        computer: 'Server1',
        dataSource,
        type: 'Volume',
        through: null,
        mode: 'primary',
        status: { text: 'OK', level: 'ok' },
        replicaPath: '',
        replica: replicaView(),
        job: null
      }))
    }
  ],
  inactive: []
}

async function open(members: readonly DataSourceChoice[] | 'all', answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM1')] }),
    'lab/protection': protection,
    'lab/storage': {
      server: 'DPM1',
      total: 1_024,
      used: 24,
      foreign: 0,
      free: 1_000,
      disks: [],
      replicas: []
    },
    'lab/dispatch': DONE,
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'stop-protection', group: 'Files', members })
  show(StopProtectionDialog, { group: 'Files', members })
  await settle()
  return { bridge, consoleStore }
}

const listed = (): string[] =>
  [...document.querySelectorAll('.concerned li')].map(({ textContent }) => textContent.trim())

const space = (): string[] =>
  [...document.querySelectorAll('dt, dd')].map(({ textContent }) => textContent.trim())

beforeEach(() => setActivePinia(createPinia()))

test('keeps the data unless told otherwise, and Cancel is the default', async () => {
  const { bridge, consoleStore } = await open([{ computer: 'Server1', dataSource: 'D:' }])
  expect(listed()).toEqual(['D: of Server1'])
  expect(one('dialog').textContent).toContain('Retain protected data')
  expect(space()).toEqual(['Used space', '12.00 GB', 'Free space', '1000.00 GB'])
  expect(document.activeElement?.textContent.trim()).toBe('Cancel')
  one('button', 'Stop Protection').click()
  await settle()
  expect(bridge.dispatched()).toEqual([
    {
      do: 'remove-members',
      on: 'DPM1',
      group: 'Files',
      members: [{ computer: 'Server1', dataSource: 'D:' }],
      data: 'retain'
    }
  ])
  expect(consoleStore.dialog).toBeNull()
})

test('deletes the data of a whole group when that is ticked', async () => {
  const { bridge } = await open('all')
  expect(listed()).toEqual(['C: of Server1', 'D: of Server1'])
  expect(space()).toEqual(['Used space', '24.00 GB', 'Free space', '1000.00 GB'])
  one('checkbox').click()
  await settle()
  expect(one('dialog').textContent).toContain('Delete protected data')
  one('button', 'Stop Protection').click()
  await settle()
  expect(bridge.dispatched()).toEqual([
    { do: 'remove-members', on: 'DPM1', group: 'Files', members: 'all', data: 'delete' }
  ])
})

test('does nothing on Cancel', async () => {
  const { bridge, consoleStore } = await open('all')
  one('button', 'Cancel').click()
  await settle()
  expect(consoleStore.dialog).toBeNull()
  expect(bridge.dispatched()).toEqual([])
})

test('stays when it is refused', async () => {
  const refused: Verdict = {
    outcome: 'refused',
    violations: [{ rule: 'server-unavailable', concern: { server: 'DPM1' } }],
    warnings: []
  }
  const { consoleStore } = await open('all', { 'lab/dispatch': refused })
  one('button', 'Stop Protection').click()
  await settle()
  consoleStore.shown?.answer(false)
  await settle()
  expect(consoleStore.dialog?.kind).toBe('stop-protection')
})
