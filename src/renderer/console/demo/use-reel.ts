import type { Command } from '@shared/contract/commands'
import type { ExerciseView, StoryView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { computed, ref, shallowRef } from 'vue'
import { useLab } from '../../stores/lab'
import { useExercise } from '../exercise/exercise-store'
import { asExpectedWords } from '../story-words'

/** A step as it is told. */
export interface Scene {
  readonly title: string
  /** What a trainer has written about it; empty for a step of a story. */
  readonly text: string
  readonly commands: readonly Command[]
}

/** A command of a step, and how it ended. */
export interface Outcome {
  readonly command: Command
  readonly verdict: Verdict
}

export type Reel = ReturnType<typeof useReel>

/** What is played: the story of the lab, or the steps of its exercise as *Show me* does them. */
export function useReel() {
  const lab = useLab()
  const exercise = useExercise()
  const story = shallowRef<StoryView | null>(null)
  const view = shallowRef<ExerciseView | null>(null)
  /** How the steps of an exercise ended that were played here; a story keeps that itself. */
  const ended = ref<Readonly<Record<number, readonly Outcome[]>>>({})

  const scenes = computed((): readonly Scene[] =>
    story.value
      ? story.value.steps.map(({ command }) => ({
          title: describeCommand(command),
          text: '',
          commands: [command]
        }))
      : (view.value?.steps ?? []).map(({ title, text, show }) => ({ title, text, commands: show }))
  )
  /** The step at this index is the next one, as the lab says. */
  const position = computed(() => story.value?.position ?? view.value?.next ?? scenes.value.length)

  async function look(): Promise<void> {
    story.value = (await lab.attempt('lab/story', {})) ?? null
    view.value = story.value ? null : ((await lab.attempt('lab/exercise', {})) ?? null)
  }

  /** How a step ended that was played; null if it was not. */
  function outcomesOf(at: number): readonly Outcome[] | null {
    if (!story.value) return ended.value[at] ?? null
    const { command, played } = story.value.steps[at] ?? {}
    return command && played ? [{ command, verdict: played.verdict }] : null
  }

  /** Of a step that went another way than its file says. */
  function unexpected(at: number): string {
    const step = story.value?.steps[at]
    return step?.played && !step.played.asExpected ? `${asExpectedWords(step)}.` : ''
  }

  /** Plays the next step. Null if it could not be played. */
  async function play(): Promise<readonly Outcome[] | null> {
    const at = position.value
    const commands = scenes.value[at]?.commands ?? []
    const verdicts = story.value
      ? [await lab.attempt('lab/play-step', { step: at + 1 })]
      : ((await lab.attempt('lab/show-step', {})) ?? [])
    const outcomes = commands.flatMap((command, index) => {
      const verdict = verdicts[index]
      return verdict ? [{ command, verdict }] : []
    })
    if (!story.value) ended.value = { ...ended.value, [at]: outcomes }
    await look()
    return outcomes.length > 0 ? outcomes : null
  }

  /** Takes back the last thing that changed the lab, which was part of this step. */
  async function takeBack(at: number): Promise<boolean> {
    if ((await lab.attempt('lab/undo', {})) === undefined) return false
    const { [at]: _, ...others } = ended.value
    ended.value = others
    await look()
    return true
  }

  /** To the beginning of the lab, no step played. */
  async function rewind(): Promise<boolean> {
    const done = story.value ? (await lab.attempt('lab/reset', {})) !== undefined : await exercise.fresh()
    if (!done) return false
    ended.value = {}
    await look()
    return true
  }

  return { scenes, position, look, outcomesOf, unexpected, play, takeBack, rewind }
}
