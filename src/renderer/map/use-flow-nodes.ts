import { nextTick, onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { Node, VueFlowStore } from '@vue-flow/core'
import type { Scene } from './scene'

/** How many cards are made before the window is given its turn: as many as it makes in some milliseconds, as it paints them too. */
const LEAST = 3
const MOST = 32
const BUDGET = 6

/**
 * Keeps the nodes of Vue Flow as the scene has them: nodes that stay keep their elements, and many new ones come in
 * parts, so that the window is never held up by them. Says which are there.
 */
export function useFlowNodes(
  flow: VueFlowStore,
  scene: () => Scene
): Readonly<ShallowRef<ReadonlySet<string>>> {
  const present = shallowRef<ReadonlySet<string>>(new Set())
  let later: number | null = null
  let atOnce = LEAST

  function follow(): void {
    if (later !== null) cancelAnimationFrame(later)
    later = null
    const { nodes } = scene()
    const wanted = new Set(nodes.map(({ node }) => node.id))
    if ([...present.value].some((id) => !wanted.has(id)))
      flow.setNodes((known) => known.filter(({ id }) => wanted.has(id)))
    const missing: Node[] = []
    for (const { node, rect } of nodes) {
      const known = flow.findNode(node.id)
      if (!known) missing.push(flowNode(node.id, rect.x, rect.y, node.kind !== 'count'))
      else if (known.position.x !== rect.x || known.position.y !== rect.y)
        known.position = { x: rect.x, y: rect.y }
    }
    const added = missing.slice(0, atOnce)
    if (added.length > 0) flow.addNodes(added)
    const left = new Set(missing.slice(added.length).map(({ id }) => id))
    present.value = new Set([...wanted].filter((id) => !left.has(id)))
    if (left.size > 0) goOn()
  }

  function goOn(): void {
    const start = performance.now()
    void nextTick(() => {
      const took = performance.now() - start
      atOnce = Math.min(MOST, Math.max(LEAST, Math.round((atOnce * BUDGET) / Math.max(1, took))))
      later = requestAnimationFrame(follow)
    })
  }

  watch(scene, follow, { immediate: true })
  onScopeDispose(() => {
    if (later !== null) cancelAnimationFrame(later)
  })
  return present
}

function flowNode(id: string, x: number, y: number, movable: boolean): Node {
  return {
    id,
    type: 'card',
    position: { x, y },
    // Otherwise whether nodes can be moved at all decides.
    ...(movable ? {} : { draggable: false }),
    // Its size is known: it need not be hidden until it was measured.
    style: { visibility: 'visible' },
    // The card in it is what has a role.
    domAttributes: { 'aria-roledescription': undefined }
  }
}
