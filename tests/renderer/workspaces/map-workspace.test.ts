import { afterEach, describe, expect, test, vi } from 'vitest'
import { Problem } from '@shared/problem'
import { useExercise } from '@renderer/console/exercise/exercise-store'
import MapWorkspace from '@renderer/workspaces/map/map-workspace.vue'
import { byRole, one, press, settle, show } from '../components/harness'
import {
  clickOn,
  details,
  heading,
  LAB,
  openMap,
  pressButton,
  reasonOf,
  rowOf,
  showTab,
  TOPOLOGY
} from './map-kit'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the map', () => {
  test('draws the topology as the lab stands, again after every change', async () => {
    const { map, asked, bridge, lab } = await openMap()
    expect(asked('lab/topology')).toEqual([{}])
    expect(map.prop('topology')).toEqual(TOPOLOGY)
    expect(map.prop('readonly')).toBe(false)
    bridge.answers['lab/topology'] = { ...TOPOLOGY, ties: [] }
    await lab.refresh()
    await settle()
    expect(map.prop('topology')).toEqual({ ...TOPOLOGY, ties: [] })
  })

  test('shows a step of the timeline while that is dragged, says which, and changes nothing', async () => {
    const entry = (seq: number, text: string) => ({
      seq,
      parent: seq - 1,
      kind: 'command' as const,
      text,
      clock: 3600,
      at: '2026-01-05T08:00:00Z',
      warnings: []
    })
    const { map, asked, timeline } = await openMap({
      answers: {
        'lab/topology': ({ at }) => (at === undefined ? TOPOLOGY : { ...TOPOLOGY, ties: [] }),
        'lab/timeline': {
          entries: [entry(1, 'Begin'), entry(7, 'DPM1 fails')],
          omitted: 0,
          head: 7,
          line: [1, 7]
        }
      }
    })
    await map.emit('update:selected', 'computer:DPM1')
    expect(document.querySelector('.preview-banner')).toBeNull()
    timeline.preview = 7
    await settle()
    expect(asked('lab/topology')).toEqual([{}, { at: 7 }])
    expect(map.prop('topology')).toMatchObject({ ties: [] })
    expect(map.prop('readonly')).toBe(true)
    expect(document.querySelector('.preview-banner')?.textContent).toBe(
      'The map shows step 2 of 2 of the timeline: DPM1 fails (Mon 05 Jan 2026, 09:00).'
    )
    expect(reasonOf('What if…')).toBe('The map shows another step of the timeline.')
    // What the lists say is of now, so the details keep to what the map says.
    expect(details()).not.toContain('AllowLocalDataProtection')
    expect(details()).toContain('Nothing ties it to another computer.')
    timeline.preview = null
    await settle()
    expect(map.prop('topology')).toEqual(TOPOLOGY)
    expect(document.querySelector('.preview-banner')).toBeNull()
    expect(details()).toContain('AllowLocalDataProtection')
  })

  test('an empty lab says what to do', async () => {
    const { consoleStore } = await openMap({
      topology: { servers: [], computers: [], ties: [], configurations: [] }
    })
    expect(byRole('tab')).toEqual([])
    expect(document.body.textContent).toContain('No computers yet')
    await pressButton('Add DPM server')
    expect(consoleStore.dialog).toEqual({ kind: 'add-dpm-server' })
  })
})

