import type { Command } from '@shared/contract/commands'
import { Session } from '@main/session'
import { createLab, openLab } from '@main/store'
import { begin } from '@main/engine/begin'
import { EMPTY_ESTATE } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { eventsOf } from './estates'

const AT = '2026-01-05T08:00:00.000Z'

/** A lab database that begins with what these commands make. */
export function writeLab(file: string, title: string, commands: readonly Command[]): void {
  let estate = EMPTY_ESTATE
  const events = commands.flatMap((command) => {
    const made = eventsOf(estate, command)
    estate = evolveAll(estate, made)
    return made
  })
  begin(estate)
  createLab(file, { title, introduction: '', at: AT, events }).close()
}

/** Carries out commands in a lab, so many in one transaction each. */
export function carryOut(file: string, commands: readonly Command[], inOne: number): void {
  const session = new Session(openLab(file), () => new Date(AT))
  for (let at = 0; at < commands.length; at += inOne) {
    const verdicts = session.dispatchAll(commands.slice(at, at + inOne))
    const last = verdicts.at(-1)
    if (last?.outcome !== 'done') throw new Error(`command ${at + verdicts.length}: ${JSON.stringify(last)}`)
  }
  session.close()
}
