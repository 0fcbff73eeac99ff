import type { AlertKind, FailureReason, JobStatus, JobType } from '../../activity'
import type { Start } from '../../words/advice'
import type { Command } from '../commands'

export interface RunningJobView {
  readonly type: JobType
  readonly label: string
  readonly start: number
  /** When it will be done if nothing comes between. Progress goes evenly from `start` to `end`. */
  readonly end: number
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
