import type { AlertKind, FailureReason, JobStatus, JobType, Service } from '../activity'
import type { RuleId } from '../rule-ids'
import type { Goal } from '../goal'
import type { Verdict, Violation } from '../verdict'
import type { Start } from '../words/advice'
import type { Command, GroupPolicy } from './commands'

/** What a member suffers from, as far as something can be done about it. */
export type MemberTrouble =
  | 'chain-broken'
  | 'ownership-required'
  | 'switched-elsewhere'
  | 'unreachable'
  | 'replica-inconsistent'
  | 'replica-waiting'
  | 'replica-missing'
  | 'replica-pending'
  | 'access-denied'
  | 'agent-incompatible'
  | 'agent-disabled'
  | 'job-failed'

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
  readonly dpmServers: readonly DpmServerView[]
  readonly protectedServers: readonly ProtectedServerView[]
  readonly links: readonly LinkView[]
  readonly configurations: readonly ConfigurationView[]
}

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

/** A rule that a command breaks or is warned of by, with the path on the map that makes it true. */
export interface GroundedViolation extends Violation {
  readonly grounds: GroundsView
}

/** One difference between two states of a lab, in words. */
export interface ChangeView {
  readonly kind: 'more' | 'less' | 'other'
  readonly about:
    'server' | 'agent' | 'link' | 'configuration' | 'protection' | 'copy' | 'group' | 'fault' | 'job'
  readonly text: string
  /** The computers concerned: what to point at on the map. */
  readonly computers: readonly string[]
}

/** What commands would come to, one after the other, with nothing carried out. */
export interface WhatIfView {
  /** Up to and with the first that would not be done. */
  readonly steps: readonly { readonly command: Command; readonly text: string; readonly verdict: Verdict }[]
  /** How the last of them ends. */
  readonly outcome: Verdict['outcome']
  /** Everything the steps break or are warned of by, in their order, each rule once with each concern. */
  readonly violations: readonly GroundedViolation[]
  readonly warnings: readonly GroundedViolation[]
  /** What would be different afterwards; empty unless all would be done. */
  readonly changes: readonly ChangeView[]
  /** The map as it would be afterwards; as it is where not all would be done. */
  readonly topology: TopologyView
}

/** Two places of the log side by side. */
export interface ComparisonView {
  readonly one: ComparedView
  readonly other: ComparedView
  /** The last entry both have in common. */
  readonly fork: number
  /** What the other has otherwise than the one. */
  readonly changes: readonly ChangeView[]
}

export interface ComparedView {
  readonly seq: number
  readonly clock: number
  /** What was done since the fork, oldest first. */
  readonly steps: readonly string[]
  readonly topology: TopologyView
}

/** A copy that a DPM server holds: lost for good if it is given up. */
export interface HeldCopyView {
  readonly on: string
  readonly computer: string
  readonly dataSource: string
  /** The primary it came through; null for a direct copy. */
  readonly through: string | null
}

/** A sequence of commands that reaches a goal without breaking a rule. */
export interface WayView {
  readonly steps: readonly {
    readonly command: Command
    /** What is done, and why it is supported. */
    readonly text: string
    readonly why: string
  }[]
  /** Copies that are given up on the way and do not come back. */
  readonly loses: readonly HeldCopyView[]
  /** Why it is supported, and what it comes to, in a few sentences. */
  readonly explanation: string
}

export interface WaysOutView {
  readonly goal: Goal
  /** The goal in words. */
  readonly text: string
  /** Everything within the bounds was looked at. */
  readonly complete: boolean
  /** The shortest first; those that give up copies last. One without steps where the goal is reached already. */
  readonly ways: readonly WayView[]
}

/** One rule, judged on a topology. */
export interface JudgedRuleView {
  readonly rule: RuleId
  readonly title: string
  readonly state: 'held' | 'broken'
  /** Of a warning: broken, it stops nothing. */
  readonly warns: boolean
  /** It is asked of what somebody does, so a topology alone can hardly break it. */
  readonly ofDeeds: boolean
  /** What breaks it, a sentence each; for a rule that holds what was looked at. */
  readonly findings: readonly string[]
  readonly documents: string
  readonly source: string
  readonly errorIds: readonly number[]
}

