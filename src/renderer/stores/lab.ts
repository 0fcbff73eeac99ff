import { Problem, type ProblemRecord } from '@shared/problem'
import type { Answer, Input, RequestName } from '@shared/contract'
import type { LabOverview } from '@shared/contract/views'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ask, listen } from '../api'

/** A mirror of what main says of the open lab. It decides nothing. */
export const useLab = defineStore('lab', () => {
  const overview = shallowRef<LabOverview | null>(null)
  /** Grows with everything that could make an answer stale: each change, and each other lab. */
  const version = ref(0)
  const ready = ref(false)
  /** What went wrong last beside a refusal, until it is dismissed. */
  const problem = shallowRef<ProblemRecord | null>(null)

  async function refresh(): Promise<void> {
    await attempt('lab/overview', {}, (answer) => {
      overview.value = answer
    })
    version.value++
    ready.value = true
  }

  /** Asks, and shows the problem if there is one. Undefined where there was. */
  async function attempt<K extends RequestName>(
    name: K,
    input: Input<K>,
    use?: (answer: Answer<K>) => void
  ): Promise<Answer<K> | undefined> {
    try {
      const answer = await ask(name, input)
      use?.(answer)
      return answer
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      problem.value = cause.record
      return undefined
    }
  }

  function start(): () => void {
    const stop = listen('lab/changed', () => void refresh())
    void refresh()
    return stop
  }

  const dpmServers = computed(() => overview.value?.dpmServers ?? [])
  const protectedServers = computed(() => overview.value?.protectedServers ?? [])

  return { overview, version, ready, problem, dpmServers, protectedServers, start, refresh, attempt }
})
