import type { Command } from '@shared/contract/commands'
import type { AgentView, JobView, RunningJobView } from '@shared/contract/views'
import type { RuleId } from '@shared/rule-ids'
import type { Concern, Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import InstallAgentWizard from '@renderer/wizards/install-agent/install-agent-wizard.vue'
import { byRole, one, settle, show } from '../components/harness'
import {
  DONE,
  dpmServer,
  fakeBridge,
  labClock,
  overview,
  protectedServer,
  type FakeAnswers
} from '../fake-bridge'

function refusal(rule: RuleId, concern: Concern): Verdict {
  return { outcome: 'refused', violations: [{ rule, concern }], warnings: [] }
}

const many = Array.from({ length: 51 }, (_, at) => `Node${at + 1}`)

const lab = overview({
  dpmServers: [dpmServer('DPM1'), dpmServer('DPM2'), dpmServer('DPM3', { agentOwner: 'DPM2' })],
  protectedServers: [
    protectedServer('Server1', { agentOwner: 'DPM2' }),
    protectedServer('Server2'),
    protectedServer('Server3', { status: 'offline' }),
    ...many.map((name) => protectedServer(name))
  ]
})

function agent(computer: string, more: Partial<AgentView> = {}): AgentView {
  return {
    computer,
    kind: 'protected server',
    protectionState: 'unprotected',
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

const INSTALLING: RunningJobView = {
  type: 'agent-installation',
  label: 'Agent installation',
  start: 0,
  end: 200
}

function installation(computer: string, more: Partial<JobView>): JobView {
  return {
    id: 1,
    type: 'agent-installation',
    label: 'Agent installation',
    status: 'in-progress',
    source: computer,
    computer,
    dataSource: null,
    group: '',
    start: 0,
    end: 200,
    megabytes: 0,
    failure: null,
    ...more
  }
}

/** As where everything is done at once: whatever was installed is there, and no job runs. */
const INSTALLED = ['Server1', 'Server2', 'DPM3'].map((name) => agent(name))

async function open(method: 'install' | 'attach', computers: readonly string[], answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': lab,
    'lab/preview': DONE,
    'lab/dispatch': DONE,
    'lab/agents': { server: 'DPM1', agents: INSTALLED },
    'lab/monitoring': { server: 'DPM1', alerts: [], jobs: [] },
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'install-agent', method, computers })
  show(InstallAgentWizard, { method, computers })
  await settle()
  return { bridge, consoleStore }
}

const heading = (): string => document.querySelector('h2')?.textContent ?? ''
const dialogText = (): string => one('dialog').textContent

async function click(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === label
  )
  const control = document.getElementById(found?.htmlFor ?? '')
  if (!(control instanceof HTMLInputElement)) throw new Error(`no field ${label}`)
  return control
}

async function type(label: string, value: string): Promise<HTMLInputElement> {
  const control = field(label)
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
  return control
}

async function choose(label: string): Promise<void> {
  field(label).click()
  await settle()
}

const optionsOf = (list: string): HTMLElement[] => [
  ...one('listbox', list).querySelectorAll<HTMLElement>('[role=option]')
]
const options = (list: string): string[] => optionsOf(list).map(({ textContent }) => textContent.trim())
const option = (list: string, name: string): HTMLElement | undefined =>
  optionsOf(list).find(({ textContent }) => textContent.trim() === name)

/** From the first page to the one with this title. */
async function goTo(title: string): Promise<void> {
  for (let page = 0; page < 7 && heading() !== title; page += 1) await click('Next')
  expect(heading()).toBe(title)
}

