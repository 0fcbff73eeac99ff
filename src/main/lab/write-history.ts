import type { Command } from '@shared/contract/commands'
import { decide } from '../engine/decide'
import { EMPTY_ESTATE, type Estate } from '../engine/estate'
import type { LabEvent } from '../engine/events'
import { evolveAll } from '../engine/evolve'
import { settingUp } from './set-up'
import { isSame } from './write-fields'
import { isSameEstate } from './write-near'
import { commandsFrom } from './write-events'

/** Above this many steps, trying what can be left out would take too long; they are all kept. */
const PRUNED_TO = 150

/** What made a lab that then began, as commands without those that can be left out. */
export function historyCommands(made: readonly LabEvent[]): Command[] {
  const target = evolveAll(EMPTY_ESTATE, made)
  let commands = commandsFrom({ begin: made, since: [] })
  if (commands.length > PRUNED_TO) return commands
  const start = emptyLike(target)
  // What is left may have a shorter form, and with that more may be left out: until nothing changes, so that writing
  // what was read again gives the same.
  for (;;) {
    const pruned = prune(start, commands, target)
    const played = play(start, pruned)
    const next = commandsFrom({ begin: [...settingUp(target), ...played.events], since: [] })
    if (!isSameEstate(play(start, next).estate, target)) return pruned
    if (isSame(next, commands)) return next
    commands = next
  }
}

/** A lab that is set up like another one, with nothing in it. */
export function emptyLike({ begins, seed }: Estate): Estate {
  return { ...EMPTY_ESTATE, begins, seed }
}

/** Leaves out, from the last to the first, what makes no difference in the end, with all that hangs on it. */
function prune(start: Estate, commands: readonly Command[], target: Estate): Command[] {
  const before = estatesBefore(start, commands)
  let kept: Command[] = []
  for (const [index, command] of [...commands.entries()].reverse()) {
    const without = isAdding(command) ? null : play(before[index] ?? start, kept)
    kept = without && isSameEstate(without.estate, target) ? without.done : [command, ...kept]
  }
  return kept
}

function estatesBefore(start: Estate, commands: readonly Command[]): Estate[] {
  let estate = start
  return commands.map((command) => {
    const before = estate
    estate = evolveAll(before, decide(before, command).events)
    return before
  })
}

/** Servers never leave a lab. */
function isAdding(command: Command): boolean {
  return command.do === 'add-dpm-server' || command.do === 'add-protected-server'
}

/** Carries out what can be carried out and leaves the rest. */
export function play(
  start: Estate,
  commands: readonly Command[]
): { estate: Estate; done: Command[]; events: LabEvent[] } {
  let estate = start
  const done: Command[] = []
  const all: LabEvent[] = []
  for (const command of commands) {
    const { verdict, events } = decide(estate, command)
    if (verdict.outcome !== 'done') continue
    estate = evolveAll(estate, events)
    done.push(command)
    all.push(...events)
  }
  return { estate, done, events: all }
}
