import type { GroundsView } from '@shared/contract/views'
import type { Picture } from './picture'

/** A step of a path that makes a rule true, drawn over the map. */
export interface GroundEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly text: string
  /** What is on the map already, and what a command was to bring about, or is only known. */
  readonly kind: 'tie' | 'wanted' | 'knows'
  /** The edge of the map it lies on. */
  readonly edge: string | null
}

export interface Highlight {
  /** Nodes of the paths. */
  readonly nodes: ReadonlySet<string>
  readonly edges: readonly GroundEdge[]
}

/** What of a picture the grounds speak of, every step once; null where they speak of nothing. */
export function highlightOf(picture: Picture, grounds: readonly GroundsView[]): Highlight | null {
  const nodes = new Set<string>()
  const edges = new Map<string, GroundEdge>()
  for (const { computers, ties } of grounds) {
    for (const computer of computers) {
      const node = picture.nodeOf.get(computer)
      if (node !== undefined) nodes.add(node)
    }
    for (const tie of ties) {
      const from = picture.nodeOf.get(tie.from)
      const to = picture.nodeOf.get(tie.to)
      if (from === undefined || to === undefined) continue
      nodes.add(from).add(to)
      const kind = tie.kind === 'wanted' || tie.kind === 'knows' ? tie.kind : 'tie'
      const id = `${kind} ${from}>${to}`
      if (from === to || edges.has(id)) continue
      const under = picture.edges.find((edge) => edge.from === from && edge.to === to)
      const edge = kind === 'tie' ? (under?.id ?? null) : null
      edges.set(id, { id, from, to, text: tie.text, kind, edge })
    }
  }
  return nodes.size === 0 ? null : { nodes, edges: [...edges.values()] }
}
