import { onScopeDispose, ref, type Ref } from 'vue'

/**
 * Counts up to a number, one at each turn of the window. What is shown in so many parts holds the window up for less
 * long at a time.
 */
export function useTurns(count: number): Readonly<Ref<number>> {
  const turn = ref(0)
  let timer = setTimeout(next)
  function next(): void {
    turn.value++
    if (turn.value < count) timer = setTimeout(next)
  }
  onScopeDispose(() => clearTimeout(timer))
  return turn
}
