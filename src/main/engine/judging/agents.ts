import { and, counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { RuleId } from '@shared/rule-ids'
import { agentOwner, computerOf } from '../estate'
import { isSql } from '../jobs/sizes'
import type { Facts, Reach } from './facts'
import { every, ofDeedsOnly, type Statement } from './statement'

const REACHES = [t`computer that a DPM server reads from`, t`computers that DPM servers read from`] as const

const reaches = (facts: Facts): readonly Reach[] => facts.reaches

/** Whether what is protected can be reached, and by whom. */
export const agentStatements = {
  'server-unavailable': every({
    says: t`Every DPM server that has members or agents is online.`,
    called: [t`DPM server`, t`DPM servers`],
    of: ({ servers }) => servers,
    broken: ({ name, members }, facts) => {
      const down = downOf(facts, name)
      if (down === null) return null
      const agents = facts.computers.filter(({ agentOwner: owner }) => owner === name)
      const where = agents.map((one) => one.name).join(', ')
      const parts = [
        ...(members.length === 0 ? [] : [t`lists ${counted(members.length, 'member')}`]),
        ...(agents.length === 0
          ? []
          : [agents.length === 1 ? t`owns the agent on ${where}` : t`owns the agents on ${where}`])
      ]
      return parts.length === 0 ? null : t`${name} ${down}, and ${and(parts)}.`
    }
  }),
  'computer-unavailable': every({
    says: t`Every computer that a DPM server reads from is online.`,
    called: REACHES,
    of: reaches,
    broken: (reach, facts) => {
      const down = downOf(facts, reach.computer)
      return down === null ? null : t`${reach.on} has ${reachText(reach)}, which ${down}.`
    }
  }),
  'computer-unreachable': every({
    says: t`The network reaches from every DPM server to each computer it reads from.`,
    called: REACHES,
    of: reaches,
    broken: (reach, { estate }) =>
      estate.faults.cuts.some(
        (cut) => [cut.from, cut.to].includes(reach.on) && [cut.from, cut.to].includes(reach.computer)
      )
        ? t`${reach.on} has ${reachText(reach)}, and the network between them is cut.`
        : null
  }),
  'access-denied': every({
    says: t`Every computer admits the DPM server that reads from it.`,
    called: REACHES,
    of: reaches,
    broken: (reach, { estate }) =>
      estate.faults.denials.some(
        ({ computer, server }) => computer === reach.computer && (server === null || server === reach.on)
      )
        ? t`${reach.on} has ${reachText(reach)}, which does not admit it.`
        : null
  }),
  'sql-writer-stopped': every({
    says: t`The SQL Server VSS Writer runs wherever a DPM server reads data of SQL Server.`,
    called: [t`member that is data of SQL Server`, t`members that are data of SQL Server`],
    of: ({ members }) => members.filter(({ mode, dataSource }) => mode !== 'secondary' && isSql(dataSource)),
    broken: ({ on, computer, dataSource }, facts) =>
      isStopped(facts, computer, t`SQL Server VSS Writer`)
        ? t`${on} has "${dataSource}" of ${computer}, where the SQL Server VSS Writer is stopped.`
        : null
  }),
  'dpm-writer-stopped': every({
    says: t`The DPMWriter runs on every DPM server whose replicas another one takes.`,
    called: [t`link with secondary members`, t`links with secondary members`],
    of: ({ reaches: all }) => all.filter(({ members }) => members.some(({ mode }) => mode === 'secondary')),
    broken: (reach, facts) =>
      isStopped(facts, reach.computer, 'DPMWriter')
        ? t`${reach.on} has ${reachText(reach)}, where the DPMWriter is stopped.`
        : null
  }),
  'agent-on-itself': every({
    says: t`No DPM server owns the agent on itself.`,
    called: ['agent', 'agents'],
    of: agents,
    broken: ({ name, agentOwner: owner }) => (name === owner ? t`${name} owns the agent on itself.` : null)
  }),
  'agent-owned-elsewhere': every({
    says: t`No DPM server reads from a computer whose agent another one owns.`,
    called: REACHES,
    of: reaches,
    broken: (reach, { estate }) => {
      const owner = agentOwner(estate, reach.computer)
      if (owner === null || owner === reach.on) return null
      return t`${reach.on} has ${reachText(reach)}, whose agent belongs to ${owner}.`
    }
  }),
  'agent-required': every({
    says: t`Every computer that a DPM server reads from has an agent.`,
    called: REACHES,
    of: reaches,
    broken: (reach, { estate }) =>
      agentOwner(estate, reach.computer) === null
        ? t`${reach.on} has ${reachText(reach)}, which has no agent.`
        : null
  }),
  'agent-already-installed': ofDeedsOnly(t`Asked when an agent is put on a computer that has it already.`),
  'agent-in-use': ofDeedsOnly(t`Asked when an agent is taken off a computer.`),
  'agent-of-primary': ofDeedsOnly(t`Asked when an agent is updated.`),
  'nothing-to-own': ofDeedsOnly(t`Asked when ownership is taken.`)
} satisfies Partial<Record<RuleId, Statement>>

function agents({ computers }: Facts) {
  return computers.filter(({ agentOwner: owner }) => owner !== null)
}

function isStopped({ estate }: Facts, computer: string, service: string): boolean {
  return estate.faults.stopped.some((one) => one.computer === computer && one.service === service)
}

/** How a computer that is not online is, in words; null if it is. */
function downOf({ estate }: Facts, name: string): string | null {
  switch (computerOf(estate, name)?.status) {
    case 'online':
      return null
    case 'failed':
      return t`has failed`
    case 'offline':
      return t`is offline`
    case 'removed':
      return t`was removed`
    case undefined:
      return t`is not in the lab`
  }
}

/** `2 members of Server1`, `1 member through DPM1`. */
function reachText({ computer, members }: Reach): string {
  const several = counted(members.length, 'member')
  return members.some(({ mode }) => mode === 'secondary')
    ? t`${several} through ${computer}`
    : t`${several} of ${computer}`
}
