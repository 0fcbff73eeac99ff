import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { byRole, one, settle } from '../components/harness'
import { enabled, open, pick, ribbon, rowOf } from './protection-kit'

beforeEach(() => setActivePinia(createPinia()))

describe('the actions', () => {
  test('are there for what is selected', async () => {
    await open()
    expect(enabled()).toEqual(['New'])
    await pick('DPMDB')
    const ofMembers = [
      'New',
      'Modify',
      'Stop protection of member...',
      'Perform Consistency Check',
      'Create recovery point',
      'Switch Disaster Protection'
    ]
    expect(enabled()).toEqual(ofMembers)
    await pick('Local')
    expect(enabled()).toEqual(ofMembers)
    await pick('G:')
    expect(enabled()).toEqual(['New', 'Remove inactive protection'])
    await pick('H:', { ctrlKey: true })
    expect(enabled()).toEqual(['New'])
  })

  test('want one group only', async () => {
    await open()
    await pick('DPMDB')
    await pick('D:', { ctrlKey: true })
    const stop = [...one('toolbar').querySelectorAll('button')].find((button) =>
      button.textContent.includes('Stop')
    )
    expect(stop?.getAttribute('aria-disabled')).toBe('true')
    expect(stop?.getAttribute('aria-description')).toContain('one protection group')
  })

  test('open what they are called', async () => {
    const { consoleStore } = await open()
    await pick('C:')
    await ribbon('Modify')
    expect(consoleStore.dialog).toEqual({ kind: 'modify-group', group: 'Copies' })
    await ribbon('Stop protection of member...')
    expect(consoleStore.dialog).toEqual({
      kind: 'stop-protection',
      group: 'Copies',
      members: [{ computer: 'Server1', dataSource: 'C:' }]
    })
    await ribbon('Switch Disaster Protection')
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['Server1'] })
    await pick('Local')
    await ribbon('Stop protection of member...')
    expect(consoleStore.dialog).toEqual({ kind: 'stop-protection', group: 'Local', members: 'all' })
    await pick('G:')
    await ribbon('Remove inactive protection')
    expect(consoleStore.dialog).toEqual({ kind: 'remove-inactive', computer: 'Server4' })
  })

  test('on a group, the switch is about the computers that come through a primary', async () => {
    const { consoleStore } = await open()
    await pick('Copies')
    await ribbon('Switch Disaster Protection')
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['Server1', 'Server2'] })
    await pick('DPMDB')
    await ribbon('Switch Disaster Protection')
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['DPM1'] })
  })

  test('are in the context menu of a row too, about that row', async () => {
    const { consoleStore } = await open()
    rowOf('Copies').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: 5, clientY: 5 })
    )
    await settle()
    expect(byRole('menuitem').map(({ textContent }) => textContent.trim())).toEqual([
      'New',
      'Modify',
      'Stop protection of member...',
      'Remove inactive protection',
      'Perform Consistency Check',
      'Create recovery point',
      'Switch Disaster Protection'
    ])
    one('menuitem', 'Modify').click()
    await settle()
    expect(consoleStore.dialog).toEqual({ kind: 'modify-group', group: 'Copies' })
  })

  test('are about every member that is selected, once', async () => {
    const { consoleStore } = await open()
    await pick('Copies')
    await pick('C:', { ctrlKey: true })
    await pick('G:', { ctrlKey: true })
    const members = [
      { computer: 'DPM1', dataSource: 'DPMDB' },
      { computer: 'Server1', dataSource: 'C:' },
      { computer: 'Server2', dataSource: 'F:' }
    ]
    await ribbon('Create recovery point')
    expect(consoleStore.dialog).toEqual({ kind: 'create-recovery-point', members })
    await ribbon('Perform Consistency Check')
    expect(consoleStore.dialog).toEqual({ kind: 'consistency-check', members, group: undefined })
    await pick('Copies')
    await ribbon('Perform Consistency Check')
    expect(consoleStore.dialog).toEqual({ kind: 'consistency-check', members, group: 'Copies' })
  })
})
