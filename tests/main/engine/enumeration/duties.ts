import type { Command, CommandOf } from '@shared/contract/commands'
import {
  copiesHeld,
  directlyProtects,
  isOwnDataOf,
  isSelfProtecting,
  knows,
  protectorsOf,
  type Kept,
  type Listed,
  type Reading
} from './reading'

/*
 * Section 2 of the rules page from its other end: what must have been so wherever something was done. Said of what came
 * to be, so most of it does not depend on which command did it.
 */

export interface Change {
  readonly before: Reading
  readonly after: Reading
  readonly command: Command
  /** Rules that were warned of. */
  readonly warnings: readonly string[]
}

interface Duty {
  readonly says: string
  readonly holds: (change: Change) => boolean
}

export const NO_COPY_IS_LOST =
  'a held copy ends only by deleting it, by removing inactive protection, or with its holder rebuilt or restored'

/** Members that came with the command; a restored database brings its own, which were judged when they first came. */
function newMembers({ before, after, command }: Change): Listed[] {
  if (command.do === 'restore-database') return []
  const had = new Set(before.members.map(place))
  return after.members.filter((one) => !had.has(place(one)))
}

const place = ({ on, computer, dataSource }: Kept) => `${on} ${computer} ${dataSource}`

/** Agents that have another owner now. */
function newOwners({ before, after }: Change): { readonly computer: string; readonly by: string }[] {
  return [...after.owner].flatMap(([computer, by]) =>
    by !== null && by !== before.owner.get(computer) ? [{ computer, by }] : []
  )
}

/** A switch and taking ownership reach for the computer, also where its agent is theirs already. */
function takenOver({ command }: Change): { readonly computer: string }[] {
  return command.do === 'switch-protection' || command.do === 'take-ownership' ? [command] : []
}

const reached = (one: { computer: string; through: string | null }) => one.through ?? one.computer
/** Of a member of another computer than the server itself. */
const elsewhere = (one: Listed) => reached(one) !== one.on

