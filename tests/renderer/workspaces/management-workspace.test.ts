import type { GroupPolicy } from '@shared/contract/commands'
import type {
  AgentView,
  FaultView,
  LabOverview,
  LibraryView,
  RunningJobView,
  StorageView
} from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { ManagementTab } from '@renderer/stores/types'
import ManagementWorkspace from '@renderer/workspaces/management/management-workspace.vue'
import { byRole, one, press, settle, show } from '../components/harness'
import {
  DONE,
  dpmServer,
  fakeBridge,
  labClock,
  overview,
  protectedServer,
  type FakeAnswers
} from '../fake-bridge'

function agent(computer: string, more: Partial<AgentView> = {}): AgentView {
  return {
    computer,
    kind: 'protected server',
    protectionState: 'protected',
    status: { text: 'OK', level: 'ok' },
    version: '10.22.148.0',
    updates: '',
    owner: 'DPM1',
    disabled: false,
    throttleMbps: null,
    job: null,
    ...more
  }
}

/** Half done at second 50. */
function job(type: RunningJobView['type'], label: string): RunningJobView {
  return { type, label, start: 0, end: 100 }
}

const AGENTS = [
  agent('Server1', {
    owner: 'DPM2',
    status: { text: 'Managed by DPM2', level: 'critical', reason: 'Jobs of DPM1 on Server1 fail.' }
  }),
  agent('Server2', { protectionState: 'unprotected' }),
  agent('Server3')
]

const LAB = overview({
  dpmServers: [
    dpmServer('DPM1', { protectedBy: 'DPM2', selfProtecting: true }),
    dpmServer('DPM2', { protectedBy: 'DPM3', status: 'failed' }),
    dpmServer('DPM3', { rebuilt: true })
  ],
  protectedServers: [protectedServer('Server1'), protectedServer('Server2'), protectedServer('Server3')],
  links: [
    { protected: 'DPM1', protector: 'DPM2', state: 'broken' },
    { protected: 'DPM2', protector: 'DPM3', state: 'active' }
  ],
  configurations: [
    { kind: 'chained', servers: ['DPM1', 'DPM2', 'DPM3'] },
    { kind: 'cyclic', servers: ['DPM4', 'DPM5'] }
  ]
})

const POLICY: GroupPolicy = {
  retentionDays: 5,
  synchronizationMinutes: 15,
  recoveryPointTimes: [],
  replicaCreation: 'now',
  consistencyCheckWhenInconsistent: true,
  dailyConsistencyCheck: false
}

/** As in the console: another server gets a workspace of its own. */
const Frame = defineComponent(() => {
  const consoleStore = useConsole()
  return () => h(ManagementWorkspace, { key: consoleStore.server })
})

const STORAGE: StorageView = {
  server: 'DPM1',
  total: 2048,
  used: 512,
  foreign: 0,
  free: 1536,
  disks: [{ name: 'Volume 1', total: 2048, free: 1536 }],
  replicas: [
    { computer: 'Server1', dataSource: 'D:', group: 'Group 1', allocated: 500, points: 12 },
    { computer: 'Server2', dataSource: 'E:', group: null, allocated: 12, points: 3 }
  ]
}

const LIBRARY: LibraryView = {
  name: 'Library 1',
  drives: [{ name: 'Drive 1', status: 'Idle' }],
  tapes: [{ slot: 1, label: 'Tape 1', barcode: 'LAB001', status: 'Free' }],
  inventoried: 60,
  job: null
}

