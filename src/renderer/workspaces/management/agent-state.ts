import type { AgentView, LabOverview } from '@shared/contract/views'
import { concernsAgent, cutsOff, wordsOf, type Cure } from '../../console/faults'

/** Newer than it is, and not on the way already. */
export const canUpdate = ({ updates, job }: AgentView): boolean => updates !== '' && job === null

/** An update can be asked for. That a DPM server's agent has none of its own, the engine says (32523). */
export const mayUpdate = (agent: AgentView): boolean => canUpdate(agent) || agent.kind === 'DPM server'

export function isDown(lab: LabOverview | null, computer: string): boolean {
  const all = [...(lab?.protectedServers ?? []), ...(lab?.dpmServers ?? [])]
  const status = all.find(({ name }) => name === computer)?.status
  return status !== undefined && status !== 'online'
}

/** The agent is the server's, and the server cannot get at it. */
export function isCutOff(lab: LabOverview | null, { computer, owner }: AgentView, server: string): boolean {
  if (owner !== server) return false
  return isDown(lab, computer) || (lab?.faults ?? []).some((fault) => cutsOff(fault, computer, server))
}

/** What puts right what is out of order there. Where this tab is the place for it, its own links do. */
export function curesOf(lab: LabOverview | null, { computer }: AgentView, server: string): readonly Cure[] {
  return (lab?.faults ?? [])
    .filter((fault) => concernsAgent(fault, computer, server))
    .flatMap((fault) => wordsOf(fault).cures)
    .filter((cure) => !('opens' in cure))
}
