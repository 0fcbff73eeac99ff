import { momentText } from '@shared/calendar'
import type { CommandOf } from '@shared/contract/commands'
import { done, refused, unknownName, type Decision } from '../decision'
import type { Estate } from '../estate'
import { firstUnknown } from '../names'
import { serverUnavailable } from '../rules/availability'
import { replicaBusyForRecovery, replicaOf } from '../rules/jobs'
import {
  databaseOriginalLocation,
  latestNotOffered,
  noRecoveryPoint,
  noRecoveryTarget,
  originalLocationRefused,
  originOf,
  replicaNotPending,
  targetAgentRequired,
  targetUnavailable,
  targetUnreachable,
  type RecoveryQuestion
} from '../rules/recovery'
import { violationsOf, type Rule } from '../rules/rule'
import { indexOf, keyOf } from '../server-index'

const asks: readonly Rule<RecoveryQuestion>[] = [
  serverUnavailable,
  noRecoveryTarget,
  latestNotOffered,
  originalLocationRefused,
  databaseOriginalLocation,
  replicaNotPending,
  targetUnavailable,
  targetUnreachable,
  targetAgentRequired,
  noRecoveryPoint,
  replicaBusyForRecovery
]

export function decideRecovery(estate: Estate, command: CommandOf<'recover'>): Decision {
  const { on, computer, dataSource, to, point: wanted } = command
  const unknown =
    firstUnknown(estate, [
      ['DPM server', on],
      ['computer', computer],
      ...(command.target === undefined ? [] : ([['computer', command.target]] as const))
    ]) ?? unknownCopy(estate, command)
  if (unknown) return unknownName(unknown)
  const copy = { estate, on, computer, dataSource }
  const target = to === 'original' ? computer : (command.target ?? (to === 'replica' ? originOf(copy) : null))
  const points = replicaOf(copy)?.points ?? []
  const point =
    wanted === undefined || wanted === 'latest'
      ? (wanted ?? null)
      : (points.findLast((time) => momentText(estate.begins, time) === wanted) ?? NaN)
  const violations = violationsOf(asks, { ...copy, point, moment: wanted ?? null, to, target })
  if (violations.length > 0) return refused(violations)
  return done([
    {
      kind: 'jobs-started',
      on,
      job: 'disk-recovery',
      members: [{ computer, dataSource }],
      recovery: { point: point ?? points.at(-1) ?? 'latest', to, target: target ?? computer }
    }
  ])
}

function unknownCopy(estate: Estate, { on, computer, dataSource }: CommandOf<'recover'>) {
  const server = estate.dpmServers.get(on)
  if (server && indexOf(server).held.has(keyOf({ computer, dataSource }))) return null
  return { name: `${dataSource} on ${computer}`, sort: 'member' as const }
}
