// The console on a real lab in the pseudo language: whatever stands in it is of the catalogue or of the lab.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import type { Bridge } from '@shared/contract'
import { answer } from '@main/answer'
import { makeHandlers } from '@main/handlers'
import App from '@renderer/app.vue'
import { useConsole } from '@renderer/stores/console'
import type { DialogRequest } from '@renderer/stores/dialogs'
import { useLab } from '@renderer/stores/lab'
import { WORKSPACES } from '@renderer/stores/types'
import { shell, useDesk } from '../main/desk-kit'
import { unspoken } from './unspoken'

const kit = useDesk()
const LAB = resolve(import.meta.dirname, '../../resources/labs/04-cyclic.yaml')

async function open(): Promise<VueWrapper> {
  kit.write('bundled/04-cyclic.yaml', readFileSync(LAB, 'utf8'))
  const handlers = makeHandlers(kit.desk(), shell)
  const bridge: Bridge = {
    // What crosses the boundary is copied there.
    ask: (name, input) =>
      answer(handlers, name, structuredClone(input), { window: 1 }, (cause) => {
        throw cause
      }) as never,
    on: () => () => undefined,
    pathOf: (file) => file.name
  }
  Object.defineProperty(window, 'dpmLab', { value: bridge, configurable: true })
  const pinia = createPinia()
  setActivePinia(pinia)
  await bridge.ask('lab/open-bundled', { id: '04-cyclic' })
  await bridge.ask('lab/play-all', {})
  const app = mount(App, { attachTo: document.body, global: { plugins: [pinia] } })
  await vi.waitFor(() => expect(document.querySelector('.console')).not.toBeNull())
  await settle()
  return app
}

/** Queries are asked and answered, and what waited for them is drawn. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 60))

function namesOfLab(): string[] {
  const { overview } = useLab()
  if (!overview) throw new Error('No lab is open.')
  const { dpmServers, protectedServers, title, introduction, file } = overview
  const named = [...dpmServers, ...protectedServers].flatMap(({ name, dataSources }) => [
    name,
    ...dataSources
  ])
  const names = [title, introduction, file, ...named, ...GROUPS, ...NAMES]
  return names.filter((name) => name !== '').sort((a, b) => b.length - a.length)
}

/** Of the product and of ours: the same in every language. */
const NAMES = ['SetDpmServer.exe -dpmServerName', 'SQL Server VSS Writer', 'DPMWriter', 'HTML', 'CSV', 'PDF']
/** Groups of the lab. */
const GROUPS = ['Payroll', 'Secondary of DPM2', 'Secondary of DPM3']

const DIALOGS: readonly DialogRequest[] = [
  { kind: 'install-agent', method: 'install', computers: [] },
  { kind: 'install-agent', method: 'attach', computers: [] },
  { kind: 'agent-action', action: 'uninstall', computers: ['Server1'] },
  { kind: 'agent-action', action: 'disable', computers: ['Server1'] },
  { kind: 'faults' },
  { kind: 'take-ownership', computer: 'Server1' },
  { kind: 'create-group' },
  { kind: 'server-action', action: 'rebuild' },
  { kind: 'add-dpm-server' },
  { kind: 'add-protected-server' },
  { kind: 'job-filter' },
  { kind: 'new-lab' },
  { kind: 'save-lab-file' },
  { kind: 'story-steps' },
  { kind: 'command-form', form: 'throttle', start: { computer: 'Server1' } },
  { kind: 'command-form', form: 'set-dpm-server' },
  { kind: 'command-form', form: 'add-storage' },
  { kind: 'command-form', form: 'cut-network' },
  { kind: 'command-form', form: 'stop-service' },
  { kind: 'command-form', form: 'fill-storage' }
]

describe('nothing is hard-wired', () => {
  it('in the workspaces and their tabs', async () => {
    const app = await open()
    const console_ = useConsole()
    const found: Record<string, string[]> = {}
    for (const workspace of WORKSPACES) {
      console_.workspace = workspace
      await settle()
      found[workspace] = unspoken(namesOfLab())
    }
    console_.workspace = 'Management'
    for (const tab of ['agents', 'dpm-servers', 'disk-storage', 'libraries'] as const) {
      console_.managementTab = tab
      await settle()
      found[tab] = unspoken(namesOfLab())
    }
    app.unmount()
    expect(Object.fromEntries(Object.entries(found).filter(([, texts]) => texts.length > 0))).toEqual({})
  })

  it('in the dialogs and wizards', async () => {
    const app = await open()
    const console_ = useConsole()
    const found: Record<string, string[]> = {}
    for (const request of DIALOGS) {
      console_.open(request)
      await settle()
      expect(document.querySelector('[role="dialog"], [role="alertdialog"]'), request.kind).not.toBeNull()
      found[JSON.stringify(request)] = unspoken(namesOfLab())
      console_.close()
      await settle()
    }
    app.unmount()
    expect(Object.fromEntries(Object.entries(found).filter(([, texts]) => texts.length > 0))).toEqual({})
  })
})
