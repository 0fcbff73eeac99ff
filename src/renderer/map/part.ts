import { Graph, layout as dagre } from '@dagrejs/dagre'
import type { Block } from './block'
import { around, middleOf, SERVER } from './sizes'
import type { Point, Rect } from './sizes'

export interface LinkOf {
  readonly id: string
  readonly from: string
  readonly to: string
  /** A link between DPM servers; else a way that protected servers take past their DPM server to another. */
  readonly link: boolean
}

/** DPM servers that links join, laid out. */
export interface Part {
  readonly width: number
  readonly height: number
  readonly blocks: ReadonlyMap<string, Rect>
  /** What links go through on their way, without their ends. */
  readonly through: ReadonlyMap<string, readonly Point[]>
}

/** So many that stand alone before the same protector are a rank; more are a field. */
const RANK = 5
const GAP = { x: 56, y: 40 }

/** DPM servers that links join, in the order of the first of each. */
export function componentsOf(names: readonly string[], links: readonly LinkOf[]): string[][] {
  const neighbours = new Map<string, string[]>(names.map((name) => [name, []]))
  for (const { from, to } of links) {
    neighbours.get(from)?.push(to)
    neighbours.get(to)?.push(from)
  }
  const order = new Map(names.map((name, index) => [name, index]))
  const seen = new Set<string>()
  return names.flatMap((start) => {
    if (seen.has(start)) return []
    const component = [start]
    seen.add(start)
    // Grows while it is gone through.
    for (const name of component) {
      const more = (neighbours.get(name) ?? []).filter((next) => !seen.has(next))
      for (const next of new Set(more)) {
        seen.add(next)
        component.push(next)
      }
    }
    return [component.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))]
  })
}

export function partOf(
  names: readonly string[],
  links: readonly LinkOf[],
  blockOf: (name: string) => Block
): Part {
  const fields = fieldsOf(names, links, blockOf)
  const inField = new Map(
    [...fields].flatMap(([id, field]) => [...field.places.keys()].map((name) => [name, id]))
  )
  const nodeOf = (name: string): string => inField.get(name) ?? name
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', acyclicer: 'greedy', ranksep: 130, nodesep: GAP.y, edgesep: 26 })
  const sizes = new Map<string, { readonly width: number; readonly height: number }>(fields)
  for (const name of names) if (!inField.has(name)) sizes.set(name, blockOf(name))
  for (const [id, { width, height }] of sizes) graph.setNode(id, { width, height })
  // Of all from a field one is enough to tell where it stands; they take their ways from there.
  for (const { id, from, to, link } of links) {
    const name = inField.has(from) ? 'field' : id
    // Links decide what stands at the left of what.
    graph.setEdge(nodeOf(from), to, { width: 0, height: 0, weight: link ? 8 : 1 }, name)
  }
  if (sizes.size > 1) dagre(graph)

  const corners = new Map([...sizes].map(([id, size]) => [id, cornerOf(graph.node(id) as Placed, size)]))
  const box = around(corners.values())
  const blocks = new Map<string, Rect>()
  for (const name of names) {
    const corner = corners.get(nodeOf(name)) ?? box
    const inner = fields.get(nodeOf(name))?.places.get(name) ?? { x: 0, y: 0 }
    const { width, height } = blockOf(name)
    blocks.set(name, { x: corner.x - box.x + inner.x, y: corner.y - box.y + inner.y, width, height })
  }
  const through = new Map<string, readonly Point[]>()
  for (const { id, from, to } of links) {
    const field = fields.get(nodeOf(from))
    const block = blocks.get(from)
    const corner = corners.get(nodeOf(from))
    if (field && block && corner) through.set(id, outOf(block, corner.x - box.x + field.width))
    else {
      const { points = [] } = graph.edge(from, to, id) as { points?: Point[] }
      through.set(
        id,
        points.slice(1, -1).map(({ x, y }) => ({ x: x - box.x, y: y - box.y }))
      )
    }
  }
  return { width: box.width, height: box.height, blocks, through }
}

interface Placed {
  readonly x?: number
  readonly y?: number
}

const cornerOf = ({ x = 0, y = 0 }: Placed, { width, height }: { width: number; height: number }): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height
})

/** Out of a field: at once where it stands at its edge, else through the gap under its row. */
function outOf(block: Rect, edge: number): Point[] {
  const end = block.x + block.width
  const { y } = middleOf(block)
  if (end >= edge - 1) return [{ x: edge, y }]
  const lane = block.y + block.height + GAP.y / 2
  return [
    { x: end + GAP.x / 2, y: lane },
    { x: edge, y: lane }
  ]
}

interface Field {
  readonly width: number
  readonly height: number
  /** From its own corner. */
  readonly places: ReadonlyMap<string, Point>
}

/** Many DPM servers that have nothing but the same protector stand before it in rows. */
function fieldsOf(
  names: readonly string[],
  links: readonly LinkOf[],
  blockOf: (name: string) => Block
): Map<string, Field> {
  const outgoing = Map.groupBy(links, ({ from }) => from)
  const reached = new Set(links.map(({ to }) => to))
  const leaves = names.filter((name) => {
    const targets = new Set(outgoing.get(name)?.map(({ to }) => to))
    return !reached.has(name) && targets.size === 1
  })
  const before = Map.groupBy(leaves, (name) => outgoing.get(name)?.[0]?.to ?? '')
  return new Map(
    [...before]
      .filter(([, field]) => field.length > RANK)
      // No DPM server has a name with a colon in it.
      .map(([protector, field]) => [`field:${protector}`, fieldOf(field, blockOf)])
  )
}

function fieldOf(names: readonly string[], blockOf: (name: string) => Block): Field {
  const blocks = names.map((name) => ({ name, block: blockOf(name) }))
  const width = Math.max(SERVER.width, ...blocks.map(({ block }) => block.width))
  const height = Math.max(SERVER.height, ...blocks.map(({ block }) => block.height))
  const wanted = Math.sqrt((names.length * (height + GAP.y) * 1.5) / (width + GAP.x))
  const columns = Math.max(1, Math.round(wanted))
  const rows = Math.ceil(names.length / columns)
  const places = new Map<string, Point>()
  let y = 0
  for (let row = 0; row < rows; row += 1) {
    const inRow = blocks.slice(row * columns, (row + 1) * columns)
    const high = Math.max(...inRow.map(({ block }) => block.height))
    inRow.forEach(({ name, block }, index) => {
      // At the right of its column, and a row that is not full at the right of the field: towards the protector.
      const column = index + columns - inRow.length
      places.set(name, {
        x: (column + 1) * (width + GAP.x) - GAP.x - block.width,
        y: y + (high - block.height) / 2
      })
    })
    y += high + GAP.y
  }
  return { width: columns * (width + GAP.x) - GAP.x, height: y, places }
}
