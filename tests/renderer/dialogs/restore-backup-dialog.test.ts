import RestoreBackupDialog from '@renderer/dialogs/restore-backup-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import type { BackupView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { byRole, one, settle, show } from '../components/harness'
import { fakeBridge, overview } from '../fake-bridge'

beforeEach(() => setActivePinia(createPinia()))

const backups: BackupView[] = [
  { name: '0002-b.dpmlab', madeAt: '2026-03-02T10:30:00Z', steps: 12, size: 90_000 },
  { name: '0001-a.dpmlab', madeAt: '2026-03-01T10:30:00Z', steps: 1, size: 3_000_000 }
]

async function open(found: readonly BackupView[], file?: string) {
  const bridge = fakeBridge({
    'lab/backups': { file: '/labs/my.dpmlab', backups: found },
    'lab/restore-backup': overview()
  })
  useConsole().open({ kind: 'restore-backup', ...(file === undefined ? {} : { file }) })
  show(RestoreBackupDialog, file === undefined ? {} : { file })
  await settle()
  return {
    restored: () => bridge.asked.filter(({ name }) => name === 'lab/restore-backup').map(({ input }) => input)
  }
}

const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]

it('lists the backups with time, steps and size, and restores the latest unless another one is chosen', async () => {
  const { restored } = await open(backups)
  const text = one('dialog').textContent
  for (const told of [
    '2 March 2026',
    '12 steps, 88 KB',
    '1 March 2026',
    'One step, 3 MB',
    'What is there now is kept'
  ])
    expect(text).toContain(told)
  expect(radios().map(({ checked }) => checked)).toEqual([true, false])
  radios()[1]?.click()
  await settle()
  expect(restored()).toEqual([])
  one('button', 'Restore').click()
  await settle()
  expect(restored()).toEqual([{ name: '0001-a.dpmlab' }])
  expect(useConsole().dialog).toBeNull()
  expect(useConsole().message).toBe('The backup was restored')
})

it('is about the lab that could not be opened where it was asked about that', async () => {
  const { restored } = await open(backups, '/labs/my.dpmlab')
  expect(one('dialog').textContent).toContain('The file that is there now is kept as it is')
  one('button', 'Restore').click()
  await settle()
  expect(restored()).toEqual([{ file: '/labs/my.dpmlab', name: '0002-b.dpmlab' }])
})

it('says when there will be one where there is none, and restores nothing', async () => {
  await open([])
  expect(one('dialog').textContent).toContain('There is no backup yet')
  expect(byRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Close'])
})
