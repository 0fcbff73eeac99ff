import type { MapComputerView, MapServerView, MapTieView, TopologyView } from '@shared/contract/views'

/** What can be selected on the map and in its twin. */
export type MapThing =
  | { readonly kind: 'server'; readonly server: MapServerView }
  | { readonly kind: 'computer'; readonly computer: MapComputerView }
  | { readonly kind: 'tie'; readonly tie: MapTieView }

export const computerId = (name: string): string => `computer:${name}`
export const tieId = ({ id }: Pick<MapTieView, 'id'>): string => `tie:${id}`

/** What is selected, as far as it is on the map. */
export function thingOf(topology: TopologyView | undefined, selected: string | null): MapThing | undefined {
  if (!topology || selected === null) return undefined
  const server = topology.servers.find(({ name }) => computerId(name) === selected)
  if (server) return { kind: 'server', server }
  const computer = topology.computers.find(({ name }) => computerId(name) === selected)
  if (computer) return { kind: 'computer', computer }
  const tie = topology.ties.find((one) => tieId(one) === selected)
  return tie && { kind: 'tie', tie }
}

/** The name of the computer that is selected; undefined where it is a tie, or nothing. */
export function nameOf(thing: MapThing | undefined): string | undefined {
  switch (thing?.kind) {
    case 'server':
      return thing.server.name
    case 'computer':
      return thing.computer.name
    case 'tie':
    case undefined:
      return undefined
  }
}
