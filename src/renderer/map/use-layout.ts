import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { layoutClient } from './layout-client'
import type { LayoutClient } from './layout-client'
import type { Layout, Structure } from './layout'
import type { Picture } from './picture'

/** Names and ties only: two pictures with the same ones have the same layout, whatever their states. */
export function structureOf(picture: Picture): Structure {
  return {
    servers: picture.nodes.filter(({ kind }) => kind === 'server').map(({ id }) => id),
    members: picture.nodes.filter(({ kind }) => kind !== 'server').map(({ id, beside }) => ({ id, beside })),
    edges: picture.edges.map(({ id, from, to }) => ({ id, from, to }))
  }
}

/**
 * The layout of a picture; null until there is the first. It is asked again when the structure changes. At most one is
 * under way: what changes meanwhile is asked afterwards, and only as it is then.
 */
export function useLayout(
  picture: Ref<Picture>,
  connect: () => LayoutClient = layoutClient
): ShallowRef<Layout | null> {
  const layout = shallowRef<Layout | null>(null)
  let client: LayoutClient | null = null
  let busy = false
  let ended = false
  const wanted = (): boolean => !ended
  let asked = ''

  async function bringUpToDate(): Promise<void> {
    if (busy) return
    busy = true
    try {
      while (wanted()) {
        const structure = structureOf(picture.value)
        const key = JSON.stringify(structure)
        if (key === asked) break
        asked = key
        client ??= connect()
        const answer = await client.ask(structure)
        if (wanted()) layout.value = answer
      }
    } finally {
      busy = false
    }
  }

  watch(picture, () => void bringUpToDate(), { immediate: true })
  onScopeDispose(() => {
    ended = true
    client?.end()
  })
  return layout
}
