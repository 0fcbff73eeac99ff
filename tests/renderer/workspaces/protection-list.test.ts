import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { byRole, one, settle } from '../components/harness'
import { clickDetails, details, detailsButtons, groupBy, open, pick, rowOf, rowTexts } from './protection-kit'

beforeEach(() => setActivePinia(createPinia()))

describe('the list', () => {
  test('has the groups open, their members below, and what is inactive at the end', async () => {
    await open()
    expect(rowTexts()).toEqual([
      'Copies | Agent unreachable',
      'DPMDB | Volume | OK | DPM1 | Direct',
      'C: | Volume | Agent unreachable | Server1 | DPM1 (Secondary)',
      'F: | Volume | OK | Server2 | DPM2 (Switched)',
      'Local | Replica is inconsistent',
      'D: | Volume | Replica is inconsistent | Server1 | Direct',
      'Inactive replicas of previously protected data',
      'G: | Volume | Inactive replica | Server4',
      'H: | Volume | Inactive replica | Server5 | DPM1'
    ])
  })

  test('groups by computer, over all protection groups', async () => {
    await open()
    await groupBy('computer')
    const texts = rowTexts()
    const at = texts.findIndex((text) => text.startsWith('Server1'))
    expect(texts.slice(at, at + 3)).toEqual([
      'Server1 | Agent unreachable',
      'C: | Volume | Agent unreachable | Copies | DPM1 (Secondary)',
      'D: | Volume | Replica is inconsistent | Local | Direct'
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

  test('offers what the status needs', async () => {
    const { bridge, consoleStore } = await open()
    await pick('DPMDB')
    expect(detailsButtons()).not.toContain('Perform Consistency Check')
    await pick('D:')
    await clickDetails('Perform Consistency Check')
    expect(bridge.dispatched()).toEqual([{ do: 'consistency-check', on: 'DPM3', computer: 'Server1' }])

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
