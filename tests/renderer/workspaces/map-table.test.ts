import { expect, test } from 'vitest'
import { byRole, one, press, settle } from '../components/harness'
import {
  clickOn,
  details,
  heading,
  mapComputer,
  mapServer,
  openMap,
  rowOf,
  rowsOf,
  selectedIn,
  showTab,
  tie,
  TOPOLOGY
} from './map-kit'

async function openTable(more: Parameters<typeof openMap>[0] = {}) {
  const opened = await openMap(more)
  await showTab('Table')
  return opened
}

test('lists every computer with its role or who protects it, its status and its alerts', async () => {
  await openTable()
  expect(rowsOf('Computers')).toEqual([
    'DPM servers(3)',
    'DPM1 | Primary | Online | 3',
    'DPM2 | Primary and secondary | Online | 0',
    'DPM3 | Secondary | Failed | 0',
    'Protected servers(3)',
    'Server1 | DPM1 | Online | ',
    'Server2 | DPM1, not now | Online | ',
    'Server3 | Not protected | Offline | '
  ])
})

test('a rebuilt server and one that protects itself are told apart', async () => {
  await openTable({
    topology: {
      servers: [mapServer('DPM1', { rebuilt: true, selfProtecting: true })],
      computers: [mapComputer('Server1', { protected: true })],
      ties: [tie('switched', 'Server1', 'DPM1')],
      configurations: []
    }
  })
  expect(rowsOf('Computers')).toEqual([
    'DPM servers(1)',
    'DPM1 | No chain, protects itself | Online, rebuilt | 0',
    'Protected servers(1)',
    'Server1 | DPM1 | Online | '
  ])
})

test('lists every tie under what it is, with its state and how much goes along it', async () => {
  await openTable({
    topology: {
      ...TOPOLOGY,
      ties: [
        ...TOPOLOGY.ties,
        tie('agent', 'Server3', 'DPM1', { text: 'Owns the agent', dataSources: 0 }),
        tie('switched', 'Server1', 'DPM3', { text: 'Switched protection', state: 'broken' })
      ]
    }
  })
  expect(rowsOf('Ties')).toEqual([
    'Links between DPM servers(2)',
    'DPM1 | DPM2 | Secondary protection | Active | 4',
    'DPM2 | DPM3 | Secondary protection | Down | 1',
    'Protection(2)',
    'Server1 | DPM1 | Protection | Active | 2',
    'Server2 | DPM1 | Protection | Agent lost | 1',
    'Switched protection(1)',
    'Server1 | DPM3 | Switched protection | Broken | 1',
    'Held copies(1)',
    'Server2 | DPM2 | Held copy from DPM1 | Inactive | 1',
    'Agents only(1)',
    'Server3 | DPM1 | Owns the agent | Active | 0'
  ])
})

test('is sorted by any column, within the groups', async () => {
  await openTable()
  const head = (grid: string, column: string): HTMLElement => {
    const found = byRole('treegrid', grid)[0]?.querySelectorAll<HTMLElement>('[role=columnheader]') ?? []
    const [first] = [...found].filter(({ textContent }) => textContent.trim() === column)
    if (!first) throw new Error(`no column ${column}`)
    return first
  }
  await clickOn(head('Computers', 'Alerts'))
  expect(rowsOf('Computers').map((row) => row.split(' ')[0])).toEqual([
    'DPM',
    'DPM2',
    'DPM3',
    'DPM1',
    'Protected',
    'Server1',
    'Server2',
    'Server3'
  ])
  await clickOn(head('Ties', 'Data'))
  expect(
    rowsOf('Ties')
      .slice(1, 3)
      .map((row) => row.slice(0, 11))
  ).toEqual(['DPM2 | DPM3', 'DPM1 | DPM2'])
})

test('the named configurations stand beside it, and can be chosen there too', async () => {
  const { map } = await openTable()
  const list = [...document.querySelectorAll('ul[aria-label=Configurations] > li')]
  expect(list.map(({ textContent }) => textContent.trim())).toEqual([
    'Chained: DPM1 → DPM2 → DPM3',
    'Cyclic: DPM4 ⇄ DPM5'
  ])
  await clickOn(one('button', 'Chained: DPM1 → DPM2 → DPM3'))
  await showTab('Map')
  expect(map.prop('highlighted')).toEqual(['DPM1', 'DPM2', 'DPM3'])
})

test('what is selected is selected on the map, and the other way round', async () => {
  const { map } = await openMap()
  await map.emit('update:selected', 'computer:Server2')
  await showTab('Table')
  expect(selectedIn('Computers')).toEqual(['Server2'])
  expect(selectedIn('Ties')).toEqual([])
  await clickOn(rowOf('Ties', 'Server2', 'DPM2'))
  expect(selectedIn('Computers')).toEqual([])
  expect(selectedIn('Ties')).toEqual(['Server2'])
  expect(heading()).toBe('Details: Server2 → DPM2')
  await showTab('Map')
  expect(map.prop('selected')).toBe('tie:Server2>DPM2')
})

test('by keyboard: arrows select, a heading selects nothing, Enter on a DPM server opens its console', async () => {
  const { consoleStore } = await openTable()
  consoleStore.workspace = 'Map'
  rowOf('Computers', 'DPM servers(3)').focus()
  await press('ArrowDown')
  expect(heading()).toBe('Details: DPM1')
  await press('ArrowUp')
  expect(selectedIn('Computers')).toEqual(['DPM servers(3)'])
  expect(heading()).toBe('Details')
  await press('ArrowDown')
  await press('ArrowDown')
  expect(details()).toContain('Protected byDPM3')
  await press('Enter')
  expect([consoleStore.workspace, consoleStore.server]).toEqual(['Protection', 'DPM2'])
})

test('Enter on a protected server says that it has no console', async () => {
  const { consoleStore } = await openTable()
  consoleStore.workspace = 'Map'
  await clickOn(rowOf('Computers', 'Server3'), 'dblclick')
  expect(consoleStore.workspace).toBe('Map')
  expect(consoleStore.message).toBe('Server3 is no DPM server and has no console')
})

test('groups close and open', async () => {
  await openTable()
  rowOf('Computers', 'DPM servers(3)').focus()
  await press('ArrowLeft')
  expect(rowsOf('Computers').map((row) => row.split(' |')[0])).toEqual([
    'DPM servers(3)',
    'Protected servers(3)',
    'Server1',
    'Server2',
    'Server3'
  ])
  await press('ArrowRight')
  expect(rowsOf('Computers')).toHaveLength(8)
})

test('has the menu of the map', async () => {
  await openTable()
  await clickOn(rowOf('Computers', 'DPM2'), 'contextmenu')
  await settle()
  expect(byRole('menuitem').map(({ textContent }) => textContent.trim())).toContain('Ways out…')
})

test('a lab without ties says what would be listed', async () => {
  await openTable({ topology: { ...TOPOLOGY, ties: [] } })
  expect(document.body.textContent).toContain('No ties yet')
})
