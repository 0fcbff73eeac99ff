import type { ReplicaView } from '@shared/contract/views'
import { activityOf } from '../engine/activity'
import type { DataSourceRef, DpmServer, Estate } from '../engine/estate'
import { sizeOf } from '../engine/jobs/sizes'
import { keyOf } from '../engine/server-index'

/** What a replica takes and has. Of a lab that has not begun only its size is known. */
export function replicaView(estate: Estate, server: DpmServer, ref: DataSourceRef): ReplicaView {
  const replica = activityOf(estate.activity, server.name).replicas.get(keyOf(ref))
  return {
    size: replica?.size ?? sizeOf(estate.seed, ref.computer, ref.dataSource),
    allocated: replica?.allocated ?? 0,
    points: replica?.points.length ?? 0,
    oldestPoint: replica?.points[0] ?? null,
    newestPoint: replica?.points.at(-1) ?? null,
    lastSynchronized: replica?.synchronized ?? null
  }
}
