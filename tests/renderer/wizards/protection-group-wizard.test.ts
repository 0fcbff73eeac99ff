import type { Input } from '@shared/contract'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useConsole } from '@renderer/stores/console'
import { one, settle } from '../components/harness'
import { DONE } from '../fake-bridge'
import { check, click, field, fill, heading, open, refusal, text, toPage } from './protection-group-kit'

beforeEach(() => setActivePinia(createPinia()))

describe('Create New Protection Group Wizard', () => {
  test('goes through its pages in the order of the product', async () => {
    await open()
    expect(one('dialog').getAttribute('aria-labelledby')).toBeTruthy()
    expect(text()).toContain('Create New Protection Group Wizard')
    await toPage('Select Group Members')
    await check('D:')
    const titles: string[] = []
    while (heading() !== 'Summary') {
      titles.push(heading())
      await click('Next')
    }
    expect(titles).toEqual([
      'Select Group Members',
      'Select Data Protection Method',
      'Specify Short-Term Goals',
      'Review Disk Storage Allocation',
      'Choose Replica Creation Method',
      'Choose Consistency Check Options'
    ])
  })

  test('creates the group with everything that was chosen', async () => {
    const { bridge, consoleStore } = await open()
    await toPage('Select Group Members')
    await check('DPMDB')
    await check('Protected Servers')
    await toPage('Select Data Protection Method')
    expect(field('Protection group name').value).toBe('Protection Group 3')
    await fill('Protection group name', 'Secondary of DPM1')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '14')
    await fill('Synchronization frequency', '720')
    await click('Modify')
    await click('Remove 12:00')
    await fill('Time', '23:15')
    await click('Add')
    await toPage('Choose Replica Creation Method')
    field('Manually').click()
    await toPage('Choose Consistency Check Options')
    field('Run a daily consistency check').click()
    await toPage('Summary')
    expect(text()).toContain('E: of Server1, from the replica on DPM1')
    await click('Create Group')

    expect(bridge.dispatched()).toEqual([
      {
        do: 'create-protection-group',
        on: 'DPM2',
        group: 'Secondary of DPM1',
        members: [
          { computer: 'DPM1', dataSource: 'DPMDB' },
          { computer: 'Server1', dataSource: 'E:', through: 'DPM1' }
        ],
        policy: {
          retentionDays: 14,
          synchronizationMinutes: 720,
          recoveryPointTimes: ['08:00', '18:00', '23:15'],
          replicaCreation: 'manual',
          consistencyCheckWhenInconsistent: true,
          dailyConsistencyCheck: true
        }
      }
    ])
    expect(heading()).toBe('Status')
    await click('Close')
    expect(consoleStore.dialog).toBeNull()
  })

  test('tells what is wrong with the name at the field', async () => {
    const taken = ({ command }: Input<'lab/preview'>): Verdict =>
      'group' in command && command.group === 'Taken'
        ? refusal('group-name-taken', { server: 'DPM2', group: 'Taken' })
        : DONE
    const { bridge } = await open({ 'lab/preview': taken })
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Select Data Protection Method')
    await fill('Protection group name', 'Taken')
    await click('Next')
    expect(heading()).toBe('Select Data Protection Method')
    expect(field('Protection group name').getAttribute('aria-invalid')).toBe('true')
    expect(text()).toContain('137')
    expect(useConsole().shown).toBeNull()
    expect(bridge.asked.filter(({ name }) => name === 'lab/note-refusal')).toHaveLength(1)
    await fill('Protection group name', 'Free')
    expect(field('Protection group name').getAttribute('aria-invalid')).toBeNull()
    await click('Next')
    expect(heading()).toBe('Specify Short-Term Goals')
  })

  test('stays on Summary when Create Group is refused', async () => {
    const { consoleStore } = await open({
      'lab/dispatch': refusal('agent-required', { server: 'DPM2', computer: 'Server2' })
    })
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Summary')
    one('button', 'Create Group').click()
    await settle()
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Summary')
    expect(consoleStore.dialog).not.toBeNull()
  })
})
