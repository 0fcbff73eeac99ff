import type { RuleId } from '@shared/rule-ids'
import type { JobView, RecoverableView, RecoveryView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import RecoveryWizard from '@renderer/wizards/recovery/recovery-wizard.vue'
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

const HOUR = 3_600

/** 5 January 2026, 20:00, and the day before. */
const POINT = 12 * HOUR
const source: RecoverableView = {
  computer: 'Server1',
  dataSource: 'D:',
  type: 'Volume',
  group: 'Copies',
  through: 'DPM1',
  mode: 'secondary',
  points: [POINT - 24 * HOUR, POINT]
}

const viewOf = (one: RecoverableView): RecoveryView => ({
  server: 'DPM3',
  computers: [{ computer: one.computer, dataSources: [one] }]
})

function job(more: Partial<JobView> = {}): JobView {
  return {
    id: 7,
    type: 'disk-recovery',
    label: 'Disk recovery',
    status: 'in-progress',
    source: 'D:',
    computer: 'Server1',
    dataSource: 'D:',
    group: 'Copies',
    start: 13 * HOUR,
    end: 15 * HOUR,
    megabytes: 2048,
    failure: null,
    ...more
  }
}

const monitoring = (...jobs: readonly JobView[]) => ({ server: 'DPM3', alerts: [], jobs })

async function open(answers: FakeAnswers = {}, point: number | 'latest' = POINT, from = source) {
  const bridge = fakeBridge({
    'lab/overview': overview({
      clock: labClock({ now: 13.5 * HOUR }),
      dpmServers: [
        dpmServer('DPM3'),
        dpmServer('DPM1', { status: 'failed' }),
        dpmServer('Old', { status: 'removed' })
      ],
      protectedServers: [protectedServer('Server1'), protectedServer('Server2')]
    }),
    'lab/recovery': viewOf(from),
    'lab/recoverable-items': [],
    'lab/monitoring': monitoring(job()),
    'lab/preview': DONE,
    'lab/dispatch': DONE,
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  const what = { computer: from.computer, dataSource: from.dataSource, point }
  consoleStore.open({ kind: 'recover', ...what })
  show(RecoveryWizard, what)
  await settle()
  return { bridge, consoleStore }
}

/** What would be refused; the first rule that is broken comes first. */
const refused = (...rules: readonly RuleId[]): Verdict => ({
  outcome: 'refused',
  violations: rules.map((rule) => ({
    rule,
    concern: { server: 'DPM3', computer: 'Server1', dataSource: 'D:' }
  })),
  warnings: []
})

const heading = (): string => document.querySelector('h2')?.textContent ?? ''
const text = (): string => one('dialog').textContent

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

async function choose(label: string): Promise<void> {
  field(label).click()
  await settle()
}

async function fill(label: string, value: string): Promise<void> {
  const control = field(label)
  control.value = value
  control.dispatchEvent(
    new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true })
  )
  await settle()
}

async function goTo(title: string): Promise<void> {
  for (let page = 0; page < 6 && heading() !== title; page += 1) await click('Next')
  expect(heading()).toBe(title)
}

const command = { do: 'recover', on: 'DPM3', computer: 'Server1', dataSource: 'D:' } as const
const at = '2026-01-05 20:00'

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('the way through', () => {
  test('to the original location', async () => {
    const { bridge, consoleStore } = await open()
    expect(one('dialog').querySelector('h1')?.textContent).toBe('Recovery Wizard')
    expect(text()).toContain('Secondary through DPM1')
    const titles: string[] = []
    for (let page = 0; page < 3; page += 1) {
      titles.push(heading())
      await click('Next')
    }
    expect([...titles, heading()]).toEqual([
      'Review Recovery Selection',
      'Select Recovery Type',
      'Specify Recovery Options',
      'Summary'
    ])
    expect(text()).toContain('D: on Server1')
    expect(text()).toContain('Mon 05 Jan 2026, 20:00')
    expect(bridge.dispatched()).toEqual([])
    await click('Recover')
    expect(bridge.dispatched()).toEqual([{ ...command, point: at, to: 'original' }])
    expect(heading()).toBe('Recovery Status')
    await click('Close')
    expect(consoleStore.dialog).toBeNull()
  })

  test('to an alternate location: the computer is chosen from the lab', async () => {
    const { bridge } = await open()
    await goTo('Select Recovery Type')
    await choose('Recover to an alternate location')
    await click('Next')
    expect(heading()).toBe('Specify Destination')
    expect(one('button', 'Next').getAttribute('aria-description')).toBe('Select the destination computer.')
    expect(
      [...field('Destination computer').querySelectorAll('option')].map(({ textContent }) =>
        textContent.trim()
      )
    ).toEqual(['Select a computer', 'Server1', 'Server2', 'DPM3', 'DPM1 (failed)'])
    await fill('Destination computer', 'Server2')
    await goTo('Summary')
    await click('Recover')
    expect(bridge.dispatched()).toEqual([{ ...command, point: at, to: 'alternate', target: 'Server2' }])
  })

  test('to a network folder', async () => {
    const { bridge } = await open()
    await goTo('Select Recovery Type')
    await choose('Copy to a network folder')
    await goTo('Specify Destination')
    await fill('Destination computer', 'DPM3')
    await goTo('Summary')
    await click('Recover')
    expect(bridge.dispatched()).toEqual([{ ...command, point: at, to: 'network-folder', target: 'DPM3' }])
  })

  test('into the replica of the primary, where the data came through one', async () => {
    const { bridge } = await open()
    await goTo('Select Recovery Type')
    await choose('Recover to DPM replica')
    expect(text()).toContain('the replica on DPM1')
    await goTo('Summary')
    expect(text()).toContain('DestinationDPM1')
    await click('Recover')
    expect(bridge.dispatched()).toEqual([{ ...command, point: at, to: 'replica', target: 'DPM1' }])
  })

  test('data that came from the agent has no replica elsewhere; tape is shown with its reason', async () => {
    await open({}, POINT, { ...source, through: null, mode: 'primary' })
    await goTo('Select Recovery Type')
    expect(
      [...document.querySelectorAll('.radio-list label')].map(({ textContent }) => textContent.trim())
    ).toEqual([
      'Recover to the original location',
      'Recover to an alternate location',
      'Copy to a network folder',
      'Copy to tape'
    ])
    expect(field('Copy to tape').disabled).toBe(true)
    expect(text()).toContain('Tape recovery is not part of the lab.')
  })

  test('another recovery point can be taken', async () => {
    const { bridge } = await open()
    await fill('Recovery point', String(POINT - 24 * HOUR))
    await goTo('Summary')
    await click('Recover')
    expect(bridge.dispatched()).toEqual([{ ...command, point: '2026-01-04 20:00', to: 'original' }])
  })

  test('What if on the Summary tries it, and goes on to its status from there', async () => {
    const { bridge, consoleStore } = await open()
    await goTo('Summary')
    await click('What if')
    expect(consoleStore.tried?.input).toEqual({ commands: [{ ...command, point: at, to: 'original' }] })
    consoleStore.tried?.answer(null)
    await settle()
    expect([heading(), bridge.dispatched()]).toEqual(['Summary', []])
    await click('What if')
    consoleStore.tried?.answer([{ ...command, point: at, to: 'original' }])
    await settle()
    expect(bridge.dispatched()).toHaveLength(1)
    expect(heading()).toBe('Recovery Status')
  })

  test('Cancel changes nothing', async () => {
    const { bridge, consoleStore } = await open()
    await goTo('Summary')
    await click('Cancel')
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })
})

describe('what is refused, and where', () => {
  test('Latest on the page of the recovery point, and nothing else there', async () => {
    const { bridge, consoleStore } = await open(
      { 'lab/preview': refused('original-location-refused', 'latest-not-offered') },
      'latest'
    )
    await click('Next')
    expect(bridge.asked.at(-1)?.input).toEqual({ command: { ...command, point: 'latest', to: 'original' } })
    expect(consoleStore.shown?.verdict.violations.map(({ rule }) => rule)).toEqual(['latest-not-offered'])
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Review Recovery Selection')
  })

  test('the original location on the page of the type', async () => {
    const { bridge, consoleStore } = await open({ 'lab/preview': refused('original-location-refused') })
    await goTo('Select Recovery Type')
    await click('Next')
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('original-location-refused')
    consoleStore.shown?.answer(false)
    consoleStore.start({ open: 'switch-protection', on: 'DPM3', computer: 'Server1' })
    await settle()
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['Server1'] })
    expect(bridge.dispatched()).toEqual([])
  })

  test('another place on the page of the computer, not before', async () => {
    const { consoleStore } = await open({ 'lab/preview': refused('computer-unavailable') })
    await goTo('Select Recovery Type')
    await choose('Recover to an alternate location')
    await click('Next')
    expect([heading(), consoleStore.shown]).toEqual(['Specify Destination', null])
    await fill('Destination computer', 'DPM1')
    await click('Next')
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('computer-unavailable')
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Specify Destination')
  })

  test('at the last moment: the Summary stays', async () => {
    const { consoleStore } = await open({ 'lab/dispatch': refused('replica-busy') })
    await goTo('Summary')
    await click('Recover')
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('replica-busy')
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Summary')
  })
})

