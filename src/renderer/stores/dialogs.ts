import type { DataSourceChoice } from './types'

export type ServerAction = 'fail' | 'repair' | 'remove' | 'rebuild' | 'restore'

/** A dialog or wizard of the console, with what it starts from. At most one is open, messages aside. */
export type DialogRequest =
  | {
      readonly kind: 'install-agent'
      readonly method: 'install' | 'attach'
      readonly computers: readonly string[]
    }
  | { readonly kind: 'uninstall-agent'; readonly computers: readonly string[] }
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
  | {
      readonly kind: 'server-action'
      readonly action: ServerAction
      readonly server?: string
      readonly from?: string
    }
  | { readonly kind: 'add-dpm-server'; readonly moving?: string; readonly unknownTo?: string }
  | { readonly kind: 'add-protected-server' }
  | { readonly kind: 'new-lab' }
  | { readonly kind: 'save-lab-file' }
  | { readonly kind: 'story-steps' }
  | { readonly kind: 'history' }
  | { readonly kind: 'about' }
