import { t } from '@shared/catalogue'
import { defineStore } from 'pinia'
import { computed, nextTick, ref, watch } from 'vue'
import { listen } from '../../api'
import { useLab } from '../../stores/lab'
import { useExercise } from '../exercise/exercise-store'
import type { Pace } from './reading-time'

/** Whether this window shows a demo of its lab, in full screen. Other windows see what happens, as ever. */
export const useDemo = defineStore('demo', () => {
  const lab = useLab()
  const exercise = useExercise()
  const on = ref(false)
  const pace = ref<Pace>('normal')
  /** The window was in full screen before, and stays in it. */
  let was = true
  /** Who began it has the focus again afterwards. */
  let beginner: Element | null = null
  let stopListening: (() => void) | undefined

  /** Why there is none. */
  const notNow = computed(() => {
    if (exercise.assessing) return t`Not during an assessment.`
    return lab.overview?.hasSteps ? undefined : t`This lab has no steps to play.`
  })

  async function begin(): Promise<void> {
    if (on.value || notNow.value !== undefined) return
    beginner = document.activeElement
    on.value = true
    was = true
    // Who leaves full screen by other means than ours has had enough of the demo too.
    stopListening ??= listen('window/full-screen', (told) => {
      if (!told.on) end()
    })
    const answer = await lab.attempt('window/full-screen', { on: true })
    was = answer?.was ?? true
    if (isOver()) giveBack()
  }

  /** It may be ended while it is still begun. */
  const isOver = (): boolean => !on.value

  function end(): void {
    if (!on.value) return
    on.value = false
    giveBack()
    void nextTick(() => giveFocusBack())
  }

  function giveBack(): void {
    if (!was) void lab.attempt('window/full-screen', { on: false })
    was = true
    stopListening?.()
    stopListening = undefined
  }

  /** What it was begun by may be drawn anew, once it has asked what to draw. */
  function giveFocusBack(tries = 20): void {
    if (on.value || document.activeElement !== document.body) return
    const there = beginner?.isConnected && beginner !== document.body
    const back = there ? beginner : document.querySelector('[data-control="demo"]')
    if (back instanceof HTMLElement) back.focus()
    else if (tries > 0) setTimeout(() => giveFocusBack(tries - 1), 50)
  }

  // It is one of this lab.
  watch(() => lab.overview?.file, end)

  return { on, pace, notNow, begin, end }
})
