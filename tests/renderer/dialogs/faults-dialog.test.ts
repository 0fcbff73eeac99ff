import type { FaultView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import FaultsDialog from '@renderer/dialogs/faults-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, settle, show } from '../components/harness'
import { DONE, fakeBridge, overview } from '../fake-bridge'

async function open(faults: readonly FaultView[]) {
  let left = faults
  const bridge = fakeBridge({
    'lab/overview': () => overview({ faults: left }),
    'lab/dispatch': () => {
      left = left.slice(1)
      return DONE
    }
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'faults' })
  show(FaultsDialog, {})
  await settle()
  return { bridge, consoleStore }
}

const text = (): string => one('dialog').textContent

async function press(label: string): Promise<void> {
  const found = byRole('button').filter(({ textContent }) => textContent.trim() === label)
  const [first] = found
  if (!first || found.length > 1) throw new Error(`${found.length} buttons ${label}`)
  first.focus()
  first.click()
  await settle()
}

beforeEach(() => {
  setActivePinia(createPinia())
})

const offline: FaultView = { kind: 'offline', server: 'Server1' }
const cut: FaultView = { kind: 'network-cut', from: 'DPM1', to: 'Server1' }
const writer: FaultView = { kind: 'service-stopped', computer: 'DPM1', service: 'DPMWriter' }
const sql: FaultView = { kind: 'service-stopped', computer: 'DPM1', service: 'SQL Server VSS Writer' }
const denied: FaultView = { kind: 'access-denied', computer: 'Server1', owner: 'DPM2' }
const outdated: FaultView = { kind: 'agent-outdated', computer: 'Server1', owner: 'DPM2' }
const full: FaultView = { kind: 'storage-full', server: 'DPM2' }

describe('what is out of order', () => {
  test('is nothing, and says so', async () => {
    const { consoleStore } = await open([])
    expect(text()).toContain('Nothing is out of order.')
    await press('Close')
    expect(consoleStore.dialog).toBeNull()
  })

  test.each([
    [offline, 'Repair Server1', { do: 'repair-server', server: 'Server1' }, 'ID'],
    [cut, 'Restore network', { do: 'restore-network', from: 'DPM1', to: 'Server1' }, '3122'],
    [writer, 'Start service', { do: 'start-service', computer: 'DPM1', service: 'DPMWriter' }, '33119'],
    [
      sql,
      'Start service',
      { do: 'start-service', computer: 'DPM1', service: 'SQL Server VSS Writer' },
      '31310'
    ],
    [denied, 'Correct credentials', { do: 'correct-credentials', computer: 'Server1' }, '42']
  ] as const)('%j is cured by %s', async (fault, label, command, id) => {
    const { bridge } = await open([fault, full])
    expect(text()).toContain('2 things are out of order.')
    expect(text()).toContain(id)
    await press(label)
    expect(bridge.dispatched()).toEqual([command])
    expect(one('status').textContent).toBe('One thing is out of order.')
    // The button is gone, the keyboard is not lost.
    expect(one('dialog').contains(document.activeElement)).toBe(true)
  })

  test('an old agent is updated where its owner lists it', async () => {
    const { consoleStore } = await open([outdated])
    await press('Agents of DPM2')
    expect(consoleStore.server).toBe('DPM2')
    expect([consoleStore.workspace, consoleStore.managementTab]).toEqual(['Management', 'agents'])
    expect(consoleStore.dialog).toBeNull()
  })

  test('a full pool grows under Disk Storage', async () => {
    const { consoleStore } = await open([full])
    await press('Disk Storage of DPM2')
    expect(consoleStore.server).toBe('DPM2')
    expect([consoleStore.workspace, consoleStore.managementTab]).toEqual(['Management', 'disk-storage'])
  })

  test('where a computer denies access, SetDpmServer may be the cure', async () => {
    const { consoleStore, bridge } = await open([denied])
    await press('Run SetDpmServer…')
    expect(consoleStore.dialog).toEqual({
      kind: 'command-form',
      form: 'set-dpm-server',
      start: { computer: 'Server1', server: 'DPM2' }
    })
    expect(bridge.dispatched()).toEqual([])
  })
})
