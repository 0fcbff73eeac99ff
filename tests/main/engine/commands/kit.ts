import type { Command } from '@shared/contract/commands'
import type { Concern } from '@shared/verdict'
import { decide } from '@main/engine/decide'
import type { LabEvent } from '@main/engine/events'
import type { Lab } from '../builder'

/** What the log would say of a command. Whether it was carried out: nothing happens of one that is refused. */
export const happens = (of: Lab, command: Command): readonly LabEvent[] => decide(of.estate, command).events

/** The name that a command gets wrong; throws where that is not why it is refused. */
export function unknown(of: Lab, command: Command): Concern {
  const { violations } = of.asks(command)
  const [first, ...more] = violations
  if (first?.rule !== 'unknown-name' || more.length > 0) {
    throw new Error(`${JSON.stringify(command)} is ${of.says(command)}`)
  }
  return first.concern
}
