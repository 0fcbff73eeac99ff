import { t } from '@shared/catalogue'
import type { ReplicaView } from '@shared/contract/views'
import type { Property } from '../../components'
import { labTime } from '../../stores/lab-time'
import { sizeText } from '../../stores/sizes'

/** What a replica takes in the storage pool, and what can be recovered from it. */
export function replicaProperties(replica: ReplicaView): Property[] {
  return [
    { label: t`Replica size`, value: sizeText(replica.size) },
    { label: t`Disk allocation`, value: t`${sizeText(replica.allocated)}, recovery points included` },
    { label: t`Recovery points`, value: pointsText(replica) },
    {
      label: t`Last synchronized`,
      value: replica.lastSynchronized === null ? t`Never` : labTime(replica.lastSynchronized)
    }
  ]
}

function pointsText({ points, oldestPoint, newestPoint }: ReplicaView): string {
  if (points === 0 || oldestPoint === null || newestPoint === null) return t`None`
  if (points === 1) return t`1, of ${labTime(newestPoint)}`
  return t`${points}, from ${labTime(oldestPoint)} to ${labTime(newestPoint)}`
}
