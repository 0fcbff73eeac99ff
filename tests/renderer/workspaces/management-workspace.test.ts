import type { GroupPolicy } from '@shared/contract/commands'
import type { AgentView, LabOverview } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { ManagementTab } from '@renderer/stores/types'
import ManagementWorkspace from '@renderer/workspaces/management/management-workspace.vue'
import { byRole, one, press, settle, show } from '../components/harness'
import { dpmServer, fakeBridge, overview, protectedServer } from '../fake-bridge'

function agent(computer: string, more: Partial<AgentView> = {}): AgentView {
  return {
    computer,
    kind: 'protected server',
    protectionState: 'protected',
    status: { text: 'OK', level: 'ok' },
    version: '10.22.148.0',
    updates: '',
    owner: 'DPM1',
    ...more
  }
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

async function open(tab: ManagementTab, agents: readonly AgentView[] = AGENTS, lab: LabOverview = LAB) {
  const bridge = fakeBridge({
    'lab/overview': lab,
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
              replicaPath: ''
            }
          ]
        }
      ]
    })
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
  document.body.innerHTML = ''
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
    expect(reason('Update')).toBe('There is no update for any agent.')
    for (const label of ['Disable agent', 'Enable agent', 'Throttle computer']) {
      expect(reason(label)).toContain('not simulated in this version')
    }
    expect(reason('Uninstall')).toBe('Select a computer first.')
    expect(reason('Take Ownership')).toContain('Select a computer')
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
    expect(consoleStore.dialog).toEqual({ kind: 'uninstall-agent', computers: ['Server1', 'Server3'] })
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
      'Disable agent',
      'Enable agent',
      'Throttle computer'
    ])
    one('menuitem', 'Uninstall').click()
    await settle()
    expect(consoleStore.dialog).toEqual({ kind: 'uninstall-agent', computers: ['Server2'] })
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
      'Chained protection: DPM1 → DPM2 → DPM3',
      'Cyclic protection: DPM4 → DPM5 → DPM4',
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

describe('what is not simulated', () => {
  test.each([
    ['disk-storage', ['Add', 'Rescan'], 'Disk space is not simulated in this version'],
    [
      'libraries',
      ['Rescan', 'Inventory library', 'Recatalog imported tape'],
      'Tape libraries are not simulated in this version'
    ]
  ] as const)('%s names the actions of the product and says why they are off', async (tab, labels, text) => {
    await open(tab)
    expect(document.querySelector('[role=tabpanel]:not([hidden])')?.textContent).toContain(text)
    for (const label of labels) {
      expect(one('button', label).getAttribute('aria-disabled')).toBe('true')
      expect(reason(label)).toBe(`${text}.`)
    }
  })
})
