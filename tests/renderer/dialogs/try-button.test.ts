import type { Input } from '@shared/contract'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import DialogHost from '@renderer/console/dialog-host.vue'
import { useConsole } from '@renderer/stores/console'
import type { DialogRequest } from '@renderer/stores/dialogs'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview } from '../fake-bridge'

const members = [{ computer: 'Server1', dataSource: 'D:' }]

/** Everything that ends in commands with its first page, and what it does as it comes up. */
const DIALOGS: readonly (readonly [DialogRequest, string])[] = [
  [{ kind: 'add-dpm-server' }, 'add-dpm-server'],
  [{ kind: 'add-protected-server' }, 'add-protected-server'],
  [{ kind: 'agent-action', action: 'uninstall', computers: ['Server1'] }, 'uninstall-agent'],
  [{ kind: 'command-form', form: 'stop-service' }, 'stop-service'],
  [
    {
      kind: 'confirm-deeds',
      deed: 'retry-job',
      steps: [
        {
          text: 'Synchronization',
          command: {
            do: 'retry-job',
            on: 'DPM1',
            computer: 'Server1',
            dataSource: 'D:',
            job: 'synchronization'
          }
        }
      ]
    },
    'retry-job'
  ],
  [{ kind: 'consistency-check', members }, 'consistency-check'],
  [{ kind: 'create-recovery-point', members }, 'create-recovery-point'],
  [{ kind: 'remove-inactive', computer: 'Server1' }, 'remove-inactive-protection'],
  [{ kind: 'server-action', action: 'fail', server: 'Server1' }, 'fail-server'],
  [{ kind: 'stop-protection', group: 'Files', members: 'all' }, 'remove-members'],
  [{ kind: 'take-ownership', computer: 'Server1' }, 'take-ownership']
]

beforeEach(() => setActivePinia(createPinia()))

test.each(DIALOGS.map(([request, deed]) => [request.kind, request, deed] as const))(
  '%s can be tried first, and carried out from there',
  async (_, request, deed) => {
    const bridge = fakeBridge({
      'lab/overview': overview({ dpmServers: [dpmServer('DPM1'), dpmServer('DPM2')] }),
      'lab/protection': { server: 'DPM1', groups: [], inactive: [] },
      'lab/storage': { server: 'DPM1', total: 1, used: 0, foreign: 0, free: 1, disks: [], replicas: [] },
      'lab/dispatch': DONE
    })
    const consoleStore = useConsole()
    await useLab().refresh()
    consoleStore.open(request)
    show(DialogHost, {})
    await settle()

    one('button', 'What if').click()
    await settle()
    const { commands } = consoleStore.tried?.input as Input<'lab/dispatch-all'>
    expect(commands.map((command) => command.do)).toEqual([deed])
    consoleStore.tried?.answer(null)
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(consoleStore.dialog).toEqual(request)
    expect([...byRole('dialog'), ...byRole('alertdialog')]).toHaveLength(1)

    one('button', 'What if').click()
    await settle()
    consoleStore.tried?.answer(commands)
    await settle()
    expect(bridge.dispatched()).toEqual(commands)
    expect(consoleStore.dialog).toBeNull()
  }
)

test('one cannot try what cannot be done yet', async () => {
  fakeBridge({ 'lab/overview': overview() })
  await useLab().refresh()
  useConsole().open({ kind: 'server-action', action: 'rebuild', server: 'DPM1' })
  show(DialogHost, {})
  await settle()
  const [rename] = document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
  rename?.click()
  await settle()
  const button = one('button', 'What if')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.getAttribute('aria-description')).toBe('Give the new name.')
  button.click()
  await settle()
  expect(useConsole().tried).toBeNull()
})
