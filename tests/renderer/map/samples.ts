import type {
  MapComputerView,
  MapServerView,
  MapTieKind,
  MapTieState,
  MapTieView,
  TopologyView
} from '@shared/contract/views'

export function server(name: string, more: Partial<MapServerView> = {}): MapServerView {
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

export function computer(
  name: string,
  beside: string | null,
  more: Partial<MapComputerView> = {}
): MapComputerView {
  return { name, status: 'online', beside, protected: beside !== null, ...more }
}

const TEXTS: Readonly<Record<MapTieKind, string>> = {
  link: 'Secondary protection',
  protection: 'Protection',
  switched: 'Switched',
  copy: 'Held copy from DPM1',
  agent: 'Agent only'
}

export function tie(
  from: string,
  to: string,
  kind: MapTieKind = 'link',
  state: MapTieState = 'active',
  text = TEXTS[kind]
): MapTieView {
  return { id: `${from}>${to}`, from, to, kind, state, text, dataSources: 1 }
}

export function topology(parts: Partial<TopologyView> = {}): TopologyView {
  return { servers: [], computers: [], ties: [], configurations: [], ...parts }
}

/** A chain of three, a pair that protects each other, and what stands beside them. */
export function sample(): TopologyView {
  const besides = ['DPM1', 'DPM1', 'DPM1', 'DPM2', 'DPM4', 'DPM5']
  const computers = besides.map((beside, index) => computer(`FS${index + 1}`, beside))
  return topology({
    servers: [
      server('DPM1', { primary: true }),
      server('DPM2', { primary: true, secondary: true, alerts: 2 }),
      server('DPM3', { secondary: true, status: 'failed' }),
      server('DPM4', { primary: true, secondary: true, selfProtecting: true }),
      server('DPM5', { primary: true, secondary: true })
    ],
    computers: [...computers, computer('LONELY', null, { status: 'offline' })],
    ties: [
      tie('DPM1', 'DPM2'),
      tie('DPM2', 'DPM3', 'link', 'down'),
      tie('DPM4', 'DPM5'),
      tie('DPM5', 'DPM4'),
      ...computers.map(({ name, beside }) => tie(name, beside ?? '', 'protection')),
      tie('FS1', 'DPM3', 'copy')
    ],
    configurations: [
      { kind: 'chained', servers: ['DPM1', 'DPM2', 'DPM3'] },
      { kind: 'cyclic', servers: ['DPM4', 'DPM5'] }
    ]
  })
}

/** `servers` DPM servers in chains of five with `each` protected servers beside each. */
export function estateOf(servers: number, each: number): TopologyView {
  const names = Array.from({ length: servers }, (_, index) => `DPM${index + 1}`)
  const computers = names.flatMap((name) =>
    Array.from({ length: each }, (_, index) => computer(`${name}-FS${index + 1}`, name))
  )
  return topology({
    servers: names.map((name) => server(name)),
    computers,
    ties: [
      ...names.slice(1).flatMap((name, index) => (index % 5 === 4 ? [] : [tie(names[index] ?? '', name)])),
      ...computers.map(({ name, beside }) => tie(name, beside ?? '', 'protection'))
    ]
  })
}
