import { middleOf } from './sizes'
import type { Rect } from './sizes'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export const STEPS: Readonly<Record<Direction, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 }
}

export const isDirection = (key: string): key is Direction => key in STEPS

/** The node to go to in a direction: near, and rather straight ahead than aside. */
export function nextInDirection(
  rects: ReadonlyMap<string, Rect>,
  from: string,
  direction: Direction
): string | null {
  const start = rects.get(from)
  if (!start) return null
  const origin = middleOf(start)
  const step = STEPS[direction]
  let [best, least]: [string | null, number] = [null, Infinity]
  for (const [id, rect] of rects) {
    const { x, y } = middleOf(rect)
    const ahead = (x - origin.x) * step.x + (y - origin.y) * step.y
    const aside = Math.abs((x - origin.x) * step.y) + Math.abs((y - origin.y) * step.x)
    const far = ahead + 3 * aside
    if (id !== from && ahead > 1 && far < least) [best, least] = [id, far]
  }
  return best
}

/** As one reads: by rows, from the left. Every node is met. */
export function readingOrder(rects: ReadonlyMap<string, Rect>): string[] {
  return [...rects].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id)
}
