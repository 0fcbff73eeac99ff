import { counted } from './counts'
import { t } from '../catalogue'
import type { Command, CommandOf, MemberSelection, RecoveryTarget } from '../contract/commands'
import { alertTitle } from './alerts'
import { jobInSentence } from './jobs'
import { listed } from './phrases'

/** A command in a short sentence without full stop, for the history, undo and the status line. */
export function describeCommand(command: Command): string {
  switch (command.do) {
    case 'install-agent':
      return t`Install the protection agent on ${command.computer} from ${command.on}`
    case 'attach-agent':
      return t`Attach the protection agent on ${command.computer} to ${command.on}`
    case 'uninstall-agent':
      return t`Uninstall the protection agent from ${command.computer} on ${command.on}`
    case 'create-protection-group': {
      const { group, on, members } = command
      return members.length === 0
        ? t`Create the protection group "${group}" on ${on}`
        : t`Create the protection group "${group}" on ${on} with data of ${computersOf(members)}`
    }
    case 'add-members': {
      const { group, on, members } = command
      return members.length === 0
        ? t`Add members to the protection group "${group}" on ${on}`
        : t`Add data of ${computersOf(members)} to the protection group "${group}" on ${on}`
    }
    case 'remove-members': {
      const { members, data, on, group } = command
      const what =
        members === 'all' || members.length === 0
          ? t`the protection group "${group}"`
          : t`${computersOf(members)} in the protection group "${group}"`
      return data === 'retain'
        ? t`Stop protection of ${what} on ${on}, data retained`
        : t`Stop protection of ${what} on ${on}, data deleted`
    }
    case 'remove-inactive-protection':
      return t`Remove inactive protection of ${command.computer} on ${command.on}`
    case 'switch-protection':
      return t`Switch protection of ${command.computer} to ${command.on}`
    case 'resume-primary-protection':
      return t`Resume primary protection of ${command.computer} on ${command.on}`
    case 'take-ownership':
      return t`Take ownership of the protection agent on ${command.computer} for ${command.on}`
    case 'consistency-check':
      return t`Perform a consistency check of ${dataOf(command)} on ${command.on}`
    case 'fail-server':
      return t`Let ${command.server} fail`
    case 'repair-server':
      return t`Repair ${command.server}`
    case 'remove-server':
      return t`Remove ${command.server}`
    case 'rebuild-server': {
      const { server, as = server } = command
      return as === server ? t`Rebuild ${server}` : t`Rebuild ${server} as ${as}`
    }
    case 'restore-database':
      return t`Restore the DPM database of ${command.server} from ${command.from}`
    case 'add-dpm-server':
      return t`Add the DPM server ${command.name}`
    case 'add-protected-server':
      return t`Add the protected server ${command.name}`
    case 'set-local-data-protection':
      return command.allowed
        ? t`Turn AllowLocalDataProtection on for ${command.on}`
        : t`Turn AllowLocalDataProtection off for ${command.on}`
    case 'advance-clock':
      return t`Advance the clock by ${duration(command.by)}`
    case 'modify-protection-group': {
      const { on, group, rename, policy } = command
      if (rename === undefined) return t`Modify the protection group "${group}" on ${on}`
      return policy === undefined
        ? t`Rename the protection group "${group}" on ${on} to "${rename}"`
        : t`Modify the protection group "${group}" on ${on} and rename it to "${rename}"`
    }
    case 'create-recovery-point':
      return POINT_DEEDS[command.type ?? 'recovery-point'](dataOf(command), command.on)
    case 'cancel-job':
      return t`Cancel the ${jobOf(command)} on ${command.on}`
    case 'retry-job':
      return t`Retry the ${jobOf(command)} on ${command.on}`
    case 'inactivate-alert':
      return t`Inactivate the alert "${alertTitle(command.alert)}" for ${dataOf(command)} on ${command.on}`
    case 'recover':
      return t`Recover ${dataOf(command)} from ${command.on} ${recoveryOf(command)}`
    case 'disable-agent':
      return t`Disable the protection agent on ${command.computer} for ${command.on}`
    case 'enable-agent':
      return t`Enable the protection agent on ${command.computer} for ${command.on}`
    case 'throttle-agent': {
      const { on, computer, mbps } = command
      return mbps === undefined
        ? t`End the throttling of ${computer} on ${on}`
        : t`Throttle ${computer} on ${on} to ${mbps} Mbps`
    }
    case 'update-agent':
      return t`Update the protection agent on ${command.computer} from ${command.on}`
    case 'set-dpm-server':
      return t`Run SetDpmServer on ${command.computer} for ${command.server}`
    case 'reallocate-replicas':
      return t`Run DpmSync -ReallocateReplica on ${command.on}`
    case 'add-storage':
      return t`Add ${command.gigabytes} GB to the storage pool of ${command.on}`
    case 'fill-storage':
      return t`Fill the storage pool of ${command.on}`
    case 'rescan-library':
      return t`Rescan the tape library of ${command.on}`
    case 'inventory-library':
      return command.detailed === true
        ? t`Take a detailed inventory of the tape library of ${command.on}`
        : t`Take a fast inventory of the tape library of ${command.on}`
    case 'cut-network':
      return t`Cut the network between ${command.from} and ${command.to}`
    case 'restore-network':
      return t`Restore the network between ${command.from} and ${command.to}`
    case 'stop-service':
      return t`Stop ${command.service} on ${command.computer}`
    case 'start-service':
      return t`Start ${command.service} on ${command.computer}`
    case 'outdate-agent':
      return t`Make the protection agent on ${command.computer} outdated`
    case 'spoil-credentials':
      return t`Make the credentials for ${command.computer} wrong`
    case 'correct-credentials':
      return t`Correct the credentials for ${command.computer}`
  }
}

