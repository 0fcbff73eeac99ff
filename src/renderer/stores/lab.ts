import { Problem, type ProblemRecord } from '@shared/problem'
import type { Answer, Input, RequestName } from '@shared/contract'
import type { ClockView, DpmServerView, LabOverview, ProtectedServerView } from '@shared/contract/views'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ask, listen } from '../api'
import { kept } from './kept'
import { oneAtATime } from './one-at-a-time'

/** A mirror of what main says of the open lab. It decides nothing. */
export const useLab = defineStore('lab', () => {
  const overview = shallowRef<LabOverview | null>(null)
  /** The lab's clock as main told it last, with a change or between two. */
  const clock = shallowRef<ClockView>({ now: 0, state: 'paused', speed: 1, until: null })
  /** Grows with everything that could make an answer stale: each change, and each other lab. */
  const version = ref(0)
  const ready = ref(false)
  /** What went wrong last beside a refusal, until it is dismissed. */
  const problem = shallowRef<ProblemRecord | null>(null)

  /** While the clock runs the lab may change faster than answers come. */
  const refresh = oneAtATime(async () => {
    await attempt('lab/overview', {}, (answer) => {
      overview.value = answer
      if (answer) clock.value = answer.clock
    })
    version.value++
    ready.value = true
  })

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
    const stops = [
      listen('lab/changed', () => void refresh()),
      listen('lab/clock', (told) => {
        clock.value = told
      }),
      listen('app/problem', (told) => {
        problem.value = told
      })
    ]
    void refresh()
    return () => stops.forEach((stop) => stop())
  }

  /** Where the lab's clock stands, in seconds since the lab began. */
  const now = computed(() => clock.value.now)
  /** The moment of the calendar at which the lab began. */
  const begins = computed(() => overview.value?.clock.begins ?? '2026-01-05T08:00:00')
  // Most changes of a lab whose clock runs leave the servers as they are: lists of them need not be drawn again.
  const dpmServers = computed<readonly DpmServerView[]>((before) =>
    kept(before, overview.value?.dpmServers ?? [])
  )
  const protectedServers = computed<readonly ProtectedServerView[]>((before) =>
    kept(before, overview.value?.protectedServers ?? [])
  )

  return {
    overview,
    version,
    ready,
    problem,
    clock,
    now,
    begins,
    dpmServers,
    protectedServers,
    start,
    refresh,
    attempt
  }
})