test('the options are kept for the summary, and must be whole', async () => {
  await open()
  await goTo('Specify Recovery Options')
  await choose('Overwrite')
  await choose('Settings of the destination computer')
  await choose('Network bandwidth usage throttling')
  await fill('At most', '0')
  await click('Next')
  expect(one('alert').textContent).toContain('from 1 to 10000 Mbps')
  await fill('At most', '50')
  await choose('Notification: send an e-mail when this recovery completes')
  await click('Next')
  expect(one('alert').textContent).toContain('e-mail address')
  await fill('Recipients', 'admin@contoso.com')
  await choose('Enable SAN based recovery using hardware snapshots')
  await click('Next')
  expect(heading()).toBe('Summary')
  for (const value of [
    'Overwrite',
    'Settings of the destination computer',
    '50 Mbps',
    'Using hardware snapshots',
    'admin@contoso.com'
  ]) {
    expect(text()).toContain(value)
  }
})

describe('Recovery Status', () => {
  async function start(answers: FakeAnswers = {}) {
    const opened = await open(answers)
    await goTo('Summary')
    await click('Recover')
    return opened
  }
  const progress = (): string | null => byRole('progressbar')[0]?.getAttribute('aria-valuenow') ?? null
  const said = (): string => one('status').textContent.trim()

  test('follows the job by the clock of the lab', async () => {
    const past = job({ id: 3, status: 'completed', start: 0, end: HOUR })
    const { bridge } = await start({
      'lab/monitoring': monitoring(
        job({ type: 'synchronization', id: 9 }),
        job({ dataSource: 'E:', id: 8 }),
        job(),
        past
      )
    })
    expect([said(), progress()]).toEqual(['Recovery in progress', '25'])
    expect(text()).toContain('The clock of the lab is paused.')
    const lab = useLab()
    lab.clock = { now: 14 * HOUR, state: 'running', speed: 60, until: null }
    await settle()
    expect(progress()).toBe('50')
    expect(text()).not.toContain('paused')

    bridge.answers['lab/monitoring'] = monitoring(job({ status: 'completed' }))
    await lab.refresh()
    await settle()
    expect([said(), progress()]).toEqual(['Recovery completed', null])
    expect(text()).toContain('Mon 05 Jan 2026, 23:00')
  })

  test('stays with its own job when another one follows, and tells that it is gone', async () => {
    const { bridge } = await start()
    bridge.answers['lab/monitoring'] = monitoring(job({ id: 8 }))
    await useLab().refresh()
    await settle()
    expect(said()).toBe('Recovery was canceled')
  })

  test('tells why it failed, and runs again after a question (ID 3602)', async () => {
    const failure = {
      reason: 'target-unreachable',
      code: 41,
      text: 'Server1 does not answer.',
      recommended: 'Bring it online.'
    } as const
    const { bridge, consoleStore } = await start({
      'lab/monitoring': monitoring(job({ status: 'failed', failure }))
    })
    expect(said()).toBe('Recovery failed')
    expect(text()).toContain('Server1 does not answer. (ID 41)')
    await click('Recover again')
    expect(one('alertdialog').textContent).toContain('(ID 3602)')
    await click('No')
    expect(bridge.dispatched()).toHaveLength(1)
    await click('Recover again')
    await click('What if')
    expect(consoleStore.tried?.input).toMatchObject({ commands: [{ do: 'retry-job' }] })
    consoleStore.tried?.answer(null)
    await settle()
    expect(bridge.dispatched()).toHaveLength(1)
    bridge.answers['lab/monitoring'] = monitoring(job({ id: 8 }), job({ status: 'failed', failure }))
    await click('Yes')
    expect(bridge.dispatched().at(-1)).toEqual({
      do: 'retry-job',
      on: 'DPM3',
      computer: 'Server1',
      dataSource: 'D:',
      job: 'disk-recovery'
    })
    expect(said()).toBe('Recovery in progress')
  })

  test('leads to the jobs', async () => {
    const { consoleStore } = await start()
    await click('Monitoring > Jobs')
    expect(consoleStore.dialog).toBeNull()
    expect([consoleStore.workspace, consoleStore.monitoringTab]).toEqual(['Monitoring', 'jobs'])
  })
})
