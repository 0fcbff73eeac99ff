import type { CommandOf } from '@shared/contract/commands'
import { unknownName, unless, type Decision } from '../decision'
import type { Estate } from '../estate'
import { firstUnknown } from '../names'
import { serverUnavailable } from '../rules/availability'
import { violationsOf } from '../rules/rule'
import { noInactiveReplica, noReplica } from '../rules/servers'
import { indexOf } from '../server-index'
import { canReadSource } from '../topology'

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
  return unless(violationsOf([serverUnavailable, noReplica], question), () => [
    { kind: 'consistency-checked', on, checked: checkable(estate, on, computer) }
  ])
}

/** Replicas whose source can be read now; the others stay as they are. */
function checkable(estate: Estate, on: string, computer: string) {
  const server = estate.dpmServers.get(on)
  const members = (server && indexOf(server).byComputer.get(computer)) ?? []
  return members
    .filter((member) => canReadSource(estate, on, member))
    .map(({ dataSource }) => ({ computer, dataSource }))
}
