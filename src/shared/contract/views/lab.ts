import type { Service } from '../../activity'

/** A status as a list shows it: words and how grave it is. */
export interface Status {
  readonly text: string
  readonly level: 'ok' | 'info' | 'warning' | 'critical' | 'inactive' | 'busy'
  /** What lies behind it, in a sentence; absent where the text says all. */
  readonly reason?: string
}

export interface DpmServerView {
  readonly name: string
  readonly version: string
  readonly status: 'online' | 'failed' | 'removed'
  readonly dataSources: readonly string[]
  readonly allowLocalDataProtection: boolean
  readonly agentOwner: string | null
  readonly protectedBy: string | null
  readonly selfProtecting: boolean
  /** Rebuilt, and its DPM database not restored since. */
  readonly rebuilt: boolean
  /** DPM servers that hold a copy of its DPM database. */
  readonly databaseHeldBy: readonly string[]
  /** Computers that are in switched mode here. */
  readonly switched: readonly string[]
  /** How many alerts are active, by severity; none while it is not online. */
  readonly alerts: AlertCounts
}

export interface AlertCounts {
  readonly critical: number
  readonly warning: number
  readonly informational: number
}

/** The lab's own clock. All times of the contract are seconds since the lab began; `begins` is that moment. */
export interface ClockView {
  /** Where it stands. While it runs, between two changes of the lab, `lab/clock` events tell it. */
  readonly now: number
  /**
   * - `running`: by itself, `speed` lab seconds a second.
   * - `seeking`: as fast as it can, until `until`.
   */
  readonly state: 'paused' | 'running' | 'seeking'
  readonly speed: number
  readonly until: number | null
}

export interface LabClockView extends ClockView {
  /** The moment the lab began: ISO 8601 without a zone, such as `2026-01-05T08:00:00`. */
  readonly begins: string
  /** When something happens by itself next: a job starts or ends; null if nothing is due. */
  readonly next: number | null
  /** How many jobs are in progress, on all DPM servers. */
  readonly runningJobs: number
}

/** What was put out of order on purpose, and can be put right again. */
export type FaultView =
  | { readonly kind: 'network-cut'; readonly from: string; readonly to: string }
  | { readonly kind: 'service-stopped'; readonly computer: string; readonly service: Service }
  | { readonly kind: 'agent-outdated'; readonly computer: string; readonly owner: string | null }
  | { readonly kind: 'access-denied'; readonly computer: string; readonly owner: string | null }
  | { readonly kind: 'storage-full'; readonly server: string }
  | { readonly kind: 'offline'; readonly server: string }

export interface ProtectedServerView {
  readonly name: string
  readonly status: 'online' | 'offline'
  readonly dataSources: readonly string[]
  readonly agentOwner: string | null
}

export interface LinkView {
  readonly protected: string
  readonly protector: string
  readonly state: 'active' | 'broken'
}

export interface ConfigurationView {
  readonly kind: 'primary-secondary' | 'chained' | 'cyclic' | 'ring'
  readonly servers: readonly string[]
}

/** The lab as a whole: what the frame, the start of every dialog and the links page need. */
export interface LabOverview {
  readonly title: string
  readonly introduction: string
  readonly file: string
  /** Grows with every change, undo and redo included. */
  readonly revision: number
  readonly clock: LabClockView
  readonly faults: readonly FaultView[]
  /** What undo would take back and redo would bring again, in words; null if there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
  /** There are steps that can be played: of its story, or of its exercise. */
  readonly hasSteps: boolean
  readonly dpmServers: readonly DpmServerView[]
  readonly protectedServers: readonly ProtectedServerView[]
  readonly links: readonly LinkView[]
  readonly configurations: readonly ConfigurationView[]
}
