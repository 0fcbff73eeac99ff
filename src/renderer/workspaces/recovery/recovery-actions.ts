import type { RecoverableView } from '@shared/contract/views'
import { DatabaseBackup, ShieldCheck } from '@lucide/vue'
import type { ActionGroup } from '../actions'
import type { Point } from './recoverable-words'

export type RecoveryAction = 'recover' | 'show'

/** What can be done with the data source that is selected, in ribbon and context menu alike. */
export function recoveryActions(
  source: RecoverableView | undefined,
  point: Point | undefined
): readonly ActionGroup<RecoveryAction>[] {
  const none = source ? undefined : 'Select a data source.'
  const noPoint = point === undefined ? 'Select a date with recovery points.' : undefined
  return [
    {
      label: 'Recovery',
      actions: [{ id: 'recover', label: 'Recover...', icon: DatabaseBackup, reason: none ?? noPoint }]
    },
    {
      label: 'Protection',
      actions: [{ id: 'show', label: 'Show in Protection', icon: ShieldCheck, reason: none }]
    }
  ]
}
