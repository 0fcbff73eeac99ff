import { onScopeDispose, ref } from 'vue'

/**
 * Does something again and again, each time a while after it was done the last time. `task` answers false where there
 * is no going on.
 */
export function useTicking(task: () => Promise<boolean>, wait: () => number) {
  const going = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function tick(): Promise<void> {
    if (!(await task())) stop()
    if (going.value) later()
  }

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void tick(), wait())
  }

  /** Begins with it at once. */
  function start(): void {
    going.value = true
    void tick()
  }

  /** Begins with it in a while; where it goes on already, the while begins anew. */
  function startLater(): void {
    going.value = true
    later()
  }

  function stop(): void {
    going.value = false
    clearTimeout(timer)
  }
  onScopeDispose(stop)

  return { going, start, startLater, stop }
}