const step = (title: string): string =>
  [...document.querySelectorAll('.wizard-rail li')].find((item) => item.textContent.includes(title))
    ?.textContent ?? ''

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('the way through', () => {
  test('installs on every selected computer, in order, and closes', async () => {
    const { bridge, consoleStore } = await open('install', ['Server2', 'DPM3'])
    expect(one('dialog').querySelector('h1')?.textContent).toBe('Protection Agent Installation Wizard')
    const titles: string[] = []
    for (let page = 0; page < 4; page += 1) {
      titles.push(heading())
      await click('Next')
    }
    expect([...titles, heading()]).toEqual([
      'Select Agent Deployment Method',
      'Select Computers',
      'Enter Credentials',
      'Choose Restart Method',
      'Summary'
    ])
    expect(bridge.dispatched()).toEqual([])
    await click('Install')
    expect(heading()).toBe('Installation')
    expect(bridge.dispatched()).toEqual([
      { do: 'install-agent', on: 'DPM1', computer: 'Server2' },
      { do: 'install-agent', on: 'DPM1', computer: 'DPM3' }
    ])
    expect(dialogText()).toContain('2 of 2 completed.')
    expect(consoleStore.message).toBe('Installing the protection agent on 2 of 2 computers')
    await click('Close')
    expect(consoleStore.dialog).toBeNull()
  })

  test('attaches without a restart page', async () => {
    const { bridge } = await open('attach', ['Server1'])
    expect(field('Computer on a trusted domain').checked).toBe(true)
    expect(field('Computer in a workgroup or untrusted domain').disabled).toBe(true)
    expect(step('Choose Restart Method')).toContain('Attaching needs no restart.')
    expect(step('Select Cluster Nodes')).toContain('No cluster node was selected.')
    await goTo('Enter Credentials')
    await click('Next')
    expect(heading()).toBe('Summary')
    expect(dialogText()).toContain('so far owned by DPM2')
    await click('Attach')
    expect(bridge.dispatched()).toEqual([{ do: 'attach-agent', on: 'DPM1', computer: 'Server1' }])
  })

  test('keeps what was chosen on the way back, and the method can be changed', async () => {
    const { bridge } = await open('install', ['Server2'])
    await goTo('Enter Credentials')
    await type('User name', 'Backup')
    await click('Back')
    expect(options('Selected computers')).toEqual(['Server2'])
    await click('Back')
    await choose('Attach agents')
    await goTo('Enter Credentials')
    expect(field('User name').value).toBe('Backup')
    await goTo('Summary')
    await click('Attach')
    expect(bridge.dispatched()).toEqual([{ do: 'attach-agent', on: 'DPM1', computer: 'Server2' }])
  })

  test('Cancel changes nothing', async () => {
    const { bridge, consoleStore } = await open('install', ['Server2'])
    await goTo('Summary')
    await click('Cancel')
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })
})

