import type { TimelineView, WayView } from '@shared/contract/views'
import type { Goal } from '@shared/goal'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useLab } from './lab'
import { useQuery } from './query'

/** A way out that is played, and what it leads to. */
export interface PlayedWay {
  readonly goal: Goal
  /** The goal in words. */
  readonly text: string
  readonly steps: WayView['steps']
}

/**
 * The way out that is played in this window, and how far. Like the position of a story this is no number: each step
 * that was played is noted with its entry in the log, and those that led to where the lab stands are played. So undo
 * and redo take the way along.
 */
export const useWay = defineStore('way', () => {
  const lab = useLab()
  const played = shallowRef<PlayedWay | null>(null)
  /** Steps are on their way. */
  const busy = ref(false)
  /** The entry of each step that was played, in their order. */
  const marks = ref<readonly number[]>([])
  const timeline = useQuery('lab/timeline', () => (played.value ? {} : null))

  const position = computed(() => {
    const led = new Set(timeline.value ? deedsOf(timeline.value) : [])
    return marks.value.findLastIndex((mark) => led.has(mark)) + 1
  })
  const left = computed(() => played.value?.steps.slice(position.value) ?? [])

  function begin(way: PlayedWay): void {
    marks.value = []
    played.value = way
  }

  function stop(): void {
    marks.value = []
    played.value = null
    busy.value = false
  }

  /** The next steps, so many, were carried out just now. */
  async function move(steps: number): Promise<void> {
    const way = played.value
    const before = position.value
    const answer = await lab.attempt('lab/timeline', {})
    if (!answer || played.value !== way) return
    const led = deedsOf(answer).slice(0, steps).reverse()
    marks.value = [...marks.value.slice(0, before), ...led]
    timeline.value = answer
  }

  // A way is one of the lab it was found in.
  watch(() => lab.overview?.file, stop)

  return { played, busy, position, left, begin, stop, move }
})

/** The entries that were done on the way to where the lab stands, the last first. */
export function deedsOf({ entries, head }: TimelineView): number[] {
  const known = new Map(entries.map((entry) => [entry.seq, entry]))
  const deeds: number[] = []
  for (let entry = known.get(head); entry; entry = known.get(entry.parent ?? -1)) {
    if (entry.kind === 'command') deeds.push(entry.seq)
  }
  return deeds
}
