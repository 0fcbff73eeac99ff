import type { RuleId } from '../rule-ids'
import type { Verdict } from '../verdict'
import type { Command, GroupPolicy } from './commands'

/** What a member suffers from, as far as something can be done about it. */
export type MemberTrouble =
  | 'chain-broken'
  | 'ownership-required'
  | 'switched-elsewhere'
  | 'unreachable'
  | 'replica-inconsistent'
  | 'replica-waiting'

/** A status as a list shows it: words and how grave it is. */
export interface Status {
  readonly text: string
  readonly level: 'ok' | 'info' | 'warning' | 'critical' | 'inactive'
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
}

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
  /** Simulated seconds since the lab began. */
  readonly clock: number
  /** What undo would take back and redo would bring again, in words; null if there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
  readonly dpmServers: readonly DpmServerView[]
  readonly protectedServers: readonly ProtectedServerView[]
  readonly links: readonly LinkView[]
  readonly configurations: readonly ConfigurationView[]
}

export interface MemberView {
  readonly computer: string
  readonly dataSource: string
  /** Volume, SQL Server database, System protection, DPM database or Folder. */
  readonly type: string
  readonly through: string | null
  readonly mode: 'primary' | 'secondary' | 'switched'
  readonly status: Status & { readonly trouble?: MemberTrouble }
  readonly replicaPath: string
}

export interface GroupView {
  readonly name: string
  readonly policy: GroupPolicy
  readonly members: readonly MemberView[]
}

export interface InactiveReplicaView {
  readonly computer: string
  readonly dataSource: string
  readonly type: string
  readonly through: string | null
  readonly replicaPath: string
}

export interface ProtectionView {
  readonly server: string
  readonly groups: readonly GroupView[]
  readonly inactive: readonly InactiveReplicaView[]
}

export interface AgentView {
  readonly computer: string
  readonly kind: 'DPM server' | 'protected server'
  /** Whether the server has a member of the computer. */
  readonly protectionState: 'protected' | 'unprotected'
  readonly status: Status
  readonly version: string
  /** The text of the Agent Updates column. */
  readonly updates: string
  /** The DPM server that owns the agent; another one where the computer was switched or re-owned. */
  readonly owner: string | null
}

export interface AgentsView {
  readonly server: string
  readonly agents: readonly AgentView[]
}

export interface AlertView {
  /** Stable while the alert lasts. */
  readonly id: string
  readonly severity: 'Critical' | 'Warning' | 'Informational'
  readonly title: string
  readonly errorId: number | null
  readonly computer: string
  readonly group: string | null
  readonly details: string
  /** The recommended action in words, and the command that does it where one does. */
  readonly recommended: string
  readonly action: { readonly label: string; readonly does: AlertAction } | null
}

export type AlertAction =
  | { readonly do: 'take-ownership'; readonly on: string; readonly computer: string }
  | { readonly do: 'consistency-check'; readonly on: string; readonly computer: string }

export interface JobView {
  readonly id: number
  readonly type: string
  readonly status: 'Completed'
  readonly source: string
  readonly computer: string
  readonly group: string
  /** Simulated seconds since the lab began. */
  readonly start: number
}

export interface MonitoringView {
  readonly server: string
  readonly alerts: readonly AlertView[]
  readonly jobs: readonly JobView[]
}

/** A node of the Available members tree. Leaves have a `member`. */
export interface MemberTreeNode {
  /** Unique in the tree, the same from one reading to the next. */
  readonly id: string
  readonly label: string
  readonly kind: 'dpm-server' | 'protected-server' | 'section' | 'data-source'
  readonly member?: {
    readonly computer: string
    readonly dataSource: string
    readonly through: string | null
  }
  /** Why it is not offered; only where what is hidden was asked for. */
  readonly hiddenBy?: { readonly rule: string; readonly reason: string }
  readonly children?: readonly MemberTreeNode[]
}

export interface MemberTreeView {
  readonly server: string
  /** A name no group of the server has. */
  readonly suggestedGroupName: string
  readonly nodes: readonly MemberTreeNode[]
}

export interface HistoryEntryView {
  readonly seq: number
  readonly clock: number
  readonly text: string
}

/** What a step of a lab file is to end as; the warnings of `done` are those it must have. */
export type ExpectedOutcome =
  | { readonly outcome: 'done'; readonly warnings: readonly RuleId[] }
  | { readonly outcome: 'refused' | 'warned'; readonly rule: RuleId }

export interface StoryStepView {
  readonly command: Command
  readonly expected: ExpectedOutcome
  /** How it ended where it was played on the way to where the lab stands; null if it was not. */
  readonly played: { readonly verdict: Verdict; readonly asExpected: boolean } | null
}

/** The steps of the lab file that the lab was made from, and how many of them were played. */
export interface StoryView {
  readonly steps: readonly StoryStepView[]
  /** The step at this index is the next one. Undo and redo move it with the lab. */
  readonly position: number
}

export interface BundledLabView {
  readonly id: string
  readonly title: string
  readonly introduction: string
}

/** Bundled labs that belong together. */
export interface BundledGroupView {
  readonly title: string
  readonly labs: readonly BundledLabView[]
}

export interface RecentLabView {
  readonly file: string
  readonly title: string
  /** ISO 8601. */
  readonly openedAt: string
  readonly missing: boolean
}

export interface StartView {
  readonly version: string
  readonly bundled: readonly BundledGroupView[]
  readonly recent: readonly RecentLabView[]
}

export interface AboutView {
  readonly version: string
  readonly electron: string
  readonly chrome: string
  readonly node: string
  readonly sqlite: string
}
