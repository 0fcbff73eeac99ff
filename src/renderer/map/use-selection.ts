import { computed } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { Picture } from './picture'

/** `computer:NAME` or `tie:ID`. */
export interface Selection {
  /** The card of the computer that is selected: of one that is only counted, the count. */
  readonly node: ComputedRef<string | null>
  /** The id of the tie that is selected. */
  readonly tie: ComputedRef<string | null>
  /** The computer behind a card: of a count the DPM server it is beside. */
  computerOf: (id: string) => string | null
  /** What selecting a card selects; null for nothing. */
  targetOf: (id: string) => string | null
  /** What to select to go through the ties of a card. */
  nextTie: (id: string) => string | null
}

export function useSelection(picture: Ref<Picture>, selected: () => string | null | undefined): Selection {
  const node = computed(() => {
    const name = after('computer:', selected())
    return name === null ? null : (picture.value.nodeOf.get(name) ?? null)
  })
  const tie = computed(() => after('tie:', selected()))

  function computerOf(id: string): string | null {
    const card = picture.value.nodes.find((one) => one.id === id)
    return card?.kind === 'count' ? card.beside : id
  }

  function targetOf(id: string): string | null {
    const name = computerOf(id)
    return name === null ? null : `computer:${name}`
  }

  function nextTie(id: string): string | null {
    const ties = picture.value.edges.flatMap((edge) =>
      edge.tie !== null && (edge.from === id || edge.to === id) ? [edge.tie] : []
    )
    const next = ties[(ties.indexOf(tie.value ?? '') + 1) % ties.length]
    return next === undefined ? null : `tie:${next}`
  }

  return { node, tie, computerOf, targetOf, nextTie }
}

function after(kind: string, target: string | null | undefined): string | null {
  return target?.startsWith(kind) ? target.slice(kind.length) : null
}
