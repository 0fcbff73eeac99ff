import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Input } from '@shared/contract'
import type { ReportChart, ReportView } from '@shared/contract/views'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import ReportingWorkspace from '@renderer/workspaces/reporting/reporting-workspace.vue'
import ReportChartView from '@renderer/workspaces/reporting/report-chart.vue'
import { reportColumns, reportRows } from '@renderer/workspaces/reporting/report-rows'
import { byRole, one, press, settle, show } from '../components/harness'
import { fakeBridge, overview, type FakeAnswers } from '../fake-bridge'

const CHART: ReportChart = {
  title: 'Jobs by the day they ended',
  unit: 'jobs',
  stacked: true,
  categories: ['5 Jan', '6 Jan'],
  series: [
    { name: 'Completed', tone: 'ok', values: [9, 0] },
    { name: 'Failed', tone: 'critical', values: [1, 2] }
  ]
}
const STATUS: ReportView = {
  report: 'status',
  server: 'DPM1',
  title: 'Status report',
  period: '2026-01-05 to 2026-01-06',
  summary: '12 jobs ended.',
  columns: [
    { label: 'Part', align: 'start' },
    { label: 'Item', align: 'start' },
    { label: 'Failed', align: 'end' }
  ],
  rows: [
    ['By type', 'Synchronization', '2'],
    ['By type', 'Recovery point', '10'],
    ['By type', 'Consistency check', ''],
    ['By day', '2026-01-05', '1']
  ],
  sectioned: true,
  chart: CHART
}
const TAPES: ReportView = {
  ...STATUS,
  report: 'tape-management',
  title: 'Tape management report',
  summary: 'No tape library is attached to DPM1.',
  rows: [],
  chart: null
}

async function open(answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': overview(),
    'lab/report': ({ report }) => (report === 'tape-management' ? TAPES : { ...STATUS, report }),
    ...answers
  })
  await useLab().refresh()
  show(ReportingWorkspace, {})
  await settle()
  const asked = (): unknown[] =>
    bridge.asked.flatMap(({ name, input }) => (name === 'lab/report' ? [input] : []))
  return { bridge, asked, consoleStore: useConsole() }
}

const grid = (name: string): HTMLElement => {
  const found = [...byRole('grid', name), ...byRole('treegrid', name)]
  const [first] = found
  if (!first || found.length > 1) throw new Error(`${found.length} grids ${name}`)
  return first
}
const rows = (name: string): string[] =>
  [...grid(name).querySelectorAll('[role=row]')]
    .slice(1)
    .map((row) =>
      [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent.trim()).join(' | ')
    )

async function pick(label: string): Promise<void> {
  const row = [...grid('Reports').querySelectorAll<HTMLElement>('[role=row]')].find(
    (some) => some.querySelector('[role=gridcell]')?.textContent.trim() === label
  )
  if (!row) throw new Error(`no report ${label}`)
  row.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  row.focus()
  await settle()
}

async function click(element: HTMLElement): Promise<void> {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  await settle()
}