describe('Select Computers', () => {
  test('lists the whole lab, its own DPM server too, with what is known of each', async () => {
    await open('install', ['Server2'])
    await goTo('Select Computers')
    expect(options('Selected computers')).toEqual(['Server2'])
    expect(options('Computers in the domain')).toEqual(
      expect.arrayContaining(['Server1', 'Server3', 'DPM1', 'DPM2', 'DPM3'])
    )
    const described = (name: string): string | null =>
      option('Computers in the domain', name)?.getAttribute('aria-description') ?? null
    expect(described('Server1')).toBe('Protected server, agent owned by DPM2')
    expect(described('Server3')).toBe('Protected server, offline, no agent known')
    expect(described('DPM1')).toBe('DPM server of this console, no agent known')
  })

  test('needs at least one computer', async () => {
    const { bridge } = await open('install', [])
    await goTo('Select Computers')
    const next = one('button', 'Next')
    expect(next.getAttribute('aria-disabled')).toBe('true')
    expect(next.getAttribute('aria-description')).toBe('Select at least one computer.')
    await click('Next')
    expect(heading()).toBe('Select Computers')
    expect(bridge.asked.some(({ name }) => name === 'lab/preview')).toBe(false)
  })

  test('a refused one stops the check, stays selected, and keeps the page', async () => {
    const asked: Command[] = []
    const { consoleStore, bridge } = await open('install', ['Server2', 'DPM1', 'Server1'], {
      'lab/preview': ({ command }) => {
        asked.push(command)
        return 'computer' in command && command.computer === 'DPM1'
          ? refusal('agent-on-itself', { server: 'DPM1', computer: 'DPM1' })
          : DONE
      }
    })
    await goTo('Select Computers')
    await click('Next')
    expect(consoleStore.shown?.verdict.outcome).toBe('refused')
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Select Computers')
    expect(options('Selected computers')).toEqual(['Server2', 'DPM1', 'Server1'])
    expect(one('alert').textContent).toContain('DPM1 cannot be taken')
    expect(one('alert').textContent).toContain('ID 334')
    expect(asked.map((command) => 'computer' in command && command.computer)).not.toContain('Server1')
    expect(asked[0]).toEqual({ do: 'install-agent', on: 'DPM1', computer: 'Server2' })
    expect(one('button', 'Next').getAttribute('aria-disabled')).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })

  test('checks for attaching when that is the method', async () => {
    const { bridge } = await open('attach', ['Server1'])
    await goTo('Enter Credentials')
    const checked = bridge.asked.filter(({ name }) => name === 'lab/preview').map(({ input }) => input)
    expect(checked).toEqual([{ command: { do: 'attach-agent', on: 'DPM1', computer: 'Server1' } }])
  })

  test('attaches 50 computers at a time at most; installing has no such limit', async () => {
    await open('attach', many)
    await goTo('Select Computers')
    expect(one('button', 'Next').getAttribute('aria-disabled')).toBe('true')
    expect(dialogText()).toContain('At most 50 computers are attached at a time; 51 are selected.')
    option('Selected computers', 'Node51')?.click()
    await settle()
    await click('Remove')
    expect(one('button', 'Next').getAttribute('aria-disabled')).toBeNull()
    expect(dialogText()).toContain('50 computers selected, at most 50 at a time')
  })

  test('has no limit for installing', async () => {
    await open('install', many)
    await goTo('Select Computers')
    expect(one('button', 'Next').getAttribute('aria-disabled')).toBeNull()
  })

  test('takes a typed name, a fully qualified one too, and says what 322 means', async () => {
    await open('install', [])
    await goTo('Select Computers')
    await type('Computer name', 'nowhere.contoso.com')
    await click('Add Name')
    expect(dialogText()).toContain('nowhere.contoso.com was not found in Active Directory')
    expect(dialogText()).toContain('ID 322')
    expect(options('Selected computers')).toEqual([])
    const control = await type('Computer name', 'server2.contoso.com')
    control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await settle()
    expect(options('Selected computers')).toEqual(['Server2'])
    expect(heading()).toBe('Select Computers')
    expect(dialogText()).not.toContain('322')
    await type('Computer name', 'Server2')
    await click('Add Name')
    expect(options('Selected computers')).toEqual(['Server2'])
  })

  test('Add From File is there for attaching, with the reason why it is not available', async () => {
    await open('attach', [])
    await goTo('Select Computers')
    expect(one('button', 'Add From File').getAttribute('aria-description')).toContain('not simulated')
  })
})

describe('Enter Credentials', () => {
  test('is filled in, and wants a user name and a domain (293)', async () => {
    await open('install', ['Server2'])
    await goTo('Enter Credentials')
    expect([field('User name').value, field('Password').value, field('Domain').value]).toEqual([
      'Administrator',
      '',
      'contoso.com'
    ])
    await type('User name', ' ')
    await type('Domain', '')
    await click('Next')
    expect(heading()).toBe('Enter Credentials')
    expect(field('User name').getAttribute('aria-invalid')).toBe('true')
    expect(field('Domain').getAttribute('aria-invalid')).toBe('true')
    expect(dialogText()).toContain('ID 293')
    expect(document.activeElement).toBe(field('User name'))
    await type('User name', 'Administrator')
    expect(field('User name').getAttribute('aria-invalid')).toBeNull()
    expect(field('Domain').getAttribute('aria-invalid')).toBe('true')
    await type('Domain', 'contoso.com')
    await click('Next')
    expect(heading()).toBe('Choose Restart Method')
  })

  test('a computer that denies access refuses here, not among the computers', async () => {
    const denied = refusal('access-denied', { server: 'DPM1', computer: 'Server2' })
    const { consoleStore, bridge } = await open('install', ['Server2'], { 'lab/preview': denied })
    await goTo('Select Computers')
    await click('Next')
    expect(heading()).toBe('Enter Credentials')
    expect(consoleStore.shown).toBeNull()
    await click('Next')
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('access-denied')
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Enter Credentials')
    expect(one('alert').textContent).toContain('Server2 cannot be taken')
    bridge.answers['lab/preview'] = DONE
    await click('Next')
    expect(heading()).toBe('Choose Restart Method')
  })

  test('what else stands against a computer is said among the computers, without that', async () => {
    const both: Verdict = {
      outcome: 'refused',
      violations: [
        { rule: 'access-denied', concern: { server: 'DPM1', computer: 'Server2' } },
        { rule: 'agent-already-installed', concern: { server: 'DPM1', computer: 'Server2' } }
      ],
      warnings: []
    }
    const { consoleStore } = await open('install', ['Server2'], { 'lab/preview': both })
    await goTo('Select Computers')
    await click('Next')
    expect(heading()).toBe('Select Computers')
    expect(consoleStore.shown?.verdict.violations.map(({ rule }) => rule)).toEqual([
      'agent-already-installed'
    ])
  })

  test('a password goes nowhere', async () => {
    const { bridge } = await open('install', ['Server2'])
    await goTo('Enter Credentials')
    await type('Password', 'secret')
    await goTo('Summary')
    await click('Install')
    expect(JSON.stringify(bridge.asked)).not.toContain('secret')
    expect(dialogText()).not.toContain('secret')
  })
})

