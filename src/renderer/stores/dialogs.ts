import type { LanguageChoice } from '@shared/catalogue/languages'
import type { Command } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'
import type { JobFilter } from './job-filters'
import type { DataSourceChoice } from './types'

export type ServerAction = 'fail' | 'repair' | 'remove' | 'rebuild' | 'restore'

/** What is asked about protection agents before it is done. */
export type AgentAction = 'uninstall' | 'disable' | 'remove-record'

/** Commands that want a few things filled in; see `dialogs/command-form.ts`. */
export type CommandFormId =
  | 'throttle'
  | 'set-dpm-server'
  | 'reallocate'
  | 'add-storage'
  | 'inventory'
  | 'cut-network'
  | 'stop-service'
  | 'fill-storage'
  | 'outdate-agent'
  | 'spoil-credentials'

/** What is asked about before it is done to one or several: words in `dialogs/confirm-deeds-words.ts`. */
export type ConfirmedDeed = 'cancel-job' | 'retry-job' | 'inactivate-alert'

export interface ConfirmedStep {
  readonly text: string
  readonly command: Command
}

/** A dialog or wizard of the console, with what it starts from. At most one is open, messages aside. */
export type DialogRequest =
  | {
      readonly kind: 'install-agent'
      readonly method: 'install' | 'attach'
      readonly computers: readonly string[]
    }
  | { readonly kind: 'agent-action'; readonly action: AgentAction; readonly computers: readonly string[] }
  | {
      readonly kind: 'command-form'
      readonly form: CommandFormId
      /** What is filled in already, by the ids of its fields. */
      readonly start?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'faults' }
  | { readonly kind: 'language'; readonly language: LanguageChoice }
  | { readonly kind: 'take-ownership'; readonly computer: string }
  | { readonly kind: 'create-group' }
  | { readonly kind: 'modify-group'; readonly group: string }
  /** Switches what is secondary here, or switches back what is switched. */
  | { readonly kind: 'switch-protection'; readonly computers: readonly string[] }
  | {
      readonly kind: 'stop-protection'
      readonly group: string
      readonly members: readonly DataSourceChoice[] | 'all'
    }
  | { readonly kind: 'remove-inactive'; readonly computer: string }
  /** `group`: the members are all of it. */
  | {
      readonly kind: 'consistency-check'
      readonly members: readonly DataSourceChoice[]
      readonly group?: string | undefined
    }
  | {
      readonly kind: 'recover'
      readonly computer: string
      readonly dataSource: string
      /** The moment of a recovery point, or the state of now. */
      readonly point: number | 'latest'
    }
  | { readonly kind: 'create-recovery-point'; readonly members: readonly DataSourceChoice[] }
  | {
      readonly kind: 'server-action'
      readonly action: ServerAction
      readonly server?: string
      readonly from?: string
    }
  | { readonly kind: 'add-dpm-server'; readonly moving?: string; readonly unknownTo?: string }
  | { readonly kind: 'add-protected-server' }
  | { readonly kind: 'confirm-deeds'; readonly deed: ConfirmedDeed; readonly steps: readonly ConfirmedStep[] }
  /** Makes a filter for jobs, or changes one. */
  | { readonly kind: 'job-filter'; readonly filter?: JobFilter }
  | { readonly kind: 'delete-job-filter'; readonly name: string }
  | { readonly kind: 'new-lab' }
  | { readonly kind: 'save-lab-file' }
  /** Of a lab that could not be opened; without `file`, of the one that is open. */
  | { readonly kind: 'restore-backup'; readonly file?: string }
  | { readonly kind: 'story-steps' }
  | { readonly kind: 'run-until' }
  /** Looks for ways to a goal; asks for it where there is none. What it may be is offered first. */
  | { readonly kind: 'ways-out'; readonly goals?: readonly Goal[] }
  | { readonly kind: 'judgement' }
  /** Two places of the log side by side. */
  | { readonly kind: 'compare'; readonly one?: number; readonly other?: number }
  | { readonly kind: 'about' }
