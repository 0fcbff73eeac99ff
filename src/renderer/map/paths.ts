import { middleOf } from './sizes'
import type { Point, Rect } from './sizes'

/** An edge as it is drawn. */
export interface Line {
  /** The `d` of its path. */
  readonly d: string
  readonly end: Point
  /** Where it points at its end, in degrees: along one of the axes. */
  readonly angle: number
  /** Where its label stands. */
  readonly label: Point
  /** It stands where no other does. */
  readonly ownLabel: boolean
}

const round = (value: number): string => String(Math.round(value * 10) / 10)
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`

/** Leaves and reaches every point horizontally. `label`: where it stands if the way has a place for it. */
export function lineThrough(way: readonly Point[], label: Point | null = null): Line {
  const [start = { x: 0, y: 0 }, ...rest] = way
  const end = rest.at(-1) ?? start
  let from = start
  let d = `M${at(start)}`
  for (const to of rest) {
    const bend = (from.x + to.x) / 2
    d +=
      from.y === to.y
        ? `L${at(to)}`
        : `C${round(bend)} ${round(from.y)} ${round(bend)} ${round(to.y)} ${at(to)}`
    from = to
  }
  const before = way.at(-2) ?? start
  const angle = end.x >= before.x ? 0 : 180
  return { d, end, angle, label: label ?? freeMiddle(way), ownLabel: label !== null }
}

/** The middle of its longest piece. */
function freeMiddle(way: readonly Point[]): Point {
  const first = way[0] ?? { x: 0, y: 0 }
  let [best, length] = [first, -1]
  way.slice(1).forEach((to, index) => {
    const from = way[index] ?? to
    const far = Math.abs(to.x - from.x)
    if (far > length) [best, length] = [middle(from, to), far]
  })
  return best
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/**
 * Straight from one card to another, for what no layout has a way for: moved by hand, or not on the map. `beside` moves
 * it out of the way of the one that comes back, and of another between the same two.
 */
export function lineBetween(from: Rect, to: Rect, beside = 0): Line {
  const [a, b] = [middleOf(from), middleOf(to)]
  if (to.x >= from.x + from.width || to.x + to.width <= from.x) {
    const right = to.x > from.x
    const start = { x: right ? from.x + from.width : from.x, y: a.y + limited(beside, from.height) }
    const end = { x: right ? to.x : to.x + to.width, y: b.y + limited(beside, to.height) }
    const bend = (start.x + end.x) / 2
    const d = `M${at(start)}C${round(bend)} ${round(start.y + beside)} ${round(bend)} ${round(end.y + beside)} ${at(end)}`
    const label = { x: bend, y: (start.y + end.y) / 2 + beside * 0.75 }
    return { d, end, angle: right ? 0 : 180, label, ownLabel: true }
  }
  const down = b.y > a.y
  const start = { x: a.x + limited(beside, from.width), y: down ? from.y + from.height : from.y }
  const end = { x: b.x + limited(beside, to.width), y: down ? to.y : to.y + to.height }
  const bend = (start.y + end.y) / 2
  const d = `M${at(start)}C${round(start.x + beside)} ${round(bend)} ${round(end.x + beside)} ${round(bend)} ${at(end)}`
  const label = { x: (start.x + end.x) / 2 + beside * 0.75, y: bend }
  return { d, end, angle: down ? 90 : -90, label, ownLabel: true }
}

const limited = (shift: number, size: number): number =>
  Math.max(-size / 2 + 6, Math.min(size / 2 - 6, shift))
