import { and } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { RuleId } from '@shared/rule-ids'
import { hasNoSpace } from '../storage'
import { computerOf } from '../estate'
import { firstRepeated, protectorsOf, type Facts, type FoundLink } from './facts'
import { every, ofDeedsOnly, type Statement } from './statement'

const SERVERS = [t`DPM server`, t`DPM servers`] as const
const GROUPS = [t`protection group`, t`protection groups`] as const
const LINKS = [t`link`, t`links`] as const

/** Servers, their names, versions, groups, databases and storage. */
export const serverStatements = {
  'unknown-name': every({
    says: t`Every name that members, agents and failures have is in the lab.`,
    called: [t`name`, t`names`],
    of: namesUsed,
    broken: ({ where, name, isThere }) =>
      isThere ? null : t`${where} names ${name}, which is not in the lab.`,
    ofDeeds: true
  }),
  'name-taken': every({
    says: t`No two computers have the same name, upper and lower case apart.`,
    called: [t`name`, t`names`],
    of: ({ computers }) => [...Map.groupBy(computers, ({ name }) => name.toLowerCase()).values()],
    broken: (same) => (same.length === 1 ? null : t`${and(same.map(({ name }) => name))} have the same name.`)
  }),
  'version-mismatch': every({
    says: t`The versions of two linked DPM servers agree in their first two numbers.`,
    called: LINKS,
    of: ({ links }) => links,
    broken: (link, facts) => {
      const [one, other] = versionsOf(link, facts)
      return agree(one, other) ? null : differ(link, one, other)
    }
  }),
  'rollup-mismatch': every({
    says: t`Two linked DPM servers have the same updates.`,
    called: LINKS,
    of: ({ links }) => links,
    broken: (link, facts) => {
      const [one, other] = versionsOf(link, facts)
      return one === other || !agree(one, other) ? null : differ(link, one, other)
    },
    warns: true
  }),
  'no-database-backup': every({
    says: t`A copy of the DPM database of every DPM server that is protected, or was rebuilt and not restored, is held elsewhere.`,
    called: SERVERS,
    of: ({ servers, protectors }) => servers.filter(({ name, rebuilt }) => rebuilt || protectors.has(name)),
    broken: ({ name, rebuilt }, facts) => {
      if (facts.databaseHolders.has(name)) return null
      const protectors = protectorsOf(facts, name)
      const why = [
        ...(rebuilt ? [t`was rebuilt and not restored`] : []),
        ...(protectors.length === 0 ? [] : [t`is protected by ${and(protectors)}`])
      ].join(', ')
      return t`${name} ${why}, and no other DPM server holds a copy of its DPM database.`
    }
  }),
  'name-mismatch': every({
    says: t`No DPM server was rebuilt under another name than the one its DPM database is held of.`,
    called: [t`rebuilt DPM server`, t`rebuilt DPM servers`],
    of: ({ servers }) => servers.filter(({ rebuilt }) => rebuilt),
    broken: ({ name, formerNames }, facts) => {
      for (const former of formerNames) {
        const [holder] = facts.databaseHolders.get(former) ?? []
        if (holder === undefined) continue
        return t`${name} was ${former} before, and ${holder} holds the DPM database of ${former}, which is restored onto that name only.`
      }
      return null
    }
  }),
  'group-name-taken': every({
    says: t`No DPM server has two protection groups of the same name.`,
    called: SERVERS,
    of: ({ servers }) => servers,
    broken: ({ name, groups }) => {
      const twice = firstRepeated(groups.map((group) => group.name))
      return twice === undefined ? null : t`${name} has two protection groups named "${twice}".`
    }
  }),
  'group-name-invalid': every({
    says: t`Every name of a protection group has 1 to 64 characters, at least one letter, and no pipe, slash, parenthesis or full stop.`,
    called: GROUPS,
    of: groups,
    broken: ({ on, group }) => (isGroupName(group) ? null : t`${on} has a protection group named "${group}".`)
  }),
  'no-members': every({
    says: t`Every protection group has members.`,
    called: GROUPS,
    of: groups,
    broken: ({ on, group, isUsed }) =>
      isUsed ? null : t`The protection group "${group}" of ${on} has no members.`
  }),
  'no-storage-space': every({
    says: t`Every storage pool has space left.`,
    called: SERVERS,
    of: ({ servers }) => servers,
    broken: (server, { estate }) =>
      hasNoSpace(estate, server) ? t`The storage pool of ${server.name} is full.` : null
  }),
  'server-not-failed': ofDeedsOnly(t`Asked when a server is repaired, rebuilt or restored.`),
  'no-tape-library': ofDeedsOnly(t`Asked when something is done with a tape library.`),
  'nothing-to-change': ofDeedsOnly(t`Asked of what would leave everything as it is.`)
} satisfies Partial<Record<RuleId, Statement>>

interface NameUsed {
  readonly where: string
  readonly name: string
  readonly isThere: boolean
}

function namesUsed({ estate, servers, computers, copies }: Facts): NameUsed[] {
  const { cuts, stopped, denials, outdated } = estate.faults
  const isComputer = (name: string): boolean => computerOf(estate, name) !== undefined
  const isServer = (name: string): boolean => estate.dpmServers.has(name)
  return [
    ...copies.flatMap(({ on, computer, dataSource, through }) => [
      { where: on, name: computer, isThere: isComputer(computer) },
      {
        where: on,
        name: t`"${dataSource}" of ${computer}`,
        isThere: computerOf(estate, computer)?.dataSources.includes(dataSource) ?? false
      },
      ...(through === null ? [] : [{ where: on, name: through, isThere: isServer(through) }])
    ]),
    ...servers.flatMap(({ name: where, groups: own, members }) =>
      members.map(({ group }) => ({
        where,
        name: t`the protection group "${group}"`,
        isThere: own.some(({ name }) => name === group)
      }))
    ),
    ...computers.flatMap(({ name, agentOwner: owner }) =>
      owner === null ? [] : [{ where: t`The agent on ${name}`, name: owner, isThere: isServer(owner) }]
    ),
    ...[
      ...cuts.flatMap(({ from, to }) => [from, to]),
      ...stopped.map(({ computer }) => computer),
      ...denials.map(({ computer }) => computer),
      ...outdated
    ].map((name) => ({ where: t`A failure`, name, isThere: isComputer(name) }))
  ]
}

/** Both ends of a link are in the lab. */
function versionsOf(link: FoundLink, { estate }: Facts): readonly [string, string] {
  const versionOf = (name: string): string => estate.dpmServers.get(name)?.version ?? ''
  return [versionOf(link.protected), versionOf(link.protector)]
}

function agree(one: string, other: string): boolean {
  return firstTwo(one) === firstTwo(other)
}

function firstTwo(version: string): string {
  return version.split('.').slice(0, 2).map(Number).join('.')
}

function differ(link: FoundLink, one: string, other: string): string {
  return t`${link.protected} (${one}) is protected by ${link.protector} (${other}).`
}

function groups({ servers }: Facts) {
  return servers.flatMap(({ name, groups: own, members }) => {
    const used = new Set(members.map(({ group }) => group))
    return own.map((group) => ({ on: name, group: group.name, isUsed: used.has(group.name) }))
  })
}

function isGroupName(name: string): boolean {
  const signs = [...name]
  if (signs.length > 64) return false
  return signs.some((sign) => /\p{L}/u.test(sign)) && !signs.some((sign) => '|/().'.includes(sign))
}
