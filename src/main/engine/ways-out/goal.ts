import type { Goal } from '@shared/goal'
import type { Concern } from '@shared/verdict'
import { decide } from '../decide'
import { agentOwner, isOnline, type Estate, type Member } from '../estate'
import { firstUnknown } from '../names'
import { indexOf } from '../server-index'
import { directlyProtectsSome, isSelfProtecting, protectorOf } from '../topology'

/** Whether an estate is as a goal wants it. */
export function isReached(estate: Estate, goal: Goal): boolean {
  switch (goal.kind) {
    case 'protected':
      return [...estate.dpmServers.keys()].some((by) => protects(estate, by, goal.computer))
    case 'protected-by':
      return protects(estate, goal.by, goal.computer)
    case 'not-protected-by':
      return estate.dpmServers.has(goal.computer)
        ? protectorOf(estate, goal.computer) !== goal.by
        : !directlyProtectsSome(estate, goal.by, goal.computer)
    case 'possible':
      return decide(estate, goal.command).verdict.outcome !== 'refused'
  }
}

/**
 * Of a protected server: *directly protects*. Of a DPM server: its link goes there, unbroken, to a server that is
 * online and owns its agent.
 */
export function protects(estate: Estate, by: string, computer: string): boolean {
  if (!estate.dpmServers.has(computer)) return directlyProtectsSome(estate, by, computer)
  return (
    protectorOf(estate, computer) === by &&
    isOnline(estate, by) &&
    agentOwner(estate, computer) === by &&
    !isSelfProtecting(estate, computer)
  )
}

/** How a DPM server has data of a computer. */
export function modesOn(estate: Estate, on: string, computer: string): Set<Member['mode']> {
  const server = estate.dpmServers.get(on)
  return new Set((server && indexOf(server).byComputer.get(computer))?.map(({ mode }) => mode))
}

/** The first name of a goal that is not in the lab. What a command names is for `decide` to say. */
export function unknownIn(estate: Estate, goal: Goal): Concern | null {
  switch (goal.kind) {
    case 'protected':
      return firstUnknown(estate, [['computer', goal.computer]])
    case 'protected-by':
    case 'not-protected-by':
      return firstUnknown(estate, [
        ['computer', goal.computer],
        ['DPM server', goal.by]
      ])
    case 'possible':
      return null
  }
}