async function open(
  tab: ManagementTab,
  agents: readonly AgentView[] = AGENTS,
  lab: LabOverview = LAB,
  answers: FakeAnswers = {}
) {
  const bridge = fakeBridge({
    'lab/overview': lab,
    'lab/dispatch': DONE,
    'lab/storage': STORAGE,
    'lab/libraries': { server: 'DPM1', library: LIBRARY },
    'lab/agents': ({ server }) => ({ server, agents: server === 'DPM1' ? agents : [] }),
    'lab/protection': ({ server }) => ({
      server,
      inactive: [],
      groups: [
        {
          name: 'Group 1',
          policy: POLICY,
          members: [
            {
              computer: 'Server1',
              dataSource: 'D:',
              type: 'Volume',
              through: null,
              mode: 'primary',
              status: { text: 'OK', level: 'ok' },
              replicaPath: '',
              replica: {
                size: 0,
                allocated: 0,
                points: 0,
                oldestPoint: null,
                newestPoint: null,
                lastSynchronized: null
              },
              job: null
            }
          ]
        }
      ]
    }),
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.managementTab = tab
  show(Frame, {})
  await settle()
  return { bridge, consoleStore }
}

const row = (text: string): HTMLElement => {
  const found = byRole('row').filter(
    (one) =>
      one
        .querySelector('[role=gridcell]')
        ?.textContent.replace(/\(\d+\)$/u, '')
        .trim() === text
  )
  const [first] = found
  if (!first || found.length > 1) throw new Error(`${found.length} rows of ${text}`)
  return first
}
const cells = (text: string): string[] =>
  [...row(text).querySelectorAll('[role=gridcell]')].map(({ textContent }) => textContent.trim())
const reason = (button: string): string | null => one('button', button).getAttribute('aria-description')

function detailsOf(name: string): string {
  const pane = document.querySelector('.details-pane')
  expect(pane?.querySelector('h2')?.textContent).toBe(`Details: ${name}`)
  return pane?.textContent ?? ''
}

async function click(element: HTMLElement, how: MouseEventInit = {}): Promise<void> {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...how }))
  await settle()
}

beforeEach(() => {
  setActivePinia(createPinia())
})

test('has the four tabs, bound to the console', async () => {
  const { consoleStore } = await open('agents')
  expect(byRole('tab').map(({ textContent }) => textContent.trim())).toEqual([
    'Agents',
    'DPM Servers',
    'Disk Storage',
    'Libraries'
  ])
  consoleStore.managementTab = 'libraries'
  await settle()
  expect(one('tab', 'Libraries').getAttribute('aria-selected')).toBe('true')
  one('tab', 'DPM Servers').focus()
  await settle()
  expect(consoleStore.managementTab).toBe('dpm-servers')
})

