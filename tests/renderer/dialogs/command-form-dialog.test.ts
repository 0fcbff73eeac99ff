import type { LabOverview } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import CommandFormDialog from '@renderer/dialogs/command-form-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import type { CommandFormId } from '@renderer/stores/dialogs'
import { useLab } from '@renderer/stores/lab'
import { one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, protectedServer, type FakeAnswers } from '../fake-bridge'

const LAB = overview({
  dpmServers: [
    dpmServer('DPM1'),
    dpmServer('DPM2', { agentOwner: 'DPM1' }),
    dpmServer('DPM3', { status: 'removed' })
  ],
  protectedServers: [
    protectedServer('Server1', { agentOwner: 'DPM2', status: 'offline' }),
    protectedServer('Server2', { agentOwner: 'DPM1' }),
    protectedServer('Server3')
  ]
})

async function open(
  form: CommandFormId,
  start: Record<string, string> = {},
  lab: LabOverview = LAB,
  answers: FakeAnswers = {}
) {
  const bridge = fakeBridge({ 'lab/overview': lab, 'lab/dispatch': DONE, ...answers })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'command-form', form, start })
  show(CommandFormDialog, { form, start })
  await settle()
  return { bridge, consoleStore }
}

async function click(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

function field(label: string): HTMLInputElement | HTMLSelectElement {
  const found = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === label
  )
  const control = document.getElementById(found?.htmlFor ?? '')
  if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) return control
  throw new Error(`no field ${label}`)
}

async function set(label: string, value: string): Promise<void> {
  const control = field(label)
  control.value = value
  control.dispatchEvent(
    new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true })
  )
  await settle()
}

async function choose(label: string): Promise<void> {
  field(label).click()
  await settle()
}

const options = (label: string): string[] =>
  [...field(label).querySelectorAll('option')].map(({ textContent }) => textContent.trim())
const off = (button: string): string | null => one('button', button).getAttribute('aria-description')

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('failures', () => {
  test.each([
    ['cut-network', 'Cut', { do: 'cut-network', from: 'DPM1', to: 'Server2' }],
    ['stop-service', 'Stop', { do: 'stop-service', computer: 'DPM1', service: 'SQL Server VSS Writer' }],
    ['fill-storage', 'Fill', { do: 'fill-storage', on: 'DPM1' }],
    ['outdate-agent', 'Make too old', { do: 'outdate-agent', computer: 'Server2' }],
    ['spoil-credentials', 'Deny access', { do: 'spoil-credentials', computer: 'Server2' }]
  ] as const)(
    '%s starts from what this console would see, and is confirmed',
    async (form, label, command) => {
      const { bridge, consoleStore } = await open(form)
      expect(document.activeElement).toBe(one('button', 'Cancel'))
      await click(label)
      expect(bridge.dispatched()).toEqual([command])
      expect(consoleStore.dialog).toBeNull()
    }
  )

  test('Cancel injects nothing', async () => {
    const { bridge, consoleStore } = await open('fill-storage')
    await click('Cancel')
    expect(bridge.dispatched()).toEqual([])
    expect(consoleStore.dialog).toBeNull()
  })

  test('the network is cut between two different computers that are there', async () => {
    const { bridge } = await open('cut-network')
    expect(options('One computer')).toEqual(['DPM1', 'DPM2', 'Server1 (offline)', 'Server2', 'Server3'])
    expect(options('The other computer')).not.toContain('DPM1')
    await set('One computer', 'Server2')
    expect(field('The other computer').value).toBe('DPM1')
    await click('Cut')
    expect(bridge.dispatched()).toEqual([{ do: 'cut-network', from: 'Server2', to: 'DPM1' }])
  })

  test('DPMWriter is a service of DPM servers', async () => {
    const { bridge } = await open('stop-service')
    await set('Computer', 'Server2')
    expect(field('Computer').value).toBe('Server2')
    await choose('DPMWriter')
    expect(options('Computer')).toEqual(['DPM1', 'DPM2'])
    await set('Computer', 'DPM2')
    await click('Stop')
    expect(bridge.dispatched()).toEqual([{ do: 'stop-service', computer: 'DPM2', service: 'DPMWriter' }])
  })

  test('only an agent of a protected server grows old', async () => {
    await open('outdate-agent')
    expect(options('Computer')).toEqual(['Server1 (offline)', 'Server2'])
  })

  test('where there is none to grow old, that is why nothing can be done', async () => {
    await open('outdate-agent', {}, overview())
    expect(off('Make too old')).toBe('No protected server of the lab has a protection agent.')
  })

  test('stays open where it is refused', async () => {
    const { consoleStore } = await open('fill-storage', {}, LAB, {
      'lab/dispatch': {
        outcome: 'refused',
        violations: [{ rule: 'nothing-to-change', concern: { server: 'DPM1' } }],
        warnings: []
      }
    })
    await click('Fill')
    consoleStore.shown?.answer(false)
    await settle()
    expect(consoleStore.dialog?.kind).toBe('command-form')
  })
})

