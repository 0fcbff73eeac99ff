import { nameWithStatus } from '@shared/words/computer-status'
import type { LabOverview } from '@shared/contract/views'
import type { Option } from '../components'

interface Computer {
  readonly name: string
  readonly status: 'online' | 'failed' | 'removed' | 'offline'
  readonly agentOwner: string | null
}

export const dpmServers = ({ dpmServers: all }: LabOverview): readonly Computer[] =>
  all.filter(({ status }) => status !== 'removed')

/** Everything of the lab that has a name in the network; DPM servers first. */
export const computers = (lab: LabOverview): readonly Computer[] => [
  ...dpmServers(lab),
  ...lab.protectedServers
]

export const nameOption = ({ name, status }: Computer): Option => ({
  value: name,
  label: nameWithStatus(name, status)
})
