import type { RecoverableView } from '@shared/contract/views'
import { computed, shallowRef } from 'vue'
import { labDay } from '../../stores/lab-time'
import { useLab } from '../../stores/lab'
import type { Point } from './recoverable-words'

/**
 * The date and the recovery point that are chosen of a data source: the newest unless somebody chose otherwise.
 * What was chosen is forgotten where it is not there any more.
 */
export function usePoint(source: () => RecoverableView | undefined) {
  const lab = useLab()
  const chosenDay = shallowRef<string>()
  const chosenPoint = shallowRef<Point>()

  const today = computed(() => labDay(lab.now))
  /** Oldest first, by their days. */
  const byDay = computed(() => Map.groupBy(source()?.points ?? [], labDay))
  const lastDay = computed(() => [...byDay.value.keys()].at(-1))

  const day = computed({
    get: () => chosenDay.value ?? lastDay.value ?? today.value,
    set: (wanted: string) => {
      chosenDay.value = wanted
      chosenPoint.value = undefined
    }
  })

  /** What can be chosen of that date. Latest is the state of now; whether it may be is for the engine to say. */
  const points = computed((): readonly Point[] => {
    const ofDay = (byDay.value.get(day.value) ?? []).toReversed()
    return day.value === today.value ? ['latest', ...ofDay] : ofDay
  })

  const point = computed({
    get: (): Point | undefined => {
      const chosen = chosenPoint.value
      if (chosen !== undefined && points.value.includes(chosen)) return chosen
      return points.value.find((one) => one !== 'latest') ?? points.value[0]
    },
    set: (wanted: Point | undefined) => (chosenPoint.value = wanted)
  })

  /** For another data source: its newest recovery point, or the one that is given. */
  function begin(at?: number): void {
    chosenDay.value = at === undefined ? undefined : labDay(at)
    chosenPoint.value = at
  }

  return { today, byDay, day, points, point, begin }
}
