import type { Input } from '@shared/contract'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, settle } from '../components/harness'
import { DONE } from '../fake-bridge'
import {
  check,
  click,
  field,
  fill,
  frequencies,
  heading,
  list,
  open,
  protection,
  refusal,
  text,
  toPage
} from './protection-group-kit'

beforeEach(() => setActivePinia(createPinia()))

const ADD = { do: 'add-members', on: 'DPM2', group: 'Old group' }
const MODIFY = { do: 'modify-protection-group', on: 'DPM2', group: 'Old group' }
const POLICY = {
  retentionDays: 9,
  synchronizationMinutes: null,
  recoveryPointTimes: ['21:30'],
  replicaCreation: 'manual',
  consistencyCheckWhenInconsistent: false,
  dailyConsistencyCheck: true
}

type Bridge = Awaited<ReturnType<typeof open>>['bridge']
const previewed = (bridge: Bridge) =>
  bridge.asked
    .filter(({ name }) => name === 'lab/preview')
    .map(({ input }) => (input as Input<'lab/preview'>).command)

describe('Modify Protection Group Wizard', () => {
  test('adds members and leaves the policy as it is', async () => {
    const { bridge } = await open({}, 'Old group')
    expect(text()).toContain('Modify Protection Group Wizard')
    await toPage('Select Group Members')
    expect(byRole('row').some((row) => row.textContent.includes('Server9'))).toBe(true)
    await check('D:')
    await toPage('Specify Short-Term Goals')
    expect(field('Retention range').value).toBe('9')
    expect(list('Synchronization frequency').value).toBe('before-recovery-point')
    await toPage('Summary')
    expect(text()).not.toContain('was:')
    await click('Update Group')
    expect(bridge.dispatched()).toEqual([{ ...ADD, members: [{ computer: 'Server2', dataSource: 'D:' }] }])
    expect(heading()).toBe('Status')
    expect(text()).toContain('The protection group "Old group" on DPM2 was changed.')
  })

  test('changes the name and the policy without members to add', async () => {
    const { bridge } = await open({}, 'Old group')
    await toPage('Select Data Protection Method')
    await fill('Protection group name', 'New name')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '14')
    await toPage('Choose Replica Creation Method')
    field('Automatically over the network').click()
    await settle()
    field('Later').click()
    await toPage('Choose Consistency Check Options')
    field('Run a consistency check if a replica becomes inconsistent').click()
    await toPage('Summary')
    expect(text()).toContain('New name (was: Old group)')
    expect(text()).toContain('14 days (was: 9 days)')
    expect(text()).toContain('Recovery points21:30 every day')
    await click('Update Group')
    expect(bridge.dispatched()).toEqual([
      {
        ...MODIFY,
        rename: 'New name',
        policy: {
          ...POLICY,
          retentionDays: 14,
          replicaCreation: 'later',
          consistencyCheckWhenInconsistent: true
        }
      }
    ])
    expect(heading()).toBe('Status')
  })

  test('does both as one step to undo', async () => {
    const { bridge } = await open({}, 'Old group')
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '14')
    await toPage('Summary')
    await click('Update Group')
    expect(bridge.deeds().map((commands) => commands.map((command) => command.do))).toEqual([
      ['add-members', 'modify-protection-group']
    ])
    expect(heading()).toBe('Status')
  })

  test('does neither where one of them is refused, and both with the next try', async () => {
    const { bridge, consoleStore } = await open({}, 'Old group')
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '14')
    await toPage('Summary')
    bridge.answers['lab/dispatch'] = ({ command }): Verdict =>
      command.do === 'modify-protection-group' ? refusal('server-unavailable', { server: 'DPM2' }) : DONE
    one('button', 'Update Group').click()
    await settle()
    expect(consoleStore.shown?.command.do).toBe('modify-protection-group')
    consoleStore.shown?.answer(false)
    await settle()
    expect(bridge.asked.at(-1)).toMatchObject({ name: 'lab/dispatch-all', input: { each: false } })
    expect(heading()).toBe('Summary')
    bridge.answers['lab/dispatch'] = DONE
    await click('Update Group')
    expect(bridge.deeds().at(-1)).toEqual(bridge.deeds().at(-2))
    expect(heading()).toBe('Status')
  })

  test('tries both first with What if', async () => {
    const { bridge, consoleStore } = await open({}, 'Old group')
    await toPage('Select Data Protection Method')
    await fill('Protection group name', 'New name')
    await toPage('Summary')
    await click('What if')
    expect(consoleStore.tried?.input).toEqual({ commands: [{ ...MODIFY, rename: 'New name' }] })
    consoleStore.tried?.answer(null)
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(heading()).toBe('Summary')
  })

  test('says so where nothing was changed', async () => {
    const { bridge } = await open({}, 'Old group')
    await toPage('Summary')
    await click('Update Group')
    expect(one('alert').textContent).toContain('Nothing was changed')
    expect(bridge.dispatched()).toEqual([])
  })

  test('keeps what is edited while the lab goes on', async () => {
    const { bridge } = await open({}, 'Old group')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '14')
    const [group] = protection.groups
    if (!group) throw new Error('no group')
    bridge.answers['lab/protection'] = { ...protection, groups: [{ ...group, members: [] }] }
    await useLab().refresh()
    await settle()
    expect(field('Retention range').value).toBe('14')
  })

  test('gives the group a frequency when its first replica comes', async () => {
    const { bridge } = await open({}, 'Old group')
    await toPage('Select Group Members')
    await check('E:')
    await toPage('Specify Short-Term Goals')
    expect(frequencies()).not.toContain('Just before a recovery point')
    expect(list('Synchronization frequency').value).toBe('1440')
    await toPage('Summary')
    expect(text()).toContain('Every 24 hours (was: Just before a recovery point)')
    await click('Update Group')
    expect(bridge.dispatched()).toEqual([
      { ...ADD, members: [{ computer: 'Server1', dataSource: 'E:', through: 'DPM1' }] },
      { ...MODIFY, policy: { ...POLICY, synchronizationMinutes: 1440 } }
    ])
  })

  test('tells what is wrong with another name at the field', async () => {
    const { bridge } = await open(
      { 'lab/preview': refusal('group-name-taken', { server: 'DPM2', group: 'Taken' }) },
      'Old group'
    )
    await toPage('Select Data Protection Method')
    await fill('Protection group name', 'Taken')
    await click('Next')
    expect(field('Protection group name').getAttribute('aria-invalid')).toBe('true')
    expect(previewed(bridge)).toEqual([{ ...MODIFY, rename: 'Taken' }])
    await fill('Protection group name', 'Old group')
    await click('Next')
    expect(heading()).toBe('Specify Short-Term Goals')
  })
})
