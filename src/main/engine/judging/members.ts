import { and } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { RuleId } from '@shared/rule-ids'
import { agentOwner } from '../estate'
import { firstRepeated, isThrough, placeOf, protectorsOf, type Facts, type Listed } from './facts'
import { every, type Statement } from './statement'

const SECONDARIES = [t`secondary member`, t`secondary members`] as const
const SWITCHED = [t`switched computer`, t`switched computers`] as const

/** What may be a member where. */
export const memberStatements = {
  // That two DPM servers directly protect the same cannot be: that takes the agent, which has one owner.
  'already-protected': every({
    says: t`No DPM server has a data source as a member twice.`,
    called: [t`DPM server`, t`DPM servers`],
    of: ({ servers }) => servers,
    broken: ({ name, members }) => {
      const twice = firstRepeated(
        members.map(({ computer, dataSource }) => t`"${dataSource}" of ${computer}`)
      )
      return twice === undefined ? null : t`${name} has ${twice} twice.`
    }
  }),
  'not-directly-protected': every({
    says: t`Every secondary member is a primary member of the DPM server it goes through.`,
    called: SECONDARIES,
    of: ({ members }) => members.filter(({ mode }) => mode === 'secondary'),
    broken: (member, facts) => {
      const { on, computer, dataSource, through } = member
      const there =
        through === null || through === on ? undefined : facts.memberAt.get(placeOf(through, member))
      if (there?.mode === 'primary') return null
      return t`${on} has "${dataSource}" of ${computer} through ${primaryOf(member)}, where it is no primary member.`
    }
  }),
  'own-copy': every({
    says: t`No DPM server has its own data come back to it through another one.`,
    called: [t`member through a DPM server`, t`members through a DPM server`],
    of: ({ members }) => members.filter(isThrough),
    broken: ({ on, computer, dataSource, through }) =>
      computer === on ? t`${on} has its own "${dataSource}" through ${through}.` : null
  }),
  'switched-no-secondary': every({
    says: t`No computer in switched mode has a secondary member.`,
    called: SWITCHED,
    of: ({ switched }) => switched,
    broken: ({ on, computer }, { members }) => {
      const left = members.find((member) => member.computer === computer && member.mode === 'secondary')
      if (!left) return null
      return t`${computer} is switched on ${on}, and ${left.on} has "${left.dataSource}" of it as a secondary member through ${primaryOf(left)}.`
    }
  }),
  'already-switched': every({
    says: t`No computer is switched on two DPM servers.`,
    called: SWITCHED,
    of: ({ switched }) => switched,
    broken: ({ computer }, { switched }) => {
      const places = switched.filter((one) => one.computer === computer).map(({ on }) => on)
      return places.length === 1 ? null : t`${computer} is switched on ${and(places)}.`
    },
    ofDeeds: true
  }),
  'cannot-switch-dpm-server': every({
    says: t`No DPM server is in switched mode.`,
    called: SWITCHED,
    of: ({ switched }) => switched,
    broken: ({ on, computer }, { estate }) =>
      estate.dpmServers.has(computer) ? t`The DPM server ${computer} is switched on ${on}.` : null
  }),
  'primary-not-ready': every({
    says: t`Protection of every switched computer could be given back to its primary DPM server.`,
    called: SWITCHED,
    of: ({ switched }) => switched,
    broken: (reach, facts) => {
      const { on, computer, members } = reach
      for (const { through, dataSource } of members.filter(isThrough)) {
        const why = notReady(facts, through, { computer, dataSource })
        if (why !== null) return t`${computer} is switched on ${on}, and ${through} ${why}.`
      }
      return null
    }
  }),
  'direct-protection-present': every({
    says: t`No DPM server protects data of a computer directly beside what it took over by a switch.`,
    called: SWITCHED,
    of: ({ switched }) => switched,
    broken: ({ on, computer }, { members }) => {
      const direct = members.find(
        (member) => member.on === on && member.computer === computer && member.mode === 'primary'
      )
      return direct
        ? t`${computer} is switched on ${on}, which protects "${direct.dataSource}" of it directly as well.`
        : null
    }
  }),
  'unsupported-move': every({
    says: t`No DPM server holds a copy of a protected server from another primary than the one that protects it now and that it is or knows.`,
    called: [t`held copy from a primary DPM server`, t`held copies from a primary DPM server`],
    of: ({ copies, estate }) =>
      copies.filter(isThrough).filter(({ computer }) => estate.protectedServers.has(computer)),
    broken: ({ on, computer, through }, facts) => {
      const target = directProtector(facts, computer)
      if (target === null || target === through) return null
      if (target !== on && !isKnown(facts, on, target)) return null
      const by =
        target === on ? t`protects ${computer} itself` : t`${target}, which it knows, protects ${computer}`
      return t`${on} holds copies of ${computer} from ${through}, and ${by} now.`
    }
  })
} satisfies Partial<Record<RuleId, Statement>>

function primaryOf({ through }: Listed): string {
  return through ?? t`nothing`
}

function notReady(
  facts: Facts,
  primary: string,
  ref: { readonly computer: string; readonly dataSource: string }
): string | null {
  const server = facts.estate.dpmServers.get(primary)
  if (server?.status !== 'online') return t`is not online`
  if (server.rebuilt) return t`was rebuilt and its DPM database not restored`
  if (facts.memberAt.get(placeOf(primary, ref))?.mode !== 'primary')
    return t`does not list "${ref.dataSource}" of it any more`
  return null
}

/**
 * The DPM server that directly protects a protected server: it is online, owns the agent and has a member that is
 * no secondary one. Null too where the computer is switched there, which is no move.
 */
function directProtector({ estate }: Facts, computer: string): string | null {
  const owner = estate.dpmServers.get(agentOwner(estate, computer) ?? '')
  if (owner?.status !== 'online') return null
  const modes = owner.members.filter((member) => member.computer === computer).map(({ mode }) => mode)
  return modes.includes('primary') && !modes.includes('switched') ? owner.name : null
}

/** A DPM server knows another one if it owns the agent there, or protects it. */
function isKnown(facts: Facts, by: string, server: string): boolean {
  return agentOwner(facts.estate, server) === by || protectorsOf(facts, server).includes(by)
}
