import { t } from '@shared/catalogue'
import type { DiskView, LibrariesView, StorageView } from '@shared/contract/views'
import { activityOf } from '../engine/activity'
import type { DpmServer, Estate } from '../engine/estate'
import { indexOf } from '../engine/server-index'
import { spaceOf } from '../engine/storage'
import { runningView } from './jobs'

/** GB that a disk of the pool has at most: a large pool is made of several. */
const DISK = 30 * 1_024
const MB_PER_GB = 1_024

export function storageView(estate: Estate, server: DpmServer): StorageView {
  const space = spaceOf(estate, server)
  const { byKey } = indexOf(server)
  return {
    server: server.name,
    ...space,
    disks: disksOf(space.total, space.total - space.free),
    replicas: [...activityOf(estate.activity, server.name).replicas].map(
      ([key, { computer, dataSource, allocated, points }]) => ({
        computer,
        dataSource,
        group: byKey.get(key)?.group ?? null,
        allocated: Math.ceil(allocated / MB_PER_GB),
        points: points.length
      })
    )
  }
}

/** The disks of a pool, filled one after the other. */
function disksOf(total: number, taken: number): DiskView[] {
  const disks: DiskView[] = []
  for (let begin = 0; begin < total; begin += DISK) {
    const size = Math.min(DISK, total - begin)
    const used = Math.min(Math.max(taken - begin, 0), size)
    disks.push({ name: t`DPM Disk ${disks.length + 1}`, total: size, free: size - used })
  }
  return disks
}

export function librariesView({ activity }: Estate, server: DpmServer): LibrariesView {
  const { inventory, running } = activityOf(activity, server.name)
  const { library } = server
  if (!library) return { server: server.name, library: null }
  const job = running.get('library')
  return {
    server: server.name,
    library: {
      name: t`Tape library of ${server.name}`,
      drives: numbered(library.drives).map((drive) => ({
        name: t`Drive ${drive}`,
        status: job && drive === 1 ? t`In use` : t`Idle`
      })),
      tapes: numbered(library.tapes).map((slot) => ({
        slot,
        // A fast inventory reads barcodes only, a detailed one the tapes themselves.
        label: inventory?.detailed ? t`Free tape` : '',
        barcode: inventory ? `DPM${String(slot).padStart(5, '0')}L8` : '',
        status: inventory ? (inventory.detailed ? t`Free` : t`Not identified`) : t`Unknown`
      })),
      inventoried: inventory?.at ?? null,
      job: runningView(job)
    }
  }
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
