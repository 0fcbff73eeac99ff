import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useJobFilters, EVERY_JOB } from '@renderer/stores/job-filters'
import { byRole, one, settle } from '../components/harness'
import {
  cancelable,
  choose,
  completed,
  failed,
  field,
  selectOf,
  inputOf,
  job,
  JOBS,
  NOW,
  openMonitoring,
  running,
  type
} from './monitoring-kit'
import {
  clickDetails,
  details,
  detailsButtons,
  enabled,
  pick,
  ribbon,
  rowOf,
  rowTexts
} from './protection-kit'

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

const openJobs = (jobs = JOBS) => openMonitoring('jobs', { jobs })
const headings = () =>
  byRole('row')
    .filter((row) => row.hasAttribute('aria-expanded'))
    .map((row) => row.textContent.trim())

describe('the jobs', () => {
  test('have the columns of the product, grouped by status', async () => {
    await openJobs()
    expect(byRole('columnheader').map(({ textContent }) => textContent.trim())).toEqual([
      'Source',
      'Computer',
      'Protection Group',
      'Type',
      'Start Time',
      'Time Elapsed',
      'Data Transferred',
      'Status'
    ])
    expect(rowTexts()).toEqual([
      'In progress',
      'F: | Server1 | Files | Consistency check | 07 Jan 2026, 07:58 | 1 min 40 s | 1.00 GB | In progress, 25 %',
      'Failed',
      'Sales | Server2 | Databases | Synchronization | 04 Jan 2026, 08:00 | 30 s | 0 MB | Failed',
      'Scheduled',
      'D: | Server1 | Files | Recovery point | 07 Jan 2026, 12:00 | Scheduled',
      'Completed',
      'D: | Server1 | Files | Synchronization | 07 Jan 2026, 07:00 | 10 min | 300 MB | Completed'
    ])
  })

  test('are grouped as is asked for', async () => {
    await openJobs()
    await choose('Group by', 'group')
    expect(headings()).toEqual(['Databases(1)', 'Files(3)'])
    await choose('Group by', 'computer')
    expect(headings()).toEqual(['Server1(3)', 'Server2(1)'])
    await choose('Group by', 'type')
    expect(headings()).toEqual(['Consistency check(1)', 'Recovery point(1)', 'Synchronization(2)'])
  })

  test('a heading opens and closes', async () => {
    await openJobs()
    rowOf('Completed').querySelector<HTMLElement>('[data-part=chevron]')?.click()
    await settle()
    expect(rowOf('Completed').getAttribute('aria-expanded')).toBe('false')
    expect(rowOf('Completed').textContent).toContain('(1)')
    expect(rowTexts().at(-1)).toBe('Completed')
  })

  test('sort by what they are, not by how it is written', async () => {
    await openJobs([
      job(1, { source: 'A', megabytes: 20_000, end: NOW }),
      job(2, { source: 'B', megabytes: 300, end: NOW - 3_590 }),
      job(3, { source: 'C', megabytes: 5, end: NOW - 3_000 })
    ])
    const order = () =>
      rowTexts()
        .slice(1)
        .map((text) => text[0])
    one('columnheader', 'Data Transferred').click()
    await settle()
    expect(order()).toEqual(['C', 'B', 'A'])
    one('columnheader', 'Time Elapsed').click()
    await settle()
    expect(order()).toEqual(['B', 'C', 'A'])
  })
})

describe('a running job', () => {
  test('goes on with the clock of the lab', async () => {
    const { tick } = await openJobs()
    expect(rowTexts()[1]).toMatch(/In progress, 25 %$/)
    await tick(100)
    expect(rowTexts()[1]).toMatch(/3 min 20 s \| 2\.00 GB \| In progress, 50 %$/)
    expect(rowTexts().join()).toContain('10 min | 300 MB | Completed')
  })

  test('tells how far it is in the Details pane', async () => {
    const { tick } = await openJobs()
    await pick('F:')
    const bar = one('progressbar', 'Progress of Consistency check of F: on Server1')
    expect(bar.getAttribute('aria-valuenow')).toBe('25')
    expect(details()).toContain('1.00 GB (10.2 MB/s)')
    await tick(200)
    expect(bar.getAttribute('aria-valuenow')).toBe('75')
    expect(details()).toContain('In progress, 75 %')
    expect(details()).toContain('5 min')
    expect(detailsButtons()).toEqual(['Cancel'])
  })
})