/** The topology of a lab, judged by every rule. */
export interface JudgementView {
  readonly title: string
  /** The moment of the lab's calendar, as `2026-01-05 08:00`. */
  readonly moment: string
  readonly broken: number
  /** Broken ones first, then in the order of the rules. */
  readonly rules: readonly JudgedRuleView[]
  readonly topology: TopologyView
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
  readonly replica: ReplicaView
  /** The job that works on it now. */
  readonly job: RunningJobView | null
}

/** What a replica takes and has. Sizes in MB, times in seconds since the lab began, negative for before. */
export interface ReplicaView {
  readonly size: number
  /** Provisioned in the storage pool, recovery points included. */
  readonly allocated: number
  readonly points: number
  readonly oldestPoint: number | null
  readonly newestPoint: number | null
  readonly lastSynchronized: number | null
}

export interface RunningJobView {
  readonly type: JobType
  readonly label: string
  readonly start: number
  /** When it will be done if nothing comes between. Progress goes evenly from `start` to `end`. */
  readonly end: number
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
  readonly replica: ReplicaView
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
  readonly disabled: boolean
  /** Null where the computer is not throttled. */
  readonly throttleMbps: number | null
  /** An agent job that runs on it: installation or update. */
  readonly job: RunningJobView | null
}

export interface AgentsView {
  readonly server: string
  readonly agents: readonly AgentView[]
}

export interface AlertView {
  /** Stable while the alert lasts. */
  readonly id: string
  readonly kind: AlertKind
  readonly severity: 'Critical' | 'Warning' | 'Informational'
  readonly title: string
  readonly errorId: number | null
  readonly computer: string
  /** Null where it is about the computer, or the DPM server, as a whole. */
  readonly dataSource: string | null
  readonly group: string | null
  readonly details: string
  /** The recommended action in words, and what carries it out where something does. */
  readonly recommended: string
  readonly action: AlertAction | null
  readonly raised: number
  /** When it became inactive; null while it is active. */
  readonly ended: number | null
}

/** A command that is carried out, after whatever it has to ask, or a place of the console to go to. */
export type AlertAction =
  { readonly label: string; readonly does: Command } | { readonly label: string; readonly opens: Start }

export interface JobView {
  /** Unique in the lab; null for a job that is only scheduled. */
  readonly id: number | null
  readonly type: JobType
  /** The type as the console shows it. */
  readonly label: string
  readonly status: JobStatus
  /** The data source, or what else it works on. */
  readonly source: string
  readonly computer: string
  readonly dataSource: string | null
  readonly group: string
  /** Of a scheduled job when it is due. */
  readonly start: number
  /** Of a running job when it will be done, of a scheduled one null. */
  readonly end: number | null
  /** Transferred in all, in MB; while it runs what it will come to. */
  readonly megabytes: number
  readonly failure: FailureView | null
  /** Why it cannot be cancelled, or run again; absent where it can. */
  readonly cannotCancel?: string
  readonly cannotRetry?: string
}

/** Why a job failed, in words. */
export interface FailureView {
  readonly reason: FailureReason
  /** The product's ID. */
  readonly code: number
  readonly text: string
  readonly recommended: string
}

export interface MonitoringView {
  readonly server: string
  /** Active ones, the gravest first, then inactive ones, the latest first. */
  readonly alerts: readonly AlertView[]
  /** Running, then scheduled, then past ones, the latest first. */
  readonly jobs: readonly JobView[]
}

/** Recovery: what a DPM server has recovery points of, members and inactive replicas alike. */
export interface RecoveryView {
  readonly server: string
  readonly computers: readonly {
    readonly computer: string
    readonly dataSources: readonly RecoverableView[]
  }[]
}

export interface RecoverableView {
  readonly computer: string
  readonly dataSource: string
  readonly type: string
  readonly group: string | null
  readonly through: string | null
  readonly mode: 'primary' | 'secondary' | 'switched' | 'inactive'
  /** Times of its recovery points, oldest first. */
  readonly points: readonly number[]
}

/** What can be chosen in a recovery point: files and folders of a volume, the database itself. */
export interface RecoverableItemView {
  readonly name: string
  readonly kind: 'folder' | 'file' | 'database' | 'system-state' | 'application'
  readonly megabytes: number
  readonly modified: number
}

/** Management > Disk Storage. Sizes in GB. */
export interface StorageView {
  readonly server: string
  readonly total: number
  readonly used: number
  /** Taken by something that is none of DPM's. */
  readonly foreign: number
  readonly free: number
  readonly disks: readonly DiskView[]
  readonly replicas: readonly {
    readonly computer: string
    readonly dataSource: string
    readonly group: string | null
    readonly allocated: number
    readonly points: number
  }[]
}

