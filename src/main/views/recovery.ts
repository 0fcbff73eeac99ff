import { t } from '@shared/catalogue'
import type { RecoverableItemView, RecoverableView, RecoveryView } from '@shared/contract/views'
import { activityOf } from '../engine/activity'
import type { DpmServer, Estate, InactiveReplica, Member } from '../engine/estate'
import { isSql, sizeOf } from '../engine/jobs/sizes'
import { keyOf } from '../engine/server-index'
import { kindOfDataSource } from './data-sources'

/** What a DPM server has recovery points of: members, and what was retained of former ones. */
export function recoveryView(estate: Estate, server: DpmServer): RecoveryView {
  const copies = [...server.members, ...server.inactive].map((copy) => recoverable(estate, server, copy))
  const byComputer = Map.groupBy(copies, ({ computer }) => computer)
  return {
    server: server.name,
    computers: [...byComputer].map(([computer, dataSources]) => ({ computer, dataSources }))
  }
}

function recoverable(estate: Estate, server: DpmServer, copy: Member | InactiveReplica): RecoverableView {
  const { computer, dataSource, through } = copy
  return {
    computer,
    dataSource,
    type: kindOfDataSource(dataSource).type,
    group: 'group' in copy ? copy.group : null,
    through,
    mode: 'mode' in copy ? copy.mode : 'inactive',
    points: activityOf(estate.activity, server.name).replicas.get(keyOf(copy))?.points ?? []
  }
}

const FOLDERS: readonly (readonly [name: string, share: number, kind: 'folder' | 'file'])[] = [
  [t`Data`, 0.42, 'folder'],
  [t`Projects`, 0.21, 'folder'],
  [t`Users`, 0.17, 'folder'],
  [t`Archive`, 0.12, 'folder'],
  [t`Logs`, 0.06, 'folder'],
  ['inventory.xlsx', 0.012, 'file'],
  ['readme.txt', 0.00001, 'file']
]

/** What a recovery point holds: made up, but the same each time. Empty where there is no such point. */
export function recoverableItems(
  estate: Estate,
  server: DpmServer,
  { computer, dataSource, point }: { computer: string; dataSource: string; point: number }
): RecoverableItemView[] {
  const replica = activityOf(estate.activity, server.name).replicas.get(keyOf({ computer, dataSource }))
  if (!replica?.points.includes(point)) return []
  const size = sizeOf(estate.seed, computer, dataSource)
  const whole = (kind: RecoverableItemView['kind'], name = dataSource): RecoverableItemView[] => [
    { name, kind, megabytes: size, modified: point }
  ]
  if (dataSource === 'System State') return whole('system-state')
  if (isSql(dataSource)) return whole('database', dataSource.replace(/^SQL\//, ''))
  if (!/^[A-Za-z]:/.test(dataSource)) return whole('application')
  return FOLDERS.map(([name, share, kind], index) => ({
    name,
    kind,
    megabytes: Math.max(1, Math.round(size * share)),
    modified: point - (index * 7 + 1) * 3_600
  }))
}
