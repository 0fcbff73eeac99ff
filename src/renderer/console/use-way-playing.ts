import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import { useConsole } from '../stores/console'
import { useWay, type PlayedWay } from '../stores/way'
import { useWhatIf } from '../stores/what-if'
import { showDeed } from './show-deed'

/** Plays the way out that was chosen. What is refused is shown, and the way stays where it is. */
export function useWayPlaying() {
  const way = useWay()
  const consoleStore = useConsole()
  const { tryCommands } = useWhatIf()

  /** Never two at once. */
  async function alone(task: () => Promise<void>): Promise<void> {
    if (way.busy) return
    way.busy = true
    try {
      await task()
    } finally {
      way.busy = false
    }
  }

  async function follow(steps: readonly Command[]): Promise<void> {
    const text = way.played?.text ?? ''
    await way.move(steps.length)
    // The map shows every deed itself.
    const last = steps.at(-1)
    if (last && consoleStore.workspace !== 'Map') showDeed(last)
    if (way.played && way.left.length === 0) consoleStore.message = t`The goal is reached: ${text}`
  }

  const play = () =>
    alone(async () => {
      const command = way.left[0]?.command
      if (command && (await consoleStore.perform(command))) await follow([command])
    })

  /** All steps that are left: one step to undo. If one of them is refused, none is carried out. */
  const playAll = () =>
    alone(async () => {
      const commands = way.left.map(({ command }) => command)
      if (commands.length > 0 && (await consoleStore.performAll(commands))) await follow(commands)
    })

  /** What the steps that are left would come to; with a way, what it would. True if that was carried out from there. */
  async function whatIf(chosen?: PlayedWay): Promise<boolean> {
    let done = false
    await alone(async () => {
      const commands = (chosen?.steps ?? way.left).map(({ command }) => command)
      done = commands.length > 0 && (await tryCommands(commands))
      if (!done) return
      if (chosen) way.begin(chosen)
      await follow(commands)
    })
    return done
  }

  /** The command that was refused before, where the way was to make it possible. */
  const doWanted = () =>
    alone(async () => {
      const goal = way.played?.goal
      if (goal?.kind !== 'possible' || !(await consoleStore.perform(goal.command))) return
      if (consoleStore.workspace !== 'Map') showDeed(goal.command)
      way.stop()
    })

  return { play, playAll, whatIf, doWanted }
}