describe('what is selected', () => {
  test('a DPM server has the details of the list of DPM servers', async () => {
    const { map, consoleStore } = await openMap()
    expect(heading()).toBe('Details')
    await map.emit('update:selected', 'computer:DPM2')
    expect(map.prop('selected')).toBe('computer:DPM2')
    expect(heading()).toBe('Details: DPM2')
    expect(details()).toContain('Protected byDPM3')
    await pressButton('Show the console of DPM2')
    expect(consoleStore.server).toBe('DPM2')
    expect(consoleStore.workspace).toBe('Protection')
  })

  test('of a protected server is said who protects it, in which groups, and who holds copies', async () => {
    const { map } = await openMap()
    await map.emit('update:selected', 'computer:Server1')
    expect(heading()).toBe('Details: Server1')
    expect(details()).toContain('Agent managed byDPM1')
    expect(details()).toContain('Server1 is protected by DPM1')
    expect(details()).toContain('Group of DPM1 (directly protected): C:, D:')
    // DPM2 is no tie of it, and has it as the secondary of DPM1.
    expect(details()).toContain('Group of DPM2 (secondary): C:')
    expect(details()).not.toContain('Server9')
    await map.emit('update:selected', 'computer:Server2')
    expect(details()).toContain('ProtectionNot protected')
    expect(details()).toContain('DPM2 holds copies of Server2')
    expect(details()).toContain('Inactive replicas: E:')
    await pressButton('DPM2 holds copies of Server2')
    expect(map.prop('selected')).toBe('tie:Server2>DPM2')
  })

  test('of a tie is said what it is, its state and why, and what goes along it', async () => {
    const { map } = await openMap()
    await map.emit('update:selected', 'tie:DPM1>DPM2')
    expect(heading()).toBe('Details: DPM1 → DPM2')
    expect(details()).toContain('What it isSecondary protection')
    expect(details()).toContain('StateActive')
    expect(details()).toContain('Data sources4')
    expect(details()).toContain(
      'Group of DPM2 (directly protected, secondary): DPMDB, C: on Server1, D: on Server9'
    )
    await map.emit('update:selected', 'tie:DPM2>DPM3')
    expect(details()).toContain('ReasonDPM3 has failed.')
    await map.emit('update:selected', 'tie:Server2>DPM1')
    expect(details()).toContain('ReasonDPM1 lists Server2, and DPM2 owns the agent there by now.')
    await pressButton('Select DPM1')
    expect(map.prop('selected')).toBe('computer:DPM1')
  })

  test('what is gone is not selected, and is again when it comes back', async () => {
    const { map, bridge, lab } = await openMap()
    await map.emit('update:selected', 'computer:Server3')
    bridge.answers['lab/topology'] = { ...TOPOLOGY, computers: [] }
    await lab.refresh()
    await settle()
    expect(map.prop('selected')).toBeNull()
    expect(heading()).toBe('Details')
    bridge.answers['lab/topology'] = TOPOLOGY
    await lab.refresh()
    await settle()
    expect(map.prop('selected')).toBe('computer:Server3')
  })

  test('double click or Enter on a DPM server opens its console; a protected server has none', async () => {
    const { map, consoleStore } = await openMap()
    consoleStore.workspace = 'Map'
    await map.emit('activate', 'Server1')
    expect(consoleStore.workspace).toBe('Map')
    expect(consoleStore.message).toBe('Server1 is no DPM server and has no console')
    await map.emit('activate', 'DPM3')
    expect([consoleStore.workspace, consoleStore.server]).toEqual(['Protection', 'DPM3'])
  })
})

test('a DPM server that undo took away is not asked about', async () => {
  const { map, bridge, lab, asked } = await openMap()
  await map.emit('update:selected', 'tie:Server2>DPM2')
  const before = asked('lab/protection').length
  bridge.answers['lab/overview'] = { ...LAB, dpmServers: LAB.dpmServers.slice(0, 1) }
  bridge.answers['lab/protection'] = () => {
    throw new Problem('unexpected', 'There is no such server', '')
  }
  await lab.refresh()
  await settle()
  expect(asked('lab/protection')).toHaveLength(before)
  expect(lab.problem).toBeNull()
})

