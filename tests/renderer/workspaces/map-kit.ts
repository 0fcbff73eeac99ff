import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { defineComponent, h, type Component } from 'vue'
import type { GroupPolicy } from '@shared/contract/commands'
import type {
  MapComputerView,
  MapServerView,
  MapTieView,
  MemberView,
  ProtectionView,
  TopologyView
} from '@shared/contract/views'
import { useTimeline } from '@renderer/console/timeline/timeline-store'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import MapWorkspace from '@renderer/workspaces/map/map-workspace.vue'
import { byRole, settle } from '../components/harness'
import {
  DONE,
  dpmServer,
  fakeBridge,
  overview,
  protectedServer,
  replicaView,
  type FakeAnswers
} from '../fake-bridge'

export function mapServer(name: string, more: Partial<MapServerView> = {}): MapServerView {
  return {
    name,
    status: 'online',
    primary: false,
    secondary: false,
    selfProtecting: false,
    rebuilt: false,
    alerts: 0,
    ...more
  }
}

export function mapComputer(name: string, more: Partial<MapComputerView> = {}): MapComputerView {
  return { name, status: 'online', beside: null, protected: false, ...more }
}

export function tie(
  kind: MapTieView['kind'],
  from: string,
  to: string,
  more: Partial<MapTieView> = {}
): MapTieView {
  return { id: `${from}>${to}`, kind, from, to, state: 'active', text: `A ${kind}`, dataSources: 1, ...more }
}

/** DPM1 is protected by DPM2, and that by DPM3, which failed. DPM1 protects Server1; Server2 was lost to DPM2. */
export const TOPOLOGY: TopologyView = {
  servers: [
    mapServer('DPM1', { primary: true, alerts: 3 }),
    mapServer('DPM2', { primary: true, secondary: true }),
    mapServer('DPM3', { secondary: true, status: 'failed' })
  ],
  computers: [
    mapComputer('Server1', { beside: 'DPM1', protected: true }),
    mapComputer('Server2', { beside: 'DPM2' }),
    mapComputer('Server3', { status: 'offline' })
  ],
  ties: [
    tie('link', 'DPM1', 'DPM2', { text: 'Secondary protection', dataSources: 4 }),
    tie('link', 'DPM2', 'DPM3', { text: 'Secondary protection', state: 'down' }),
    tie('protection', 'Server1', 'DPM1', { text: 'Protection', dataSources: 2 }),
    tie('protection', 'Server2', 'DPM1', { text: 'Protection', state: 'lost', dataSources: 1 }),
    tie('copy', 'Server2', 'DPM2', { text: 'Held copy from DPM1', state: 'inactive', dataSources: 1 })
  ],
  configurations: [
    { kind: 'chained', servers: ['DPM1', 'DPM2', 'DPM3'] },
    { kind: 'cyclic', servers: ['DPM4', 'DPM5'] }
  ]
}

const POLICY: GroupPolicy = {
  retentionDays: 5,
  synchronizationMinutes: 15,
  recoveryPointTimes: [],
  replicaCreation: 'now',
  consistencyCheckWhenInconsistent: true,
  dailyConsistencyCheck: false
}

export function member(computer: string, dataSource: string, more: Partial<MemberView> = {}): MemberView {
  return {
    computer,
    dataSource,
    type: 'Volume',
    through: null,
    mode: 'primary',
    status: { text: 'OK', level: 'ok' },
    replicaPath: '',
    replica: replicaView(),
    job: null,
    ...more
  }
}

/** What the DPM servers have in their groups. */
export function protection(server: string): ProtectionView {
  const members: Readonly<Record<string, readonly MemberView[]>> = {
    DPM1: [member('Server1', 'C:'), member('Server1', 'D:'), member('Server9', 'D:')],
    DPM2: [
      member('DPM1', 'DPMDB'),
      member('Server1', 'C:', { mode: 'secondary', through: 'DPM1' }),
      member('Server9', 'D:', { mode: 'secondary', through: 'DPM1' })
    ]
  }
  return {
    server,
    groups: [{ name: `Group of ${server}`, policy: POLICY, members: members[server] ?? [] }],
    inactive:
      server === 'DPM2'
        ? [
            {
              computer: 'Server2',
              dataSource: 'E:',
              type: 'Volume',
              through: 'DPM1',
              replicaPath: '',
              replica: replicaView()
            }
          ]
        : []
  }
}