describe('Agents', () => {
  test('groups the computers by their protection state', async () => {
    await open('agents')
    expect(byRole('columnheader').map(({ textContent }) => textContent.trim())).toEqual([
      'Computer',
      'Agent Status',
      'Agent Updates',
      'Version',
      'Managed by'
    ])
    const order = byRole('row')
      .slice(1)
      .map((one) => one.querySelector('[role=gridcell]')?.textContent.trim())
    expect(order).toEqual([
      'Unprotected server with protection agents(1)',
      'Server2',
      'Protected servers with protection agents(2)',
      'Server1',
      'Server3'
    ])
    expect(cells('Server1')).toEqual(['Server1', 'Managed by DPM2', '', '10.22.148.0', 'DPM2'])
  })

  test('closes and opens a group', async () => {
    await open('agents')
    row('Protected servers with protection agents').focus()
    await click(row('Protected servers with protection agents'))
    await press('ArrowLeft')
    expect(() => row('Server1')).toThrow()
    await press('ArrowRight')
    expect(row('Server1')).toBeTruthy()
  })

  test('says what to do where there is nothing', async () => {
    const { consoleStore } = await open('agents', [])
    expect(document.body.textContent).toContain('No protection agents yet')
    const [, inTheList] = byRole('button', 'Install')
    if (!inTheList) throw new Error('no Install button in the empty list')
    await click(inTheList)
    expect(consoleStore.dialog).toEqual({ kind: 'install-agent', method: 'install', computers: [] })
  })

  test('tells of every unavailable action why', async () => {
    await open('agents')
    const needed = [
      'Uninstall',
      'Update',
      'Remove Record',
      'Disable agent',
      'Enable agent',
      'Throttle computer'
    ]
    for (const label of needed) expect(reason(label)).toBe('Select a computer first.')
    expect(reason('Take Ownership')).toContain('Select a computer')
    await click(row('Server3'))
    expect(reason('Update')).toBe('There is no update for what is selected.')
    expect(reason('Enable agent')).toBe('Nothing that is selected is disabled.')
    expect(reason('Remove Record')).toBe('DPM1 reaches Server3: uninstall the agent.')
    for (const label of ['Uninstall', 'Disable agent', 'Throttle computer']) expect(reason(label)).toBeNull()
    await click(row('Server2'), { ctrlKey: true })
    expect(reason('Throttle computer')).toBe('Select one computer only.')
  })

  test('Update is there for what has one, and the engine has the last word', async () => {
    const { bridge, consoleStore } = await open(
      'agents',
      [
        agent('Server1', { updates: 'Update available' }),
        agent('Server2', { updates: 'Updating', job: job('agent-update', 'Agent update') }),
        agent('DPM2', { kind: 'DPM server' })
      ],
      LAB,
      {
        'lab/dispatch': ({ command }) =>
          'computer' in command && command.computer === 'DPM2'
            ? {
                outcome: 'refused',
                violations: [{ rule: 'agent-of-primary', concern: { server: 'DPM1', computer: 'DPM2' } }],
                warnings: []
              }
            : DONE
      }
    )
    await click(row('Server2'))
    expect(reason('Update')).toBe('There is no update for what is selected.')
    await click(row('Server1'))
    await click(row('Server2'), { ctrlKey: true })
    await click(row('DPM2'), { ctrlKey: true })
    await click(one('button', 'Update'))
    expect(bridge.dispatched()).toEqual([
      { do: 'update-agent', on: 'DPM1', computer: 'Server1' },
      { do: 'update-agent', on: 'DPM1', computer: 'DPM2' }
    ])
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('agent-of-primary')
  })

  test('asks before it disables, and enables what is disabled at once', async () => {
    const { bridge, consoleStore } = await open('agents', [
      agent('Server1'),
      agent('Server2', { disabled: true, status: { text: 'Disabled', level: 'warning' } })
    ])
    await click(row('Server1'))
    await click(row('Server2'), { ctrlKey: true })
    await click(one('button', 'Disable agent'))
    expect(consoleStore.dialog).toEqual({ kind: 'agent-action', action: 'disable', computers: ['Server1'] })
    await click(one('button', 'Enable agent'))
    expect(bridge.dispatched()).toEqual([{ do: 'enable-agent', on: 'DPM1', computer: 'Server2' }])
    await click(row('Server2'))
    await click(one('button', 'Enable the agent'))
    expect(bridge.dispatched()).toHaveLength(2)
  })

  test('throttles from what is set, and says what is', async () => {
    const { consoleStore } = await open('agents', [agent('Server1', { throttleMbps: 100 }), agent('Server2')])
    await click(row('Server1'))
    expect(detailsOf('Server1')).toContain('100 Mbps')
    await click(one('button', 'Throttle computer'))
    expect(consoleStore.dialog).toEqual({
      kind: 'command-form',
      form: 'throttle',
      start: { computer: 'Server1', throttle: 'on', mbps: '100' }
    })
    await click(row('Server2'))
    await click(one('button', 'Throttle computer'))
    expect(consoleStore.dialog).toMatchObject({ start: { computer: 'Server2', throttle: 'off' } })
  })

  test('SetDpmServer starts from the selected computer, or from none', async () => {
    const { consoleStore } = await open('agents')
    await click(one('button', 'Run SetDpmServer…'))
    expect(consoleStore.dialog).toEqual({ kind: 'command-form', form: 'set-dpm-server' })
    await click(row('Server1'))
    await click(one('button', 'Run SetDpmServer…'))
    expect(consoleStore.dialog).toMatchObject({ start: { computer: 'Server1' } })
  })

  const cutOff: readonly (readonly [string, Partial<LabOverview>])[] = [
    ['is offline', { protectedServers: [protectedServer('Server3', { status: 'offline' })] }],
    ['is cut off', { faults: [{ kind: 'network-cut', from: 'Server3', to: 'DPM1' }] }],
    ['denies access', { faults: [{ kind: 'access-denied', computer: 'Server3', owner: 'DPM1' }] }]
  ]
  test.each(cutOff)('Remove Record is for a computer that %s', async (_name, more) => {
    const { consoleStore } = await open('agents', AGENTS, { ...LAB, ...more })
    await click(row('Server2'))
    expect(byRole('button', 'Remove Record')).toHaveLength(1)
    await click(row('Server3'))
    const [inRibbon, inDetails] = byRole('button', 'Remove Record')
    expect(inRibbon?.getAttribute('aria-disabled')).toBeNull()
    if (!inDetails) throw new Error('no link in the details')
    await click(inDetails)
    expect(consoleStore.dialog).toEqual({
      kind: 'agent-action',
      action: 'remove-record',
      computers: ['Server3']
    })
  })

  test('a cut between two others is no matter of this agent', async () => {
    await open('agents', AGENTS, { ...LAB, faults: [{ kind: 'network-cut', from: 'Server3', to: 'DPM2' }] })
    await click(row('Server3'))
    expect(reason('Remove Record')).toBe('DPM1 reaches Server3: uninstall the agent.')
    expect(byRole('button', 'Restore network')).toEqual([])
  })

  const cures: readonly (readonly [FaultView, string, object])[] = [
    [{ kind: 'offline', server: 'Server3' }, 'Repair Server3', { do: 'repair-server', server: 'Server3' }],
    [
      { kind: 'network-cut', from: 'DPM1', to: 'Server3' },
      'Restore network',
      { do: 'restore-network', from: 'DPM1', to: 'Server3' }
    ],
    [
      { kind: 'access-denied', computer: 'Server3', owner: 'DPM1' },
      'Correct credentials',
      { do: 'correct-credentials', computer: 'Server3' }
    ]
  ]
  test.each(cures)('the details cure %j by %s', async (fault, label, command) => {
    const { bridge } = await open('agents', AGENTS, { ...LAB, faults: [fault] })
    await click(row('Server3'))
    await click(one('button', label))
    expect(bridge.dispatched()).toEqual([command])
  })

  test('an old agent is updated from its details', async () => {
    const { bridge } = await open('agents', [agent('Server3', { updates: 'Update available' })], {
      ...LAB,
      faults: [{ kind: 'agent-outdated', computer: 'Server3', owner: 'DPM1' }]
    })
    await click(row('Server3'))
    await click(one('button', 'Update the agent'))
    expect(bridge.dispatched()).toEqual([{ do: 'update-agent', on: 'DPM1', computer: 'Server3' }])
  })

  test('the job on an agent shows its progress, and follows the clock', async () => {
    const { consoleStore } = await open(
      'agents',
      [agent('Server2', { job: job('agent-installation', 'Agent installation') })],
      { ...LAB, clock: labClock({ now: 25 }) }
    )
    expect(cells('Server2')[1]).toBe('OK (Agent installation 25 %)')
    await click(row('Server2'))
    const bar = one('progressbar', 'Agent installation')
    expect(bar.getAttribute('aria-valuenow')).toBe('25')
    useLab().clock = { now: 75, state: 'running', speed: 1, until: null }
    await settle()
    expect(cells('Server2')[1]).toBe('OK (Agent installation 75 %)')
    expect(one('progressbar', 'Agent installation').getAttribute('aria-valuenow')).toBe('75')
    await click(one('button', 'Show jobs'))
    expect(consoleStore.workspace).toBe('Monitoring')
  })

  test('Take Ownership is for an agent that is owned elsewhere', async () => {
    const { consoleStore } = await open('agents')
    await click(row('Server3'))
    expect(reason('Take Ownership')).toBe('DPM1 owns the agent on Server3 already.')
    expect(byRole('button', 'Take Ownership')).toHaveLength(1)
    await click(row('Server1'))
    const [inRibbon, inDetails] = byRole('button', 'Take Ownership')
    if (!inRibbon || !inDetails) throw new Error('Take Ownership is not offered')
    expect(inRibbon.getAttribute('aria-disabled')).toBeNull()
    await click(inDetails)
    expect(consoleStore.dialog).toEqual({ kind: 'take-ownership', computer: 'Server1' })
  })

  test('shows the details of the selected computer', async () => {
    await open('agents')
    await click(row('Server1'))
    const details = detailsOf('Server1')
    expect(details).toContain('Jobs of DPM1 on Server1 fail.')
    expect(details).toContain('Group 1')
    await click(row('Server3'))
    expect(detailsOf('Server3')).not.toContain('Group 1')
  })

  test('starts the wizard and uninstalling from what is selected', async () => {
    const { consoleStore } = await open('agents')
    await click(row('Server1'))
    await click(row('Server3'), { ctrlKey: true })
    await click(one('button', 'Uninstall'))
    expect(consoleStore.dialog).toEqual({
      kind: 'agent-action',
      action: 'uninstall',
      computers: ['Server1', 'Server3']
    })
    await click(one('button', 'Attach'))
    expect(consoleStore.dialog).toEqual({ kind: 'install-agent', method: 'attach', computers: ['Server1'] })
    await click(one('button', 'Install'))
    expect(consoleStore.dialog).toEqual({ kind: 'install-agent', method: 'install', computers: [] })
  })

  test('Refresh information asks again and says so', async () => {
    const { bridge, consoleStore } = await open('agents')
    const before = bridge.asked.filter(({ name }) => name === 'lab/agents').length
    await click(one('button', 'Refresh information'))
    expect(bridge.asked.filter(({ name }) => name === 'lab/agents')).toHaveLength(before + 1)
    expect(consoleStore.message).toBe('Agent information of DPM1 refreshed')
  })

  test('has the same actions in the menu of a row', async () => {
    const { consoleStore } = await open('agents')
    row('Server2').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 })
    )
    await settle()
    expect(byRole('menuitem').map(({ textContent }) => textContent.trim())).toEqual([
      'Install',
      'Attach',
      'Uninstall',
      'Update',
      'Refresh information',
      'Take Ownership',
      'Run SetDpmServer…',
      'Remove Record',
      'Disable agent',
      'Enable agent',
      'Throttle computer'
    ])
    one('menuitem', 'Uninstall').click()
    await settle()
    expect(consoleStore.dialog).toEqual({ kind: 'agent-action', action: 'uninstall', computers: ['Server2'] })
  })
})

