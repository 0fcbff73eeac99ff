import type { ConfigurationView } from './lab'

/** A DPM server on the map. */
export interface MapServerView {
  readonly name: string
  readonly status: 'online' | 'failed' | 'removed'
  /** By the links: it has a protector, it protects another DPM server. */
  readonly primary: boolean
  readonly secondary: boolean
  readonly selfProtecting: boolean
  /** Rebuilt, and its DPM database not restored since. */
  readonly rebuilt: boolean
  /** Active alerts that ask for something to be done. */
  readonly alerts: number
}

/** A protected server on the map. */
export interface MapComputerView {
  readonly name: string
  readonly status: 'online' | 'offline'
  /** The DPM server it is drawn beside: that protects it, owns its agent or holds its copies, in this order. */
  readonly beside: string | null
  /** Some online DPM server directly protects data of it. */
  readonly protected: boolean
}

/**
 * What ties two computers of the map.
 * - `link`: a DPM server is protected by another one.
 * - `protection`: a DPM server is the primary of a protected server.
 * - `switched`: a secondary DPM server has taken over direct protection of it.
 * - `copy`: a DPM server holds copies that came from a primary which does not protect the computer any more.
 * - `agent`: a DPM server owns the agent there, and protects nothing of it.
 */
export type MapTieKind = 'link' | 'protection' | 'switched' | 'copy' | 'agent'

/**
 * - `active`; `broken`: the link of a server that protects itself.
 * - `down`: one end is not online.
 * - `lost`: the DPM server lists it, and another one owns the agent by now.
 * - `inactive`: only inactive replicas are left.
 */
export type MapTieState = 'active' | 'broken' | 'down' | 'lost' | 'inactive'

/** An edge of the map: from what is protected to what protects it. At most one between two computers each way. */
export interface MapTieView {
  /** Unique on the map, the same from one reading to the next. */
  readonly id: string
  readonly kind: MapTieKind
  readonly from: string
  readonly to: string
  readonly state: MapTieState
  /** A few words: `Secondary protection`, `Chain broken`, `Held copy from DPM1`. */
  readonly text: string
  /** How many data sources go along it. */
  readonly dataSources: number
}

/** The map: every computer of a lab, what ties them, and what that is called. */
export interface TopologyView {
  readonly servers: readonly MapServerView[]
  readonly computers: readonly MapComputerView[]
  readonly ties: readonly MapTieView[]
  readonly configurations: readonly ConfigurationView[]
}

/** What on the map makes a rule true: computers, and the ties between them in the order they are told. */
export interface GroundsView {
  readonly computers: readonly string[]
  readonly ties: readonly {
    readonly from: string
    readonly to: string
    /** `wanted`: what the command was to bring about; `knows`: a DPM server owns an agent there, or protects it. */
    readonly kind: MapTieKind | 'wanted' | 'knows'
    /** In a few words. */
    readonly text: string
  }[]
}

/** What the map can be written as. */
export type PictureFormat = 'svg' | 'png'
