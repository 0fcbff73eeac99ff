import type { Command } from '@shared/contract/commands'
import { decide } from '../engine/decide'
import { EMPTY_ESTATE, type DpmServer, type Estate } from '../engine/estate'
import { evolveAll } from '../engine/evolve'
import { confirmed } from './write-events'

/** Commands that are all done, one after the other, and where they lead. */
export class Plan {
  estate: Estate = EMPTY_ESTATE
  commands: readonly Command[] = []

  /** Carries a command out, confirmed if a warning asks for it; false, with nothing changed, if it is refused. */
  does(command: Command): boolean {
    const isAdding = command.do === 'create-protection-group' || command.do === 'add-members'
    const asked = isAdding ? confirmed(this.estate, command) : command
    const { verdict, events } = decide(this.estate, asked)
    if (verdict.outcome !== 'done') return false
    this.estate = evolveAll(this.estate, events)
    this.commands = [...this.commands, asked]
    return true
  }

  /** All or nothing. */
  attempts(...deeds: (() => boolean)[]): boolean {
    const { estate, commands } = this
    if (deeds.every((deed) => deed())) return true
    this.estate = estate
    this.commands = commands
    return false
  }

  server(name: string): DpmServer | undefined {
    return this.estate.dpmServers.get(name)
  }
}
