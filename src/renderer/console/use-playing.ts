import type { Command } from '@shared/contract/commands'
import type { StoryView } from '@shared/contract/views'
import { ref, watch, type Ref } from 'vue'
import { useLab } from '../stores/lab'
import { showDeed } from './show-deed'
import { useTicking } from './use-ticking'

export const PACES = ['0.5', '1', '2', '5'] as const

/** Plays the story of the lab. The clock is this window's: others see what happens and play nothing themselves. */
export function usePlaying(story: Readonly<Ref<StoryView | null | undefined>>) {
  const lab = useLab()
  /** Seconds a step. */
  const pace = ref<string>('1')
  /** Go where one sees what a step does: the console of the server it acts on, and the workspace. */
  const follow = ref(true)
  const { going: playing, start: play, stop: pause } = useTicking(next, () => Number(pace.value) * 1000)
  let busy = false

  /** False if there is no going on. */
  async function next(): Promise<boolean> {
    const at = story.value?.position ?? 0
    const step = story.value?.steps[at]
    if (!step || busy) return step !== undefined
    busy = true
    try {
      const answer = await lab.attempt('lab/play-step', { step: at + 1 })
      // Null: another window was quicker. What is shown of the lab is on its way.
      if (answer) goTo(step.command)
      return answer !== undefined
    } finally {
      busy = false
    }
  }

  function goTo(command: Command): void {
    if (follow.value) showDeed(command)
  }

  async function playAll(): Promise<void> {
    pause()
    await lab.attempt('lab/play-all', {})
    const last = story.value?.steps.at(-1)
    if (last) goTo(last.command)
  }

  async function restart(): Promise<void> {
    pause()
    await lab.attempt('lab/reset', {})
  }

  // At the end, and in another lab.
  watch([story, () => lab.overview?.file], ([now, file], [, before]) => {
    if (file !== before || (now && now.position >= now.steps.length)) pause()
  })

  return { playing, pace, follow, next, play, pause, playAll, restart }
}
