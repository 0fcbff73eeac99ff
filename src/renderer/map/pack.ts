import type { Point } from './sizes'

const GAP = 64

/** Puts rectangles in rows, in the order given, to something about as wide as a window. Left upper corners. */
export function pack(
  sizes: readonly { readonly width: number; readonly height: number }[]
): readonly Point[] {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0)
  const wide = Math.max(Math.sqrt(area * 1.8), ...sizes.map(({ width }) => width + GAP))
  let [x, y, high] = [0, 0, 0]
  return sizes.map(({ width, height }) => {
    if (x > 0 && x + width > wide) [x, y, high] = [0, y + high + GAP, 0]
    const place = { x, y }
    x += width + GAP
    high = Math.max(high, height)
    return place
  })
}
