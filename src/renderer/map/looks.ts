import { t } from '@shared/catalogue'
import type { MapTieKind, MapTieState } from '@shared/contract/views'
import type { Line } from './paths'

/** How an edge is drawn: its kind in width and head, its state in dashes and colour. */
export interface Look {
  readonly width: number
  /** Empty for a line without gaps. */
  readonly dash: string
  readonly tone: Tone
  readonly head: Head
}

export type Tone = 'link' | 'quiet' | 'warning' | 'info' | 'critical' | 'inactive'
export type Head = 'arrow' | 'small-arrow' | 'diamond' | 'square' | 'circle'

const KINDS: Readonly<Record<MapTieKind, Look>> = {
  link: { width: 2.5, dash: '', tone: 'link', head: 'arrow' },
  protection: { width: 1.25, dash: '', tone: 'quiet', head: 'small-arrow' },
  switched: { width: 1.75, dash: '9 4', tone: 'warning', head: 'diamond' },
  copy: { width: 1.75, dash: '2 4', tone: 'info', head: 'square' },
  agent: { width: 1.25, dash: '5 5', tone: 'quiet', head: 'circle' }
}

export function lookOf(kind: MapTieKind, state: MapTieState): Look {
  const look = KINDS[kind]
  switch (state) {
    case 'active':
      return look
    case 'broken':
      return { ...look, dash: '12 6', tone: 'critical' }
    case 'down':
      return { ...look, dash: '6 5', tone: 'critical' }
    case 'lost':
      return { ...look, dash: '3 6', tone: 'warning' }
    case 'inactive':
      return { ...look, dash: '1 5', tone: 'inactive' }
  }
}

/** What the heads and dashes mean, in the order they are explained. */
export const LEGEND: readonly {
  readonly kind: MapTieKind
  readonly state: MapTieState
  readonly text: string
}[] = [
  { kind: 'link', state: 'active', text: t`DPM server protected by another one` },
  { kind: 'link', state: 'broken', text: t`Chain broken` },
  { kind: 'protection', state: 'active', text: t`Protection` },
  { kind: 'switched', state: 'active', text: t`Switched to the secondary server` },
  { kind: 'copy', state: 'active', text: t`Held copy` },
  { kind: 'agent', state: 'active', text: t`Agent only` },
  { kind: 'protection', state: 'lost', text: t`Agent owned by another server` },
  { kind: 'protection', state: 'down', text: t`Down` },
  { kind: 'copy', state: 'inactive', text: t`Inactive replicas` }
]

type Step = readonly [command: string, x: number, y: number]

/** With the tip at 0, 0, pointing to the right. */
const HEADS: Readonly<Record<Head | 'strong', readonly Step[]>> = {
  arrow: [
    ['M', 0, 0],
    ['L', -12, -6],
    ['L', -9, 0],
    ['L', -12, 6]
  ],
  'small-arrow': [
    ['M', 0, 0],
    ['L', -8, -4],
    ['L', -8, 4]
  ],
  diamond: [
    ['M', 0, 0],
    ['L', -7, -5],
    ['L', -14, 0],
    ['L', -7, 5]
  ],
  square: [
    ['M', 0, -4.5],
    ['L', -9, -4.5],
    ['L', -9, 4.5],
    ['L', 0, 4.5]
  ],
  circle: [
    ['M', 0, 0],
    ['A4.5 4.5 0 1 1 ', -9, 0],
    ['A4.5 4.5 0 1 1 ', 0, 0]
  ],
  strong: [
    ['M', 0, 0],
    ['L', -14, -8],
    ['L', -14, 8]
  ]
}

/** The `d` of a head at the end of a line. In its place, as hundreds of transforms take their time to paint. */
export function headPath(head: Head | 'strong', { end, angle }: Line): string {
  const turn = (angle * Math.PI) / 180
  const [cos, sin] = [Math.round(Math.cos(turn)), Math.round(Math.sin(turn))]
  const steps = HEADS[head].map(
    ([command, x, y]) => `${command}${end.x + x * cos - y * sin} ${end.y + x * sin + y * cos}`
  )
  return `${steps.join('')}Z`
}

/** Heads that are outlines only. */
export const isHollow = (head: Head): boolean => head === 'square' || head === 'circle'