async function choosePeriod(days: string): Promise<void> {
  const select = document.querySelector('select')
  if (!select) throw new Error('no period')
  select.value = days
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await settle()
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('the workspace', () => {
  test('lists the six reports with what each says, and shows the first over seven days', async () => {
    const { asked } = await open()
    expect(rows('Reports').map((row) => row.split(' | ')[0])).toEqual([
      'Status',
      'Protection',
      'Recovery',
      'Disk utilization',
      'Tape management',
      'Tape utilization'
    ])
    for (const row of rows('Reports')) expect(row.split(' | ')[1]).toMatch(/\w+ \w+/)
    expect(asked()).toEqual([{ server: 'DPM1', report: 'status', days: 7 }])
    expect(document.querySelector('h2')?.textContent).toBe('Status report')
    expect(document.body.textContent).toContain('2026-01-05 to 2026-01-06')
    expect(document.body.textContent).toContain('12 jobs ended.')
  })

  test('shows the report that the keyboard goes to', async () => {
    const { asked } = await open()
    await pick('Status')
    await press('ArrowDown')
    await press('ArrowDown')
    expect(asked().at(-1)).toEqual({ server: 'DPM1', report: 'recovery', days: 7 })
  })

  test('has a period for reports that are over days, and keeps it', async () => {
    const { asked } = await open()
    await choosePeriod('30')
    expect(asked().at(-1)).toEqual({ server: 'DPM1', report: 'status', days: 30 })
    await pick('Protection')
    expect(document.querySelector('select')).toBeNull()
    await pick('Disk utilization')
    expect(document.querySelector('select')?.value).toBe('30')
    expect([...document.querySelectorAll('option')].map(({ value }) => value)).toEqual([
      '7',
      '14',
      '30',
      '90'
    ])
    expect(asked().at(-1)).toEqual({ server: 'DPM1', report: 'disk-utilization', days: 30 })
  })

  test('shows the table in sections that close and open', async () => {
    await open()
    expect(rows('Status report')).toEqual([
      'By type(3)',
      'Synchronization | 2',
      'Recovery point | 10',
      'Consistency check | ',
      'By day(1)',
      '2026-01-05 | 1'
    ])
    grid('Status report').querySelectorAll<HTMLElement>('[role=row]')[1]?.focus()
    await press('ArrowLeft')
    expect(rows('Status report')).toEqual(['By type(3)', 'By day(1)', '2026-01-05 | 1'])
    await press('ArrowRight')
    expect(rows('Status report')).toHaveLength(6)
  })

  test('sorts figures as numbers, and forgets that for the next report', async () => {
    await open()
    await click(one('columnheader', 'Failed'))
    await click(one('columnheader', 'Failed'))
    expect(rows('Status report').slice(1, 4)).toEqual([
      'Recovery point | 10',
      'Synchronization | 2',
      'Consistency check | '
    ])
    await pick('Protection')
    expect(rows('Status report')[1]).toBe('Synchronization | 2')
  })

  test('says why there is nothing, and offers no file of it', async () => {
    const { bridge } = await open()
    await pick('Tape management')
    expect(document.body.textContent).toContain('Nothing to report')
    expect(document.body.textContent).toContain('No tape library is attached to DPM1.')
    expect(document.querySelector('svg[role=img]')).toBeNull()
    for (const label of ['Export as HTML...', 'Export as CSV...']) {
      expect(one('button', label).getAttribute('aria-description')).toBe('There is nothing in this report.')
      await click(one('button', label))
    }
    expect(bridge.asked.some(({ name }) => name === 'lab/save-report')).toBe(false)
  })

  test('follows the lab', async () => {
    const { bridge, asked } = await open()
    bridge.answers['lab/report'] = { ...STATUS, summary: '13 jobs ended.' }
    bridge.emit('lab/changed', { revision: 2 })
    await useLab().refresh()
    await settle()
    expect(asked()).toHaveLength(2)
    expect(document.body.textContent).toContain('13 jobs ended.')
  })
})

describe('exporting', () => {
  test.each([
    ['Export as HTML...', 'html'],
    ['Export as CSV...', 'csv']
  ] as const)('%s writes what is shown, and says where', async (label, format) => {
    const { bridge, consoleStore } = await open({ 'lab/save-report': { file: `/out/a.${format}` } })
    await choosePeriod('14')
    await click(one('button', label))
    const [asked] = bridge.asked.filter(({ name }) => name === 'lab/save-report')
    expect(asked?.input as Input<'lab/save-report'>).toEqual({
      server: 'DPM1',
      report: 'status',
      days: 14,
      format
    })
    expect(consoleStore.message).toBe(`Report exported: /out/a.${format}`)
  })

  test('says nothing where the name was not chosen', async () => {
    const { consoleStore } = await open({ 'lab/save-report': null })
    await click(one('button', 'Export as CSV...'))
    expect(consoleStore.message).toBe('')
  })
})

describe('the chart', () => {
  test('is one image in words, with every value where they are few', () => {
    show(ReportChartView, { chart: CHART })
    expect(one('img').getAttribute('aria-label')).toBe(
      'Jobs by the day they ended, in jobs. Completed: 5 Jan 9, 6 Jan 0. Failed: 5 Jan 1, 6 Jan 2.'
    )
    expect(document.querySelector('figcaption')?.textContent).toBe('Jobs by the day they ended')
  })

  test('draws a bar for every value, each series in a pattern of its own', () => {
    show(ReportChartView, { chart: CHART })
    const bars = [...document.querySelectorAll('rect.bar')]
    expect(bars.map((bar) => bar.querySelector('title')?.textContent)).toEqual([
      '5 Jan, Completed: 9',
      '5 Jan, Failed: 1',
      '6 Jan, Failed: 2'
    ])
    const patterns = [...document.querySelectorAll('pattern')]
    const fills = bars.map((bar) => bar.getAttribute('fill'))
    expect(fills).toEqual([0, 1, 1].map((at) => `url(#${patterns[at]?.id ?? ''})`))
    // In shape as in colour.
    expect(patterns.map((pattern) => pattern.querySelectorAll('path').length)).toEqual([0, 1])
    expect(patterns.map((pattern) => pattern.querySelector('rect')?.getAttribute('class'))).toEqual([
      'tone-ok',
      'tone-critical'
    ])
    expect([...document.querySelectorAll('.key text')].map(({ textContent }) => textContent)).toEqual([
      'Completed',
      'Failed'
    ])
  })

  test('has no styles of its own in the page: its policy lets none through', () => {
    show(ReportChartView, { chart: CHART })
    expect(document.querySelector('figure [style]')).toBeNull()
  })

  test('two on one page do not take each other for their own', () => {
    show(
      defineComponent(() => () => [
        h(ReportChartView, { chart: CHART }),
        h(ReportChartView, { chart: CHART })
      ]),
      {}
    )
    const ids = [...document.querySelectorAll('pattern')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('the rows of a table', () => {
  test('have no sections where the report has none', () => {
    const plain = { ...STATUS, sectioned: false }
    expect(reportColumns(plain).map(({ label }) => label)).toEqual(['Part', 'Item', 'Failed'])
    expect(reportRows(plain, new Set())).toHaveLength(4)
  })

  test('sort what is no number by its letters', () => {
    const [row] = reportRows(
      { columns: [{ label: 'Time elapsed', align: 'end' }], rows: [['1:05:00']], sectioned: false },
      new Set()
    )
    expect(row?.cells).toEqual({ 0: '1:05:00' })
  })
})