export const LAB = overview({
  dpmServers: [
    dpmServer('DPM1', { protectedBy: 'DPM2', agentOwner: 'DPM2' }),
    dpmServer('DPM2', { protectedBy: 'DPM3' }),
    dpmServer('DPM3', { status: 'failed' }),
    dpmServer('DPM0', { status: 'removed' })
  ],
  protectedServers: [
    protectedServer('Server1', { agentOwner: 'DPM1' }),
    protectedServer('Server2', { agentOwner: 'DPM2' }),
    protectedServer('Server3')
  ],
  links: [
    { protected: 'DPM1', protector: 'DPM2', state: 'active' },
    { protected: 'DPM2', protector: 'DPM3', state: 'active' }
  ],
  configurations: TOPOLOGY.configurations
})

type Deed = (...of: never[]) => unknown

/** A stand-in for the drawing, which is tested by itself: what it was given, what it was told to do, and its events. */
export function mapStub() {
  const done: string[] = []
  let props: Readonly<Record<string, unknown>> = {}
  let emit: (name: string, value: unknown) => void = () => {
    throw new Error('The map is not on the screen.')
  }
  const component = defineComponent({
    props: ['topology', 'label', 'places', 'selected', 'grounds', 'highlighted', 'readonly', 'verdict'],
    emits: ['update:selected', 'activate', 'moved', 'over', 'dropped', 'menu'],
    setup(given, { emit: tell, expose }) {
      props = given
      emit = tell as Deed as typeof emit
      expose({
        fit: () => done.push('fit'),
        svg: () => '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>',
        centre: (name: string) => done.push(`centre ${name}`)
      })
      return () => h('div', { role: 'application', tabindex: 0, 'aria-label': String(given.label) })
    }
  })
  return {
    component: component as Component,
    done,
    prop: (name: string): unknown => props[name],
    async emit(name: string, value: unknown): Promise<void> {
      emit(name, value)
      await settle()
    }
  }
}

export interface Opened {
  readonly answers?: FakeAnswers
  readonly topology?: TopologyView
  /** With the drawing itself in place of the stand-in. */
  readonly drawn?: boolean
}

export async function openMap({ answers = {}, topology = TOPOLOGY, drawn = false }: Opened = {}) {
  setActivePinia(createPinia())
  const bridge = fakeBridge({
    'lab/overview': LAB,
    'lab/topology': topology,
    'lab/protection': ({ server }) => protection(server),
    'lab/dispatch': DONE,
    'map/places': {},
    'map/keep-places': null,
    ...answers
  })
  const map = mapStub()
  await useLab().refresh()
  const wrapper = mount(MapWorkspace, {
    attachTo: document.body,
    // The drawing is the only component that is loaded when it is needed.
    global: { stubs: drawn ? {} : { AsyncComponentWrapper: map.component } }
  })
  await settle()
  // It comes in parts, one a turn of the window.
  await settle()
  const asked = (name: string): unknown[] =>
    bridge.asked.flatMap((one) => (one.name === name ? [one.input] : []))
  return { bridge, asked, map, wrapper, lab: useLab(), consoleStore: useConsole(), timeline: useTimeline() }
}

/** Presses a button by its name: of the ribbon, the details, a dialog. */
export async function pressButton(name: string): Promise<void> {
  const [button] = byRole('button', name)
  if (!button) throw new Error(`no button ${name}`)
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  await settle()
}

export const reasonOf = (name: string): string | null =>
  byRole('button', name)[0]?.getAttribute('aria-description') ?? null

export async function showTab(name: 'Map' | 'Table'): Promise<void> {
  const [found] = byRole('tab', name)
  found?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
  await settle()
}

export const heading = (): string => document.querySelector('.details-pane h2')?.textContent.trim() ?? ''
export const details = (): string => document.querySelector('.details-pane')?.textContent ?? ''

const gridOf = (name: string): HTMLElement => {
  const [found] = [...byRole('grid', name), ...byRole('treegrid', name)]
  if (!found) throw new Error(`no grid ${name}`)
  return found
}
/** The rows of a list, headings and all, their cells between bars. */
export const rowsOf = (name: string): string[] =>
  [...gridOf(name).querySelectorAll('[role=row]')]
    .slice(1)
    .map((row) =>
      [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent.trim()).join(' | ')
    )
export const selectedIn = (name: string): string[] =>
  [...gridOf(name).querySelectorAll('[role=row][aria-selected=true]')].map(
    (row) => row.querySelector('[role=gridcell]')?.textContent.trim() ?? ''
  )
export function rowOf(grid: string, ...cells: readonly string[]): HTMLElement {
  const found = [...gridOf(grid).querySelectorAll<HTMLElement>('[role=row]')].find((row) =>
    cells.every((text, at) => row.querySelectorAll('[role=gridcell]')[at]?.textContent.trim() === text)
  )
  if (!found) throw new Error(`no row ${cells.join(', ')}`)
  return found
}
export async function clickOn(element: Element, kind = 'click'): Promise<void> {
  element.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }))
  await settle()
}
