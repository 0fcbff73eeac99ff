import { blockOf } from './block'
import type { Block, Placed } from './block'
import { pack } from './pack'
import { componentsOf, partOf } from './part'
import type { LinkOf, Part } from './part'
import type { Point } from './sizes'
import { crossWay, linksLed, ownWay } from './ways'
import type { Way } from './ways'

/** What a layout depends on: names and ties, no states. */
export interface Structure {
  readonly servers: readonly string[]
  /** Protected servers, or their counts. */
  readonly members: readonly { readonly id: string; readonly beside: string | null }[]
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[]
}

/** Left upper corners, and for every edge where it goes. */
export interface Layout {
  readonly places: Readonly<Record<string, Point>>
  readonly ways: Readonly<Record<string, Way>>
}

/**
 * Dagre lays out the DPM servers, what is protected at the left of its protector; each is a block with the protected
 * servers beside it, so many of these make a grid and not a rank. Parts that no link joins are laid out by themselves
 * and packed in rows. The same structure always has the same layout.
 */
export function layOut(structure: Structure): Layout {
  const known = new Set(structure.servers)
  const links = linksOf(structure, known)
  const beside = Map.groupBy(structure.members, ({ beside: on }) =>
    on !== null && known.has(on) ? on : null
  )
  const incoming = Map.groupBy(links, ({ to }) => to)
  const membersOf = (name: string | null): string[] => beside.get(name)?.map(({ id }) => id) ?? []
  const blocks = new Map(
    structure.servers.map((name) => [name, blockOf(membersOf(name), true, incoming.get(name)?.length ?? 0)])
  )
  const empty = blockOf([], true, 0)
  const parts: (Part & { readonly alone?: Block })[] = componentsOf(structure.servers, links).map((names) => {
    const own = new Set(names)
    const inside = links.filter(({ from }) => own.has(from))
    return partOf(names, inside, (name) => blocks.get(name) ?? empty)
  })
  if (beside.has(null)) {
    const alone = blockOf(membersOf(null), false, 0)
    parts.push({ width: alone.width, height: alone.height, blocks: new Map(), through: new Map(), alone })
  }
  const placed: Placed[] = []
  const through = new Map<string, readonly Point[]>()
  const corners = pack(parts)
  parts.forEach((part, index) => {
    const corner = corners[index] ?? { x: 0, y: 0 }
    const moved = ({ x, y }: Point): Point => ({ x: x + corner.x, y: y + corner.y })
    for (const [name, at] of part.blocks) placed.push(placedBlock(name, blocks.get(name) ?? empty, moved(at)))
    if (part.alone) placed.push(placedBlock(null, part.alone, corner))
    for (const [id, points] of part.through) through.set(id, points.map(moved))
  })
  return { places: placesOf(placed), ways: waysOf(structure, links, placed, through) }
}

/** Links, and for protected servers that are tied to another DPM server than theirs one way for all that go there. */
function linksOf({ edges, members }: Structure, known: ReadonlySet<string>): LinkOf[] {
  const beside = new Map(members.map(({ id, beside: on }) => [id, on]))
  const links: LinkOf[] = []
  const shared = new Map<string, LinkOf>()
  for (const { id, from, to } of edges) {
    if (!known.has(to)) continue
    const on = beside.get(from)
    if (known.has(from) && from !== to) links.push({ id, from, to, link: true })
    else if (on !== undefined && on !== null && known.has(on) && on !== to)
      shared.set(sharedWay(on, to), { id: sharedWay(on, to), from: on, to, link: false })
  }
  return [...links, ...shared.values()]
}

const sharedWay = (from: string, to: string): string => `past ${from}: ${to}`

function placedBlock(name: string | null, block: Block, at: Point): Placed {
  return { name, block, at, members: new Map(block.members.map((member) => [member.id, member])) }
}

function placesOf(all: readonly Placed[]): Record<string, Point> {
  const places: Record<string, Point> = {}
  for (const { name, block, at } of all) {
    if (name !== null && block.server) places[name] = { x: at.x + block.server.x, y: at.y + block.server.y }
    for (const { id, x, y } of block.members) places[id] = { x: at.x + x, y: at.y + y }
  }
  return places
}

function waysOf(
  { edges }: Structure,
  links: readonly LinkOf[],
  all: readonly Placed[],
  through: ReadonlyMap<string, readonly Point[]>
): Record<string, Way> {
  const servers = new Map(all.map((one) => [one.name, one]))
  const homes = new Map(all.flatMap((one) => one.block.members.map(({ id }) => [id, one])))
  const led = linksLed(
    links.flatMap(({ id, from, to }) => {
      const [one, other] = [servers.get(from), servers.get(to)]
      return one && other ? [{ id, from: one, to: other, through: through.get(id) ?? [] }] : []
    })
  )
  const ways: Record<string, Way> = {}
  for (const { id, from, to } of edges) {
    const link = led.get(id)
    if (link) ways[id] = { points: [...link.start, ...link.rest], label: link.label }
    const [block, target] = [homes.get(from), servers.get(to)]
    const member = block?.members.get(from)
    // One that stands beside nobody has no row to go along.
    if (!block?.block.server || !member || !target) continue
    const past = led.get(sharedWay(block.name ?? '', to))
    if (block === target) ways[id] = ownWay(block, member)
    else if (past) ways[id] = crossWay(block, member, past)
  }
  return ways
}
