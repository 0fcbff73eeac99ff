/** Disk allocation, replica creation, and the replicas as they come. */
import type { MemberView, ProtectionView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, settle } from '../components/harness'
import { labClock, overview, replicaView } from '../fake-bridge'
import { check, click, field, fill, open, protection, storage, text, toPage } from './protection-group-kit'

beforeEach(() => setActivePinia(createPinia()))
let stop: (() => void) | undefined
afterEach(() => stop?.())

const cells = (): string[][] =>
  byRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('[role=gridcell]')].map(({ textContent }) => textContent.trim()))

describe('Review Disk Storage Allocation', () => {
  test('reckons the space of what is chosen, with the policy that was chosen', async () => {
    await open()
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '10')
    await toPage('Review Disk Storage Allocation')
    // 100 GB × (1 + 0.03 × 10 days × 3 a day) × 1.05; the volume with the most room.
    expect(cells()).toEqual([['D:', 'Server2', '100.00 GB', '199.50 GB', 'Volume 2']])
    expect(text()).toContain('Free Space200.00 GB of 1.00 TB')
    expect(text()).toContain('Underprovisioned Space0 MB')
    expect(text()).toContain('10 days and 3 a day')
  })

  test('says how much is missing', async () => {
    await open({ 'lab/storage': { ...storage, free: 100 } })
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Review Disk Storage Allocation')
    expect(text()).toContain('To be provisioned152.25 GB')
    expect(text()).toContain('Underprovisioned Space52.25 GB')
  })

  test('shows what the group has provisioned already', async () => {
    await open({}, 'Old group')
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Review Disk Storage Allocation')
    expect(cells()).toEqual([
      ['In the group: provisioned already(1)'],
      ['C:', 'Server9', '10.00 GB', '12.00 GB', ''],
      ['To add(1)'],
      ['D:', 'Server2', '100.00 GB', '133.35 GB', 'Volume 2']
    ])
    expect(text()).toContain('To be provisioned133.35 GB')
  })
})

describe('Choose Replica Creation Method', () => {
  test.each([
    [0, 'Mon 05 Jan 2026, 22:00'],
    [14 * 3_600, 'Tue 06 Jan 2026, 22:00']
  ])('later is at 22:00 of the day of the lab: at %s s %s', async (now, moment) => {
    const { bridge } = await open({ 'lab/overview': overview({ clock: labClock({ now }) }) })
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Choose Replica Creation Method')
    expect(text()).toContain(`At 22:00 of the lab's day: ${moment}.`)
    field('Later').click()
    await toPage('Summary')
    expect(text()).toContain('Automatically over the network, later (at 22:00)')
    await click('Create Group')
    expect(bridge.dispatched()[0]).toMatchObject({ policy: { replicaCreation: 'later' } })
  })
})

describe('Status', () => {
  const withStatus = (more: Pick<MemberView, 'status' | 'job'>): ProtectionView => {
    const [group] = protection.groups
    if (!group) throw new Error('no group')
    const member: MemberView = {
      computer: 'Server2',
      dataSource: 'D:',
      type: 'Volume',
      through: null,
      mode: 'primary',
      replicaPath: '',
      replica: replicaView(),
      ...more
    }
    return { ...protection, groups: [{ ...group, name: 'Protection Group 3', members: [member] }] }
  }
  const creating = withStatus({
    status: { text: 'Replica creation in progress', level: 'busy', trouble: 'replica-pending' },
    job: { type: 'replica-creation', label: 'Replica creation', start: 0, end: 1_000 }
  })
  const ready = withStatus({ status: { text: 'OK', level: 'ok' }, job: null })

  async function created(view: ProtectionView) {
    const opened = await open({ 'lab/protection': view, 'lab/run-until': null })
    stop = useLab().start()
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Summary')
    await click('Create Group')
    return opened
  }

  test('follows the creation of the replicas until they are OK', async () => {
    const { bridge } = await created(creating)
    expect(text()).toContain('The protection group "Protection Group 3" was created on DPM2.')
    expect(text()).toContain('0 of 1 members are OK.')
    bridge.emit('lab/clock', labClock({ now: 420, state: 'running' }))
    await settle()
    expect(one('progressbar', 'Replica creation').getAttribute('aria-valuenow')).toBe('42')
    bridge.answers['lab/protection'] = ready
    bridge.emit('lab/changed', { revision: 2 })
    await settle()
    expect(text()).toContain('All members are OK.')
    expect(byRole('progressbar')).toEqual([])
  })

  test('says that the clock is paused, and runs it until the jobs are done', async () => {
    const { bridge } = await created(creating)
    expect(text()).toContain('The clock of the lab is paused')
    await click('Run until jobs are done')
    expect(bridge.asked.at(-1)).toEqual({ name: 'lab/run-until', input: { until: 'jobs-done' } })
    bridge.emit('lab/clock', labClock({ state: 'seeking' }))
    await settle()
    expect(text()).not.toContain('is paused')
  })

  test('offers no run where no job waits for the clock', async () => {
    await created(
      withStatus({
        status: { text: 'Replica creation pending', level: 'info', trouble: 'replica-pending' },
        job: null
      })
    )
    expect(text()).toContain('The clock of the lab is paused')
    expect(byRole('button', 'Run until jobs are done')).toEqual([])
  })

  test('can be closed before', async () => {
    const { consoleStore } = await created(creating)
    await click('Close')
    expect(consoleStore.dialog).toBeNull()
  })
})
