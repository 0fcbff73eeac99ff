import type { Command } from '@shared/contract/commands'
import type { Estate, Faults } from '../engine/estate'
import { throttleOf } from '../engine/faults'
import { ownerIn, type Goals } from './write-goals'
import type { Plan } from './write-plan'

/** Sets agents as they are set, and puts out of order what is out of order. */
export class Conditions {
  constructor(
    private readonly plan: Plan,
    private readonly goals: Goals
  ) {}

  /** On the DPM server that owns the agent, while that is online and nobody takes the agent from it any more. */
  setAgents(): boolean {
    const { target } = this.goals
    const computers = [...target.protectedServers.keys(), ...target.dpmServers.keys()]
    return computers.some((computer) => {
      const on = ownerIn(this.plan.estate, computer)
      if (on === null || on !== ownerIn(target, computer) || this.goals.whoWants(computer).length > 0)
        return false
      return this.settings(on, computer).some((command) => this.plan.does(command))
    })
  }

  private settings(on: string, computer: string): Command[] {
    const [now, wanted] = [this.plan.estate, this.goals.target]
    const disables = isDisabled(wanted, computer)
    const mbps = throttleOf(wanted, computer)
    return [
      ...(isDisabled(now, computer) === disables
        ? []
        : [{ do: disables ? ('disable-agent' as const) : ('enable-agent' as const), on, computer }]),
      ...(throttleOf(now, computer) === mbps
        ? []
        : [{ do: 'throttle-agent' as const, on, computer, ...(mbps === null ? {} : { mbps }) }])
    ]
  }

  /** Last of all: it would stand in the way of the rest. */
  finish(): void {
    for (const command of breaking(this.goals.target.faults)) this.plan.does(command)
  }
}

/** What puts out of order what is; how agents are set is another matter. */
export function breaking({ outdated, cuts, stopped, denials }: Faults): Command[] {
  return [
    ...outdated.map((computer): Command => ({ do: 'outdate-agent', computer })),
    ...cuts.map((cut): Command => ({ do: 'cut-network', ...cut })),
    ...stopped.map((service): Command => ({ do: 'stop-service', ...service })),
    ...denials.map(({ computer }): Command => ({ do: 'spoil-credentials', computer }))
  ]
}

function isDisabled({ faults }: Estate, computer: string): boolean {
  return faults.disabled.includes(computer)
}
