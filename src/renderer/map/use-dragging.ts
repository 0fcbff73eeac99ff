import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { NodeDragEvent } from '@vue-flow/core'
import { holds, middleOf, sizeOf } from './sizes'
import type { Point, Rect } from './sizes'
import type { MapNode } from './picture'

/** A computer under way, and the DPM server its middle is over. */
export interface Dragged extends Point {
  readonly id: string
  readonly over: string | null
  /** In the window. */
  readonly pointer: Point
}

export interface Dragging {
  readonly dragged: ShallowRef<Dragged | null>
  readonly over: ComputedRef<string | null>
  drag: (event: NodeDragEvent) => void
  /** What became of it. */
  drop: () => Dragged | null
}

export function useDragging(
  nodeOf: (id: string) => MapNode | undefined,
  cards: () => readonly { readonly node: MapNode; readonly rect: Rect }[]
): Dragging {
  const dragged = shallowRef<Dragged | null>(null)

  function drag({ node, event }: NodeDragEvent): void {
    const known = nodeOf(node.id)
    if (!known) return
    const { x, y } = node.position
    const middle = middleOf({ x, y, ...sizeOf(known.kind) })
    const target = cards().find(
      (card) => card.node.kind === 'server' && card.node.id !== node.id && holds(card.rect, middle)
    )
    const at = 'clientX' in event ? event : event.touches[0]
    const pointer = { x: at?.clientX ?? 0, y: at?.clientY ?? 0 }
    dragged.value = { id: node.id, x, y, over: target?.node.id ?? null, pointer }
  }

  function drop(): Dragged | null {
    const last = dragged.value
    dragged.value = null
    return last
  }

  return { dragged, over: computed(() => dragged.value?.over ?? null), drag, drop }
}
