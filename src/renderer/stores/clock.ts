import { t } from '@shared/catalogue'
import { computed } from 'vue'
import { chooseSpeed, chosenSpeed } from './clock-speed'
import { useLab } from './lab'

/** The lab's clock and what can be done with it. Main owns the clock; every window shows the same. */
export function useClock() {
  const lab = useLab()
  const state = computed(() => lab.clock.state)
  /** The one it runs at, whoever started it; else the one it would run at. */
  const speed = computed(() => (state.value === 'running' ? lab.clock.speed : chosenSpeed.value))
  /** How many jobs are in progress, on all DPM servers. */
  const jobs = computed(() => lab.overview?.clock.runningJobs ?? 0)
  /** Why there is no going to the next event; undefined if there is. */
  const noNext = computed(() => {
    if (state.value === 'seeking') return t`The clock is on its way.`
    return (lab.overview?.clock.next ?? null) === null ? t`Nothing is due in this lab.` : undefined
  })

  const run = () => lab.attempt('lab/run-clock', { speed: chosenSpeed.value })
  const pause = () => lab.attempt('lab/pause-clock', {})
  /** Run, pause or stop: whichever there is. */
  const toggle = () => (state.value === 'paused' ? run() : pause())

  function setSpeed(value: number): void {
    chooseSpeed(value)
    if (state.value === 'running') void run()
  }

  async function nextEvent(): Promise<void> {
    if (noNext.value === undefined) await lab.attempt('lab/next-event', {})
  }

  /** Resolves when it is there, or was stopped. */
  const runUntil = (until: number | 'jobs-done') => lab.attempt('lab/run-until', { until })

  return { state, speed, jobs, noNext, toggle, setSpeed, nextEvent, runUntil }
}

/** What the button says that runs, pauses and stops. */
export const TOGGLE_WORDS = { paused: t`Run`, running: t`Pause`, seeking: t`Stop` }
