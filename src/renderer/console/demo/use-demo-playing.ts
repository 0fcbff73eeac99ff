import { computed, ref, shallowRef, watch } from 'vue'
import { useLab } from '../../stores/lab'
import { useTicking } from '../use-ticking'
import { captionOf, type Caption } from './caption'
import { useDemo } from './demo-store'
import { readingTime } from './reading-time'
import { stopsAt, type Stage } from './stage'
import { useReel } from './use-reel'

/** Plays a demo: from one stage to the next at the pace that was chosen, or when the presenter says so. */
export function useDemoPlaying() {
  const lab = useLab()
  const demo = useDemo()
  const reel = useReel()
  const stage = shallowRef<Stage>({ kind: 'opening' })
  const busy = ref(false)
  /** Where the lab stands since something was last done here. */
  let known = 0

  const caption = computed((): Caption => captionOf(stage.value, reel, lab.overview?.title ?? ''))
  /** The outcome that the demo has stopped at. */
  const stop = computed(() =>
    stage.value.kind === 'came' ? (stage.value.outcomes.find(stopsAt) ?? null) : null
  )
  /** It has stopped by itself: who goes on goes on at the pace as before. */
  const held = ref(false)
  const ticking = useTicking(forward, () => readingTime(caption.value.said, demo.pace))
  const playing = ticking.going

  const isBusy = (): boolean => busy.value

  /** One after the other: what is pressed twice is done once. */
  async function act(deed: () => Promise<Stage | null>): Promise<boolean> {
    if (busy.value) return true
    busy.value = true
    try {
      const next = await deed()
      known = reel.position.value
      if (!next) return false
      stage.value = next
      held.value = false
      return true
    } finally {
      busy.value = false
    }
  }

  /** To the next stage. False if it does not go on from there by itself. */
  async function forward(): Promise<boolean> {
    const before = stage.value
    const moved = await act(() => following(before))
    if (!moved || stage.value.kind === 'closing') return false
    if (stop.value) held.value = true
    // A step that could not be done as it is meant leaves the lab where it was: playing on would try for ever.
    const turns = before.kind === 'came' && stage.value.kind === 'announced' && stage.value.at <= before.at
    return !held.value && !turns
  }

  /** Null where there is no going on. */
  async function following(now: Stage): Promise<Stage | null> {
    const { scenes, position } = reel
    switch (now.kind) {
      case 'opening':
        return { kind: 'announced', at: position.value }
      case 'announced': {
        // Seen before, and nothing that it changed was taken back: it is told again.
        const seen = now.at < position.value ? reel.outcomesOf(now.at) : null
        const outcomes = seen ?? (await reel.play())
        return outcomes && { kind: 'came', at: now.at, outcomes }
      }
      case 'came': {
        const again = now.at + 1 < position.value && reel.outcomesOf(now.at + 1) !== null
        const at = again ? now.at + 1 : position.value
        return at < scenes.value.length ? { kind: 'announced', at } : { kind: 'closing' }
      }
      case 'closing':
        return null
    }
  }

  /** The step that *Back* goes to. */
  const before = computed(() => {
    switch (stage.value.kind) {
      case 'opening':
        return -1
      case 'announced':
        return stage.value.at - 1
      case 'came':
        return stage.value.at
      case 'closing':
        return reel.scenes.value.length - 1
    }
  })
  const changed = (at: number): boolean =>
    reel.outcomesOf(at)?.some(({ verdict }) => verdict.outcome === 'done') ?? true
  const canGoBack = computed(
    () => before.value >= 0 && (!changed(before.value) || (lab.overview?.undo ?? null) !== null)
  )

  /** Before the last step that was told; what it changed is undone. */
  async function back(): Promise<void> {
    if (!canGoBack.value) return
    const at = before.value
    pause()
    await act(async () => {
      if (!changed(at)) return { kind: 'announced', at }
      return (await reel.takeBack(at)) ? { kind: 'announced', at: reel.position.value } : null
    })
  }

  /** What comes next, now. */
  async function next(): Promise<void> {
    const goesOn = demo.pace !== 'hand' && (playing.value || held.value)
    if ((await forward()) && goesOn) ticking.startLater()
    else ticking.stop()
  }

  function pause(): void {
    held.value = false
    ticking.stop()
  }

  function play(): void {
    if (demo.pace === 'hand' || held.value) void next()
    else if (stage.value.kind !== 'closing') ticking.startLater()
  }

  const toggle = (): void => (playing.value ? pause() : play())

  /** Begins at the beginning of the lab, or where it stands. */
  async function begin(from: 'beginning' | 'here'): Promise<void> {
    pause()
    const begun = await act(async () => {
      await reel.look()
      // A clock that runs would come between the steps.
      await lab.attempt('lab/pause-clock', {})
      if (from === 'beginning' && !(await reel.rewind())) return null
      return following({ kind: 'opening' })
    })
    if (begun && demo.pace !== 'hand') ticking.startLater()
  }

  // A pace that is chosen holds from now on; from step to step it begins to play.
  watch(
    () => demo.pace,
    (pace, former) => {
      if (stage.value.kind === 'opening' || stage.value.kind === 'closing' || held.value) return
      if (pace === 'hand') pause()
      else if (playing.value || former === 'hand') ticking.startLater()
    }
  )
  // Undo, or somebody in another window: it is told from where the lab stands then.
  watch(
    () => lab.version,
    async () => {
      if (isBusy()) return
      await reel.look()
      if (isBusy() || reel.position.value === known) return
      known = reel.position.value
      if (stage.value.kind !== 'announced' && stage.value.kind !== 'came') return
      pause()
      stage.value = { kind: 'announced', at: Math.min(known, reel.scenes.value.length - 1) }
    }
  )
  void reel.look().then(() => (known = reel.position.value))

  return {
    stage,
    caption,
    stop,
    held,
    busy,
    playing,
    scenes: reel.scenes,
    position: reel.position,
    outcomesOf: reel.outcomesOf,
    canGoBack,
    begin,
    next,
    back,
    toggle
  }
}
