import { t } from '@shared/catalogue'
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
  const none = source ? undefined : t`Select a data source.`
  const noPoint = point === undefined ? t`Select a date with recovery points.` : undefined
  return [
    {
      label: t`Recovery`,
      actions: [{ id: 'recover', label: t`Recover...`, icon: DatabaseBackup, reason: none ?? noPoint }]
    },
    {
      label: t`Protection`,
      actions: [{ id: 'show', label: t`Show in Protection`, icon: ShieldCheck, reason: none }]
    }
  ]
}