describe('throttling', () => {
  test('goes from 1 to 10000 Mbps (ID 140)', async () => {
    const { bridge } = await open('throttle', { computer: 'Server2', throttle: 'on', mbps: '100' })
    for (const wrong of ['0', '10001', '1.5', '']) {
      await set('At most', wrong)
      expect(field('At most').getAttribute('aria-invalid')).toBe('true')
      expect(off('OK')).toContain('ID 140')
      await click('OK')
    }
    expect(bridge.dispatched()).toEqual([])
    await set('At most', '10000')
    await click('OK')
    expect(bridge.dispatched()).toEqual([
      { do: 'throttle-agent', on: 'DPM1', computer: 'Server2', mbps: 10_000 }
    ])
  })

  test('ends with No throttling, whatever number was there', async () => {
    const { bridge } = await open('throttle', { computer: 'Server2', throttle: 'on', mbps: '7' })
    await set('At most', '')
    await choose('No throttling')
    expect(() => field('At most')).toThrow()
    await click('OK')
    expect(bridge.dispatched()).toEqual([{ do: 'throttle-agent', on: 'DPM1', computer: 'Server2' }])
  })
})

describe('tools', () => {
  const line = (): string => document.querySelector('.command-form-line')?.textContent ?? ''

  test('SetDpmServer shows its command line', async () => {
    const { bridge } = await open('set-dpm-server', { computer: 'Server1' })
    expect(line()).toContain('Runs on Server1:')
    expect(line()).toContain('SetDpmServer.exe -dpmServerName DPM1')
    await set('DPM server', 'DPM2')
    expect(line()).toContain('-dpmServerName DPM2')
    await click('Run')
    expect(bridge.dispatched()).toEqual([{ do: 'set-dpm-server', computer: 'Server1', server: 'DPM2' }])
  })

  test('a DPM server is not pointed at itself', async () => {
    await open('set-dpm-server', { computer: 'DPM1' })
    expect(options('DPM server')).toEqual(['DPM2'])
  })

  test('so does DpmSync -ReallocateReplica', async () => {
    const { bridge } = await open('reallocate', { server: 'DPM2' })
    expect(line()).toContain('Runs on DPM2:')
    expect(line()).toContain('DpmSync -ReallocateReplica')
    await click('Run')
    expect(bridge.dispatched()).toEqual([{ do: 'reallocate-replicas', on: 'DPM2' }])
  })
})

test('storage is added in whole GB', async () => {
  const { bridge } = await open('add-storage')
  await set('Size', '0.5')
  expect(off('Add')).toContain('whole number of GB')
  await set('Size', '300')
  await click('Add')
  expect(bridge.dispatched()).toEqual([{ do: 'add-storage', on: 'DPM1', gigabytes: 300 }])
})

test('an inventory is fast', async () => {
  const { bridge } = await open('inventory')
  await click('Start')
  expect(bridge.dispatched()).toEqual([{ do: 'inventory-library', on: 'DPM1' }])
})

test('or detailed, where that is chosen', async () => {
  const { bridge } = await open('inventory')
  await choose('Detailed inventory')
  await click('Start')
  expect(bridge.dispatched()).toEqual([{ do: 'inventory-library', on: 'DPM1', detailed: true }])
})
