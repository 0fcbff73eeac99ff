import type { InactiveReplica, Member } from '@main/engine/estate'
import { read, type Content, type Listed, type Reading } from './reading'
import type { Estate } from '@main/engine/estate'

/*
 * An estate as a set of short sentences, so that what a command did is which of them came and which went.
 */

export const fact = {
  owner: (computer: string, by: string | null) => `the agent on ${computer} is ${by ?? 'nobody'}'s`,
  status: (computer: string, status: string) => `${computer} is ${status}`,
  group: (on: string, name: string) => `${on} has the group ${name}`,
  member: (on: string, { group, computer, dataSource, through, mode, replica }: Member) =>
    `${on} has ${computer} ${dataSource} through ${through ?? 'nobody'} in ${group}, ${mode}, ${replica}`,
  inactive: (on: string, { computer, dataSource, through }: InactiveReplica) =>
    `${on} keeps ${computer} ${dataSource} from ${through ?? 'itself'}`,
  rebuilt: (on: string) => `${on} was rebuilt and not restored`,
  allowsLocal: (on: string) => `${on} allows protection of own data`,
  remembers: (on: string, content: Content) =>
    `${on} remembers ${contentFacts(on, content).sort().join('; ')}`
}

export function contentFacts(on: string, { groups, members, inactive }: Content): string[] {
  return [
    ...groups.map(({ name }) => fact.group(on, name)),
    ...members.map((one) => fact.member(on, one)),
    ...inactive.map((one) => fact.inactive(on, one))
  ]
}

/** What a server's DPM database lists now. */
export function contentOf(lab: Reading, on: string): Content {
  const ofIt = ({ on: by }: { on: string }) => by === on
  return {
    groups: lab.groups.filter(ofIt),
    members: lab.members.filter(ofIt),
    inactive: lab.inactive.filter(ofIt)
  }
}

const known = new WeakMap<Reading, ReadonlySet<string>>()

export function factsOf(estate: Estate): ReadonlySet<string> {
  const lab = read(estate)
  const before = known.get(lab)
  if (before) return before
  const made = new Set([
    ...[...lab.owner].map(([computer, by]) => fact.owner(computer, by)),
    ...[...lab.status].map(([computer, status]) => fact.status(computer, status)),
    ...lab.dpm.flatMap((on) => contentFacts(on, contentOf(lab, on))),
    ...[...lab.rebuilt].map(fact.rebuilt),
    ...[...lab.allowsLocal].map(fact.allowsLocal),
    ...[...lab.lost].map(([on, content]) => fact.remembers(on, content))
  ])
  known.set(lab, made)
  return made
}

export const memberFact = (one: Listed) => fact.member(one.on, one)