describe('the named configurations', () => {
  test('are listed; the one that is chosen is pointed at, and no more when it is chosen again', async () => {
    const { map } = await openMap()
    expect(map.prop('highlighted')).toEqual([])
    const chain = one('button', 'Chained: DPM1 → DPM2 → DPM3')
    await clickOn(chain)
    expect(chain.getAttribute('aria-pressed')).toBe('true')
    expect(map.prop('highlighted')).toEqual(['DPM1', 'DPM2', 'DPM3'])
    const link = { kind: 'link', text: 'Secondary protection' }
    expect(map.prop('grounds')).toEqual([
      {
        computers: ['DPM1', 'DPM2', 'DPM3'],
        ties: [
          { ...link, from: 'DPM1', to: 'DPM2' },
          { ...link, from: 'DPM2', to: 'DPM3' }
        ]
      }
    ])
    await clickOn(one('button', 'Cyclic: DPM4 ⇄ DPM5'))
    expect(map.prop('grounds')).toMatchObject([
      {
        ties: [
          { from: 'DPM4', to: 'DPM5' },
          { from: 'DPM5', to: 'DPM4' }
        ]
      }
    ])
    await clickOn(one('button', 'Cyclic: DPM4 ⇄ DPM5'))
    expect(map.prop('grounds')).toEqual([])
  })

  test('one that is gone is not pointed at', async () => {
    const { map, bridge, lab } = await openMap()
    await clickOn(one('button', 'Chained: DPM1 → DPM2 → DPM3'))
    bridge.answers['lab/topology'] = { ...TOPOLOGY, configurations: [] }
    await lab.refresh()
    await settle()
    expect(map.prop('highlighted')).toEqual([])
    expect(document.body.textContent).toContain('No DPM server is protected by another one.')
  })
})

describe('the ribbon', () => {
  test('says why something cannot be done', async () => {
    const { map } = await openMap()
    expect(reasonOf('Show console')).toBe('Select a DPM server first.')
    expect(reasonOf('What if…')).toBe('Select a computer first.')
    expect(reasonOf('Ways out…')).toBe('Select a computer first.')
    expect(reasonOf('Arrange again')).toBe('No computer was moved by hand.')
    expect(reasonOf('Fit')).toBeNull()
    await map.emit('update:selected', 'computer:Server1')
    expect(reasonOf('Show console')).toBe('Select a DPM server first.')
    expect(reasonOf('What if…')).toBeNull()
    await map.emit('update:selected', 'computer:DPM2')
    expect(reasonOf('Show console')).toBeNull()
    await showTab('Table')
    expect(reasonOf('Fit')).toBe('The map is not on the screen.')
    expect(reasonOf('Export as SVG…')).toBe('The map is not on the screen.')
  })

  test('fits, looks for ways out, and opens the report', async () => {
    const { map, consoleStore } = await openMap()
    await pressButton('Fit')
    expect(map.done).toEqual(['fit'])
    await map.emit('update:selected', 'computer:Server2')
    useExercise().mode = 'assessment'
    await settle()
    expect(reasonOf('Ways out…')).toBe('Not during an assessment.')
    useExercise().mode = null
    await settle()
    await pressButton('Ways out…')
    expect(consoleStore.dialog).toEqual({
      kind: 'ways-out',
      goals: [{ kind: 'protected', computer: 'Server2' }]
    })
    await pressButton('Topology report…')
    expect(consoleStore.dialog).toEqual({ kind: 'judgement' })
  })

  test('exports as SVG, and says where to', async () => {
    const { asked, consoleStore } = await openMap({ answers: { 'map/save-picture': { file: '/p/map.svg' } } })
    await pressButton('Export as SVG…')
    expect(asked('map/save-picture')).toEqual([
      { format: 'svg', text: '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>' }
    ])
    expect(consoleStore.message).toBe('Map exported: /p/map.svg')
  })

  test('exports as PNG at twice the size', async () => {
    const drawn: unknown[] = []
    vi.stubGlobal(
      'Image',
      class {
        src = ''
        naturalWidth = 20
        naturalHeight = 10
        decode = (): Promise<void> => Promise.resolve()
      }
    )
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      drawImage: ({ src }: { src: string }, ...rest: unknown[]) => drawn.push(src, ...rest)
    } as never)
    vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/png;base64,QUJD')
    const { asked, consoleStore } = await openMap({ answers: { 'map/save-picture': null } })
    await pressButton('Export as PNG…')
    vi.unstubAllGlobals()
    expect(asked('map/save-picture')).toEqual([{ format: 'png', base64: 'QUJD' }])
    expect(String(drawn[0])).toMatch(/^data:image\/svg\+xml;charset=utf-8,%3Csvg/)
    expect(drawn.slice(1)).toEqual([0, 0, 40, 20])
    // It was cancelled.
    expect(consoleStore.message).toBe('')
  })

  test('a map that cannot be drawn as PNG is a problem', async () => {
    vi.stubGlobal(
      'Image',
      class {
        decode = (): Promise<void> => Promise.reject(new Error('too large'))
      }
    )
    const { asked, lab } = await openMap()
    await pressButton('Export as PNG…')
    vi.unstubAllGlobals()
    expect(asked('map/save-picture')).toEqual([])
    expect(lab.problem?.title).toBe('The map was not exported')
  })

  test('the same stands in the menu of the map, which is about what it was opened on', async () => {
    const { map } = await openMap()
    await map.emit('menu', { target: 'computer:DPM2', x: 1, y: 1 })
    await clickOn(one('application'), 'contextmenu')
    expect(byRole('menuitem').map(({ textContent }) => textContent.trim())).toEqual([
      'Show console',
      'What if…',
      'Ways out…',
      'Fit',
      'Arrange again',
      'Topology report…',
      'Export as SVG…',
      'Export as PNG…'
    ])
    expect(map.prop('selected')).toBe('computer:DPM2')
  })
})

