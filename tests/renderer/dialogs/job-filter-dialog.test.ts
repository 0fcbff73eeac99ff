import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import DeleteJobFilterDialog from '@renderer/dialogs/delete-job-filter-dialog.vue'
import JobFilterDialog from '@renderer/dialogs/job-filter-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { EVERY_JOB, useJobFilters, type JobFilter } from '@renderer/stores/job-filters'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, settle, show } from '../components/harness'
import { fakeBridge, labClock, overview } from '../fake-bridge'
import { check, choose, selectOf, inputOf, JOBS, NOW, type } from '../workspaces/monitoring-kit'
import { rowTexts } from '../workspaces/protection-kit'

async function open(filter?: JobFilter) {
  fakeBridge({
    'lab/overview': overview({ clock: labClock({ now: NOW }) }),
    'lab/monitoring': { server: 'DPM1', alerts: [], jobs: JOBS }
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'job-filter', ...(filter ? { filter } : {}) })
  show(JobFilterDialog, { filter })
  await settle()
  return { consoleStore, filters: useJobFilters() }
}

const whyNotSave = (): string | null => one('button', 'Save').getAttribute('aria-description')
const saved = () => useJobFilters().saved

async function press(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

describe('Create filter', () => {
  test('saves what was filled in, and puts it to use', async () => {
    const { consoleStore, filters } = await open()
    expect(one('dialog').textContent).toContain('Create filter')
    await type('Filter name', '  Night  ')
    await choose('Time range', '24')
    await check('Failed')
    await check('In progress')
    await check('Synchronization')
    await choose('Computer', 'Server2')
    await choose('Protection group', 'Databases')
    await press('Save')
    expect(filters.saved).toEqual([
      {
        name: 'Night',
        time: { kind: 'last', hours: 24 },
        statuses: ['in-progress', 'failed'],
        types: ['synchronization'],
        computer: 'Server2',
        group: 'Databases'
      }
    ])
    expect(filters.chosen).toBe('saved:Night')
    expect(consoleStore.dialog).toBeNull()
  })

  test('shows with Preview what it lets through, before anything is saved', async () => {
    await open()
    expect(byRole('grid')).toHaveLength(0)
    await check('Failed')
    await press('Preview')
    expect(one('status').textContent).toBe('1 of 4 jobs')
    expect(rowTexts()).toEqual(['Sales | Synchronization | 04 Jan 2026, 08:00 | Failed'])
    await choose('Computer', 'Server1')
    expect(one('status').textContent).toBe('1 of 4 jobs')
    await press('Preview')
    expect(one('status').textContent).toBe('0 of 4 jobs')
    expect(one('dialog').textContent).toContain('No job fits the filter')
    expect(saved()).toEqual([])
  })

  test('wants a name of its own', async () => {
    useJobFilters().save({ ...EVERY_JOB, name: 'Night' })
    await open()
    expect(whyNotSave()).toBe('Give the filter a name.')
    await type('Filter name', 'night')
    expect(whyNotSave()).toBe('Another filter has this name.')
    await type('Filter name', 'Day')
    expect(whyNotSave()).toBeNull()
  })

  test('between two days wants days in their order', async () => {
    await open()
    await type('Filter name', 'Days')
    await choose('Time range', 'between')
    expect(whyNotSave()).toBe('Give the first day, the last day, or both.')
    await type('First day', '2026-01-06')
    expect(whyNotSave()).toBeNull()
    await type('Last day', '2026-01-05')
    expect(whyNotSave()).toBe('The last day is before the first.')
    expect(one('button', 'Preview').getAttribute('aria-disabled')).toBe('true')
    await type('Last day', '2026-01-07')
    await press('Save')
    expect(saved()[0]?.time).toEqual({ kind: 'between', from: '2026-01-06', to: '2026-01-07' })
  })

  test('Cancel saves nothing', async () => {
    const { consoleStore } = await open()
    await type('Filter name', 'Night')
    await press('Cancel')
    expect(saved()).toEqual([])
    expect(consoleStore.dialog).toBeNull()
  })
})

describe('Modify filter', () => {
  const mine: JobFilter = {
    name: 'Mine',
    time: { kind: 'between', from: '2026-01-05', to: '' },
    statuses: ['failed'],
    types: [],
    computer: 'Server of another lab',
    group: ''
  }

  test('begins with what the filter says, names of other labs included', async () => {
    useJobFilters().save(mine)
    await open(mine)
    expect(one('dialog').textContent).toContain('Modify filter')
    expect(inputOf('First day').value).toBe('2026-01-05')
    expect(inputOf('Failed').checked).toBe(true)
    expect(selectOf('Computer').value).toBe('Server of another lab')
    await check('Failed')
    await type('Filter name', 'Ours')
    await press('Save')
    expect(saved()).toEqual([{ ...mine, name: 'Ours', statuses: [] }])
  })
})

describe('Delete filter', () => {
  test.each([
    ['Yes', []],
    ['No', ['Mine']]
  ])('%s', async (answer, left) => {
    useJobFilters().save({ ...EVERY_JOB, name: 'Mine' })
    const consoleStore = useConsole()
    consoleStore.open({ kind: 'delete-job-filter', name: 'Mine' })
    show(DeleteJobFilterDialog, { name: 'Mine' })
    await settle()
    expect(document.activeElement).toBe(one('button', 'No'))
    await press(answer)
    expect(saved().map(({ name }) => name)).toEqual(left)
    expect(consoleStore.dialog).toBeNull()
  })
})
