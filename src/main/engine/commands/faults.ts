import type { CommandOf } from '@shared/contract/commands'
import type { Concern } from '@shared/verdict'
import { refused, unknownName, unless, type Decision } from '../decision'
import { agentOwner, isOnline, type Estate } from '../estate'
import type { LabEvent } from '../events'
import { deniesAll, isCut, isDenied, isStopped } from '../faults'
import { firstUnknown } from '../names'
import { violationsOf, type Rule } from '../rules/rule'
import { hasNoSpace, spaceOf } from '../storage'

type FaultCommand = CommandOf<
  | 'cut-network'
  | 'restore-network'
  | 'stop-service'
  | 'start-service'
  | 'outdate-agent'
  | 'spoil-credentials'
  | 'correct-credentials'
  | 'fill-storage'
>

/** Everything is as wanted already. */
export function nothingToChange(isSo: boolean, concern: Concern): Rule<object> {
  return { id: 'nothing-to-change', broken: () => (isSo ? concern : null) }
}

/** What puts something out of order, or right again, from outside of any console. */
export function decideFault(estate: Estate, command: FaultCommand): Decision {
  switch (command.do) {
    case 'cut-network':
    case 'restore-network': {
      const { from, to } = command
      const unknown = firstUnknown(estate, [
        ['computer', from],
        ['computer', to]
      ])
      if (unknown) return unknownName(unknown)
      const cutting = command.do === 'cut-network'
      const isSo = from === to || isCut(estate, from, to) === cutting
      const kind = cutting ? 'network-cut' : 'network-restored'
      return orUnchanged(isSo, { computer: from, name: to }, { kind, from, to })
    }
    case 'stop-service':
    case 'start-service': {
      const { computer, service } = command
      const unknown = firstUnknown(estate, [[service === 'DPMWriter' ? 'DPM server' : 'computer', computer]])
      if (unknown) return unknownName(unknown)
      const stopping = command.do === 'stop-service'
      const kind = stopping ? 'service-stopped' : 'service-started'
      const isSo = isStopped(estate, computer, service) === stopping
      return orUnchanged(isSo, { computer, name: service }, { kind, computer, service })
    }
    case 'outdate-agent': {
      const { computer } = command
      // The agent of a primary DPM server comes with its DPM.
      if (!estate.protectedServers.has(computer))
        return unknownName({ name: computer, sort: 'protected server' })
      if (agentOwner(estate, computer) === null) {
        return refused([{ rule: 'agent-required', concern: { computer } }])
      }
      const isSo = estate.faults.outdated.includes(computer)
      return orUnchanged(isSo, { computer }, { kind: 'agent-outdated', computer })
    }
    case 'spoil-credentials':
    case 'correct-credentials': {
      const { computer } = command
      const unknown = firstUnknown(estate, [['computer', computer]])
      if (unknown) return unknownName(unknown)
      const spoiling = command.do === 'spoil-credentials'
      const kind = spoiling ? 'credentials-spoiled' : 'credentials-corrected'
      return orUnchanged(deniesAll(estate, computer) === spoiling, { computer }, { kind, computer })
    }
    case 'fill-storage': {
      const server = estate.dpmServers.get(command.on)
      if (!server) return unknownName({ name: command.on, sort: 'DPM server' })
      const { total, used, foreign } = spaceOf(estate, server)
      return orUnchanged(
        hasNoSpace(estate, server),
        { server: command.on },
        {
          kind: 'storage-set',
          on: command.on,
          size: total,
          foreign: Math.max(foreign, total - used)
        }
      )
    }
  }
}

function orUnchanged(isSo: boolean, concern: Concern, event: LabEvent): Decision {
  return unless(violationsOf([nothingToChange(isSo, concern)], {}), () => [event])
}

/** SetDpmServer, run on the computer. */
export function decidePointing(estate: Estate, { computer, server }: CommandOf<'set-dpm-server'>): Decision {
  const unknown = firstUnknown(estate, [
    ['computer', computer],
    ['DPM server', server]
  ])
  if (unknown) return unknownName(unknown)
  const owner = agentOwner(estate, computer)
  const isDown: Rule<object> = {
    id: 'computer-unavailable',
    broken: () => (isOnline(estate, computer) ? null : { server, computer })
  }
  const hasNone: Rule<object> = {
    id: 'agent-required',
    broken: () => (owner === null ? { server, computer } : null)
  }
  const isSo = !isDenied(estate, computer, server)
  return unless(violationsOf([isDown, hasNone, nothingToChange(isSo, { server, computer })], {}), () => [
    { kind: 'agent-pointed', computer, server }
  ])
}
