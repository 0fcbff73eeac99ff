import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, settle } from '../components/harness'
import { check, click, field, heading, open, refusal, text, toPage, treeLabels } from './protection-group-kit'

beforeEach(() => setActivePinia(createPinia()))

describe('Select Group Members', () => {
  test('shows what cannot be added, and why, only when asked to', async () => {
    const { bridge, consoleStore } = await open({
      'lab/preview': refusal('self-protection', { server: 'DPM2', computer: 'DPM1' })
    })
    await toPage('Select Group Members')
    expect(treeLabels()).not.toContain('System State')
    field('Show data sources that cannot be added').click()
    await settle()
    expect(treeLabels()).toContain('System State')
    expect(text()).toContain('DPM1 protects it itself.')
    await check('System State')
    one('button', 'Next').click()
    await settle()
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('self-protection')
    consoleStore.shown?.answer(false)
    await settle()
    expect(heading()).toBe('Select Group Members')
    expect(bridge.asked.filter(({ name }) => name === 'lab/preview').at(-1)?.input).toMatchObject({
      command: { do: 'create-protection-group', members: [{ computer: 'DPM1', dataSource: 'System State' }] }
    })

    // Hidden again, it is not selected either.
    field('Show data sources that cannot be added').click()
    await settle()
    await click('Next')
    expect(text()).toContain('31010')
    field('Show data sources that cannot be added').click()
    await settle()
    const again = byRole('treeitem').find(({ textContent }) => textContent.includes('System State'))
    expect(again?.getAttribute('aria-checked')).toBe('false')
    expect(bridge.dispatched()).toEqual([])
  })

  test('wants at least one member, and takes the reproach back', async () => {
    const { bridge } = await open()
    await toPage('Select Group Members')
    await click('Next')
    expect(heading()).toBe('Select Group Members')
    expect(one('alert').textContent).toContain('31010')
    expect(bridge.asked.some(({ name }) => name === 'lab/preview')).toBe(false)
    await check('D:')
    expect(text()).not.toContain('31010')
  })

  test('tells of warnings while one selects', async () => {
    await open({
      'lab/preview': {
        outcome: 'done',
        violations: [],
        warnings: [{ rule: 'dpmdb-not-selected', concern: { server: 'DPM2', through: 'DPM1' } }]
      }
    })
    await toPage('Select Group Members')
    expect(text()).not.toContain('ID 148')
    await check('E:')
    expect(text()).toContain('ID 148')
    await check('E:')
    expect(text()).not.toContain('ID 148')
  })

  test('keeps its members although the lab moves on', async () => {
    const { bridge } = await open()
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Summary')
    bridge.answers['lab/member-tree'] = { server: 'DPM2', suggestedGroupName: 'Other', nodes: [] }
    await useLab().refresh()
    await settle()
    expect(text()).toContain('D: of Server2')
    await click('Create Group')
    expect(bridge.dispatched()[0]).toMatchObject({
      group: 'Protection Group 3',
      members: [{ computer: 'Server2', dataSource: 'D:' }]
    })
  })
})