const POINT_DEEDS = {
  'recovery-point': (data: string, on: string) => t`Create a recovery point of ${data} on ${on}`,
  synchronization: (data: string, on: string) => t`Run a synchronization of ${data} on ${on}`,
  'express-full': (data: string, on: string) => t`Run an express full backup of ${data} on ${on}`
}

interface Data {
  readonly computer: string
  readonly dataSource?: string | readonly string[] | undefined
}

/** `Server1`, `"Payroll" of Server1`. */
function dataOf({ computer, dataSource }: Data): string {
  if (dataSource === undefined) return computer
  const names = typeof dataSource === 'string' ? [dataSource] : dataSource
  return t`${listed(names.map((name) => `"${name}"`))} of ${computer}`
}

function jobOf({ job, ...subject }: CommandOf<'cancel-job' | 'retry-job'>): string {
  return t`${job === undefined ? t`job` : jobInSentence(job)} of ${dataOf(subject)}`
}

function recoveryOf({ to, target, point }: CommandOf<'recover'>): string {
  const where = whereTo(to, target)
  if (point === undefined) return where
  return point === 'latest' ? t`${where}, latest state` : t`${where}, recovery point of ${point}`
}

function whereTo(to: RecoveryTarget, target: string | undefined): string {
  switch (to) {
    case 'original':
      return t`to the original location`
    case 'alternate':
      return target === undefined ? t`to an alternate location` : t`to an alternate location on ${target}`
    case 'network-folder':
      return target === undefined ? t`to a network folder` : t`to a network folder on ${target}`
    case 'replica':
      return target === undefined ? t`to the replica` : t`to the replica on ${target}`
  }
}

function computersOf(members: readonly MemberSelection[]): string {
  return listed([...new Set(members.map((member) => member.computer))])
}

const UNITS = { s: 'second', m: 'minute', h: 'hour', d: 'day' } as const

function duration(by: string): string {
  const [, unit] = Object.entries(UNITS).find(([short]) => by.endsWith(short)) ?? []
  return unit === undefined ? by : counted(Number(by.slice(0, -1)), unit)
}

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1]
] as const

/** `2 days 3 hours of lab time` */
export const describePassing = (seconds: number): string => t`${passing(seconds)} of lab time`

/** Time that passed, in its two largest units: `2 days 3 hours`. */
export function passing(seconds: number): string {
  let left = seconds
  const parts = SPANS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size)
    left -= count * size
    return count === 0 ? [] : [counted(count, unit)]
  })
  return parts.slice(0, 2).join(' ')
}
