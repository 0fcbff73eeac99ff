import type { Highlight } from './grounds'
import type { Layout } from './layout'
import { lineBetween, lineThrough } from './paths'
import type { Line } from './paths'
import type { MapEdge, MapNode, Picture } from './picture'
import { sizeOf } from './sizes'
import type { Point, Rect } from './sizes'

export type Places = Readonly<Record<string, Point>>

/** Everything with its place: what is drawn in the window and in a picture alike. */
export interface Scene {
  readonly nodes: readonly { readonly node: MapNode; readonly rect: Rect }[]
  readonly rects: ReadonlyMap<string, Rect>
  readonly edges: readonly DrawnEdge[]
  readonly labels: readonly Label[]
  /** Over everything else: the steps of paths that are pointed at. */
  readonly paths: readonly DrawnPath[]
  /** What gave the places; null before there is one. */
  readonly layout: Layout | null
}

export const EMPTY: Scene = { nodes: [], rects: new Map(), edges: [], labels: [], paths: [], layout: null }

export interface DrawnEdge {
  readonly edge: MapEdge
  readonly line: Line
}

export interface Label {
  /** The edge it stands at. */
  readonly edge: string
  readonly text: string
  /** Its middle, on the line it is written on. */
  readonly at: Point
}

export interface DrawnPath {
  readonly id: string
  readonly kind: 'tie' | 'wanted' | 'knows'
  readonly text: string
  readonly line: Line
}

/** How far two edges between the same two cards are held apart. */
const APART = 18

/** `moved`: places that are not the layout's, by hand. Nodes without any place are left out. */
export function sceneOf(picture: Picture, layout: Layout, moved: Places, highlight: Highlight | null): Scene {
  const nodes = picture.nodes.flatMap((node) => {
    const place = moved[node.id] ?? layout.places[node.id]
    return place ? [{ node, rect: { x: place.x, y: place.y, ...sizeOf(node.kind) } }] : []
  })
  const rects = new Map(nodes.map(({ node, rect }) => [node.id, rect]))
  const pairs = new Set(picture.edges.map(({ from, to }) => `${from}>${to}`))
  const edges = picture.edges.flatMap((edge) => {
    const line = lineOf(edge)
    return line ? [{ edge, line }] : []
  })
  const lines = new Map(edges.map(({ edge, line }) => [edge.id, line]))
  const paths = (highlight?.edges ?? []).flatMap(({ id, kind, text, from, to, edge }) => {
    const [a, b] = [rects.get(from), rects.get(to)]
    const own = edge === null ? undefined : lines.get(edge)
    // Clear of an edge that is there, in one direction or the other.
    const taken = pairs.has(`${from}>${to}`) || pairs.has(`${to}>${from}`)
    const line = own ?? (a && b ? lineBetween(a, b, taken ? -2 * APART : 0) : null)
    return line ? [{ id, kind, text, line }] : []
  })
  return { nodes, rects, edges, labels: labelsOf(edges), paths, layout }

  function lineOf({ id, from, to }: MapEdge): Line | null {
    const [a, b] = [rects.get(from), rects.get(to)]
    if (!a || !b) return null
    const way = layout.ways[id]
    const inPlace = [from, to].every((name) => moved[name] === undefined)
    if (way && inPlace) return lineThrough(way.points, way.label)
    const back = pairs.has(`${to}>${from}`)
    // Seen along each of the two ways, "beside" is the other side.
    return lineBetween(a, b, back ? (from < to ? -APART : APART) : 0)
  }
}

/** What stands at edges. What several to one card have in common is written once, different things one below the other. */
function labelsOf(edges: readonly DrawnEdge[]): Label[] {
  const seen = new Map<string, number>()
  return edges.flatMap(({ edge, line }) => {
    if (edge.label === null) return []
    const { x, y } = line.label
    if (edge.kind === 'link' || line.ownLabel)
      return [{ edge: edge.id, text: edge.label, at: { x, y: y + 4 } }]
    const key = `${edge.to}: ${edge.label}`
    if (seen.has(key)) return []
    const others = seen.get(edge.to) ?? 0
    seen.set(key, 1).set(edge.to, others + 1)
    return [{ edge: edge.id, text: edge.label, at: { x, y: y + 4 + others * 14 } }]
  })
}
