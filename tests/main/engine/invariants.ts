import type { Command } from '@shared/contract/commands'
import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import type { Verdict, Violation } from '@shared/verdict'
import { decide } from '@main/engine/decide'
import { toRecord, type Estate } from '@main/engine/estate'
import { candidatesOf, protectableOf } from '@main/engine/protectable'
import { directlyProtected, links } from './reference-estate'

/*
 * What holds of every estate and every verdict. Each gives the problems it finds in words; none is none.
 */

export function estateProblems(estate: Estate): string[] {
  const record = toRecord(estate)
  const problems: string[] = []

  const linked = links(record).map(([server]) => server)
  problems.push(...repeated(linked).map((server) => `${server} has two protectors`))

  // The members of a broken link are stopped: what a server protects of itself, its protector does not.
  const direct = record.dpmServers.flatMap(({ name }) =>
    directlyProtected(record, name).filter(
      ({ computer }) =>
        computer === name ||
        !record.dpmServers
          .find((server) => server.name === computer)
          ?.members.some((one) => one.computer === computer && one.through === null)
    )
  )
  problems.push(...repeated(direct.map(keyOf)).map((key) => `${key} is directly protected twice`))

  for (const { name, agentOwner } of [...record.dpmServers, ...record.protectedServers]) {
    if (agentOwner === null) continue
    if (agentOwner === name) problems.push(`${name} owns its own agent`)
    if (!estate.dpmServers.has(agentOwner))
      problems.push(`${name} has an agent of ${agentOwner}, no DPM server`)
  }

  for (const { name, groups, members, inactive } of record.dpmServers) {
    const known = groups.map((group) => group.name)
    const used = members.map((member) => member.group)
    problems.push(...repeated(known).map((group) => `${name} has two groups ${group}`))
    problems.push(
      ...known.filter((group) => !used.includes(group)).map((group) => `${name}: ${group} is empty`)
    )
    problems.push(
      ...used.filter((group) => !known.includes(group)).map((group) => `${name}: no group ${group}`)
    )
    problems.push(...repeated([...members, ...inactive].map(keyOf)).map((key) => `${name} has ${key} twice`))
    for (const { computer, dataSource, mode, through } of members) {
      const at = `${name}: ${computer} ${dataSource} ${mode} through ${through ?? 'nothing'}`
      if ((through === null) !== (mode === 'primary')) problems.push(at)
      if (through === name) problems.push(at)
      const of = estate.dpmServers.get(computer) ?? estate.protectedServers.get(computer)
      if (!of?.dataSources.includes(dataSource)) problems.push(`${at}: no such data source`)
      if (mode === 'switched' && !estate.protectedServers.has(computer)) problems.push(at)
    }
  }
  return problems
}

const WARNINGS: readonly RuleId[] = [
  'rollup-mismatch',
  'breaks-chain',
  'dpmdb-not-selected',
  'undocumented-ring'
]

/** What is said of a group, not of a member. */
const BESIDE: readonly RuleId[] = ['breaks-chain']

/** What of a concern names servers of the lab. */
const SERVERS = ['server', 'computer', 'through', 'other', 'from', 'link', 'ring']

/** A verdict without what its type promises: that is what is looked at. */
interface Listed {
  readonly outcome: string
  readonly violations: readonly Violation[]
  readonly warnings: readonly Violation[]
}

export function verdictProblems(estate: Estate, verdict: Verdict): string[] {
  const { outcome, violations, warnings }: Listed = verdict
  const inLab = (name: string) => estate.dpmServers.has(name) || estate.protectedServers.has(name)
  const problems: string[] = []
  const rules = [...violations, ...warnings].map(({ rule }) => rule)
  problems.push(...repeated(rules).map((rule) => `${rule} is listed twice`))
  problems.push(...rules.filter((rule) => !RULE_IDS.includes(rule)).map((rule) => `${rule} is no rule`))
  for (const { rule, concern } of [...violations, ...warnings]) {
    for (const [key, value] of Object.entries(concern) as [string, unknown][]) {
      const names: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [value]
      if (names.length === 0 || !names.every((name) => typeof name === 'string')) {
        problems.push(`${rule}: ${key} is ${JSON.stringify(value)}`)
      } else if (SERVERS.includes(key) && !names.every(inLab)) {
        problems.push(`${rule}: ${key} is ${names.join()}, not in the lab`)
      }
    }
  }
  if ((outcome === 'done') !== (violations.length === 0))
    problems.push(`${outcome} with ${violations.length}`)
  if (outcome === 'refused' && warnings.length > 0) problems.push('refused with warnings')
  if (outcome === 'warned' && violations.some(({ rule }) => rule !== 'breaks-chain'))
    problems.push('warned of a refusal')
  if (outcome === 'refused' && violations.some(({ rule }) => WARNINGS.includes(rule)))
    problems.push('refused by a warning')
  if (warnings.some(({ rule }) => !WARNINGS.includes(rule))) problems.push('a refusal among the warnings')
  return problems
}

/**
 * What the member trees offer against what `decide` would say of a group with that single member, for every DPM
 * server, computer, data source and primary of the lab.
 */
export function protectableProblems(estate: Estate): string[] {
  const problems: string[] = []
  const computers = [...estate.dpmServers.values(), ...estate.protectedServers.values()]
  for (const on of estate.dpmServers.keys()) {
    const offered = new Set(protectableOf(estate, on).map(nameOf))
    const shown = new Map(candidatesOf(estate, on).map((found) => [nameOf(found), found.violations]))
    if (offered.size < protectableOf(estate, on).length) problems.push(`${on} is offered something twice`)
    for (const { name: computer, dataSources } of computers) {
      for (const through of [null, ...estate.dpmServers.keys()]) {
        for (const dataSource of dataSources) {
          const name = nameOf({ computer, dataSource, through })
          const { outcome, violations } = decide(estate, probe(on, { computer, dataSource, through })).verdict
          // That the storage pool is full is said when the group is made.
          const why = violations.flatMap(({ rule }) => (BESIDE.includes(rule) ? [] : [rule]))
          const addable = outcome !== 'refused' || why.length === 0
          if (addable !== offered.has(name)) problems.push(`${on} is ${addable ? 'not ' : ''}offered ${name}`)
          const seen = shown.get(name)?.map(({ rule }) => rule)
          if (addable && !seen) problems.push(`${on} is not shown ${name}`)
          if (seen && estate.dpmServers.get(on)?.status === 'online' && seen.join() !== why.join()) {
            problems.push(`${on} is shown ${name} with ${seen.join()}, but refused with ${why.join()}`)
          }
        }
      }
    }
  }
  return problems
}

function probe(
  on: string,
  member: { computer: string; dataSource: string; through: string | null }
): Command {
  const { computer, dataSource, through } = member
  return {
    do: 'create-protection-group',
    on,
    group: 'A group that no lab of the tests has',
    members: [{ computer, dataSource, ...(through === null ? {} : { through }) }]
  }
}

function keyOf({ computer, dataSource }: { computer: string; dataSource: string }): string {
  return `${computer} ${dataSource}`
}

function nameOf(of: { computer: string; dataSource: string; through: string | null }): string {
  return `${keyOf(of)} through ${of.through ?? 'nothing'}`
}

function repeated<T>(list: readonly T[]): T[] {
  return list.filter((one, index) => list.indexOf(one) < index)
}
