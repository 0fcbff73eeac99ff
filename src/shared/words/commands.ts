import type { Command, CommandOf, MemberSelection, RecoveryTarget } from '../contract/commands'
import { alertTitle } from './alerts'
import { jobLabel } from './jobs'
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
      return `Perform a consistency check of ${dataOf(command)} on ${command.on}`
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
    case 'modify-protection-group': {
      const { on, group, rename, policy } = command
      if (rename === undefined) return `Modify the protection group "${group}" on ${on}`
      return policy === undefined
        ? `Rename the protection group "${group}" on ${on} to "${rename}"`
        : `Modify the protection group "${group}" on ${on} and rename it to "${rename}"`
    }
    case 'create-recovery-point':
      return `${POINT_DEEDS[command.type ?? 'recovery-point']} of ${dataOf(command)} on ${command.on}`
    case 'cancel-job':
      return `Cancel the ${jobOf(command)} on ${command.on}`
    case 'retry-job':
      return `Retry the ${jobOf(command)} on ${command.on}`
    case 'inactivate-alert':
      return `Inactivate the alert "${alertTitle(command.alert)}" for ${dataOf(command)} on ${command.on}`
    case 'recover':
      return `Recover ${dataOf(command)} from ${command.on} ${recoveryOf(command)}`
    case 'disable-agent':
      return `Disable the protection agent on ${command.computer} for ${command.on}`
    case 'enable-agent':
      return `Enable the protection agent on ${command.computer} for ${command.on}`
    case 'throttle-agent': {
      const { on, computer, mbps } = command
      return mbps === undefined
        ? `End the throttling of ${computer} on ${on}`
        : `Throttle ${computer} on ${on} to ${mbps} Mbps`
    }
    case 'update-agent':
      return `Update the protection agent on ${command.computer} from ${command.on}`
    case 'set-dpm-server':
      return `Run SetDpmServer on ${command.computer} for ${command.server}`
    case 'reallocate-replicas':
      return `Run DpmSync -ReallocateReplica on ${command.on}`
    case 'add-storage':
      return `Add ${command.gigabytes} GB to the storage pool of ${command.on}`
    case 'fill-storage':
      return `Fill the storage pool of ${command.on}`
    case 'rescan-library':
      return `Rescan the tape library of ${command.on}`
    case 'inventory-library':
      return `Take a ${command.detailed === true ? 'detailed' : 'fast'} inventory of the tape library of ${command.on}`
    case 'cut-network':
      return `Cut the network between ${command.from} and ${command.to}`
    case 'restore-network':
      return `Restore the network between ${command.from} and ${command.to}`
    case 'stop-service':
      return `Stop ${command.service} on ${command.computer}`
    case 'start-service':
      return `Start ${command.service} on ${command.computer}`
    case 'outdate-agent':
      return `Make the protection agent on ${command.computer} outdated`
    case 'spoil-credentials':
      return `Make the credentials for ${command.computer} wrong`
    case 'correct-credentials':
      return `Correct the credentials for ${command.computer}`
  }
}

const POINT_DEEDS = {
  'recovery-point': 'Create a recovery point',
  synchronization: 'Run a synchronization',
  'express-full': 'Run an express full backup'
} as const

interface Data {
  readonly computer: string
  readonly dataSource?: string | readonly string[] | undefined
}

/** `Server1`, `"Payroll" of Server1`. */
function dataOf({ computer, dataSource }: Data): string {
  if (dataSource === undefined) return computer
  const names = typeof dataSource === 'string' ? [dataSource] : dataSource
  return `${listed(names.map((name) => `"${name}"`))} of ${computer}`
}

function jobOf({ job, ...subject }: CommandOf<'cancel-job' | 'retry-job'>): string {
  return `${job === undefined ? 'job' : jobLabel(job).toLowerCase()} of ${dataOf(subject)}`
}

function recoveryOf({ to, target, point }: CommandOf<'recover'>): string {
  const from =
    point === undefined ? '' : point === 'latest' ? ', latest state' : `, recovery point of ${point}`
  return `${whereTo(to, target)}${from}`
}

function whereTo(to: RecoveryTarget, target: string | undefined): string {
  const on = target === undefined ? '' : ` on ${target}`
  switch (to) {
    case 'original':
      return 'to the original location'
    case 'alternate':
      return `to an alternate location${on}`
    case 'network-folder':
      return `to a network folder${on}`
    case 'replica':
      return `to the replica${on}`
  }
}

function computersOf(members: readonly MemberSelection[]): string {
  return listed([...new Set(members.map((member) => member.computer))])
}

const UNITS: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day' }

function duration(by: string): string {
  const count = by.slice(0, -1)
  const unit = UNITS[by.slice(-1)] ?? ''
  return `${count} ${unit}${count === '1' ? '' : 's'}`
}

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1]
] as const

/** Lab time that passed, in its two largest units: `2 days 3 hours of lab time`. */
export function describePassing(seconds: number): string {
  let left = seconds
  const parts = SPANS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size)
    left -= count * size
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`]
  })
  return `${parts.slice(0, 2).join(' ')} of lab time`
}