describe('Ctrl+F', () => {
  async function type(text: string): Promise<void> {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')
    if (!field) throw new Error('no field')
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await settle()
  }
  const said = (): string => document.querySelector('[role=status]')?.textContent.trim() ?? ''

  test('finds a computer by its name, selects it and brings it into sight', async () => {
    const { map } = await openMap()
    await press('f', { ctrlKey: true })
    expect(document.activeElement?.getAttribute('type')).toBe('search')
    await type('SERVER')
    expect(said()).toBe('Server1, 1 of 3')
    expect(map.prop('selected')).toBe('computer:Server1')
    expect(map.done).toEqual(['centre Server1'])
    await press('Enter')
    expect(map.prop('selected')).toBe('computer:Server2')
    await press('Enter', { shiftKey: true })
    await press('Enter', { shiftKey: true })
    expect(said()).toBe('Server3, 3 of 3')
    expect(map.prop('selected')).toBe('computer:Server3')
    await type('nobody')
    expect(said()).toBe('No computer has that in its name')
    expect(map.prop('selected')).toBe('computer:Server3')
    await press('Escape')
    expect(said()).toBe('')
  })

  test('is left alone where a dialog has the keyboard', async () => {
    const { map } = await openMap()
    await map.emit('update:selected', 'computer:Server1')
    await pressButton('What if…')
    const before = document.activeElement
    await press('f', { ctrlKey: true })
    expect(document.activeElement).toBe(before)
  })

  test('names that begin with it come first', async () => {
    const { map } = await openMap({
      topology: {
        ...TOPOLOGY,
        computers: TOPOLOGY.computers.map((one_, at) => ({ ...one_, name: ['SQL-2', '2-A', 'X2'][at] ?? '' }))
      }
    })
    await type('2')
    expect(map.prop('selected')).toBe('computer:2-A')
    expect(said()).toBe('2-A, 1 of 4')
  })
})

test('keeps tab and selection while another DPM server is shown', async () => {
  const { map, wrapper } = await openMap()
  await map.emit('update:selected', 'computer:Server1')
  await showTab('Table')
  wrapper.unmount()
  // As in the console: another server gets a workspace of its own.
  show(MapWorkspace, {})
  await settle()
  expect(one('tab', 'Table').getAttribute('aria-selected')).toBe('true')
  expect(rowOf('Computers', 'Server1').getAttribute('aria-selected')).toBe('true')
})
