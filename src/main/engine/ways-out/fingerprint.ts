import type { DpmServer, Estate } from '../estate'
import type { Losses } from './losses'

/**
 * Tells states of a search apart: what matters to the rules, and what was given up to get there. Names of groups do
 * not matter. Servers that a step did not touch are the same objects, so only the others are looked at again.
 */
export class Fingerprints {
  readonly #numbers = new Map<string, number>()
  readonly #known = new WeakMap<DpmServer, number>()

  of(estate: Estate, losses: Losses): string {
    const servers = [...estate.dpmServers.values()].map((server) => this.#numberOf(server))
    const computers = [...estate.protectedServers.values()].map(
      ({ status, agentOwner }) => `${status} ${agentOwner}`
    )
    const faults = JSON.stringify(estate.faults)
    return this.#number(
      [...servers, ...computers, faults, ...[...losses.keys()].sort()].join('\n')
    ).toString()
  }

  #numberOf(server: DpmServer): number {
    const known = this.#known.get(server)
    if (known !== undefined) return known
    const { name, status, agentOwner, rebuilt, allowLocalDataProtection, storage, members, inactive } = server
    const lost = server.lostDatabase?.members.length ?? null
    const copies = [
      ...members.map(({ computer, dataSource, through, mode }) => [computer, dataSource, through, mode]),
      ...inactive.map(({ computer, dataSource, through }) => [computer, dataSource, through])
    ].map((copy) => JSON.stringify(copy))
    const rest = JSON.stringify([name, status, agentOwner, rebuilt, allowLocalDataProtection, storage, lost])
    const number = this.#number([rest, ...copies.sort()].join('\n'))
    this.#known.set(server, number)
    return number
  }

  #number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }
}
