import { shallowRef } from 'vue'

/** The rows of a tree grid that the user closed; all others are open. */
export function useClosedRows() {
  const closed = shallowRef<ReadonlySet<string>>(new Set())

  function toggle(id: string): void {
    const next = new Set(closed.value)
    if (!next.delete(id)) next.add(id)
    closed.value = next
  }

  return { closed, toggle }
}
