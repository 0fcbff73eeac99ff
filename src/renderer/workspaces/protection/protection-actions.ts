import { t } from '@shared/catalogue'
import { ArrowLeftRight, CircleOff, Eraser, FolderPen, FolderPlus, History, ListChecks } from '@lucide/vue'
import type { ActionGroup } from '../actions'
import type { Picked } from './selection'

export type ActionId =
  'new' | 'modify' | 'stop' | 'remove-inactive' | 'consistency-check' | 'recovery-point' | 'switch'

const NO_MEMBERS = t`Select a protection group or its members.`

/** What can be done with the rows that are selected, in ribbon and context menu alike. */
export function protectionActions(picked: Picked): readonly ActionGroup<ActionId>[] {
  const { protectedData, switchable } = picked
  const noMembers = protectedData.length === 0 ? NO_MEMBERS : undefined
  return [
    {
      label: t`Protection group`,
      actions: [
        { id: 'new', label: t`New`, icon: FolderPlus },
        { id: 'modify', label: t`Modify`, icon: FolderPen, reason: ofOneGroup(picked) }
      ]
    },
    {
      label: t`Protection`,
      actions: [
        { id: 'stop', label: t`Stop protection of member...`, icon: CircleOff, reason: ofOneGroup(picked) },
        {
          id: 'remove-inactive',
          label: t`Remove inactive protection`,
          icon: Eraser,
          reason: ofOneInactive(picked)
        }
      ]
    },
    {
      label: t`Replica`,
      actions: [
        {
          id: 'consistency-check',
          label: t`Perform Consistency Check`,
          icon: ListChecks,
          reason: noMembers
        },
        {
          id: 'recovery-point',
          label: t`Create recovery point`,
          icon: History,
          reason: noMembers
        }
      ]
    },
    {
      label: t`Disaster recovery`,
      actions: [
        {
          id: 'switch',
          label: t`Switch Disaster Protection`,
          icon: ArrowLeftRight,
          reason: switchable.length === 0 ? NO_MEMBERS : undefined
        }
      ]
    }
  ]
}

function ofOneGroup({ groups }: Picked): string | undefined {
  if (groups.length === 0) return NO_MEMBERS
  return groups.length > 1 ? t`Select members of one protection group only.` : undefined
}

function ofOneInactive({ inactive }: Picked): string | undefined {
  if (inactive.length === 0) return t`Select an inactive replica.`
  return inactive.length > 1 ? t`Select inactive replicas of one computer only.` : undefined
}
