import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { Places } from './scene'
import type { Point } from './sizes'

/**
 * Where computers were moved to by hand: what is kept by whoever shows the map, and what was moved since. That is
 * forgotten when the kept ones come anew.
 */
export function usePlaces(
  kept: () => Places | undefined,
  inHand: () => ({ readonly id: string } & Point) | null
): { readonly places: ComputedRef<Places>; put: (name: string, place: Point) => Point } {
  const own = shallowRef<Places>({})
  watch(kept, () => (own.value = {}))
  const places = computed<Places>(() => {
    const all = { ...kept(), ...own.value }
    const moving = inHand()
    return moving ? { ...all, [moving.id]: { x: moving.x, y: moving.y } } : all
  })

  function put(name: string, { x, y }: Point): Point {
    const place = { x: Math.round(x), y: Math.round(y) }
    own.value = { ...own.value, [name]: place }
    return place
  }

  return { places, put }
}