export const duties: readonly Duty[] = [
  {
    says: 'the DPM server that acts is online',
    holds: ({ before, command }) => !('on' in command) || before.online.has(command.on)
  },
  {
    says: 'the computer that is reached for is online, if it is another one',
    holds: (change) =>
      newMembers(change).every((one) => !elsewhere(one) || change.before.online.has(reached(one))) &&
      [...newOwners(change), ...takenOver(change)].every(({ computer }) => change.before.online.has(computer))
  },
  {
    says: 'the agent of what is reached for is owned by who takes it as a member',
    holds: (change) =>
      newMembers(change).every((one) => !elsewhere(one) || change.before.owner.get(reached(one)) === one.on)
  },
  {
    says: 'who takes data of or through a DPM server, or its agent, is its only protector or the first',
    holds: (change) =>
      [
        ...newMembers(change)
          .filter(elsewhere)
          .map((one) => [reached(one), one.on] as const),
        ...newOwners(change).map(({ computer, by }) => [computer, by] as const)
      ].every(([server, by]) => protectorsOf(change.before, server).every((other) => other === by))
  },
  {
    says: 'nothing is taken of or through a DPM server that protects itself',
    holds: (change) =>
      newMembers(change).every((one) => !elsewhere(one) || !isSelfProtecting(change.before, reached(one)))
  },
  {
    says: 'own data other than DPMDB is protected only where that is allowed',
    holds: (change) =>
      newMembers(change).every(
        (one) =>
          !isOwnDataOf(one, one.on) || one.dataSource === 'DPMDB' || change.before.allowsLocal.has(one.on)
      )
  },
  {
    says: 'a chain is broken only with confirmation, and that is said',
    holds: (change) =>
      newMembers(change).every(
        (one) =>
          !isOwnDataOf(one, one.on) ||
          protectorsOf(change.before, one.on).length === 0 ||
          ('confirm' in change.command &&
            change.command.confirm === true &&
            change.warnings.includes('breaks-chain'))
      )
  },
  {
    says: 'a secondary member is a primary one where it comes from, and its computer is switched nowhere',
    holds: (change) =>
      newMembers(change).every(
        (one) =>
          one.through === null ||
          (change.before.members.some(
            (other) =>
              other.on === one.through &&
              other.computer === one.computer &&
              other.dataSource === one.dataSource &&
              other.mode === 'primary'
          ) &&
            !change.before.members.some(
              (other) => other.computer === one.computer && other.mode === 'switched'
            ))
      )
  },
  {
    says: 'no data of a protected server, nor of another DPM server, is protected directly by two',
    holds: (change) =>
      newMembers(change).every(
        (one) =>
          one.through !== null ||
          one.computer === one.on ||
          change.before.dpm.every(
            (other) =>
              other === one.on || !directlyProtects(change.before, other, one.computer, one.dataSource)
          )
      )
  },
  {
    says: 'an agent is installed where there was none, and attached where its owner is down or does not need it',
    holds: ({ before, command }) => {
      if (command.do !== 'install-agent' && command.do !== 'attach-agent') return true
      const owner = before.owner.get(command.computer) ?? null
      if (command.do === 'install-agent' || owner === null) return owner === null
      if (owner === command.on) return false
      return !before.online.has(owner) || !needs(before, owner, command.computer)
    }
  },
  {
    says: 'an agent is uninstalled by its owner, which needs it no more',
    holds: ({ before, command }) =>
      command.do !== 'uninstall-agent' ||
      (before.owner.get(command.computer) === command.on && !needs(before, command.on, command.computer))
  },
  {
    says: 'no protected server comes under a DPM server that holds copies of it from elsewhere, or is known to one that does',
    holds: isNoUnsupportedMove
  },
  {
    says: 'no holder of copies comes to know the DPM server that protects the computer now',
    holds: isNoMirroredMove
  },
  {
    says: 'protection is switched where a secondary copy is, once, and where the computer has an agent',
    holds: ({ before, command }) => {
      if (command.do !== 'switch-protection') return true
      const modes = before.members.filter((one) => isOf(one, command)).map(({ mode }) => mode)
      return (
        modes.includes('secondary') &&
        !modes.includes('switched') &&
        typeof before.owner.get(command.computer) === 'string'
      )
    }
  },
  {
    says: 'protection is given back to a primary that is ready, with nothing direct beside it',
    holds: isRightResume
  },
  {
    says: 'ownership is taken by who protects the computer directly, of an agent that is there',
    holds: ({ before, command }) =>
      command.do !== 'take-ownership' ||
      (typeof before.owner.get(command.computer) === 'string' &&
        before.members.some((one) => isOf(one, command) && one.mode !== 'secondary'))
  },
  {
    says: 'a DPM database is restored onto a rebuilt, empty server that is online, from one that holds a copy of it',
    holds: ({ before, command }) =>
      command.do !== 'restore-database' ||
      (before.rebuilt.has(command.server) &&
        before.online.has(command.server) &&
        before.online.has(command.from) &&
        !before.groups.some(({ on }) => on === command.server) &&
        copiesHeld(before).some(
          (one) => one.on === command.from && one.computer === command.server && one.dataSource === 'DPMDB'
        ))
  },
  {
    says: 'only what failed is repaired, only what failed or was removed is rebuilt',
    holds: ({ before, command }) => {
      if (command.do !== 'repair-server' && command.do !== 'rebuild-server') return true
      const status = before.status.get(command.server) ?? ''
      return (command.do === 'repair-server' ? ['failed', 'offline'] : ['failed', 'removed']).includes(status)
    }
  },
  {
    says: NO_COPY_IS_LOST,
    holds: ({ before, after, command }) => {
      const there = new Set(copiesHeld(after).map(place))
      return copiesHeld(before).every((one) => there.has(place(one)) || mayEnd(command, one))
    }
  },
  {
    says: 'a ring of three or more is warned of when it is closed',
    holds: ({ before, after, warnings }) =>
      onRings(after).every((server) => onRings(before).includes(server)) ||
      warnings.includes('undocumented-ring')
  },
  {
    says: 'replicas taken without the DPM database of their primary are warned of',
    holds: (change) =>
      newMembers(change).every(
        (one) =>
          one.through === null ||
          change.after.members.some(
            (other) => other.on === one.on && other.computer === one.through && other.dataSource === 'DPMDB'
          ) ||
          change.warnings.includes('dpmdb-not-selected')
      )
  }
]