export interface DiskView {
  readonly name: string
  readonly total: number
  readonly free: number
}

/** Management > Libraries. */
export interface LibrariesView {
  readonly server: string
  /** Null where none is attached. */
  readonly library: LibraryView | null
}

export interface LibraryView {
  readonly name: string
  readonly drives: readonly { readonly name: string; readonly status: string }[]
  readonly tapes: readonly {
    readonly slot: number
    /** Empty until an inventory has read it. */
    readonly label: string
    readonly barcode: string
    readonly status: string
  }[]
  /** When it was last looked through; null for never. */
  readonly inventoried: number | null
  readonly job: RunningJobView | null
}

/** The six reports. Source: domain notes, section 2.5. */
export type ReportId =
  'status' | 'protection' | 'recovery' | 'disk-utilization' | 'tape-management' | 'tape-utilization'

/** A report over the lab's own history: what its table and its picture show. */
export interface ReportView {
  readonly report: ReportId
  readonly server: string
  readonly title: string
  /** The days it is about, or the moment it was made where it tells how things stand. */
  readonly period: string
  /** A sentence or two that say what it comes to. */
  readonly summary: string
  readonly columns: readonly { readonly label: string; readonly align: 'start' | 'end' }[]
  /** Without any there is nothing to report, and `summary` says why. */
  readonly rows: readonly (readonly string[])[]
  /** The first column heads the rows that have the same there, one after another. */
  readonly sectioned: boolean
  readonly chart: ReportChart | null
}

/** What a report can be written as. */
export type ReportFormat = 'html' | 'csv'

/** What the judged topology can be written as, and the map. */
export type JudgementFormat = 'html' | 'markdown'
export type PictureFormat = 'svg' | 'png'

/** Bars over categories, one beside or on top of the other. */
export interface ReportChart {
  readonly title: string
  readonly unit: string
  readonly stacked: boolean
  readonly categories: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly tone: 'ok' | 'warning' | 'critical' | 'info' | 'neutral'
    readonly values: readonly number[]
  }[]
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
    /** The size of the data. */
    readonly megabytes: number
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

/** A place in the log of a lab: what was done there, and after what. */
export interface TimelineEntryView {
  readonly seq: number
  /** The entry of the timeline it came after; null for the first that is told. */
  readonly parent: number | null
  readonly kind: 'begin' | 'command' | 'time'
  /** What was done, in words. */
  readonly text: string
  /** Where the lab's clock stood afterwards. */
  readonly clock: number
  /** When it was done in real time, in ISO 8601. */
  readonly at: string
  /** The rules that warned of it, and stopped nothing. */
  readonly warnings: readonly RuleId[]
}

/**
 * Everything that happened in a lab, undone or not: a tree, for what is done after an undo begins a branch. Time that
 * passed without anything done is one entry.
 */
export interface TimelineView {
  /** In the order of writing, so that parents come first. */
  readonly entries: readonly TimelineEntryView[]
  /** How many older ones are not told. */
  readonly omitted: number
  /** Where the lab stands. */
  readonly head: number
  /** From the beginning over the head to the end of the branch that redo would go: what the slider goes along. */
  readonly line: readonly number[]
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

/** A refused command: what was tried, and the rule that refused it. */
export interface WrongMoveView {
  readonly text: string
  readonly rule: RuleId
  /** What the rule says. */
  readonly says: string
  /** When, in seconds since the lab began, and in real time (ISO 8601). */
  readonly clock: number
  readonly at: string
}

/** The exercise of a lab, and how far it is: what its estate says. */
export interface ExerciseView {
  readonly goal: string
  readonly minutes: number | null
  readonly steps: readonly {
    readonly title: string
    readonly text: string
    readonly done: boolean
    readonly hints: readonly [string, string, string]
    readonly show: readonly Command[]
  }[]
  /** The first step that is not done; null if all are. */
  readonly next: number | null
  readonly checks: readonly { readonly text: string; readonly points: number; readonly met: boolean }[]
  /** All checks are met. */
  readonly solved: boolean
  readonly wrongMoves: readonly WrongMoveView[]
}

/** How the result of an assessment is written. */
export type ResultFormat = 'html' | 'json'
/** How a runbook is written. */
export type RunbookFormat = 'html' | 'markdown' | 'pdf'

export interface BundledLabView {
  /** It is an exercise too. */
  readonly exercise: boolean
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
