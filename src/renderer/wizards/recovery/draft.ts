import type { RecoveryTarget } from '@shared/contract/commands'
import { reactive } from 'vue'
import type { Point } from '../../workspaces/recovery/recoverable-words'

/** What the wizard has gathered so far. */
export interface RecoveryDraft {
  point: Point
  to: RecoveryTarget
  /** The computer of an alternate location or a network folder; empty until one is chosen. */
  target: string
  options: RecoveryOptions
}

/** Practice: none of them makes a difference in the lab. */
export interface RecoveryOptions {
  existing: string
  security: string
  throttled: boolean
  mbps: number | null
  hardwareSnapshots: boolean
  notification: boolean
  recipients: string
}

export function newDraft(point: Point): RecoveryDraft {
  return reactive({
    point,
    to: 'original',
    target: '',
    options: {
      existing: 'copy',
      security: 'recovery-point',
      throttled: false,
      mbps: 100,
      hardwareSnapshots: false,
      notification: false,
      recipients: ''
    }
  })
}

/** Whether a computer has to be chosen to recover to. */
export const wantsTarget = (to: RecoveryTarget): boolean => to === 'alternate' || to === 'network-folder'
