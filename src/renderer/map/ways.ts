import type { Member, Placed } from './block'
import { COMPUTER, SERVER } from './sizes'
import type { Point } from './sizes'

/** Where an edge goes. */
export interface Way {
  readonly points: readonly Point[]
  /** A place for its label that no other has; null where there is none. */
  readonly label: Point | null
}

/** The corners of a DPM server in its place. */
function serverOf({ block, at }: Placed): { left: number; right: number; middle: number } {
  const x = at.x + (block.server?.x ?? 0)
  const y = at.y + (block.server?.y ?? 0)
  return { left: x, right: x + SERVER.width, middle: y + SERVER.height / 2 }
}

/** Where protected servers beside a DPM server reach it: above and below the links that come through the corridor. */
const reachOf = ({ block }: Placed, side: Member['side']): number =>
  side * Math.min(SERVER.height / 2 - 8, block.corridor / 2 + 6)

/** From a protected server to the DPM server it stands beside. */
export function ownWay(block: Placed, member: Member): Way {
  const { left, middle } = serverOf(block)
  const start = exitOf(block, member)
  const end = { x: left, y: middle + reachOf(block, member.side) }
  const points = member.last ? [start, end] : [start, ...laneOf(block, member), end]
  // In the gap between the rows, over or under its card.
  return { points, label: { x: start.x - COMPUTER.width / 2, y: block.at.y + member.lane } }
}

/** From a protected server past the DPM server it stands beside to another one. */
export function crossWay(block: Placed, member: Member, { side, rest }: Led): Way {
  const own = serverOf(block)
  const y = block.at.y + member.lane
  if (side === 'left') {
    // Back along its row to the edge of the block.
    const x = block.at.x + member.x
    const start = { x, y: block.at.y + member.y + COMPUTER.height / 2 }
    const out = x - 16 > block.at.x ? [{ x: x - 16, y }] : []
    return { points: [start, ...out, { x: block.at.x - 16, y }, ...rest], label: null }
  }
  // Over or under the card of the DPM server.
  const clear = SERVER.height / 2 + 10
  const past = Math.abs(y - own.middle) >= clear ? y : own.middle + (y < own.middle ? -clear : clear)
  const over = [own.left, own.right].map((x) => ({ x, y: past }))
  return { points: [exitOf(block, member), ...laneOf(block, member), ...over, ...rest], label: null }
}

const exitOf = ({ at }: Placed, member: Member): Point => ({
  x: at.x + member.x + COMPUTER.width,
  y: at.y + member.y + COMPUTER.height / 2
})

/** Along the gap beside its row to the end of the grid. */
function laneOf(block: Placed, member: Member): Point[] {
  const y = block.at.y + member.lane
  const out = block.at.x + member.x + COMPUTER.width + 16
  const end = serverOf(block).left - 28
  return out < end
    ? [
        { x: out, y },
        { x: end, y }
      ]
    : [{ x: out, y }]
}

interface Link {
  readonly id: string
  readonly from: Placed
  readonly to: Placed
  readonly through: readonly Point[]
}

/** A link with its place: out of the block it comes from, and on from there. */
export interface Led {
  readonly side: Side
  readonly start: readonly Point[]
  readonly rest: readonly Point[]
  /** Between the blocks, where links lie apart. */
  readonly label: Point | null
}

/**
 * Links go where dagre leads them, between the sides that face each other. Those that meet at a side of a DPM server
 * stand there one below the other, in the order they come from, so that none of them hides another.
 */
export function linksLed(links: readonly Link[]): ReadonlyMap<string, Led> {
  const shifts = shiftsOf(links)
  return new Map(
    links.map(({ id, from, to, through }) => {
      const on = sidesOf(from, to)
      const start = endOf(from, on.from, shifts.get(`${id}:from`) ?? 0)
      const end = endOf(to, on.to, shifts.get(`${id}:to`) ?? 0).reverse()
      const label = through[Math.floor((through.length - 1) / 2)] ?? null
      return [id, { side: on.from, start, rest: [...through, ...end], label }]
    })
  )
}

/** How far from the middle of a side each link meets it. */
function shiftsOf(links: readonly Link[]): ReadonlyMap<string, number> {
  const ends = links.flatMap(({ id, from, to, through }) => {
    const on = sidesOf(from, to)
    return [
      { key: `${id}:from`, at: `${on.from} ${from.name ?? ''}`, y: through[0]?.y ?? serverOf(to).middle },
      { key: `${id}:to`, at: `${on.to} ${to.name ?? ''}`, y: through.at(-1)?.y ?? serverOf(from).middle }
    ]
  })
  const shifts = new Map<string, number>()
  for (const side of Map.groupBy(ends, ({ at }) => at).values()) {
    side.sort((a, b) => a.y - b.y || (a.key < b.key ? -1 : 1))
    const step = Math.min(14, (SERVER.height - 24) / Math.max(1, side.length - 1))
    side.forEach(({ key }, index) => shifts.set(key, (index - (side.length - 1) / 2) * step))
  }
  return shifts
}

type Side = 'left' | 'right'

const sidesOf = (from: Placed, to: Placed): { from: Side; to: Side } =>
  serverOf(from).left <= serverOf(to).left ? { from: 'right', to: 'left' } : { from: 'left', to: 'right' }

/** From a side of a DPM server to the edge of its block: at the left through the corridor. */
function endOf(block: Placed, side: Side, shift: number): Point[] {
  const { left, right, middle } = serverOf(block)
  const y = middle + shift
  if (side === 'right') return [{ x: right, y }]
  return block.at.x < left
    ? [
        { x: left, y },
        { x: block.at.x, y }
      ]
    : [{ x: left, y }]
}
