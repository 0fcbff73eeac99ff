import { and, counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { RuleId } from '@shared/rule-ids'
import { DPMDB } from '../estate'
import { isOwnData, isThrough, pathAlong, placeOf, protectorsOf, type FoundLink } from './facts'
import { every, type Statement } from './statement'

const SERVERS = [t`DPM server`, t`DPM servers`] as const
const LINKS = [t`link`, t`links`] as const

/** What a DPM server may be to another one, and to itself. */
export const chainStatements = {
  'protected-once': every({
    says: t`No DPM server has data of or through it on two other DPM servers, whatever their status.`,
    called: SERVERS,
    of: ({ servers }) => servers,
    broken: ({ name }, facts) => {
      const protectors = protectorsOf(facts, name)
      return protectors.length < 2 ? null : t`${name} is protected by ${and(protectors)}.`
    }
  }),
  'chain-order': every({
    says: t`No DPM server is protected directly by one that stands further along its chain.`,
    called: LINKS,
    of: ({ links }) => links,
    broken: (link, facts) => {
      const detours = protectorsOf(facts, link.protected)
        .filter((other) => other !== link.protector)
        .map((other) => pathAlong(facts, other, link.protector))
      const detour = detours.find((path) => path !== null && !path.includes(link.protected))
      if (!detour) return null
      const chain = [link.protected, ...detour].join(' → ')
      return t`${link.protector} protects ${link.protected}, and stands further along its chain: ${chain}.`
    }
  }),
  'self-protection': every({
    says: t`No DPM server that protects data of its own is protected by another one.`,
    called: LINKS,
    of: ({ links }) => links,
    broken: (link, { selfProtecting }) =>
      selfProtecting.has(link.protected)
        ? t`${link.protected} protects data of its own, and ${link.protector} has data of or through it.`
        : null
  }),
  'breaks-chain': every({
    says: t`No link is broken by the protected DPM server protecting data of its own.`,
    called: LINKS,
    of: ({ links }) => links,
    broken: (link, { members, selfProtecting }) => {
      if (!selfProtecting.has(link.protected)) return null
      const own = members.filter((member) => isOwnData(member) && member.on === link.protected)
      const data = and(own.map(({ dataSource }) => `"${dataSource}"`))
      return t`The link from ${link.protected} to ${link.protector} is broken, as ${link.protected} protects its own ${data}: ${membersOf(link)} on ${link.protector} stopped.`
    },
    warns: true
  }),
  'local-protection-off': every({
    says: t`No DPM server protects own data other than its DPM database while AllowLocalDataProtection is off.`,
    called: [t`member that is own data`, t`members that are own data`],
    of: ({ members }) => members.filter(isOwnData),
    broken: ({ on, dataSource }, { estate }) =>
      dataSource === DPMDB || estate.dpmServers.get(on)?.allowLocalDataProtection
        ? null
        : t`${on} protects its own "${dataSource}", and AllowLocalDataProtection is off there.`
  }),
  'dpmdb-not-selected': every({
    says: t`Every DPM server that takes replicas of a primary DPM server has its DPM database too.`,
    called: [t`link with replicas`, t`links with replicas`],
    of: ({ links }) => links.filter(({ members }) => members.some(isThrough)),
    broken: ({ protected: primary, protector }, { memberAt }) =>
      memberAt.has(placeOf(protector, { computer: primary, dataSource: DPMDB }))
        ? null
        : t`${protector} takes replicas of ${primary} without the DPM database of ${primary}.`,
    warns: true
  }),
  'undocumented-ring': every({
    says: t`No links close a ring of three or more DPM servers.`,
    called: LINKS,
    of: ({ links }) => links,
    broken: (link, facts) => {
      const back = pathAlong(facts, link.protector, link.protected)
      if (!back || back.length < 3) return null
      return t`${inRing(back).join(' → ')} is a ring.`
    },
    warns: true
  })
} satisfies Partial<Record<RuleId, Statement>>

function membersOf({ members }: FoundLink): string {
  return counted(members.length, 'member')
}

/** The same ring from whichever link it was found: it begins and ends with the first name. */
function inRing(path: readonly string[]): readonly string[] {
  const [first = ''] = [...path].sort()
  const at = path.indexOf(first)
  return [...path.slice(at), ...path.slice(0, at), first]
}
