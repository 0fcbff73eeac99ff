import type { Command, MemberSelection } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'

/** A large group has many computers; what somebody wants of it shows in the first. */
const MOST = 3

/**
 * What somebody who was refused this command probably wants, the widest first: that what it was aimed at is protected
 * at all, or by the server that was to act. Last always that the command itself can be done.
 */
export function goalsOf(command: Command): readonly Goal[] {
  return [...wanted(command), { kind: 'possible', command }]
}

function wanted(command: Command): Goal[] {
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent':
    case 'take-ownership':
    case 'switch-protection':
      return protectedGoals(command.on, [command.computer], [command.computer])
    case 'create-protection-group':
    case 'add-members': {
      const { on, members } = command
      // Of data that comes through a primary the link is wanted, or that the computer behind it is safe.
      const aims = members.map(({ computer, through }) => through ?? computer)
      return protectedGoals(on, [...aims, ...computersOf(members)], aims)
    }
    case 'uninstall-agent':
      return notProtectedGoals(command.on, [command.computer])
    case 'remove-members':
      return command.members === 'all' ? [] : notProtectedGoals(command.on, computersOf(command.members))
    case 'remove-inactive-protection':
    case 'resume-primary-protection':
    case 'consistency-check':
    case 'fail-server':
    case 'repair-server':
    case 'remove-server':
    case 'rebuild-server':
    case 'restore-database':
    case 'add-dpm-server':
    case 'add-protected-server':
    case 'set-local-data-protection':
    case 'advance-clock':
    case 'modify-protection-group':
    case 'create-recovery-point':
    case 'cancel-job':
    case 'retry-job':
    case 'inactivate-alert':
    case 'recover':
    case 'disable-agent':
    case 'enable-agent':
    case 'throttle-agent':
    case 'update-agent':
    case 'set-dpm-server':
    case 'reallocate-replicas':
    case 'add-storage':
    case 'fill-storage':
    case 'rescan-library':
    case 'inventory-library':
    case 'cut-network':
    case 'restore-network':
    case 'stop-service':
    case 'start-service':
    case 'outdate-agent':
    case 'spoil-credentials':
    case 'correct-credentials':
      return []
  }
}

const computersOf = (members: readonly MemberSelection[]): string[] => members.map(({ computer }) => computer)
const some = (names: readonly string[]): string[] => [...new Set(names)].slice(0, MOST)

function protectedGoals(server: string, computers: readonly string[], aims: readonly string[]): Goal[] {
  const anyhow = some(computers).map((computer): Goal => ({ kind: 'protected', computer }))
  // A server that wants its own data has no protector in mind.
  const others = aims.filter((computer) => computer !== server)
  return [
    ...anyhow,
    ...some(others).map((computer): Goal => ({ kind: 'protected-by', computer, by: server }))
  ]
}

function notProtectedGoals(server: string, computers: readonly string[]): Goal[] {
  return some(computers.filter((computer) => computer !== server)).map((computer) => ({
    kind: 'not-protected-by',
    computer,
    by: server
  }))
}
