import type { DatabaseContent, DpmServer, Estate } from '@main/engine/estate'

/**
 * Tells estates of the same servers apart. Nothing of an estate is left out but the order of its lists, and what the
 * commands of the enumeration cannot change (names, versions, data sources, storage, faults, the clock).
 */
export class StateKeys {
  readonly #numbers = new Map<string, number>()
  readonly #known = new WeakMap<DpmServer, number>()

  of({ dpmServers, protectedServers }: Estate): string {
    const servers = [...dpmServers.values()].map((server) => this.#numberOf(server))
    const computers = [...protectedServers.values()].map(
      ({ status, agentOwner }) => `${status} ${agentOwner ?? ''}`
    )
    return [...servers, ...computers].join()
  }

  /** A server that a command did not touch is the same object, and need not be read again. */
  #numberOf(server: DpmServer): number {
    const known = this.#known.get(server)
    if (known !== undefined) return known
    const { name, status, allowLocalDataProtection, agentOwner, rebuilt, formerNames, lostDatabase } = server
    const text = JSON.stringify([
      [name, status, allowLocalDataProtection, agentOwner, rebuilt, formerNames],
      inOrder(server),
      lostDatabase && inOrder(lostDatabase)
    ])
    const number = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, number)
    this.#known.set(server, number)
    return number
  }
}

function inOrder({ groups, members, inactive }: DatabaseContent): string[][] {
  return [
    groups.map(({ name }) => name),
    members.map(({ computer, dataSource, through, group, mode, replica }) =>
      [computer, dataSource, through, group, mode, replica].join(' ')
    ),
    inactive.map(({ computer, dataSource, through }) => [computer, dataSource, through].join(' '))
  ].map((list) => list.sort())
}

/** The same estate with every list and map the other way round. */
export function backwards(estate: Estate): Estate {
  const turned = <T extends DatabaseContent>(content: T): T => ({
    ...content,
    groups: content.groups.toReversed(),
    members: content.members.toReversed(),
    inactive: content.inactive.toReversed()
  })
  return {
    ...estate,
    dpmServers: new Map(
      [...estate.dpmServers]
        .reverse()
        .map(([name, server]) => [
          name,
          { ...turned(server), lostDatabase: server.lostDatabase && turned(server.lostDatabase) }
        ])
    ),
    protectedServers: new Map([...estate.protectedServers].reverse())
  }
}
