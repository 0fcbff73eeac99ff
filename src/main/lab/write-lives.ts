import type { DpmServer } from '../engine/estate'
import { addingDpmServer, addingProtectedServer } from './write-commands'
import { hasLocalData, type Goals } from './write-goals'
import type { Plan } from './write-plan'
import { filling, storing } from './write-storage'
import { advancing } from './write-time'

/** Servers come, are rebuilt and restored, and go. */
export class Lives {
  constructor(
    private readonly plan: Plan,
    private readonly goals: Goals
  ) {}

  begin(): void {
    for (const server of this.goals.target.protectedServers.values()) {
      this.plan.does(addingProtectedServer(server))
    }
  }

  /** The next server in the order of the lab, unless it comes from another one. */
  addServer(): boolean {
    const next = [...this.goals.target.dpmServers.values()].find(({ name }) => !this.plan.server(name))
    if (!next || next.formerNames.length > 0) return false
    const allowLocalDataProtection = next.allowLocalDataProtection || hasLocalData(next)
    return this.plan.does(addingDpmServer({ ...next, allowLocalDataProtection })) && this.provide(next)
  }

  /** Brings the storage pool of a server that is new here to what it is to be. */
  private provide({ name, storage }: DpmServer): boolean {
    const now = this.plan.server(name)?.storage ?? storage
    return storing(name, now, storage).every((command) => this.plan.does(command))
  }

  /** Fails and is rebuilt, when its database has all that is lost by that. */
  rebuild(goal: DpmServer, { onlyIfFree }: { readonly onlyIfFree: boolean }): boolean {
    const { name: server } = goal
    if (!this.goals.awaitsRebuild(goal) || !this.goals.isComplete(goal)) return false
    if (onlyIfFree && this.goals.whoWants(server).length > 0) return false
    const isOnline = this.plan.server(server)?.status === 'online'
    const isDone = this.plan.attempts(
      () => !isOnline || this.plan.does({ do: 'fail-server', server }),
      () => {
        // As another server, too: that leaves this one removed, so it comes first.
        this.replace(goal)
        return this.plan.does({ do: 'rebuild-server', server })
      }
    )
    if (isDone) this.goals.pastRebuild(server)
    return isDone
  }

  /** From whichever server has its database; a lab does not remember which it was. */
  restore(goal: DpmServer): boolean {
    if (!this.goals.awaitsRestore(goal)) return false
    const { name: server } = goal
    return this.goals.servers.some(({ name: from }) =>
      this.plan.does({ do: 'restore-database', server, from })
    )
  }

  /** Goes out of service, when nothing is to be done on it any more. */
  leave(goal: DpmServer, { onlyIfFree }: { readonly onlyIfFree: boolean }): boolean {
    const { name: server, status } = goal
    if (status === 'online' || this.plan.server(server)?.status !== 'online') return false
    if (this.goals.awaitsRebuild(goal) || !this.goals.isComplete(goal)) return false
    if (onlyIfFree && this.goals.whoWants(server).length > 0) return false
    this.setLocalData(goal)
    return this.plan.does({ do: status === 'failed' ? 'fail-server' : 'remove-server', server })
  }

  /** Comes back under another name: the next server in the order of the lab. */
  replace(goal: DpmServer): boolean {
    const next = [...this.goals.target.dpmServers.values()].find(({ name }) => !this.plan.server(name))
    if (next?.formerNames[0] !== goal.name) return false
    return this.plan.does({ do: 'rebuild-server', server: goal.name, as: next.name }) && this.provide(next)
  }

  /** What nothing else depends on. */
  finish(): void {
    const { target } = this.goals
    for (const goal of this.goals.servers) this.setLocalData(goal)
    for (const { name, status } of target.protectedServers.values()) {
      if (status === 'offline') this.plan.does({ do: 'fail-server', server: name })
    }
    for (const command of [...filling(target.dpmServers.values()), ...advancing(target.clock)]) {
      this.plan.does(command)
    }
  }

  private setLocalData({ name: on, allowLocalDataProtection: allowed }: DpmServer): void {
    if (this.plan.server(on)?.allowLocalDataProtection === allowed) return
    this.plan.does({ do: 'set-local-data-protection', on, allowed })
  }
}
