import type { CommandOf } from '@shared/contract/commands'
import { done, refused, unknownName, unless, type Decision } from '../decision'
import type { Estate } from '../estate'
import { throttleOf } from '../faults'
import { firstUnknown } from '../names'
import { agentNotOwned } from '../rules/agents'
import { computerUnavailable, computerUnreachable, serverUnavailable } from '../rules/availability'
import { groupNameInvalid, groupNameTaken } from '../rules/groups'
import { violationsOf, type Rule } from '../rules/rule'
import { noTapeLibrary } from '../rules/storage'
import type { Want } from '../rules/want'
import { spaceOf } from '../storage'
import { activityOf } from '../activity'
import { nothingToChange } from './faults'
import { unknownGroup } from './members'

export function decideModifying(estate: Estate, command: CommandOf<'modify-protection-group'>): Decision {
  const { on, group, rename, policy } = command
  const server = estate.dpmServers.get(on)
  if (!server) return unknownName({ name: on, sort: 'DPM server' })
  const unknown = unknownGroup(server, group)
  if (unknown) return unknownName(unknown)
  const renames = rename !== undefined && rename !== group
  const violations = [
    ...violationsOf([serverUnavailable], { estate, on }),
    ...(renames
      ? violationsOf([groupNameTaken, groupNameInvalid], { estate, on, group: rename, memberCount: 1 })
      : [])
  ]
  return unless(violations, () => [
    {
      kind: 'group-modified',
      on,
      group,
      ...(renames ? { rename } : {}),
      ...(policy === undefined ? {} : { policy })
    }
  ])
}

type AgentCommand = CommandOf<'disable-agent' | 'enable-agent' | 'throttle-agent' | 'update-agent'>

/** A primary's agent comes with its DPM (32523). */
const agentOfPrimary: Rule<Want> = {
  id: 'agent-of-primary',
  broken: ({ estate, on, computer }) => (estate.dpmServers.has(computer) ? { server: on, computer } : null)
}

export function decideAgentUpkeep(estate: Estate, command: AgentCommand): Decision {
  const { on, computer } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  if (unknown) return unknownName(unknown)
  const want: Want = { estate, on, computer, dataSource: null, through: null }
  const isDisabled = estate.faults.disabled.includes(computer)
  const mbps = throttleOf(estate, computer)
  const asks = (isSo: boolean, ...more: readonly Rule<Want>[]) =>
    violationsOf<Want>(
      [serverUnavailable, agentNotOwned, ...more, nothingToChange(isSo, { server: on, computer })],
      want
    )
  switch (command.do) {
    case 'disable-agent':
    case 'enable-agent': {
      const disabled = command.do === 'disable-agent'
      return unless(asks(isDisabled === disabled), () => [
        { kind: 'agent-set', on, computer, disabled, mbps }
      ])
    }
    case 'throttle-agent': {
      const wanted = command.mbps ?? null
      return unless(asks(mbps === wanted), () => [
        { kind: 'agent-set', on, computer, disabled: isDisabled, mbps: wanted }
      ])
    }
    case 'update-agent': {
      const isSo = !estate.faults.outdated.includes(computer)
      return unless(asks(isSo, agentOfPrimary, computerUnavailable, computerUnreachable), () => [
        { kind: 'agent-update-started', on, computer }
      ])
    }
  }
}

type ServerCommand = CommandOf<'reallocate-replicas' | 'add-storage' | 'rescan-library' | 'inventory-library'>

export function decideServerUpkeep(estate: Estate, command: ServerCommand): Decision {
  const { on } = command
  const server = estate.dpmServers.get(on)
  if (!server) return unknownName({ name: on, sort: 'DPM server' })
  const question = { estate, on }
  switch (command.do) {
    case 'reallocate-replicas': {
      const isSo = !server.members.some(({ replica }) => replica === 'missing')
      return unless(
        violationsOf([serverUnavailable, nothingToChange(isSo, { server: on })], question),
        () => [{ kind: 'replicas-reallocated', on }]
      )
    }
    case 'add-storage': {
      const violations = violationsOf([serverUnavailable], question)
      if (violations.length > 0) return refused(violations)
      const { total } = spaceOf(estate, server)
      const size = (server.storage.size ?? total) + command.gigabytes
      return done([{ kind: 'storage-set', on, size, foreign: server.storage.foreign }])
    }
    case 'rescan-library':
    case 'inventory-library': {
      const isDetailed = command.do === 'inventory-library' && command.detailed === true
      const isRescan = command.do === 'rescan-library'
      const job = isRescan ? 'library-rescan' : isDetailed ? 'detailed-inventory' : 'fast-inventory'
      const isBusy = activityOf(estate.activity, on).running.has('library')
      return unless(
        violationsOf([serverUnavailable, noTapeLibrary, nothingToChange(isBusy, { server: on })], question),
        () => [{ kind: 'jobs-started', on, job, members: [] }]
      )
    }
  }
}
