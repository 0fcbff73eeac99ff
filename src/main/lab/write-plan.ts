import type { Command } from '@shared/contract/commands'
import { decide } from '../engine/decide'
import type { DpmServer, Estate } from '../engine/estate'
import { evolveAll } from '../engine/evolve'
import { confirmed } from './write-commands'

/** Commands that are all done, one after the other, and where they lead. */
export class Plan {
  estate: Estate
  commands: readonly Command[] = []

  constructor(start: Estate) {
    this.estate = start
  }

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
