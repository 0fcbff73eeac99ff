import type { Answer, Input, RequestName } from '@shared/contract'
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { kept } from './kept'
import { useLab } from './lab'
import { oneAtATime } from './one-at-a-time'

/**
 * A question that is asked again whenever the lab changes or its input does. The answer before stays until the
 * next one is there. A null input asks nothing.
 *
 * While the clock runs the lab may change faster than answers come: there is never more than one request under way,
 * and what changed meanwhile is asked for afterwards. An answer to an input that is not wanted any more is dropped.
 */
export function useQuery<K extends RequestName>(
  name: K,
  input: () => Input<K> | null
): ShallowRef<Answer<K> | undefined> {
  const lab = useLab()
  const data = shallowRef<Answer<K>>()
  let wanted: Input<K> | null = null
  let gone = false

  const ask = oneAtATime(async () => {
    const asked = wanted
    if (asked === null || gone) return
    const answer = await lab.attempt(name, asked)
    if (answer !== undefined && asked === wanted) data.value = kept(data.value, answer)
  })

  watch(
    [() => lab.version, input],
    ([, now]) => {
      // The same input stays the same object: what is on its way is an answer to it, if perhaps an older one.
      wanted = now === null ? null : kept(wanted ?? undefined, now)
      if (wanted === null) data.value = undefined
      return ask()
    },
    { immediate: true }
  )
  onScopeDispose(() => (gone = true))
  return data
}
