import {
  ArrowLeftRight,
  CircleOff,
  Eraser,
  FolderPen,
  FolderPlus,
  HardDrive,
  History,
  ListChecks
} from '@lucide/vue'
import type { ActionGroup } from '../actions'
import type { Picked } from './selection'

export type ActionId =
  | 'new'
  | 'modify'
  | 'stop'
  | 'remove-inactive'
  | 'consistency-check'
  | 'recovery-point'
  | 'disk-allocation'
  | 'switch'

/** What can be done with the rows that are selected, in ribbon and context menu alike. */
export function protectionActions(picked: Picked): readonly ActionGroup<ActionId>[] {
  return [
    {
      label: 'Protection group',
      actions: [
        { id: 'new', label: 'New', icon: FolderPlus },
        { id: 'modify', label: 'Modify', icon: FolderPen, reason: ofOneGroup(picked) }
      ]
    },
    {
      label: 'Protection',
      actions: [
        { id: 'stop', label: 'Stop protection of member...', icon: CircleOff, reason: ofOneGroup(picked) },
        {
          id: 'remove-inactive',
          label: 'Remove inactive protection',
          icon: Eraser,
          reason: ofOneInactive(picked)
        }
      ]
    },
    {
      label: 'Replica',
      actions: [
        {
          id: 'consistency-check',
          label: 'Perform Consistency Check',
          icon: ListChecks,
          reason:
            picked.computers.length === 0 ? 'Select a group, a member or an inactive replica.' : undefined
        },
        {
          id: 'recovery-point',
          label: 'Create recovery point',
          icon: History,
          reason: 'Recovery points are not simulated yet.'
        },
        {
          id: 'disk-allocation',
          label: 'Modify disk allocation',
          icon: HardDrive,
          reason: 'Disk storage is not simulated.'
        }
      ]
    },
    {
      label: 'Disaster recovery',
      actions: [
        {
          id: 'switch',
          label: 'Switch Disaster Protection',
          icon: ArrowLeftRight,
          reason: picked.switchable.length === 0 ? 'Select a protection group or its members.' : undefined
        }
      ]
    }
  ]
}

function ofOneGroup({ groups }: Picked): string | undefined {
  if (groups.length === 0) return 'Select a protection group or its members.'
  return groups.length > 1 ? 'Select members of one protection group only.' : undefined
}

function ofOneInactive({ inactive }: Picked): string | undefined {
  if (inactive.length === 0) return 'Select an inactive replica.'
  return inactive.length > 1 ? 'Select inactive replicas of one computer only.' : undefined
}
