import type { Answer, Input, RequestName } from '@shared/contract'
import { shallowRef, watch, type ShallowRef } from 'vue'
import { useLab } from './lab'

/**
 * A question that is asked again whenever the lab changes or its input does. The answer before stays until the
 * next one is there; an answer that comes late is dropped. A null input asks nothing.
 */
export function useQuery<K extends RequestName>(
  name: K,
  input: () => Input<K> | null
): ShallowRef<Answer<K> | undefined> {
  const lab = useLab()
  const data = shallowRef<Answer<K>>()
  let latest = 0
  watch(
    [() => lab.version, input],
    async () => {
      const mine = ++latest
      const wanted = input()
      if (wanted === null) {
        data.value = undefined
        return
      }
      const answer = await lab.attempt(name, wanted)
      if (mine === latest && answer !== undefined) data.value = answer
    },
    { immediate: true }
  )
  return data
}
