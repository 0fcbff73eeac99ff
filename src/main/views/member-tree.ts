import { t } from '@shared/catalogue'
import type { MemberTreeNode, MemberTreeView } from '@shared/contract/views'
import { explain } from '@shared/words'
import { sizeOf } from '../engine/jobs/sizes'
import { agentOwner, type DpmServer, type Estate } from '../engine/estate'
import { candidatesOf, protectableOf, type Candidate } from '../engine/protectable'
import { serverUnavailable } from '../engine/rules/availability'
import { violationsOf } from '../engine/rules/rule'
import { kindOfDataSource, SECTION_LABELS, SECTIONS } from './data-sources'

/**
 * The Available members tree of a DPM server. What it may not add is not there; with `showHidden` it is, each
 * with the rule that hides it.
 */
export function memberTreeView(estate: Estate, server: DpmServer, showHidden: boolean): MemberTreeView {
  const candidates = showHidden
    ? everyCandidate(estate, server)
    : protectableOf(estate, server.name).map((member): Candidate => ({ ...member, violations: [] }))
  const standing = Map.groupBy(candidates, ({ through, computer }) => through ?? computer)
  const computers = [...estate.dpmServers.keys(), ...estate.protectedServers.keys()]
  return {
    server: server.name,
    suggestedGroupName: suggestedGroupName(server),
    nodes: computers
      .filter((computer) => agentOwner(estate, computer) === server.name || standing.has(computer))
      .map((computer) => computerNode(estate, computer, standing.get(computer) ?? []))
  }
}

/** A server that is not online may add nothing, whatever the rules of the members say. */
function everyCandidate(estate: Estate, server: DpmServer): Candidate[] {
  const unavailable = violationsOf([serverUnavailable], { estate, on: server.name })
  return candidatesOf(estate, server.name).map((candidate) => ({
    ...candidate,
    violations: [...unavailable, ...candidate.violations]
  }))
}

function computerNode(estate: Estate, computer: string, candidates: readonly Candidate[]): MemberTreeNode {
  const own = sectionNodes(
    estate.seed,
    computer,
    candidates.filter((candidate) => candidate.through === null)
  )
  const replicas = replicasNode(
    estate.seed,
    computer,
    candidates.filter((candidate) => candidate.through !== null)
  )
  return {
    id: computer,
    label: computer,
    kind: estate.dpmServers.has(computer) ? 'dpm-server' : 'protected-server',
    children: [...own, ...replicas]
  }
}

/** The replicas a DPM server directly protects, by the computer they are of. */
function replicasNode(seed: number, primary: string, candidates: readonly Candidate[]): MemberTreeNode[] {
  if (candidates.length === 0) return []
  const id = `${primary}\nProtected Servers`
  const byComputer = Map.groupBy(candidates, (candidate) => candidate.computer)
  return [
    {
      id,
      label: t`Protected Servers`,
      kind: 'section',
      children: [...byComputer].map(([computer, replicas]) => ({
        id: `${id}\n${computer}`,
        label: computer,
        kind: 'protected-server',
        children: replicas.map((candidate) => leaf(seed, `${id}\n${computer}`, candidate))
      }))
    }
  ]
}

function sectionNodes(seed: number, parent: string, candidates: readonly Candidate[]): MemberTreeNode[] {
  const bySection = Map.groupBy(candidates, ({ dataSource }) => kindOfDataSource(dataSource).section)
  return SECTIONS.flatMap((section) => {
    const inside = bySection.get(section)
    if (!inside) return []
    const id = `${parent}\n${section}`
    return [
      {
        id,
        label: SECTION_LABELS[section],
        kind: 'section' as const,
        children: inside.map((candidate) => leaf(seed, id, candidate))
      }
    ]
  })
}

function leaf(
  seed: number,
  parent: string,
  { computer, dataSource, through, violations }: Candidate
): MemberTreeNode {
  const first = violations[0]
  return {
    id: `${parent}\n\n${dataSource}`,
    label: dataSource,
    kind: 'data-source',
    member: { computer, dataSource, through, megabytes: sizeOf(seed, computer, dataSource) },
    ...(first ? { hiddenBy: { rule: first.rule, reason: explain(first).says } } : {})
  }
}

function suggestedGroupName(server: DpmServer): string {
  const taken = new Set(server.groups.map((group) => group.name))
  for (let number = 1; ; number++) {
    const name = t`Protection Group ${number}`
    if (!taken.has(name)) return name
  }
}
