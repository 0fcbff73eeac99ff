import type { GroupPolicy } from '@shared/contract/commands'
import type { AlertKind, JobType, Service } from '@shared/activity'
import type { RecoveryOptions } from './activity'
import type { DataSourceRef, TapeLibrary } from './estate'

export interface NewMember extends DataSourceRef {
  readonly through: string | null
}

/**
 * What happened. The log of a lab is a list of these: replaying it gives the same estate, so an event carries
 * everything `evolve` needs and nothing that could be read off the estate.
 */
export type LabEvent =
  | { readonly kind: 'agent-installed'; readonly on: string; readonly computer: string }
  | { readonly kind: 'agent-attached'; readonly on: string; readonly computer: string }
  | { readonly kind: 'agent-uninstalled'; readonly on: string; readonly computer: string }
  | { readonly kind: 'ownership-taken'; readonly on: string; readonly computer: string }
  | {
      readonly kind: 'group-created'
      readonly on: string
      readonly group: string
      readonly policy: GroupPolicy
    }
  | {
      readonly kind: 'members-added'
      readonly on: string
      readonly group: string
      readonly members: readonly NewMember[]
    }
  | {
      readonly kind: 'members-removed'
      readonly on: string
      readonly members: readonly DataSourceRef[]
      readonly data: 'retain' | 'delete'
    }
  | { readonly kind: 'inactive-protection-removed'; readonly on: string; readonly computer: string }
  | { readonly kind: 'protection-switched'; readonly on: string; readonly computer: string }
  | { readonly kind: 'primary-protection-resumed'; readonly on: string; readonly computer: string }
  | { readonly kind: 'consistency-checked'; readonly on: string; readonly checked: readonly DataSourceRef[] }
  | { readonly kind: 'server-failed'; readonly server: string }
  | { readonly kind: 'server-repaired'; readonly server: string }
  | { readonly kind: 'server-removed'; readonly server: string }
  | { readonly kind: 'server-rebuilt'; readonly server: string }
  | { readonly kind: 'server-replaced'; readonly server: string; readonly as: string }
  | {
      readonly kind: 'database-restored'
      readonly server: string
      readonly from: string
      /** Members the database lists whose server another DPM server protects by now: kept as inactive replicas. */
      readonly setAside: readonly DataSourceRef[]
    }
  | {
      readonly kind: 'dpm-server-added'
      readonly name: string
      readonly version: string
      readonly dataSources: readonly string[]
      readonly allowLocalDataProtection: boolean
      readonly storagePool?: number
      readonly library?: TapeLibrary
    }
  | {
      readonly kind: 'protected-server-added'
      readonly name: string
      readonly dataSources: readonly string[]
    }
  | { readonly kind: 'local-data-protection-set'; readonly on: string; readonly allowed: boolean }
  /** What happens in the time follows from the estate: see `advance`. */
  | { readonly kind: 'clock-advanced'; readonly seconds: number }
  | { readonly kind: 'lab-set-up'; readonly seed: number; readonly begins: string }
  | {
      readonly kind: 'group-modified'
      readonly on: string
      readonly group: string
      readonly rename?: string
      readonly policy?: GroupPolicy
    }
  | {
      readonly kind: 'jobs-started'
      readonly on: string
      readonly job: JobType
      /** What is to run on each replica right after. */
      readonly then?: JobType
      /** None for a job of the agent on `computer`, or of the tape library. */
      readonly members: readonly DataSourceRef[]
      readonly computer?: string
      readonly recovery?: RecoveryOptions
    }
  | { readonly kind: 'job-canceled'; readonly on: string; readonly job: number }
  | {
      readonly kind: 'alert-inactivated'
      readonly on: string
      readonly alert: AlertKind
      readonly computer: string
      readonly dataSource: string | null
    }
  | {
      readonly kind: 'agent-set'
      readonly on: string
      readonly computer: string
      readonly disabled: boolean
      readonly mbps: number | null
    }
  | { readonly kind: 'agent-update-started'; readonly on: string; readonly computer: string }
  /** SetDpmServer was run on the computer: it admits the DPM server again. */
  | { readonly kind: 'agent-pointed'; readonly computer: string; readonly server: string }
  | { readonly kind: 'replicas-reallocated'; readonly on: string }
  | {
      readonly kind: 'storage-set'
      readonly on: string
      /** In GB. */
      readonly size: number | null
      readonly foreign: number
    }
  | { readonly kind: 'network-cut' | 'network-restored'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'service-stopped' | 'service-started'
      readonly computer: string
      readonly service: Service
    }
  | {
      readonly kind: 'agent-outdated' | 'credentials-spoiled' | 'credentials-corrected'
      readonly computer: string
    }

export type EventOf<K extends LabEvent['kind']> = Extract<LabEvent, { kind: K }>
