import { Problem } from '@shared/problem'
import type { Answer } from '@shared/contract'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { ask } from '../../api'
import { useLab } from '../../stores/lab'

type Places = Answer<'map/places'>

/** A computer that is moved about is kept where it comes to rest. */
const REST = 300

/** Where computers stand that were moved by hand: read when a lab opens, kept beside it after a move. */
export function usePlaces() {
  const lab = useLab()
  const places = shallowRef<Places>({})
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Once is enough to say that they cannot be kept. */
  let told = false

  const file = computed(() => lab.overview?.file)

  watch(
    file,
    async (now) => {
      forgetTimer()
      places.value = {}
      told = false
      if (now === undefined) return
      const kept = await lab.attempt('map/places', {})
      // What was moved while they were read stands where it was moved to.
      if (kept && file.value === now) places.value = { ...kept, ...places.value }
    },
    { immediate: true }
  )

  function forgetTimer(): void {
    clearTimeout(timer)
    timer = undefined
  }

  async function keep(): Promise<void> {
    forgetTimer()
    try {
      await ask('map/keep-places', { places: places.value })
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      if (!told) lab.problem = cause.record
      told = true
    }
  }

  function set(next: Places): void {
    places.value = next
    forgetTimer()
    timer = setTimeout(() => void keep(), REST)
  }

  function move({ name, x, y }: { readonly name: string; readonly x: number; readonly y: number }): void {
    set({ ...places.value, [name]: { x: Math.round(x), y: Math.round(y) } })
  }

  onScopeDispose(() => {
    // Without a lab there is nothing beside which to keep them.
    if (timer !== undefined && file.value !== undefined) void keep()
    forgetTimer()
  })

  return { places, move, forget: () => set({}) }
}
