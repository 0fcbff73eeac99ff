import type { Command, MemberSelection } from '../contract/commands'
import { listed } from './phrases'

/** A command in a short sentence without full stop, for the history, undo and the status line. */
export function describeCommand(command: Command): string {
  switch (command.do) {
    case 'install-agent':
      return `Install the protection agent on ${command.computer} from ${command.on}`
    case 'attach-agent':
      return `Attach the protection agent on ${command.computer} to ${command.on}`
    case 'uninstall-agent':
      return `Uninstall the protection agent from ${command.computer} on ${command.on}`
    case 'create-protection-group': {
      const members = command.members.length === 0 ? '' : ` with data of ${computersOf(command.members)}`
      return `Create the protection group "${command.group}" on ${command.on}${members}`
    }
    case 'add-members': {
      const members = command.members.length === 0 ? 'members' : `data of ${computersOf(command.members)}`
      return `Add ${members} to the protection group "${command.group}" on ${command.on}`
    }
    case 'remove-members': {
      const { members, data } = command
      const stopped = members === 'all' || members.length === 0 ? '' : `${computersOf(members)} in `
      const then = data === 'retain' ? 'data retained' : 'data deleted'
      return `Stop protection of ${stopped}the protection group "${command.group}" on ${command.on}, ${then}`
    }
    case 'remove-inactive-protection':
      return `Remove inactive protection of ${command.computer} on ${command.on}`
    case 'switch-protection':
      return `Switch protection of ${command.computer} to ${command.on}`
    case 'resume-primary-protection':
      return `Resume primary protection of ${command.computer} on ${command.on}`
    case 'take-ownership':
      return `Take ownership of the protection agent on ${command.computer} for ${command.on}`
    case 'consistency-check':
      return `Perform a consistency check of ${command.computer} on ${command.on}`
    case 'fail-server':
      return `Let ${command.server} fail`
    case 'repair-server':
      return `Repair ${command.server}`
    case 'remove-server':
      return `Remove ${command.server}`
    case 'rebuild-server': {
      const { server, as = server } = command
      return as === server ? `Rebuild ${server}` : `Rebuild ${server} as ${as}`
    }
    case 'restore-database':
      return `Restore the DPM database of ${command.server} from ${command.from}`
    case 'add-dpm-server':
      return `Add the DPM server ${command.name}`
    case 'add-protected-server':
      return `Add the protected server ${command.name}`
    case 'set-local-data-protection':
      return `Turn AllowLocalDataProtection ${command.allowed ? 'on' : 'off'} for ${command.on}`
    case 'advance-clock':
      return `Advance the clock by ${duration(command.by)}`
  }
}

function computersOf(members: readonly MemberSelection[]): string {
  return listed([...new Set(members.map((member) => member.computer))])
}

const UNITS: Readonly<Record<string, string>> = { m: 'minute', h: 'hour', d: 'day' }

function duration(by: string): string {
  const count = by.slice(0, -1)
  const unit = UNITS[by.slice(-1)] ?? ''
  return `${count} ${unit}${count === '1' ? '' : 's'}`
}
