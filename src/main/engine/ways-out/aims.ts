import type { Command } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'
import { decide } from '../decide'
import { agentOwner, isOnline, type Estate } from '../estate'
import { protectorOf } from '../topology'
import { modesOn } from './goal'
import { gainAgent, giveUp, isOwnOf, protectDirectly, reaches, reviveServer } from './moves'
import { remediesOf } from './remedies'

/** Commands that bring an estate nearer to a goal by themselves; what stands in their way is for the remedies. */
export function aimsOf(estate: Estate, goal: Goal): Command[] {
  return [...towards(estate, goal), ...toRegain(estate)]
}

function towards(estate: Estate, goal: Goal): Command[] {
  switch (goal.kind) {
    // Looked for with each DPM server on its own.
    case 'protected':
      return []
    case 'protected-by':
      return toProtect(estate, goal.by, goal.computer)
    case 'not-protected-by':
      return toFree(estate, goal.by, goal.computer)
    case 'possible':
      return remediesOf(estate, decide(estate, goal.command).verdict)
  }
}

/** Copies that went with the DPM database of a rebuilt server come back with it. */
function toRegain(estate: Estate): Command[] {
  return [...estate.dpmServers.values()]
    .filter(({ status, rebuilt }) => rebuilt && status === 'online')
    .flatMap(({ name }) => reviveServer(estate, name))
}

/** Each of them makes one of the things true that direct protection, or a link, consists of. */
function toProtect(estate: Estate, by: string, computer: string): Command[] {
  const aims = [...reviveServer(estate, by), ...gainAgent(estate, by, computer)]
  if (estate.dpmServers.has(computer)) {
    if (protectorOf(estate, computer) !== by) aims.push(...protectDirectly(estate, by, computer))
    return [...aims, ...giveUp(estate, computer, isOwnOf(computer))]
  }
  const modes = modesOn(estate, by, computer)
  if (!modes.has('primary') && !modes.has('switched')) {
    aims.push(...protectDirectly(estate, by, computer), { do: 'switch-protection', on: by, computer })
  }
  return aims
}

/** What ends a link, or the direct protection of a protected server: it is given up, or goes to another one. */
function toFree(estate: Estate, by: string, computer: string): Command[] {
  if (estate.dpmServers.has(computer)) {
    return isOnline(estate, by) ? giveUp(estate, by, reaches(computer)) : reviveServer(estate, by)
  }
  return [
    ...giveUp(estate, by, (member) => member.computer === computer && member.mode !== 'secondary'),
    { do: 'resume-primary-protection', on: by, computer },
    ...[...estate.dpmServers.keys()].flatMap((on): Command[] => {
      if (on === by || agentOwner(estate, computer) !== by) return []
      const modes = modesOn(estate, on, computer)
      return [
        ...(modes.has('secondary') ? [{ do: 'switch-protection', on, computer } as const] : []),
        ...(modes.has('primary') || modes.has('switched')
          ? [{ do: 'take-ownership', on, computer } as const]
          : [])
      ]
    })
  ]
}
