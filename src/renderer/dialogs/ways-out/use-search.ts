import type { WaysOutView } from '@shared/contract/views'
import type { Goal } from '@shared/goal'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { listen } from '../../api'
import { useLab } from '../../stores/lab'

/** A search for ways out, one at a time. It is stopped with the dialog. */
export function useSearch() {
  const lab = useLab()
  const running = ref(false)
  /** It was stopped by hand. */
  const stopped = ref(false)
  const progress = shallowRef({ done: 0, found: 0 })
  const answer = shallowRef<WaysOutView | null>(null)

  async function search(goal: Goal): Promise<void> {
    if (running.value) return
    running.value = true
    stopped.value = false
    progress.value = { done: 0, found: 0 }
    answer.value = null
    try {
      answer.value = (await lab.attempt('lab/ways-out', { goal })) ?? null
    } finally {
      running.value = false
    }
  }

  function stop(): void {
    if (!running.value) return
    stopped.value = true
    void lab.attempt('lab/stop-ways-out', {})
  }

  const unlisten = listen('lab/ways-out-progress', (told) => {
    if (running.value) progress.value = told
  })
  onScopeDispose(() => {
    unlisten()
    stop()
  })

  return { running, stopped, progress, answer, search, stop }
}
