import type { GroupPolicy } from '@shared/contract/commands'
import type { DataSourceRef } from './estate'

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
    }
  | {
      readonly kind: 'protected-server-added'
      readonly name: string
      readonly dataSources: readonly string[]
    }
  | { readonly kind: 'local-data-protection-set'; readonly on: string; readonly allowed: boolean }
  | { readonly kind: 'clock-advanced'; readonly seconds: number }
