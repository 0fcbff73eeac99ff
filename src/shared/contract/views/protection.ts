import type { GroupPolicy } from '../commands'
import type { Status } from './lab'
import type { RunningJobView } from './monitoring'

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
