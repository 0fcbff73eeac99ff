import type { DpmServer } from '../engine/estate'
import type { NewMember } from '../engine/events'
import type { Effort } from './write-groups'
import { ownerIn, reached, type Goals } from './write-goals'
import type { Plan } from './write-plan'

/** Gives the agents to those who need them, one after the other, and in the end to those who own them. */
export class Agents {
  constructor(
    private readonly plan: Plan,
    private readonly goals: Goals
  ) {}

  /** Sees to it that the server owns the agents it needs. */
  reach(goal: DpmServer, some: readonly NewMember[], effort: Effort): boolean {
    const { name: on } = goal
    const computers = new Set(some.map(reached))
    computers.delete(on)
    return [...computers].every((computer) => {
      const owner = this.ownerOf(computer)
      if (owner === on) return true
      if (owner === null) {
        const isLast = ownerIn(this.goals.target, computer) === on
        const others = this.goals.whoWants(computer).filter(({ name }) => name !== on)
        if (isLast && others.length > 0 && !effort.early) return false
        return this.plan.does({ do: 'install-agent', on, computer })
      }
      if (!effort.attach) return false
      const stillWanted = this.goals.whoWants(computer).some(({ name }) => name === owner)
      if (stillWanted && effort.attach === 'if free') return false
      return this.take(on, computer, owner, effort.attach === 'failing')
    })
  }

  private take(on: string, computer: string, owner: string, failing: boolean): boolean {
    if (this.plan.does({ do: 'attach-agent', on, computer })) return true
    if (this.plan.does({ do: 'take-ownership', on, computer })) return true
    if (!failing || this.plan.server(owner)?.status !== 'online') return false
    return this.plan.attempts(
      () => this.plan.does({ do: 'fail-server', server: owner }),
      () => this.plan.does({ do: 'attach-agent', on, computer })
    )
  }

  /** Servers that failed only for an agent to be taken from them. */
  repairAgain(): boolean {
    for (const { name, status } of this.goals.servers) {
      if (status === 'online' && this.plan.server(name)?.status === 'failed') {
        this.plan.does({ do: 'repair-server', server: name })
      }
    }
    return true
  }

  /** Agents that nobody needs any more go where they belong. */
  fix({ failing }: { readonly failing: boolean }): boolean {
    const { target } = this.goals
    const computers = [...target.protectedServers.keys(), ...this.goals.servers.map(({ name }) => name)]
    return computers.some((computer) => {
      const [now, wanted] = [this.ownerOf(computer), ownerIn(target, computer)]
      if (now === wanted || this.goals.whoWants(computer).length > 0) return false
      return this.plan.attempts(
        () => this.giveAgent(computer, now, wanted, failing),
        () => this.repairAgain()
      )
    })
  }

  private giveAgent(computer: string, now: string | null, on: string | null, failing: boolean): boolean {
    if (on === null) return now !== null && this.plan.does({ do: 'uninstall-agent', on: now, computer })
    if (now === null) return this.plan.does({ do: 'install-agent', on, computer })
    if (this.take(on, computer, now, false)) return true
    // It had switched protection for a while, and nobody has taken ownership since.
    const isBack = this.plan.attempts(
      () => this.plan.does({ do: 'switch-protection', on, computer }),
      () => this.plan.does({ do: 'resume-primary-protection', on, computer })
    )
    return isBack || (failing && this.take(on, computer, now, true))
  }

  private ownerOf(computer: string): string | null {
    return ownerIn(this.plan.estate, computer)
  }
}