describe('the Details pane of a job', () => {
  test('says why it failed, with the ID, and what to do', async () => {
    const { consoleStore } = await openJobs()
    await pick('Sales')
    const facts = [...document.querySelectorAll('.details-pane .row')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim())
    )
    expect(facts).toEqual([
      ['Type', 'Synchronization'],
      ['Status', 'Failed'],
      ['Description', 'Server2 does not answer. (ID 41)'],
      ['Recommended action', 'Bring Server2 online, then retry the job.'],
      ['Start time', 'Sun 04 Jan 2026, 08:00'],
      ['End time', 'Sun 04 Jan 2026, 08:00'],
      ['Time elapsed', '30 s'],
      ['Data transferred', '0 MB'],
      ['Source details', 'Sales on Server2'],
      ['Protection group', 'Databases']
    ])
    expect(detailsButtons()).toEqual(['Retry'])
    await clickDetails('Retry')
    expect(consoleStore.dialog).toMatchObject({ kind: 'confirm-deeds', deed: 'retry-job' })
  })

  test('of a scheduled one says when it is due', async () => {
    await openJobs()
    await choose('Group by', 'type')
    rowOf('Recovery point').nextElementSibling?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await settle()
    expect(details()).toContain('DueWed 07 Jan 2026, 12:00')
    expect(details()).not.toContain('Time elapsed')
    expect(detailsButtons()).toEqual([])
  })
})

describe('Cancel and Retry', () => {
  test('are there for what can be canceled and retried, and say why not', async () => {
    await openJobs()
    expect(enabled()).toEqual(['Create filter', 'Refresh'])
    expect(whyNot('Cancel')).toBe('Select a job in progress.')
    expect(whyNot('Retry')).toBe('Select a failed job.')
    await pick('F:')
    expect(enabled()).toEqual(['Cancel', 'Create filter', 'Refresh'])
    expect(whyNot('Retry')).toBe('Only a job that failed can be run again.')
    await pick('Sales')
    expect(enabled()).toEqual(['Retry', 'Create filter', 'Refresh'])
    await pick('F:', { ctrlKey: true })
    expect(enabled()).toEqual(['Create filter', 'Refresh'])
  })

  test('ask about the job by what it works on', async () => {
    const { consoleStore } = await openJobs()
    await pick('F:')
    await ribbon('Cancel')
    expect(consoleStore.dialog).toEqual({
      kind: 'confirm-deeds',
      deed: 'cancel-job',
      steps: [
        {
          text: 'Consistency check of F: on Server1',
          command: {
            do: 'cancel-job',
            on: 'DPM1',
            computer: 'Server1',
            dataSource: 'F:',
            job: 'consistency-check'
          }
        }
      ]
    })
  })

  test('of a job of a computer as a whole name no data source', async () => {
    const install = cancelable(
      job(9, {
        type: 'agent-installation',
        label: 'Agent installation',
        status: 'in-progress',
        source: 'Server3',
        computer: 'Server3',
        dataSource: null,
        group: '',
        end: NOW + 60
      })
    )
    const { consoleStore } = await openJobs([install])
    await pick('Server3')
    expect(details()).toContain('Agent installation of Server3')
    await ribbon('Cancel')
    expect(consoleStore.dialog).toMatchObject({
      steps: [
        {
          text: 'Agent installation of Server3',
          command: { do: 'cancel-job', on: 'DPM1', computer: 'Server3', job: 'agent-installation' }
        }
      ]
    })
  })

  test('do the same thing once, however often it failed', async () => {
    const { consoleStore } = await openJobs([failed, { ...failed, id: 7, start: NOW - 500, end: NOW - 400 }])
    await pick('Failed')
    expect(details()).toContain('2 jobs are selected.')
    await ribbon('Retry')
    expect(consoleStore.dialog).toMatchObject({ deed: 'retry-job', steps: { length: 1 } })
  })

  test('are in the context menu of a row, about that row', async () => {
    const { consoleStore } = await openJobs()
    rowOf('Sales').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: 5, clientY: 5 })
    )
    await settle()
    one('menuitem', 'Retry').click()
    await settle()
    expect(consoleStore.dialog).toMatchObject({
      deed: 'retry-job',
      steps: [{ text: 'Synchronization of Sales on Server2' }]
    })
  })
})

