import type { RecoverableItemView, RecoverableView, RecoveryView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import RecoveryWorkspace from '@renderer/workspaces/recovery/recovery-workspace.vue'
import { one, press, settle, show } from '../components/harness'
import { dpmServer, fakeBridge, labClock, overview } from '../fake-bridge'

const HOUR = 3_600
const DAY = 24 * HOUR

function source(
  computer: string,
  dataSource: string,
  points: readonly number[],
  more: Partial<RecoverableView> = {}
): RecoverableView {
  const plain = { type: 'Volume', group: 'Servers', through: null, mode: 'primary' } as const
  return { computer, dataSource, points, ...plain, ...more }
}

/** The lab begins at 08:00 of 5 January 2026; it is noon of the 7th now. */
const NOW = 2 * DAY + 4 * HOUR
const FULL: RecoveryView = {
  server: 'DPM3',
  computers: [
    {
      computer: 'DPM1',
      dataSources: [source('DPM1', 'DPMDB', [12 * HOUR], { type: 'DPM database' })]
    },
    {
      computer: 'Server1',
      dataSources: [
        // 31 December 20:00, 5 January 20:00 and 21:30, 6 January 20:00.
        source('Server1', 'D:', [-DAY * 5 + 12 * HOUR, 12 * HOUR, 13.5 * HOUR, DAY + 12 * HOUR], {
          mode: 'secondary',
          through: 'DPM1'
        }),
        source('Server1', 'E:', []),
        source('Server1', 'F:', [NOW - HOUR], { mode: 'switched', through: 'DPM2' })
      ]
    },
    {
      computer: 'Server9',
      dataSources: [source('Server9', 'C:', [0], { mode: 'inactive', through: 'DPM1', group: null })]
    }
  ]
}

const ITEMS: readonly RecoverableItemView[] = [
  { name: 'Users', kind: 'folder', megabytes: 2048, modified: 10 * HOUR },
  { name: 'pagefile.bak', kind: 'file', megabytes: 512, modified: 0 }
]

async function open(view: RecoveryView = FULL, now = NOW) {
  const bridge = fakeBridge({
    'lab/overview': overview({
      clock: labClock({ now }),
      dpmServers: [dpmServer('DPM3'), dpmServer('DPM1')]
    }),
    'lab/recovery': view,
    'lab/recoverable-items': ITEMS
  })
  await useLab().refresh()
  show(RecoveryWorkspace, {})
  await settle()
  return { bridge, consoleStore: useConsole() }
}

const rowsOf = (grid: Element): HTMLElement[] => [
  ...grid.querySelectorAll<HTMLElement>('[role=row][data-row-id]')
]
const texts = (row: Element): string =>
  [...row.querySelectorAll('.text')]
    .map(({ textContent }) => textContent.trim())
    .filter(Boolean)
    .join(' | ')
const tree = (): string[] => rowsOf(one('treegrid', 'Protected data')).map(texts)
const grid = (name: string): string[] => rowsOf(one('grid', name)).map(texts)

async function click(row: HTMLElement | undefined): Promise<void> {
  if (!row) throw new Error('no such row')
  row.click()
  await settle()
}

const pick = (dataSource: string, computer = 'Server1'): Promise<void> =>
  click(document.querySelector<HTMLElement>(`[data-row-id="${computer}\n${dataSource}"]`) ?? undefined)

const times = (): string[] =>
  [...document.querySelectorAll('.times label')].map(({ textContent }) => textContent.trim())
const chosenTime = (): string | undefined => {
  const input = document.querySelector<HTMLInputElement>('.times input:checked')
  return document.querySelector(`label[for="${input?.id ?? ''}"]`)?.textContent.trim()
}
const bold = (): (string | null)[] =>
  [...document.querySelectorAll('td.marked')].map((cell) => cell.getAttribute('aria-label'))
const button = (name: string): HTMLElement => one('button', name)

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('Protected data', () => {
  test('lists computers and data sources, and how they are protected', async () => {
    await open()
    expect(tree()).toEqual([
      'DPM1',
      'DPMDB | Direct',
      'Server1',
      'D: | Secondary through DPM1',
      'E: | Direct',
      'F: | Switched from DPM2',
      'Server9',
      'C: | Inactive through DPM1'
    ])
  })

  test('is narrowed by the server name, and computers close', async () => {
    await open()
    const filter = document.querySelector<HTMLInputElement>('.field-bar input')
    if (!filter) throw new Error('no filter')
    filter.value = 'server'
    filter.dispatchEvent(new Event('input', { bubbles: true }))
    await settle()
    expect(tree()[0]).toBe('Server1')
    document.querySelector<HTMLElement>('[data-row-id=Server1] [data-part=chevron]')?.click()
    await settle()
    expect(tree()).toEqual(['Server1', 'Server9', 'C: | Inactive through DPM1'])
    filter.value = 'nobody'
    filter.dispatchEvent(new Event('input', { bubbles: true }))
    await settle()
    expect(document.body.textContent).toContain('No server of that name')
  })

  test('without members it says where they come from', async () => {
    const { consoleStore } = await open({ server: 'DPM3', computers: [] })
    expect(document.body.textContent).toContain('Nothing to recover')
    button('Go to Protection').click()
    expect(consoleStore.workspace).toBe('Protection')
  })
})

describe('the calendar', () => {
  test('has the dates with recovery points in bold, and begins at the newest', async () => {
    await open()
    await pick('D:')
    expect(bold()).toEqual(['5 January 2026, 2 recovery points', '6 January 2026, 1 recovery point'])
    expect(one('gridcell', '7 January 2026').getAttribute('aria-current')).toBe('date')
    expect(times()).toEqual(['20:00'])
    expect(chosenTime()).toBe('20:00')
    button('Previous month').click()
    await settle()
    expect(bold()).toEqual(['31 December 2025, 1 recovery point'])
    // Another data source shows its own month, whatever month was turned to.
    await pick('DPMDB', 'DPM1')
    expect(bold()).toEqual(['5 January 2026, 1 recovery point'])
    expect(one('gridcell', '5 January 2026, 1 recovery point').getAttribute('aria-selected')).toBe('true')
  })

  test('gives the times of the chosen date, by keyboard too; the newest is chosen', async () => {
    await open()
    await pick('D:')
    one('gridcell', '6 January 2026, 1 recovery point').focus()
    await press('ArrowLeft')
    await press('Enter')
    expect(times()).toEqual(['21:30', '20:00'])
    expect(chosenTime()).toBe('21:30')
    await click(one('gridcell', '2 January 2026'))
    expect(document.body.textContent).toContain('No recovery points on Fri 02 Jan 2026.')
    expect(button('Recover...').getAttribute('aria-description')).toBe('Select a date with recovery points.')
  })

  test('Latest is there today only, and never chosen by itself where there is a recovery point', async () => {
    await open()
    await pick('F:')
    expect(times()).toEqual(['Latest', '11:00'])
    expect(chosenTime()).toBe('11:00')
    await pick('D:')
    await click(one('gridcell', '7 January 2026'))
    expect(times()).toEqual(['Latest'])
    expect(chosenTime()).toBe('Latest')
  })

  test('a data source without recovery points says so', async () => {
    const { bridge } = await open()
    await pick('E:')
    expect(bold()).toEqual([])
    expect(times()).toEqual(['Latest'])
    expect(document.body.textContent).toContain('No recovery points yet')
    expect(bridge.asked.filter(({ name }) => name === 'lab/recoverable-items')).toEqual([])
  })

  test('the choice stays when the lab changes, and falls back when its recovery point expires', async () => {
    const { bridge } = await open()
    await pick('D:')
    await click(one('gridcell', '5 January 2026, 2 recovery points'))
    document.querySelectorAll<HTMLElement>('.times input')[1]?.click()
    await settle()
    expect(chosenTime()).toBe('20:00')
    const change = async (points: readonly number[]): Promise<void> => {
      const dataSources = [source('Server1', 'D:', points)]
      bridge.answers['lab/recovery'] = { server: 'DPM3', computers: [{ computer: 'Server1', dataSources }] }
      await useLab().refresh()
      await settle()
    }
    await change([12 * HOUR, 13.5 * HOUR, NOW])
    expect(chosenTime()).toBe('20:00')
    await change([13.5 * HOUR, NOW])
    expect(chosenTime()).toBe('21:30')
  })
})

test('Recoverable item shows what the recovery point holds', async () => {
  const { bridge } = await open()
  await pick('D:')
  expect(grid('Recoverable item')).toEqual([
    'Users | 2.00 GB | 05 Jan 2026, 18:00',
    'pagefile.bak | 512 MB | 05 Jan 2026, 08:00'
  ])
  const at = { server: 'DPM3', computer: 'Server1', dataSource: 'D:', point: DAY + 12 * HOUR }
  expect(bridge.asked.at(-1)).toEqual({ name: 'lab/recoverable-items', input: at })
  await click(one('gridcell', '7 January 2026'))
  expect(document.body.textContent).toContain(
    'Latest is listed as of the newest recovery point, Tue 06 Jan 2026, 20:00.'
  )
})

describe('Recover...', () => {
  test('starts the wizard with the data source and the recovery point', async () => {
    const { consoleStore } = await open()
    expect(button('Recover...').getAttribute('aria-description')).toBe('Select a data source.')
    await click(rowsOf(one('treegrid', 'Protected data'))[2])
    expect(button('Recover...').getAttribute('aria-disabled')).toBe('true')
    await pick('D:')
    button('Recover...').click()
    const what = { kind: 'recover', computer: 'Server1', dataSource: 'D:' }
    expect(consoleStore.dialog).toEqual({ ...what, point: DAY + 12 * HOUR })
    await click(one('gridcell', '7 January 2026'))
    button('Recover...').click()
    expect(consoleStore.dialog).toEqual({ ...what, point: 'latest' })
  })

  test('Enter on a data source too', async () => {
    const { consoleStore } = await open()
    await pick('D:')
    document.querySelector<HTMLElement>('[aria-selected=true][role=row]')?.focus()
    await press('Enter')
    expect(consoleStore.dialog?.kind).toBe('recover')
  })

  test('Show in Protection goes there', async () => {
    const { consoleStore } = await open()
    await pick('D:')
    button('Show in Protection').click()
    expect([consoleStore.workspace, consoleStore.server]).toEqual(['Protection', 'DPM3'])
  })
})

describe('Search', () => {
  async function openSearch(view?: RecoveryView) {
    const opened = await open(view)
    one('tab', 'Search').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
    await settle()
    return opened
  }

  async function look(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)
      const input = document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
      input.value = value
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await settle()
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await settle()
  }
  const said = (): string => document.querySelector('.said')?.textContent ?? ''

  test('by name and by date, and a result is shown with its recovery point', async () => {
    const { consoleStore } = await openSearch()
    await look({ 'Computer or data source': 'd:', 'Recovery points from': '2026-01-05', To: '2026-01-05' })
    expect(said()).toBe('2 recovery points found.')
    expect(grid('Search results')).toEqual([
      'D: | Server1 | 05 Jan 2026, 21:30',
      'D: | Server1 | 05 Jan 2026, 20:00'
    ])
    await click(rowsOf(one('grid', 'Search results'))[1])
    expect(chosenTime()).toBe('20:00')
    button('Recover...').click()
    expect(consoleStore.dialog).toMatchObject({ dataSource: 'D:', point: 12 * HOUR })
    button('Clear').click()
    await settle()
    expect(said()).toBe('')
  })

  test('a range that ends before it begins is told at the field', async () => {
    await openSearch()
    await look({ 'Recovery points from': '2026-01-06', To: '2026-01-05' })
    expect(document.querySelector('[aria-invalid]')?.getAttribute('type')).toBe('date')
    expect(document.body.textContent).toContain('The range ends before it begins.')
  })

  test('says with ID 3500 that there is more than it shows', async () => {
    const points = Array.from({ length: 300 }, (_, at) => at * HOUR)
    const dataSources = [source('Server1', 'D:', points)]
    await openSearch({ server: 'DPM3', computers: [{ computer: 'Server1', dataSources }] })
    await look({})
    expect(said()).toContain('the newest 250 are shown')
    expect(said()).toContain('(ID 3500)')
    expect(one('grid', 'Search results').getAttribute('aria-rowcount')).toBe('251')
  })
})
