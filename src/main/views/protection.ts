import type { MemberView, ProtectionView } from '@shared/contract/views'
import { activityOf } from '../engine/activity'
import type { DpmServer, Estate, Member } from '../engine/estate'
import { keyOf } from '../engine/server-index'
import { kindOfDataSource, replicaPath } from './data-sources'
import { runningView } from './jobs'
import { memberStatus } from './member-status'
import { replicaView } from './replicas'

/** The Protection workspace of a DPM server: its groups with their members, and what is left of former ones. */
export function protectionView(estate: Estate, server: DpmServer): ProtectionView {
  const byGroup = Map.groupBy(server.members, (member) => member.group)
  return {
    server: server.name,
    groups: server.groups.map(({ name, policy }) => ({
      name,
      policy,
      members: (byGroup.get(name) ?? []).map((member) => memberView(estate, server, member))
    })),
    inactive: server.inactive.map(({ computer, dataSource, through }) => ({
      computer,
      dataSource,
      through,
      type: kindOfDataSource(dataSource).type,
      replicaPath: replicaPath(server.name, computer, dataSource),
      replica: replicaView(estate, server, { computer, dataSource })
    }))
  }
}

function memberView(estate: Estate, server: DpmServer, member: Member): MemberView {
  const { computer, dataSource, through, mode } = member
  return {
    computer,
    dataSource,
    through,
    mode,
    type: kindOfDataSource(dataSource).type,
    status: memberStatus(estate, server, member),
    replicaPath: replicaPath(server.name, computer, dataSource),
    replica: replicaView(estate, server, member),
    job: runningView(activityOf(estate.activity, server.name).running.get(keyOf(member)))
  }
}