describe('finding jobs', () => {
  test('the quick search wants every word, in whatever column, and says how many there are', async () => {
    await openJobs()
    await type('Quick search', 'server1 sync')
    expect(rowTexts()).toHaveLength(2)
    expect(one('status').textContent).toBe('1 of 4 jobs')
    await type('Quick search', 'nothing like it')
    expect(rowTexts()).toEqual([])
    one('button', 'Show all jobs').click()
    await settle()
    expect(rowTexts()).toHaveLength(8)
    expect(inputOf('Quick search').value).toBe('')
  })

  test('a filter by time, status or type', async () => {
    await openJobs()
    const groups = [...field('Filter').querySelectorAll('optgroup')].map(({ label }) => label)
    expect(groups).toEqual(['Time', 'Status', 'Type'])
    await choose('Filter', 'last:24')
    expect(headings()).toEqual(['In progress(1)', 'Completed(1)'])
    await choose('Filter', 'status:failed')
    expect(headings()).toEqual(['Failed(1)'])
    await choose('Filter', 'type:recovery-point')
    expect(headings()).toEqual(['Scheduled(1)'])
    await choose('Filter', 'all')
    expect(headings()).toHaveLength(4)
  })

  test('a saved filter can be chosen, modified and deleted', async () => {
    const mine = { ...EVERY_JOB, name: 'Mine', computer: 'Server2' }
    useJobFilters().save(mine)
    const { consoleStore } = await openJobs()
    await choose('Filter', 'saved:Mine')
    expect(headings()).toEqual(['Failed(1)'])
    expect(enabled()).toEqual(['Create filter', 'Modify filter', 'Delete filter', 'Refresh'])
    await ribbon('Modify filter')
    expect(consoleStore.dialog).toEqual({ kind: 'job-filter', filter: mine })
    await ribbon('Delete filter')
    expect(consoleStore.dialog).toEqual({ kind: 'delete-job-filter', name: 'Mine' })
    useJobFilters().remove('Mine')
    await settle()
    expect(selectOf('Filter').value).toBe('all')
    expect(headings()).toHaveLength(4)
  })

  test('Create filter opens an empty one', async () => {
    const { consoleStore } = await openJobs()
    await ribbon('Create filter')
    expect(consoleStore.dialog).toEqual({ kind: 'job-filter' })
  })
})

test('what is selected goes with the lab', async () => {
  const { bridge } = await openJobs()
  await pick('F:')
  bridge.answers['lab/monitoring'] = {
    server: 'DPM1',
    alerts: [],
    jobs: [{ ...running, status: 'completed', end: NOW }, completed]
  }
  bridge.emit('lab/changed', { revision: 2 })
  await settle()
  expect(details()).toContain('Completed')
  bridge.answers['lab/monitoring'] = { server: 'DPM1', alerts: [], jobs: [completed] }
  bridge.emit('lab/changed', { revision: 3 })
  await settle()
  expect(details()).toContain('Select a job')
})

test('without jobs says what will be there', async () => {
  await openJobs([])
  expect(document.body.textContent).toContain('No jobs yet')
})

const whyNot = (name: string): string | null | undefined =>
  [...one('toolbar').querySelectorAll('button')]
    .find(({ textContent }) => textContent.trim() === name)
    ?.getAttribute('aria-description')
