import { t } from '@shared/catalogue'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useExercise } from './exercise-store'

/** What a screen reader is told of the time that is left, in seconds. */
const TOLD = [
  { left: 60, text: t`One minute is left.` },
  { left: 300, text: t`Five minutes are left.` }
]

/** The time of an assessment: it passes whatever is shown, and ends the assessment when it is over. */
export function useTimeLeft(minutes: () => number | null) {
  const exercise = useExercise()
  const now = ref(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined

  const passed = computed(() => Math.max(0, (now.value - exercise.started) / 1_000))
  /** Null without a limit. */
  const left = computed(() => {
    const limit = minutes()
    return limit === null ? null : Math.max(0, limit * 60 - passed.value)
  })
  const told = computed(() => {
    if (!exercise.assessing) return ''
    const limit = (minutes() ?? 0) * 60
    const seconds = left.value ?? Infinity
    return TOLD.find((one) => one.left < limit && seconds <= one.left)?.text ?? ''
  })

  function tick(): void {
    now.value = Date.now()
    if (left.value === 0) void exercise.finish(true)
  }

  watch(
    [() => exercise.assessing, () => exercise.started],
    ([assessing]) => {
      clearInterval(timer)
      now.value = Date.now()
      if (assessing) timer = setInterval(tick, 1_000)
    },
    { immediate: true }
  )
  onScopeDispose(() => clearInterval(timer))

  return { passed, left, told }
}
