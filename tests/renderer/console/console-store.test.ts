import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { Command } from '@shared/contract/commands'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DONE, dpmServer, fakeBridge, overview } from '../fake-bridge'

const install: Command = { do: 'install-agent', on: 'DPM1', computer: 'Server1' }
const own: Command = {
  do: 'create-protection-group',
  on: 'DPM1',
  group: 'Own',
  members: [{ computer: 'DPM1', dataSource: 'DPMDB' }]
}
const warned: Verdict = {
  outcome: 'warned',
  violations: [{ rule: 'breaks-chain', concern: { server: 'DPM1', other: 'DPM2' } }],
  warnings: []
}
const refused: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'server-unavailable', concern: { server: 'DPM1' } }],
  warnings: []
}

describe('the console store', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('carries out a command and says so', async () => {
    const bridge = fakeBridge({ 'lab/dispatch': DONE })
    const consoleStore = useConsole()
    expect(await consoleStore.perform(install)).toBe(true)
    expect(bridge.dispatched()).toEqual([install])
    expect(consoleStore.message).toContain('Server1')
    expect(consoleStore.shown).toBeNull()
  })

  it('shows a refusal and resolves false once it is read', async () => {
    fakeBridge({ 'lab/dispatch': refused })
    const consoleStore = useConsole()
    const performing = consoleStore.perform(install)
    await vi.waitFor(() => expect(consoleStore.shown?.verdict).toEqual(refused))
    consoleStore.shown?.answer(false)
    expect(await performing).toBe(false)
    expect(consoleStore.message).toBe('')
  })

  it('asks again with a confirmation only after Yes', async () => {
    const bridge = fakeBridge({
      'lab/dispatch': ({ command }) => ('confirm' in command && command.confirm ? DONE : warned)
    })
    const consoleStore = useConsole()
    const declined = consoleStore.perform(own)
    await vi.waitFor(() => expect(consoleStore.shown).not.toBeNull())
    consoleStore.shown?.answer(false)
    expect(await declined).toBe(false)

    const confirmed = consoleStore.perform(own)
    await vi.waitFor(() => expect(consoleStore.shown).not.toBeNull())
    consoleStore.shown?.answer(true)
    expect(await confirmed).toBe(true)
    expect(bridge.dispatched()).toEqual([own, own, { ...own, confirm: true }])
  })

  it('checks without carrying out', async () => {
    const bridge = fakeBridge({ 'lab/preview': DONE })
    expect(await useConsole().check(install)).toBe(true)
    expect(bridge.dispatched()).toEqual([])
  })

  it('lets an exercise know what it shows as refused, and nothing else', async () => {
    const bridge = fakeBridge({ 'lab/preview': refused })
    const noted = () => bridge.asked.filter(({ name }) => name === 'lab/note-refusal')
    const consoleStore = useConsole()
    expect(await consoleStore.check(install, ['name-taken'])).toBe(true)
    expect(noted()).toEqual([])
    const checked = consoleStore.check(install)
    await vi.waitUntil(() => consoleStore.shown !== null)
    consoleStore.shown?.answer(false)
    expect(await checked).toBe(false)
    expect(noted()).toEqual([{ name: 'lab/note-refusal', input: { command: install } }])
  })

  it('shows the chosen server while it exists, else the first', async () => {
    const bridge = fakeBridge({ 'lab/overview': overview() })
    const lab = useLab()
    await lab.refresh()
    const consoleStore = useConsole()
    expect(consoleStore.server).toBe('DPM1')
    consoleStore.server = 'DPM2'
    expect(consoleStore.server).toBe('DPM2')
    bridge.answers['lab/overview'] = overview({ dpmServers: [dpmServer('Other')] })
    await lab.refresh()
    expect(consoleStore.server).toBe('Other')
  })

  it('keeps a problem that is no refusal for the problem dialog', async () => {
    const bridge = fakeBridge({})
    Object.assign(window.dpmLab, {
      ask: () =>
        Promise.resolve({
          ok: false,
          problem: { kind: 'no-lab-open', title: 'No lab is open', message: 'Open one.' }
        })
    })
    expect(await useConsole().perform(install)).toBe(false)
    expect(useLab().problem?.kind).toBe('no-lab-open')
    expect(bridge.dispatched()).toEqual([])
  })

  it('goes to the tab that an advice names', async () => {
    fakeBridge({ 'lab/overview': overview() })
    await useLab().refresh()
    const consoleStore = useConsole()
    consoleStore.start({ open: 'jobs', on: 'DPM2' })
    expect(consoleStore).toMatchObject({ server: 'DPM2', workspace: 'Monitoring', monitoringTab: 'jobs' })
    consoleStore.start({ open: 'recovery', on: 'DPM1' })
    expect(consoleStore).toMatchObject({ server: 'DPM1', workspace: 'Recovery' })
    consoleStore.start({ open: 'disk-storage', on: 'DPM2' })
    expect(consoleStore).toMatchObject({ workspace: 'Management', managementTab: 'disk-storage' })
    expect(consoleStore.dialog).toBeNull()
  })
})