describe('Choose Restart Method', () => {
  test('restarts later unless told otherwise, and then says what 321 means', async () => {
    await open('install', ['Server2', 'DPM3'])
    await goTo('Choose Restart Method')
    expect(field('Restart the selected computers later').checked).toBe(true)
    expect(dialogText()).toContain('A DPM server needs no restart: DPM3.')
    expect(dialogText()).not.toContain('321')
    await choose('Restart the selected computers now')
    expect(dialogText()).toContain('ID 321')
    await click('Next')
    const row = (name: string): string => document.querySelector(`[data-row-id="${name}"]`)?.textContent ?? ''
    expect(row('Server2')).toContain('At once')
    expect(row('DPM3')).toContain('Not needed')
  })

  test('asks nothing where only DPM servers are selected', async () => {
    await open('install', ['DPM3'])
    await goTo('Choose Restart Method')
    expect(field('Restart the selected computers later').disabled).toBe(true)
    expect(field('Restart the selected computers now').disabled).toBe(true)
    expect(dialogText()).toContain('needs no restart')
    await click('Next')
    expect(heading()).toBe('Summary')
  })
})

describe('Installation', () => {
  test('shows what was refused with its rule, and goes on with the others', async () => {
    let late = false
    const judge = (command: Command): Verdict =>
      late && 'computer' in command && command.computer === 'Server1'
        ? refusal('agent-owned-elsewhere', { server: 'DPM1', computer: 'Server1', other: 'DPM2' })
        : DONE
    const { bridge, consoleStore } = await open('install', ['Server1', 'Server2'], {
      'lab/preview': ({ command }) => judge(command),
      'lab/dispatch': ({ command }) => judge(command)
    })
    await goTo('Summary')
    late = true
    await click('Install')
    expect(byRole('button', 'Close')).toEqual([])
    expect(consoleStore.shown?.command).toMatchObject({ computer: 'Server1' })
    consoleStore.shown?.answer(false)
    await settle()
    expect(bridge.deeds().map((commands) => commands.length)).toEqual([2])
    expect(dialogText()).toContain('1 of 2 completed, 1 failed.')
    expect(dialogText()).toContain('Rule agent-owned-elsewhere')
    expect(document.querySelector('[data-row-id="Server1"]')?.textContent).toContain('Failed')
    expect(document.querySelector('[data-row-id="Server2"]')?.textContent).toContain('Completed')
    expect(one('button', 'Close')).toBeTruthy()
  })

  test('follows the jobs it started, may be closed before they end, and says how they ended', async () => {
    const running = [agent('Server1', { job: INSTALLING }), agent('Server2', { job: INSTALLING })]
    const { bridge, consoleStore } = await open('install', ['Server1', 'Server2'], {
      'lab/agents': { server: 'DPM1', agents: running },
      'lab/run-until': null
    })
    await goTo('Summary')
    await click('Install')
    expect(one('status').textContent).toBe('0 of 2 completed, 2 in progress.')
    expect(dialogText()).toContain('The wizard can be closed')
    expect(one('button', 'Close')).toBeTruthy()
    const result = (name: string): string =>
      document.querySelector(`[data-row-id="${name}"]`)?.textContent ?? ''
    expect(result('Server1')).toContain('In progress (Agent installation 0 %)')
    useLab().clock = { now: 50, state: 'running', speed: 1, until: null }
    await settle()
    expect(result('Server1')).toContain('25 %')
    bridge.answers['lab/agents'] = { server: 'DPM1', agents: INSTALLED }
    bridge.answers['lab/monitoring'] = {
      server: 'DPM1',
      alerts: [],
      jobs: [
        installation('Server1', {
          status: 'failed',
          failure: {
            reason: 'network-cut',
            code: 53,
            text: 'The connection broke off.',
            recommended: 'Restore it.'
          }
        }),
        installation('Server2', { status: 'completed' })
      ]
    }
    await useLab().refresh()
    await settle()
    expect(one('status').textContent).toBe('1 of 2 completed, 1 failed.')
    expect(result('Server1')).toContain('Failed (ID 53)')
    expect(result('Server2')).toContain('Completed')
    expect(dialogText()).toContain('The connection broke off. Restore it.')
    await click('Close')
    expect(consoleStore.dialog).toBeNull()
  })

  test('runs the clock where it is paused and nothing would go on', async () => {
    const { bridge } = await open('install', ['Server2'], {
      'lab/agents': { server: 'DPM1', agents: [agent('Server2', { job: INSTALLING })] },
      'lab/run-until': null
    })
    await goTo('Summary')
    await click('Install')
    expect(dialogText()).toContain('clock is paused')
    await click('Run until jobs are done')
    expect(bridge.asked.find(({ name }) => name === 'lab/run-until')?.input).toEqual({ until: 'jobs-done' })
  })

  test('a failed installation from before is none of these', async () => {
    const { consoleStore } = await open('install', ['Server2'], {
      'lab/overview': { ...lab, clock: labClock({ now: 500 }) },
      'lab/monitoring': {
        server: 'DPM1',
        alerts: [],
        jobs: [installation('Server2', { status: 'failed', start: 100, end: 120 })]
      }
    })
    await goTo('Summary')
    await click('Install')
    expect(dialogText()).toContain('1 of 1 completed.')
    expect(consoleStore.shown).toBeNull()
  })

  test('says no more where an advice leads elsewhere', async () => {
    let late = false
    const judge = (): Verdict => (late ? refusal('server-unavailable', { server: 'DPM1' }) : DONE)
    const { consoleStore } = await open('install', ['Server1', 'Server2'], {
      'lab/preview': judge,
      'lab/dispatch': judge
    })
    await goTo('Summary')
    late = true
    await click('Install')
    const shown = consoleStore.shown
    shown?.answer(false)
    consoleStore.start({ open: 'repair-server', server: 'DPM1' })
    await settle()
    expect(consoleStore.shown).toBeNull()
    expect(consoleStore.dialog).toEqual({ kind: 'server-action', action: 'repair', server: 'DPM1' })
  })
})

