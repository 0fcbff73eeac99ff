import type { Violation } from '@shared/verdict'
import { computerOf, isOnline, type Estate } from './estate'
import type { NewMember } from './events'
import { memberRules } from './rules/member-rules'
import { violationsOf } from './rules/rule'
import { noStorageSpace } from './rules/storage'
import type { Want } from './rules/want'

const ofTheComputer = memberRules.filter((rule) => !rule.perDataSource)
const ofTheDataSource = memberRules.filter((rule) => rule.perDataSource)

export interface Candidate extends NewMember {
  /** What refuses it, empty if it could be added. */
  readonly violations: readonly Violation[]
}

/** Where candidates are looked for: everything, or one computer's data, directly or through one primary. */
export interface Scope {
  readonly computer: string
  readonly through: string | null
}

/**
 * Every data source that a DPM server's New Protection Group wizard offers: all that could be added there now
 * without any refusal. What another agent already protects is not among them. Empty unless the server is online.
 */
export function protectableOf(estate: Estate, on: string, scope?: Scope): NewMember[] {
  const found: NewMember[] = []
  if (!isOnline(estate, on) || noStorageSpace.broken({ estate, on })) return found
  for (const { computer, through, dataSources } of sources(estate, on, scope)) {
    const want: Want = { estate, on, computer, dataSource: null, through }
    if (ofTheComputer.some((rule) => rule.broken(want))) continue
    for (const dataSource of dataSources) {
      const full = { ...want, dataSource }
      if (!ofTheDataSource.some((rule) => rule.broken(full))) found.push({ computer, dataSource, through })
    }
  }
  return found
}

/** The same places with everything that stands there, offered or refused, and why. */
export function candidatesOf(estate: Estate, on: string): Candidate[] {
  const ofTheServer = violationsOf([noStorageSpace], { estate, on })
  return [...sources(estate, on)].flatMap(({ computer, through, dataSources }) => {
    const want: Want = { estate, on, computer, dataSource: null, through }
    const known = new Map(violationsOf(ofTheComputer, want).map((violation) => [violation.rule, violation]))
    return dataSources.map((dataSource) => ({
      computer,
      dataSource,
      through,
      violations: [
        ...memberRules.flatMap((rule) =>
          rule.perDataSource ? violationsOf([rule], { ...want, dataSource }) : (known.get(rule.id) ?? [])
        ),
        ...ofTheServer
      ]
    }))
  })
}

interface Source extends Scope {
  readonly dataSources: readonly string[]
}

/** Own data of every computer, then for every other DPM server the replicas of what it protects as a primary. */
function* sources(estate: Estate, on: string, scope?: Scope): Generator<Source> {
  if (scope?.through === null) {
    yield { ...scope, dataSources: computerOf(estate, scope.computer)?.dataSources ?? [] }
    return
  }
  if (!scope) {
    for (const computers of [estate.dpmServers, estate.protectedServers]) {
      for (const { name, dataSources } of computers.values()) {
        yield { computer: name, through: null, dataSources }
      }
    }
  }
  for (const primary of estate.dpmServers.values()) {
    if (primary.name === on || (scope && scope.through !== primary.name)) continue
    const replicas = new Map<string, string[]>()
    for (const member of primary.members) {
      if (member.mode !== 'primary' || (scope && member.computer !== scope.computer)) continue
      const known = replicas.get(member.computer)
      if (known) known.push(member.dataSource)
      else replicas.set(member.computer, [member.dataSource])
    }
    for (const [computer, dataSources] of replicas) yield { computer, through: primary.name, dataSources }
  }
}
