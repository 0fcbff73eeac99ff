import type { ReplicaView } from '@shared/contract/views'
import type { Property } from '../../components'
import { labTime } from '../../stores/lab-time'
import { sizeText } from '../../stores/sizes'

/** What a replica takes in the storage pool, and what can be recovered from it. */
export function replicaProperties(replica: ReplicaView): Property[] {
  return [
    { label: 'Replica size', value: sizeText(replica.size) },
    { label: 'Disk allocation', value: `${sizeText(replica.allocated)}, recovery points included` },
    { label: 'Recovery points', value: pointsText(replica) },
    {
      label: 'Last synchronized',
      value: replica.lastSynchronized === null ? 'Never' : labTime(replica.lastSynchronized)
    }
  ]
}

function pointsText({ points, oldestPoint, newestPoint }: ReplicaView): string {
  if (points === 0 || oldestPoint === null || newestPoint === null) return 'None'
  if (points === 1) return `1, of ${labTime(newestPoint)}`
  return `${points}, from ${labTime(oldestPoint)} to ${labTime(newestPoint)}`
}