export function neglected(change: Change): string[] {
  return duties.filter(({ holds }) => !holds(change)).map(({ says }) => says)
}

function isOf(one: Listed, { on, computer }: { on: string; computer: string }): boolean {
  return one.on === on && one.computer === computer
}

/** It has members of the computer, or through it. */
function needs({ members }: Reading, owner: string, computer: string): boolean {
  return members.some((one) => one.on === owner && (one.computer === computer || one.through === computer))
}

/** Agents installed and attached, and primary members; a switch and taking ownership have rules of their own. */
function isNoUnsupportedMove(change: Change): boolean {
  const { before, command } = change
  const isAgent = command.do === 'install-agent' || command.do === 'attach-agent'
  const comings = [
    ...(isAgent ? [{ on: command.on, computer: command.computer }] : []),
    ...newMembers(change).filter(({ through }) => through === null)
  ]
  return comings.every(({ on, computer }) => {
    if (before.dpm.includes(computer)) return true
    if (before.members.some((one) => isOf(one, { on, computer }) && one.mode === 'switched')) return true
    return !copiesHeld(before).some(
      (held) =>
        held.computer === computer &&
        held.through !== null &&
        held.through !== on &&
        (held.on === on || knows(before, held.on, on))
    )
  })
}

function isNoMirroredMove(change: Change): boolean {
  const { before, command } = change
  const isAgent = command.do === 'install-agent' || command.do === 'attach-agent'
  const meetings = [
    ...(isAgent ? [{ holder: command.on, target: command.computer }] : []),
    ...newMembers(change)
      .filter(elsewhere)
      .map((one) => ({ holder: one.on, target: reached(one) }))
  ]
  return meetings.every(
    ({ holder, target }) =>
      !before.dpm.includes(target) ||
      !copiesHeld(before).some(
        (held) =>
          held.on === holder &&
          held.through !== null &&
          held.through !== target &&
          !before.dpm.includes(held.computer) &&
          directlyProtects(before, target, held.computer)
      )
  )
}

function isRightResume({ before, command }: Change): boolean {
  if (command.do !== 'resume-primary-protection') return true
  const members = before.members.filter((one) => isOf(one, command))
  const switched = members.filter(({ mode }) => mode === 'switched')
  return (
    switched.length > 0 &&
    !members.some(({ mode }) => mode === 'primary') &&
    switched.every(
      ({ through, computer, dataSource }) =>
        through !== null &&
        before.online.has(through) &&
        !before.rebuilt.has(through) &&
        before.members.some(
          (one) =>
            one.on === through &&
            one.computer === computer &&
            one.dataSource === dataSource &&
            one.mode === 'primary'
        )
    )
  )
}

function mayEnd(command: Command, { on, computer }: Kept): boolean {
  switch (command.do) {
    case 'remove-members':
      return command.on === on && command.data === 'delete' && names(command, computer)
    case 'remove-inactive-protection':
      return command.on === on && command.computer === computer
    case 'rebuild-server':
    case 'restore-database':
      return command.server === on
    default:
      return false
  }
}

function names({ members }: CommandOf<'remove-members'>, computer: string): boolean {
  return members === 'all' || members.some((one) => one.computer === computer)
}

/** Servers from which three or more links lead back to them. */
function onRings({ dpm, links }: Reading): string[] {
  return dpm.filter((start) => {
    let at = start
    for (let length = 1; length <= dpm.length; length++) {
      const [link] = links.filter((one) => one.protected === at)
      if (!link) return false
      at = link.protector
      if (at === start) return length >= 3
    }
    return false
  })
}