describe('DPM Servers', () => {
  test('lists every DPM server of the lab with its place in the chain', async () => {
    await open('dpm-servers')
    const version = '10.22.148.0'
    expect(cells('DPM1')).toEqual(['DPM1', 'Online', version, 'DPM2', '', 'Broken', 'Yes'])
    expect(cells('DPM2')).toEqual(['DPM2', 'Failed', version, 'DPM3', 'DPM1', 'Active', 'No'])
    expect(cells('DPM3')).toEqual(['DPM3', 'Online, rebuilt', version, '', 'DPM2', '', 'No'])
  })

  test('names the configurations and the links', async () => {
    await open('dpm-servers')
    const items = [...document.querySelectorAll('.chain-list li')].map(({ textContent }) =>
      textContent.replace(/\s+/gu, ' ').trim()
    )
    expect(items).toEqual([
      'Chained: DPM1 → DPM2 → DPM3',
      'Cyclic: DPM4 ⇄ DPM5',
      'DPM1 → DPM2Broken',
      'DPM2 → DPM3Active'
    ])
  })

  test('says so where nothing is linked', async () => {
    await open('dpm-servers', AGENTS, overview())
    expect(document.body.textContent).toContain('No DPM server of the lab is protected by another one.')
  })

  test('Enter shows the console of a server, and keeps the focus on it', async () => {
    const { consoleStore } = await open('dpm-servers')
    row('DPM2').focus()
    await click(row('DPM2'))
    await press('Enter')
    expect(consoleStore.server).toBe('DPM2')
    expect(document.activeElement).toBe(row('DPM2'))
    expect(consoleStore.message).toBe('Console of DPM2')
  })

  test('a double click shows the console too', async () => {
    const { consoleStore } = await open('dpm-servers')
    row('DPM3').dispatchEvent(new MouseEvent('dblclick', { bubbles: true, cancelable: true }))
    await settle()
    expect(consoleStore.server).toBe('DPM3')
  })

  test.each([
    ['Fail', 'fail'],
    ['Repair', 'repair'],
    ['Remove', 'remove'],
    ['Rebuild', 'rebuild'],
    ['Restore database', 'restore']
  ])('%s asks about the selected server', async (label, action) => {
    const { consoleStore } = await open('dpm-servers')
    await click(row('DPM2'))
    await click(one('button', label))
    expect(consoleStore.dialog).toEqual({ kind: 'server-action', action, server: 'DPM2' })
  })

  test('Reallocate replicas asks about the selected server', async () => {
    const { consoleStore } = await open('dpm-servers')
    await click(row('DPM3'))
    await click(one('button', 'Reallocate replicas'))
    expect(consoleStore.dialog).toEqual({
      kind: 'command-form',
      form: 'reallocate',
      start: { server: 'DPM3' }
    })
  })

  test('Add DPM server needs no selection; the others say that they do', async () => {
    const { consoleStore } = await open('dpm-servers', [], overview({ dpmServers: [] }))
    expect(reason('Fail')).toBe('Select a DPM server first.')
    await click(one('button', 'Fail'))
    expect(consoleStore.dialog).toBeNull()
    const [inRibbon] = byRole('button', 'Add DPM server')
    if (!inRibbon) throw new Error('no button')
    await click(inRibbon)
    expect(consoleStore.dialog).toEqual({ kind: 'add-dpm-server' })
  })
})

