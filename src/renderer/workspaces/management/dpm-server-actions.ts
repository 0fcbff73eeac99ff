import { t } from '@shared/catalogue'
import {
  CirclePlus,
  DatabaseBackup,
  Hammer,
  HardDriveUpload,
  MonitorCheck,
  ServerCrash,
  ServerOff,
  Wrench
} from '@lucide/vue'
import type { ServerAction } from '../../stores/dialogs'
import type { ActionGroup } from '../actions'

const DEEDS = [
  { id: 'fail', label: t`Fail`, icon: ServerCrash },
  { id: 'repair', label: t`Repair`, icon: Wrench },
  { id: 'remove', label: t`Remove`, icon: ServerOff },
  { id: 'rebuild', label: t`Rebuild`, icon: Hammer },
  { id: 'restore', label: t`Restore database`, icon: DatabaseBackup }
] as const

/** Whether a deed fits the state of the server is for the engine to say; here one has only to be selected. */
export function serverActions(picked: string | undefined, shown: string): readonly ActionGroup[] {
  const reason = picked === undefined ? t`Select a DPM server first.` : undefined
  return [
    {
      label: t`Lab`,
      actions: [
        { id: 'add', label: t`Add DPM server`, icon: CirclePlus },
        {
          id: 'show',
          label: t`Show console`,
          icon: MonitorCheck,
          reason: reason ?? (picked === shown ? t`This is the console of ${shown}.` : undefined)
        }
      ]
    },
    {
      label: t`Server`,
      actions: [
        ...DEEDS.map((deed) => ({ ...deed, reason })),
        { id: 'reallocate', label: t`Reallocate replicas`, icon: HardDriveUpload, reason }
      ]
    }
  ]
}

export const isServerAction = (id: string): id is ServerAction => DEEDS.some((deed) => deed.id === id)
