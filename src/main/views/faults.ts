import type { FaultView } from '@shared/contract/views'
import { agentOwner, type Estate } from '../engine/estate'
import { hasNoSpace } from '../engine/storage'

/** What is out of order and can be put right. */
export function faultViews(estate: Estate): FaultView[] {
  const { faults, dpmServers, protectedServers } = estate
  const offline = [
    ...[...dpmServers.values()].filter(({ status }) => status === 'failed'),
    ...[...protectedServers.values()].filter(({ status }) => status === 'offline')
  ]
  const full = [...dpmServers.values()].filter((server) => hasNoSpace(estate, server))
  return [
    ...offline.map(({ name }): FaultView => ({ kind: 'offline', server: name })),
    ...faults.cuts.map(({ from, to }): FaultView => ({ kind: 'network-cut', from, to })),
    ...faults.stopped.map((stopped): FaultView => ({ kind: 'service-stopped', ...stopped })),
    ...full.map(({ name }): FaultView => ({ kind: 'storage-full', server: name })),
    ...faults.outdated.map((computer): FaultView => ({
      kind: 'agent-outdated',
      computer,
      owner: agentOwner(estate, computer)
    })),
    ...[...new Set(faults.denials.map(({ computer }) => computer))].map((computer): FaultView => ({
      kind: 'access-denied',
      computer,
      owner: agentOwner(estate, computer)
    }))
  ]
}
