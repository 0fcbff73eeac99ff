import type { Point } from './sizes'

interface Size {
  readonly width: number
  readonly height: number
}

const GAP = 64
/** How much wider than high the pane of a map usually is. */
const PANE = 2.4

/**
 * Puts rectangles in rows, in the order given, so wide that they are seen as large as can be in a pane. Left upper
 * corners.
 */
export function pack(sizes: readonly Size[]): readonly Point[] {
  // A row ends at the end of one of them: only these widths make a difference.
  let end = 0
  const widths = sizes.map(({ width }) => (end += width + GAP))
  const widest = Math.max(0, ...sizes.map(({ width }) => width + GAP))
  let best = rowsOf(sizes, widest)
  for (const wide of widths) {
    if (wide <= widest) continue
    const rows = rowsOf(sizes, wide)
    if (rows.extent < best.extent) best = rows
  }
  return best.places
}

/** The places, and how wide a pane has to be to show them all. */
function rowsOf(sizes: readonly Size[], wide: number): { places: readonly Point[]; extent: number } {
  let [x, y, high, right] = [0, 0, 0, 0]
  const places = sizes.map(({ width, height }) => {
    if (x > 0 && x + width + GAP > wide) [x, y, high] = [0, y + high + GAP, 0]
    const place = { x, y }
    x += width + GAP
    right = Math.max(right, x)
    high = Math.max(high, height)
    return place
  })
  return { places, extent: Math.max(right, (y + high) * PANE) }
}
