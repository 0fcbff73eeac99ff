import type { ExerciseView } from '@shared/contract/views'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useLab } from '../../stores/lab'

export type Mode = 'walkthrough' | 'practice' | 'assessment'

/** How an assessment ended. */
export interface Finished {
  readonly view: ExerciseView
  /** Real time that was taken. */
  readonly seconds: number
  readonly timeIsUp: boolean
  /** The lab as it was judged. */
  readonly revision: number
}

/** How the exercise of this lab is gone through. It is the window's; what is reached is the lab's. */
export const useExercise = defineStore('exercise', () => {
  const lab = useLab()
  /** Null until one was chosen. */
  const mode = ref<Mode | null>(null)
  const collapsed = ref(false)
  const busy = ref(false)
  /** How many hints were asked for, by the number of the step. */
  const hints = ref<Readonly<Record<number, number>>>({})
  /** When the assessment began, in milliseconds of real time. */
  const started = ref(0)
  const finished = shallowRef<Finished | null>(null)

  /** Nothing that gives the solution away may be asked now. */
  const assessing = computed(() => mode.value === 'assessment' && finished.value === null)
  /** What was judged is not what the lab is now. */
  const outdated = computed(
    () => finished.value !== null && (lab.overview?.revision ?? 0) > finished.value.revision
  )

  /** One after the other: what is pressed twice is done once. */
  async function act(deed: () => Promise<unknown>): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await deed()
    } finally {
      busy.value = false
    }
  }

  /** Back to how the lab began, with nothing refused yet. False if that failed. */
  async function fresh(): Promise<boolean> {
    const done =
      (await lab.attempt('lab/reset', {})) !== undefined &&
      (await lab.attempt('lab/begin-exercise', {})) !== undefined
    await lab.refresh()
    return done
  }

  /** A walkthrough goes on where the lab stands; the others begin at the beginning. */
  const choose = (chosen: Mode): Promise<void> =>
    act(async () => {
      if (chosen !== 'walkthrough' && !(await fresh())) return
      forget()
      started.value = Date.now()
      mode.value = chosen
    })

  const startAgain = (): Promise<void> =>
    act(async () => {
      if (!(await fresh())) return
      forget()
      started.value = Date.now()
    })

  function leave(): void {
    forget()
    mode.value = null
  }

  function forget(): void {
    hints.value = {}
    finished.value = null
  }

  function askHint(step: number): void {
    hints.value = { ...hints.value, [step]: Math.min(3, (hints.value[step] ?? 0) + 1) }
  }

  /** Ends the assessment: the clock stands still, and the lab is judged as it is. */
  const finish = (timeIsUp: boolean): Promise<void> =>
    act(async () => {
      if (!assessing.value) return
      const seconds = Math.round((Date.now() - started.value) / 1_000)
      await lab.attempt('lab/pause-clock', {})
      const view = await lab.attempt('lab/exercise', {})
      const overview = await lab.attempt('lab/overview', {})
      if (!view || !overview) return
      const limit = view.minutes === null ? Infinity : view.minutes * 60
      finished.value = { view, seconds: Math.min(seconds, limit), timeIsUp, revision: overview.revision }
    })

  // How one goes through it is a matter of the lab it was chosen in.
  watch(() => lab.overview?.file, leave)

  return {
    mode,
    collapsed,
    busy,
    hints,
    started,
    finished,
    assessing,
    outdated,
    act,
    fresh,
    choose,
    startAgain,
    leave,
    askHint,
    finish
  }
})