describe('Disk Storage', () => {
  const panel = (): string =>
    (document.querySelector('[role=tabpanel]:not([hidden])')?.textContent ?? '').replace(/\s+/gu, ' ')
  const listed = (label: string): string[] =>
    [...one('grid', label).querySelectorAll('[role=row]')]
      .slice(1)
      .map((line) => [...line.children].map(({ textContent }) => textContent.trim()).join(' | '))

  test('tells the space of the pool, its volumes and what is on them', async () => {
    await open('disk-storage')
    expect(panel()).toContain('Storage pool of DPM1: 2.00 TB')
    const parts = [...document.querySelectorAll('.share-bar li')].map(({ textContent }) => textContent.trim())
    expect(parts).toEqual(['Used by DPM: 512.00 GB', 'Free: 1.50 TB'])
    expect(listed('Disk storage')).toEqual(['Volume 1 | 2.00 TB | 1.50 TB'])
    expect(listed('Replicas')).toEqual([
      'D: | Server1 | Group 1 | 500.00 GB | 12',
      'E: | Server2 | Inactive protection | 12.00 GB | 3'
    ])
    expect(panel()).not.toContain('Full')
  })

  test('says who filled it', async () => {
    await open('disk-storage', AGENTS, LAB, {
      'lab/storage': { ...STORAGE, foreign: 1536, free: 0 }
    })
    expect(panel()).toContain('Used by others: 1.50 TB')
    expect(panel()).toContain('Full')
  })

  test('Add asks for a size, Rescan asks again and says so', async () => {
    const { bridge, consoleStore } = await open('disk-storage')
    await click(one('button', 'Add'))
    expect(consoleStore.dialog).toEqual({ kind: 'command-form', form: 'add-storage' })
    const count = () => bridge.asked.filter(({ name }) => name === 'lab/storage').length
    const before = count()
    await click(one('button', 'Rescan'))
    expect(count()).toBe(before + 1)
    expect(consoleStore.message).toBe('Disk storage of DPM1 rescanned')
  })
})

