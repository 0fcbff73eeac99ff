import { t } from '@shared/catalogue'
import { ref } from 'vue'

/** How fast the lab's clock runs, in lab seconds a second, and what that is called. */
export const SPEEDS = [
  { speed: 1, label: t`Real time` },
  { speed: 60, label: t`1 minute a second` },
  { speed: 600, label: t`10 minutes a second` },
  { speed: 3_600, label: t`1 hour a second` },
  { speed: 21_600, label: t`6 hours a second` },
  { speed: 86_400, label: t`1 day a second` }
] as const

const KEY = 'clock-speed'
const isKnown = (speed: number): boolean => SPEEDS.some((one) => one.speed === speed)

function stored(): number {
  const value = Number(localStorage.getItem(KEY))
  return isKnown(value) ? value : 600
}

/** What was chosen last, in whichever lab. */
export const chosenSpeed = ref(stored())

export function chooseSpeed(speed: number): void {
  chosenSpeed.value = speed
  localStorage.setItem(KEY, String(speed))
}

/** Also for speeds that the console does not offer. */
export function speedWords(speed: number): string {
  return SPEEDS.find((one) => one.speed === speed)?.label ?? t`${speed} seconds a second`
}
