import { t } from '@shared/catalogue'
import type { MapTieKind, MapTieState, MapTieView, TopologyView } from '@shared/contract/views'
import { CONFIGURATION_NAMES, roleOf } from '@shared/words/topology'
import { collapse } from './collapse'
import type { Mark } from './words'
import { computerMarks, countMarks, countTitle, serverMarks, tieLabel, tiesInWords } from './words'

/** A card of the map: what is on it, and what is said of it. */
export interface MapNode {
  /** The name of the computer; of a count its own. */
  readonly id: string
  readonly kind: 'server' | 'computer' | 'count'
  readonly title: string
  /** The role of a DPM server; empty for others. */
  readonly role: string
  readonly marks: readonly Mark[]
  /** The named configurations a DPM server is part of. */
  readonly tags: readonly string[]
  /** Everything the card says and its ties, in words. */
  readonly words: string
  /** It is not there any more, or cannot be reached. */
  readonly gone: boolean
  /** The DPM server it is drawn beside. */
  readonly beside: string | null
}

export interface MapEdge {
  readonly id: string
  readonly kind: MapTieKind
  readonly state: MapTieState
  readonly from: string
  readonly to: string
  readonly text: string
  /** Written beside it. */
  readonly label: string | null
  /** The tie it stands for; null where it stands for those of many computers. */
  readonly tie: string | null
}

/** What is drawn, before anything has a place. */
export interface Picture {
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
  /** The node that stands for a computer: its own, or the count it is part of. */
  readonly nodeOf: ReadonlyMap<string, string>
}

export function pictureOf(topology: TopologyView, most?: number): Picture {
  const counts = collapse(topology, most)
  const ties = tiesByComputer(topology.ties)
  const nodes: MapNode[] = topology.servers.map((server) => {
    const tags = topology.configurations
      .filter(({ servers }) => servers.includes(server.name))
      .map(({ kind }) => CONFIGURATION_NAMES[kind])
    return withWords(t`DPM server`, ties.get(server.name) ?? [], {
      id: server.name,
      kind: 'server',
      title: server.name,
      role: roleOf(server),
      marks: serverMarks(server),
      tags: [...new Set(tags)],
      gone: server.status !== 'online',
      beside: null
    })
  })
  const nodeOf = new Map(nodes.map(({ id }) => [id, id]))
  if (counts.length === 0) {
    for (const computer of topology.computers) {
      nodeOf.set(computer.name, computer.name)
      nodes.push(
        withWords(t`protected server`, ties.get(computer.name) ?? [], {
          id: computer.name,
          kind: 'computer',
          title: computer.name,
          role: '',
          marks: computerMarks(computer),
          tags: [],
          gone: computer.status === 'offline',
          beside: computer.beside
        })
      )
    }
  }
  for (const count of counts) {
    for (const computer of count.computers) nodeOf.set(computer, count.id)
    const title = countTitle(count)
    nodes.push(
      withWords(count.on === null ? t`beside no DPM server` : t`of ${count.on}`, [], {
        id: count.id,
        kind: 'count',
        title,
        role: '',
        marks: countMarks(count),
        tags: [],
        gone: false,
        beside: count.on
      })
    )
  }
  return { nodes, edges: edgesOf(topology.ties, nodeOf), nodeOf }
}

function withWords(kind: string, ties: readonly MapTieView[], node: Omit<MapNode, 'words'>): MapNode {
  // What is seen comes first, in its order: who speaks to the console says what they see.
  const parts = [node.title, node.role, ...node.marks.map(({ text }) => text), ...node.tags, kind]
  if (ties.length > 0) parts.push(tiesInWords(node.id, ties))
  return { ...node, words: parts.filter(Boolean).join(', ') }
}

function tiesByComputer(ties: readonly MapTieView[]): Map<string, MapTieView[]> {
  const found = new Map<string, MapTieView[]>()
  for (const tie of ties) {
    for (const name of [tie.from, tie.to]) {
      const others = found.get(name)
      if (others) others.push(tie)
      else found.set(name, [tie])
    }
  }
  return found
}

/** A tie for an edge; those of computers that are only counted become one for each two nodes. */
function edgesOf(ties: readonly MapTieView[], nodeOf: ReadonlyMap<string, string>): MapEdge[] {
  const edges: MapEdge[] = []
  const many = new Map<string, MapTieView[]>()
  for (const tie of ties) {
    const from = nodeOf.get(tie.from)
    const to = nodeOf.get(tie.to)
    if (from === undefined || to === undefined) continue
    if (from === tie.from && to === tie.to) {
      const { id, kind, state, text } = tie
      edges.push({ id, kind, state, from, to, text, label: tieLabel(tie), tie: id })
      continue
    }
    const key = `${from}>${to}`
    const others = many.get(key)
    if (others) others.push(tie)
    else many.set(key, [tie])
  }
  for (const [id, [first, ...rest]] of many) {
    if (!first) continue
    // It is drawn like the best of them: one that works says that the way is there.
    const best = [first, ...rest].find(({ state }) => state === 'active') ?? first
    const [from, to] = [nodeOf.get(first.from) ?? '', nodeOf.get(first.to) ?? '']
    const text = `${rest.length + 1} × ${best.text}`
    const label = tieLabel(best) === null ? null : text
    edges.push({ id, kind: best.kind, state: best.state, from, to, text, label, tie: null })
  }
  return edges
}

/** The same picture, with the nodes of the one before that have not changed: what is drawn of these is left alone. */
export function keeping(before: Picture | null, picture: Picture): Picture {
  if (!before) return picture
  const known = new Map(before.nodes.map((node) => [node.id, node]))
  const nodes = picture.nodes.map((node) => {
    const old = known.get(node.id)
    return old && JSON.stringify(old) === JSON.stringify(node) ? old : node
  })
  return { ...picture, nodes }
}
