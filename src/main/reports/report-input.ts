import type {
  AgentView,
  GroupView,
  JobView,
  LibraryView,
  MemberView,
  ReplicaView,
  StorageView
} from '@shared/contract/views'

/**
 * What a report is made of: the views of one DPM server as they stand now, and what is left of its past. The parts
 * are those that the workspaces show, so that whoever has those views hands them over as they are.
 */
export interface ReportInput {
  readonly server: string
  /** Seconds since the lab began, as all times here. */
  readonly now: number
  /** The calendar moment of second 0: ISO 8601 without a zone. */
  readonly begins: string
  /** How many calendar days the report is about, today included. */
  readonly days: number
  /** Past and running jobs of these days, in any order; more than these do no harm, and scheduled ones are passed over. */
  readonly jobs: readonly ReportJob[]
  /**
   * Days of the lab, oldest first, also where single jobs are no longer kept. More than those of the period do no
   * harm; a day without one had no jobs, and its storage pool was as the day before.
   */
  readonly dayTotals: readonly DayTotal[]
  readonly groups: readonly ReportGroup[]
  readonly agents: readonly Pick<AgentView, 'computer' | 'protectionState'>[]
  readonly storage: Pick<StorageView, 'total' | 'used' | 'foreign' | 'free' | 'replicas'>
  readonly library: Pick<LibraryView, 'name' | 'drives' | 'tapes'> | null
}

export interface ReportJob extends Pick<
  JobView,
  'type' | 'label' | 'status' | 'computer' | 'dataSource' | 'group' | 'start' | 'end' | 'megabytes'
> {
  readonly failure: { readonly code: number; readonly text: string } | null
  /** Where a recovery puts what it recovers, in words; absent for other jobs. */
  readonly target?: string
}

export interface DayTotal {
  /** Days since the calendar day of second 0; negative for before. */
  readonly day: number
  /** Jobs by the day on which they ended. */
  readonly completed: number
  readonly failed: number
  readonly canceled: number
  /** Transferred by them, in MB. */
  readonly megabytes: number
  /** Used by replicas and recovery points at the end of the day, in MB. */
  readonly used: number
}

export interface ReportGroup extends Pick<GroupView, 'name'> {
  readonly policy: Pick<GroupView['policy'], 'recoveryPointTimes'>
  readonly members: readonly ReportMember[]
}

export interface ReportMember extends Pick<MemberView, 'computer' | 'dataSource' | 'type'> {
  readonly status: Pick<MemberView['status'], 'text'>
  readonly replica: Pick<ReplicaView, 'points' | 'newestPoint'>
}
