import type { CommandOf, MemberSelection } from '@shared/contract/commands'
import type { Concern, Violation } from '@shared/verdict'
import { done, refused, unknownName, warned, type Decision } from '../decision'
import { computerOf, type DataSourceRef, type DpmServer, type Estate } from '../estate'
import type { LabEvent, NewMember } from '../events'
import { firstUnknown } from '../names'
import { DEFAULT_POLICY } from '../policy'
import { protectableOf } from '../protectable'
import { serverUnavailable } from '../rules/availability'
import { breaksChain, dpmdbNotSelected, undocumentedRing } from '../rules/chain'
import { groupNameInvalid, groupNameTaken, noMembers } from '../rules/groups'
import { memberRules } from '../rules/member-rules'
import { notDirectlyProtected } from '../rules/members'
import { violationsOf, violationsOver } from '../rules/rule'
import { noStorageSpace } from '../rules/storage'
import { rollupMismatch } from '../rules/versions'
import type { Want } from '../rules/want'
import { keyOf } from '../server-index'

type AddingCommand = CommandOf<'create-protection-group'> | CommandOf<'add-members'>

/** All or nothing: one member refused, and nothing is changed. */
export function decideAdding(estate: Estate, command: AddingCommand): Decision {
  const { on, group } = command
  const creating = command.do === 'create-protection-group'
  const server = estate.dpmServers.get(on)
  if (!server) return unknownName({ name: on, sort: 'DPM server' })
  const unknown =
    (creating ? null : unknownGroup(server, group)) ?? firstUnknownMember(estate, command.members)
  if (unknown) return unknownName(unknown)

  const wants = wantsOf(estate, on, command.members)
  const named = { estate, on, group, memberCount: wants.length }
  const violations = [
    ...violationsOf([serverUnavailable], { estate, on }),
    ...memberViolations(wants),
    ...violationsOf([noStorageSpace], { estate, on }),
    ...violationsOf(creating ? [groupNameTaken, groupNameInvalid, noMembers] : [noMembers], named)
  ]
  if (violations.length > 0) return refused(violations)

  const warnings = [
    ...violationsOver([rollupMismatch], wants),
    ...violationsOver(
      [dpmdbNotSelected],
      wants.map((want) => ({ ...want, wanted: wants }))
    ),
    ...violationsOver([undocumentedRing], wants)
  ]
  const breaking = violationsOver([breaksChain], wants)
  if (breaking.length > 0 && command.confirm !== true) return warned(breaking, warnings)

  const members = wants.map(({ computer, dataSource, through }): NewMember => ({
    computer,
    dataSource,
    through
  }))
  const events: LabEvent[] = [{ kind: 'members-added', on, group, members }]
  if (creating) events.unshift({ kind: 'group-created', on, group, policy: command.policy ?? DEFAULT_POLICY })
  return done(events, [...warnings, ...breaking])
}

/** A member through the acting server itself is not directly protected, and nothing else is asked of it. */
function memberViolations(wants: readonly Want[]): Violation[] {
  const others = wants.filter((want) => want.through !== want.on)
  return memberRules.flatMap((rule) => violationsOver([rule], rule === notDirectlyProtected ? wants : others))
}

export function decideRemoving(estate: Estate, command: CommandOf<'remove-members'>): Decision {
  const { on, group, members, data } = command
  const server = estate.dpmServers.get(on)
  if (!server) return unknownName({ name: on, sort: 'DPM server' })
  const unknown = unknownGroup(server, group)
  if (unknown) return unknownName(unknown)

  const present = server.members.filter((member) => member.group === group)
  const chosen: DataSourceRef[] = []
  for (const selection of members === 'all' ? [] : members) {
    const matching = present.filter(
      (member) =>
        member.computer === selection.computer &&
        (selection.through === undefined || member.through === selection.through)
    )
    const wanted =
      selection.dataSource === 'all'
        ? matching.map((member) => member.dataSource)
        : [selection.dataSource].flat()
    if (wanted.length === 0) return unknownName({ name: selection.computer, sort: 'member' })
    for (const dataSource of wanted) {
      if (!matching.some((member) => member.dataSource === dataSource)) {
        return unknownName({ name: `${dataSource} on ${selection.computer}`, sort: 'member' })
      }
      chosen.push({ computer: selection.computer, dataSource })
    }
  }
  const violations = violationsOf([serverUnavailable], { estate, on })
  if (violations.length > 0) return refused(violations)
  const removed = members === 'all' ? present : [...new Map(chosen.map((ref) => [keyOf(ref), ref])).values()]
  const refs = removed.map(({ computer, dataSource }) => ({ computer, dataSource }))
  return done([{ kind: 'members-removed', on, members: refs, data }])
}

export function unknownGroup({ name: on, groups }: DpmServer, group: string): Concern | null {
  const known = groups.some(({ name }) => name === group)
  return known ? null : { server: on, name: group, sort: 'protection group' }
}

function firstUnknownMember(estate: Estate, members: readonly MemberSelection[]): Concern | null {
  for (const { computer, through, dataSource } of members) {
    const found = computerOf(estate, computer)
    if (!found) return { name: computer, sort: 'computer' }
    const unknown = through === undefined ? null : firstUnknown(estate, [['DPM server', through]])
    if (unknown) return unknown
    if (dataSource === 'all') continue
    const missing = [dataSource].flat().find((name) => !found.dataSources.includes(name))
    if (missing !== undefined) return { computer, name: missing, sort: 'data source' }
  }
  return null
}

function wantsOf(
  estate: Estate,
  on: string,
  members: readonly MemberSelection[]
): (Want & { readonly dataSource: string })[] {
  const seen = new Set<string>()
  return members.flatMap(({ computer, dataSource, through = null }) =>
    dataSourcesOf(estate, on, computer, dataSource, through).map((name) => {
      const key = keyOf({ computer, dataSource: name })
      const repeated = seen.has(key)
      seen.add(key)
      return { estate, on, computer, dataSource: name, through, repeated }
    })
  )
}

/** `all`: everything of the computer that could be added at this moment without a refusal. */
function dataSourcesOf(
  estate: Estate,
  on: string,
  computer: string,
  dataSource: MemberSelection['dataSource'],
  through: string | null
): readonly string[] {
  if (dataSource !== 'all') return [dataSource].flat()
  return protectableOf(estate, on, { computer, through }).map((found) => found.dataSource)
}
