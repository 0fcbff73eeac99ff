import type { CommandOf } from '@shared/contract/commands'
import { unknownName, unless, type Decision } from '../decision'
import type { DataSourceRef, Estate } from '../estate'
import { firstUnknown } from '../names'
import { serverUnavailable } from '../rules/availability'
import { violationsOf } from '../rules/rule'
import { noInactiveReplica, noReplica } from '../rules/servers'
import { indexOf, keyOf } from '../server-index'
import { canReadSource } from '../topology'
import { membersNamed } from './jobs'

type ReplicaCommand = CommandOf<'remove-inactive-protection'> | CommandOf<'consistency-check'>

export function decideReplicas(estate: Estate, command: ReplicaCommand): Decision {
  const { on, computer } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  if (unknown) return unknownName(unknown)
  const question = { estate, on, computer }
  if (command.do === 'remove-inactive-protection') {
    return unless(violationsOf([serverUnavailable, noInactiveReplica], question), () => [
      { kind: 'inactive-protection-removed', on, computer }
    ])
  }
  const { refs, unknown: unknownMember } = membersNamed(estate, command)
  if (unknownMember) return unknownName(unknownMember)
  return unless(violationsOf([serverUnavailable, noReplica], question), () => [
    estate.activity
      ? { kind: 'jobs-started', on, job: 'consistency-check', members: refs }
      : { kind: 'consistency-checked', on, checked: readable(estate, on, refs) }
  ])
}

/** Replicas whose source can be read now; the others stay as they are. */
function readable(estate: Estate, on: string, refs: readonly DataSourceRef[]): readonly DataSourceRef[] {
  const server = estate.dpmServers.get(on)
  return refs.filter((ref) => {
    const member = server && indexOf(server).byKey.get(keyOf(ref))
    return member !== undefined && canReadSource(estate, on, member)
  })
}
