import type { Command } from '@shared/contract/commands'
import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE, type Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import type { LabEvent } from '@main/engine/events'
import { times } from './figure'

export interface Shape {
  readonly dpmServers: number
  /** Protected servers of each DPM server, and data sources of each of them. */
  readonly computers: number
  readonly dataSources: number
  /** How many of these are protected. */
  readonly protectedSources: number
  /** DPM servers stand in chains of so many; each takes copies of three computers of the one below. */
  readonly chain: number
}

/** A hundred data sources for each DPM server, half of them protected, chains of four. */
export const USUAL = { computers: 10, dataSources: 10, protectedSources: 5, chain: 4 } as const

export const dpmName = (n: number) => `DPM${n}`
export const computerName = (n: number, c: number) => `Server${n}-${c}`
export const sourceName = (d: number) => `SQL/Db${d}`

/** The servers of an estate, and what sets up the protection between them. */
export function commandsFor({ dpmServers, computers, dataSources, protectedSources, chain }: Shape): {
  readonly servers: Command[]
  readonly protection: Command[]
} {
  const sources = times(dataSources, sourceName)
  const servers: Command[] = []
  const protection: Command[] = []
  for (let n = 0; n < dpmServers; n++) {
    const on = dpmName(n)
    servers.push({ do: 'add-dpm-server', name: on })
    const own = times(computers, (c) => computerName(n, c))
    for (const name of own) servers.push({ do: 'add-protected-server', name, dataSources: sources })
    protection.push(...own.map((computer): Command => ({ do: 'install-agent', on, computer })), {
      do: 'create-protection-group',
      on,
      group: 'Own',
      members: own.map((computer) => ({ computer, dataSource: sources.slice(0, protectedSources) }))
    })
    if (n % chain === 0) continue
    const below = dpmName(n - 1)
    protection.push(
      { do: 'install-agent', on, computer: below },
      {
        do: 'create-protection-group',
        on,
        group: 'Copies',
        members: [
          { computer: below, dataSource: 'DPMDB' },
          ...times(Math.min(3, computers), (c) => ({
            computer: computerName(n - 1, c),
            dataSource: sourceName(0),
            through: below
          }))
        ]
      }
    )
  }
  return { servers, protection }
}

/** Decides and evolves one after the other, as a lab file is played; what is refused is a mistake of the bench. */
export function play(commands: readonly Command[], estate: Estate = EMPTY_ESTATE): Estate {
  return commands.reduce((before, command) => evolveAll(before, eventsOf(before, command)), estate)
}

export function eventsOf(estate: Estate, command: Command): readonly LabEvent[] {
  const { verdict, events } = decide(estate, command)
  if (verdict.outcome === 'done') return events
  throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(verdict)}`)
}