test('What if on the last page tries all of it, and goes on to the jobs from there', async () => {
  const { bridge, consoleStore } = await open('install', ['Server2', 'DPM3'])
  expect(byRole('button', 'What if')).toEqual([])
  await goTo('Summary')
  await click('What if')
  const commands = ['Server2', 'DPM3'].map((computer): Command => ({
    do: 'install-agent',
    on: 'DPM1',
    computer
  }))
  expect(consoleStore.tried?.input).toEqual({ commands })
  consoleStore.tried?.answer(null)
  await settle()
  expect(heading()).toBe('Summary')
  expect(bridge.dispatched()).toEqual([])
  await click('What if')
  consoleStore.tried?.answer(commands)
  await settle()
  expect(bridge.deeds()).toEqual([commands])
  expect(heading()).toBe('Installation')
  expect(dialogText()).toContain('2 of 2 completed.')
})

test('the same wizard asked for again, on another server, starts anew', async () => {
  const { bridge, consoleStore } = await open('attach', ['Server1'])
  await goTo('Enter Credentials')
  consoleStore.start({ open: 'attach-agent', on: 'DPM2', computer: 'Server1' })
  await settle()
  expect(heading()).toBe('Select Agent Deployment Method')
  await goTo('Summary')
  await click('Attach')
  expect(bridge.dispatched()).toEqual([{ do: 'attach-agent', on: 'DPM2', computer: 'Server1' }])
})
