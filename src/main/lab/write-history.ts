import type { Command } from '@shared/contract/commands'
import { decide } from '../engine/decide'
import { EMPTY_ESTATE, toRecord, type Estate, type EstateRecord } from '../engine/estate'
import type { LabEvent } from '../engine/events'
import { evolveAll } from '../engine/evolve'
import { isSame } from './write-fields'
import { commandsFrom } from './write-events'

/** Above this many steps, trying what can be left out would take too long; they are all kept. */
const PRUNED_TO = 150

/** The events that led to an estate as commands, without those that can be left out. */
export function historyCommands(events: readonly LabEvent[]): Command[] {
  let commands = commandsFrom(events)
  if (commands.length > PRUNED_TO) return commands
  const target = toRecord(evolveAll(EMPTY_ESTATE, events))
  // What is left may have a shorter form, and with that more may be left out: until nothing changes, so that writing
  // what was read again gives the same.
  for (;;) {
    const pruned = prune(commands, target)
    const played = play(EMPTY_ESTATE, pruned)
    const next = commandsFrom(played.events)
    if (!isSame(toRecord(play(EMPTY_ESTATE, next).estate), target)) return pruned
    if (isSame(next, commands)) return next
    commands = next
  }
}

/** Leaves out, from the last to the first, what makes no difference in the end, with all that hangs on it. */
function prune(commands: readonly Command[], target: EstateRecord): Command[] {
  const before = estatesBefore(commands)
  let kept: Command[] = []
  for (const [index, command] of [...commands.entries()].reverse()) {
    const without = isAdding(command) ? null : play(before[index] ?? EMPTY_ESTATE, kept)
    kept = without && isSame(toRecord(without.estate), target) ? without.done : [command, ...kept]
  }
  return kept
}

function estatesBefore(commands: readonly Command[]): Estate[] {
  let estate = EMPTY_ESTATE
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
function play(
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
