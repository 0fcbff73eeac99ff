import { COMPUTER, SERVER } from './sizes'
import type { Point } from './sizes'

/**
 * A DPM server and what stands beside it, as the layout moves it about: the protected servers in a compact grid at its
 * left. Where other DPM servers are protected by it, the grid leaves a corridor at the height of its middle, through
 * which their links come. Places are those of left upper corners, from the block's own.
 */
export interface Block {
  readonly width: number
  readonly height: number
  /** Of the DPM server; null for a block of those that are beside none. */
  readonly server: Point | null
  readonly members: readonly Member[]
  /** Room for links at the left of the DPM server, in height. */
  readonly corridor: number
}

export interface Member extends Point {
  readonly id: string
  /** The gap beside its row, away from the middle: the way past its neighbours. */
  readonly lane: number
  /** It stands next to the DPM server, with no neighbour between. */
  readonly last: boolean
  /** Above, at or below the corridor. */
  readonly side: -1 | 0 | 1
}

/** A block with its place. */
export interface Placed {
  /** The DPM server's; null for the block of those that are beside none. */
  readonly name: string | null
  readonly block: Block
  readonly at: Point
  readonly members: ReadonlyMap<string, Member>
}

/** Between columns, between rows (a label fits there), and between the grid and its DPM server. */
const ACROSS = 22
const DOWN = 18
const CHANNEL = 44
const STEP = { x: COMPUTER.width + ACROSS, y: COMPUTER.height + DOWN }

/** `links`: how many come through the corridor. */
export function blockOf(members: readonly string[], server: boolean, links: number): Block {
  const columns = columnsFor(members.length, server)
  const rows = Math.ceil(members.length / columns)
  const corridor = server && links > 0 && members.length > 0 ? Math.min(80, 14 + 12 * links) : 0
  // With a corridor there are as many rows above it as below, or one more; the block is as high on both sides.
  const above = corridor > 0 ? Math.ceil(rows / 2) : rows / 2
  const reach = above * STEP.y + corridor / 2
  const height = server ? Math.max(SERVER.height, 2 * reach) : rows * STEP.y
  const middle = height / 2
  const grid = members.length === 0 ? 0 : columns * STEP.x - ACROSS
  return {
    width: server ? grid + (grid > 0 ? CHANNEL : 0) + SERVER.width : grid,
    height,
    server: server ? { x: grid > 0 ? grid + CHANNEL : 0, y: middle - SERVER.height / 2 } : null,
    members: members.map((id, index) => {
      const row = Math.floor(index / columns)
      // A row that is not full stands at the DPM server.
      const missing = row === rows - 1 ? rows * columns - members.length : 0
      const column = (index % columns) + (server ? missing : 0)
      const below = corridor > 0 && row >= above
      const y = middle + (row - above) * STEP.y + DOWN / 2 + (below ? corridor : -corridor) / 2
      const upper = corridor > 0 ? !below : y + COMPUTER.height / 2 <= middle
      return {
        id,
        x: column * STEP.x,
        y,
        lane: upper ? y - DOWN / 2 : y + COMPUTER.height + DOWN / 2,
        last: column === columns - 1,
        side: corridor === 0 ? 0 : below ? 1 : -1
      }
    }),
    corridor
  }
}

/** Somewhat higher than wide beside a DPM server, as blocks stand side by side; about as wide as high alone. */
function columnsFor(count: number, server: boolean): number {
  const wanted = Math.sqrt((count * STEP.y * (server ? 1.2 : 1.8)) / STEP.x)
  return Math.max(1, Math.round(wanted))
}