describe('Libraries', () => {
  test('lists drives and tapes, and says when they were looked through', async () => {
    await open('libraries')
    expect(cells('Library 1').slice(0, 2)).toEqual(['Library 1', 'OK'])
    expect(cells('Drive 1').slice(0, 2)).toEqual(['Drive 1', 'Idle'])
    expect(cells('Slot 1')).toEqual(['Slot 1', 'Free', 'Tape 1', 'LAB001'])
    expect(detailsOf('Library 1')).toContain('Mon 05 Jan 2026, 08:01')
    row('Drives').focus()
    await click(row('Drives'))
    await press('ArrowLeft')
    expect(() => row('Drive 1')).toThrow()
  })

  test('rescans, and asks how to inventory', async () => {
    const { bridge, consoleStore } = await open('libraries')
    await click(one('button', 'Rescan'))
    expect(bridge.dispatched()).toEqual([{ do: 'rescan-library', on: 'DPM1' }])
    await click(one('button', 'Inventory library'))
    expect(consoleStore.dialog).toEqual({ kind: 'command-form', form: 'inventory' })
    expect(reason('Recatalog imported tape')).toContain('no tape holds anything')
  })

  test('shows the progress of its job', async () => {
    await open(
      'libraries',
      AGENTS,
      { ...LAB, clock: labClock({ now: 50 }) },
      {
        'lab/libraries': {
          server: 'DPM1',
          library: { ...LIBRARY, inventoried: null, job: job('fast-inventory', 'Fast inventory') }
        }
      }
    )
    expect(cells('Library 1')[1]).toBe('Busy (Fast inventory 50 %)')
    expect(one('progressbar', 'Fast inventory').getAttribute('aria-valuenow')).toBe('50')
    expect(detailsOf('Library 1')).toContain('Never')
  })

  test('is empty where none is attached, and says why nothing can be done', async () => {
    await open('libraries', AGENTS, LAB, { 'lab/libraries': { server: 'DPM1', library: null } })
    expect(document.body.textContent).toContain('A lab file gives a DPM server one with tapeLibrary.')
    for (const label of ['Rescan', 'Inventory library', 'Recatalog imported tape']) {
      expect(reason(label)).toBe('No tape library is attached to DPM1.')
    }
  })
})
