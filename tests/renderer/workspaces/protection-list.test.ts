import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { byRole, one, settle } from '../components/harness'
import { clickDetails, details, detailsButtons, groupBy, open, pick, rowOf, rowTexts } from './protection-kit'

beforeEach(() => setActivePinia(createPinia()))

/** Points and the space, in the columns at the end. */
const REPLICA = '5 | 12.00 GB'

describe('the list', () => {
  test('has the groups open, their members below, and what is inactive at the end', async () => {
    await open()
    expect(rowTexts()).toEqual([
      'Copies | Agent unreachable | 36.00 GB',
      `DPMDB | Volume | OK | DPM1 | Direct | ${REPLICA}`,
      `C: | Volume | Agent unreachable | Server1 | DPM1 (Secondary) | ${REPLICA}`,
      `F: | Volume | OK | Server2 | DPM2 (Switched) | ${REPLICA}`,
      'Local | Replica is inconsistent | 12.00 GB',
      `D: | Volume | Replica is inconsistent | Server1 | Direct | ${REPLICA}`,
      'Inactive replicas of previously protected data | 24.00 GB',
      'G: | Volume | Inactive replica | Server4 | 0 | 12.00 GB',
      'H: | Volume | Inactive replica | Server5 | DPM1 | 0 | 12.00 GB'
    ])
  })

  test('groups by computer, over all protection groups', async () => {
    await open()
    await groupBy('computer')
    const texts = rowTexts()
    const at = texts.findIndex((text) => text.startsWith('Server1'))
    expect(texts.slice(at, at + 3)).toEqual([
      'Server1 | Agent unreachable | 24.00 GB',
      `C: | Volume | Agent unreachable | Copies | DPM1 (Secondary) | ${REPLICA}`,
      `D: | Volume | Replica is inconsistent | Local | Direct | ${REPLICA}`
    ])
  })

  test('closes and opens a group', async () => {
    await open()
    rowOf('Copies').querySelector<HTMLElement>('[data-part=chevron]')?.click()
    await settle()
    expect(rowTexts().some((text) => text.startsWith('DPMDB'))).toBe(false)
    rowOf('Copies').querySelector<HTMLElement>('[data-part=chevron]')?.click()
    await settle()
    expect(rowTexts().some((text) => text.startsWith('DPMDB'))).toBe(true)
  })

  test('offers New where there is nothing', async () => {
    const { consoleStore } = await open({ server: 'DPM3', groups: [], inactive: [] })
    const [, second] = byRole('button', 'New')
    second?.click()
    expect(consoleStore.dialog).toEqual({ kind: 'create-group' })
  })
})

describe('the Details pane', () => {
  test('tells of a member: why it is as it is, how it is protected, over which link', async () => {
    await open()
    await pick('C:')
    expect(details()).toContain('DPM1 does not answer.')
    expect(details()).toContain('Secondary: DPM3 copies the replica that DPM1 holds of Server1.')
    expect(details()).toContain('DPM1 → DPM3')
  })

  test('has the replica path behind its link', async () => {
    await open()
    await pick('C:')
    expect(details()).not.toContain('\\\\DPM3\\Replica\\Server1')
    one('button', 'Click to view details').click()
    await settle()
    expect(details()).toContain('\\\\DPM3\\Replica\\Server1')
    await pick('DPMDB')
    expect(details()).not.toContain('\\\\DPM3\\Replica')
  })

  test('tells what a replica takes and has', async () => {
    await open()
    await pick('C:')
    expect(details()).toContain('Replica size10.00 GB')
    expect(details()).toContain('Disk allocation12.00 GB, recovery points included')
    expect(details()).toContain('5, from Thu 01 Jan 2026, 08:00 to Mon 05 Jan 2026, 08:00')
    expect(details()).toContain('Last synchronizedMon 05 Jan 2026, 08:15')
    await pick('G:')
    expect(details()).toContain('Recovery pointsNone')
    expect(details()).toContain('Last synchronizedNever')
    await pick('Copies')
    expect(details()).toContain('Disk allocation36.00 GB')
  })

  test('goes to the jobs', async () => {
    const { consoleStore } = await open()
    await pick('C:')
    await clickDetails('View jobs')
    expect([consoleStore.workspace, consoleStore.monitoringTab]).toEqual(['Monitoring', 'jobs'])
  })

  test('offers what the status needs', async () => {
    const { consoleStore } = await open()
    await pick('DPMDB')
    expect(detailsButtons()).not.toContain('Perform Consistency Check')
    await pick('D:')
    await clickDetails('Perform Consistency Check')
    expect(consoleStore.dialog).toEqual({
      kind: 'consistency-check',
      members: [{ computer: 'Server1', dataSource: 'D:' }],
      group: undefined
    })
    await clickDetails('Create recovery point')
    expect(consoleStore.dialog?.kind).toBe('create-recovery-point')

    await pick('C:')
    await clickDetails('Switch Disaster Protection')
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['Server1'] })
  })

  test('tells the policy and the counts of a group', async () => {
    await open()
    await pick('Copies')
    expect(details()).toContain('3 (1 direct, 1 secondary, 1 switched)')
    expect(details()).toContain('Every 24 hours')
    expect(details()).toContain('5 days')
  })
})
