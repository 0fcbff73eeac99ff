import type { Command, CommandOf } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { EstateRecord } from '@main/engine/estate'
import {
  activityOf,
  all,
  apart,
  closed,
  computer,
  dpm,
  membersOf,
  noGroup,
  online,
  owner,
  poolIsFull,
  stopped,
  validGroupName
} from './reference-estate'

/* The rules of jobs, recovery, upkeep and failures once more, as literally as the others in `reference.ts`. */

const KINDS = [
  'modify-protection-group',
  'create-recovery-point',
  'cancel-job',
  'retry-job',
  'inactivate-alert',
  'recover',
  'disable-agent',
  'enable-agent',
  'throttle-agent',
  'update-agent',
  'set-dpm-server',
  'reallocate-replicas',
  'add-storage',
  'fill-storage',
  'rescan-library',
  'inventory-library',
  'cut-network',
  'restore-network',
  'stop-service',
  'start-service',
  'outdate-agent',
  'spoil-credentials',
  'correct-credentials'
] as const satisfies readonly Command['do'][]
export type OfJobs = CommandOf<(typeof KINDS)[number]>

export function isOfJobs(command: Command): command is OfJobs {
  return KINDS.some((kind) => kind === command.do)
}

const sameData = (
  one: { computer: string; dataSource: string | null },
  computerName: string,
  name?: string
) => one.computer === computerName && one.dataSource === (name ?? null)

/** The members that some data sources of a computer are meant by; all of the computer without any. */
function meant(lab: EstateRecord, { on, computer: target, dataSource }: CommandOf<'create-recovery-point'>) {
  const there = membersOf(lab, on).filter((one) => one.computer === target)
  return dataSource === undefined
    ? there
    : there.filter((one) => [dataSource].flat().includes(one.dataSource))
}

/** The job that runs there, or the last that did not go well there. */
function jobOf(lab: EstateRecord, command: CommandOf<'cancel-job' | 'retry-job'>) {
  const { running, past } = activityOf(lab, command.on)
  const jobs =
    command.do === 'cancel-job' ? running : past.filter(({ status }) => status !== 'completed').toReversed()
  return jobs.find(
    (job) =>
      sameData(job, command.computer, command.dataSource) && [undefined, job.type].includes(command.job)
  )
}

const runningOn = (lab: EstateRecord, on: string, target: string, dataSource: string) =>
  activityOf(lab, on).running.find((job) => sameData(job, target, dataSource))

export function jobRules(lab: EstateRecord, command: OfJobs): RuleId[] {
  switch (command.do) {
    case 'modify-protection-group': {
      const { on, group, rename = group } = command
      return all(
        [!online(lab, on), 'server-unavailable'],
        [rename !== group && !noGroup(lab, on, rename), 'group-name-taken'],
        [rename !== group && !validGroupName(rename), 'group-name-invalid']
      )
    }
    case 'create-recovery-point': {
      const { on } = command
      const members = meant(lab, command)
      return all(
        [!online(lab, on), 'server-unavailable'],
        [members.some(({ replica }) => replica !== 'ok'), 'replica-not-ready'],
        [members.some((one) => runningOn(lab, on, one.computer, one.dataSource)), 'replica-busy']
      )
    }
    case 'retry-job': {
      const job = jobOf(lab, command)
      const isOfReplica = job !== undefined && job.dataSource !== null
      const busy = isOfReplica && runningOn(lab, command.on, job.computer, job.dataSource) !== undefined
      return all([!online(lab, command.on), 'server-unavailable'], [busy, 'replica-busy'])
    }
    case 'cancel-job':
    case 'inactivate-alert':
    case 'add-storage':
      return all([!online(lab, command.on), 'server-unavailable'])
    case 'recover':
      return recovery(lab, command)
    case 'disable-agent':
    case 'enable-agent':
    case 'throttle-agent':
    case 'update-agent':
      return upkeep(lab, command)
    case 'reallocate-replicas': {
      const missing = membersOf(lab, command.on).some(({ replica }) => replica === 'missing')
      return all([!online(lab, command.on), 'server-unavailable'], [!missing, 'nothing-to-change'])
    }
    case 'rescan-library':
    case 'inventory-library': {
      const { on } = command
      const busy = activityOf(lab, on).running.some(({ type }) =>
        ['library-rescan', 'fast-inventory', 'detailed-inventory'].includes(type)
      )
      return all(
        [!online(lab, on), 'server-unavailable'],
        [dpm(lab, on)?.library === null, 'no-tape-library'],
        [busy, 'nothing-to-change']
      )
    }
    default:
      return faults(lab, command)
  }
}

type Fault = Extract<
  OfJobs,
  | { do: 'set-dpm-server' | 'fill-storage' | 'outdate-agent' | 'spoil-credentials' | 'correct-credentials' }
  | { do: 'cut-network' | 'restore-network' | 'stop-service' | 'start-service' }
>

function faults(lab: EstateRecord, command: Fault): RuleId[] {
  const unchanged = (isSo: boolean) => all([isSo, 'nothing-to-change'])
  switch (command.do) {
    case 'cut-network':
      return unchanged(command.from === command.to || apart(lab, command.from, command.to))
    case 'restore-network':
      return unchanged(!apart(lab, command.from, command.to))
    case 'stop-service':
      return unchanged(stopped(lab, command.computer, command.service))
    case 'start-service':
      return unchanged(!stopped(lab, command.computer, command.service))
    case 'spoil-credentials':
      return unchanged(closed(lab, command.computer))
    case 'correct-credentials':
      return unchanged(!closed(lab, command.computer))
    case 'fill-storage':
      return unchanged(poolIsFull(lab, command.on))
    case 'outdate-agent': {
      const none = owner(lab, command.computer) === null
      if (none) return ['agent-required']
      return unchanged(lab.faults.outdated.includes(command.computer))
    }
    case 'set-dpm-server': {
      const { computer: target, server } = command
      const refuses = lab.faults.denials.some(
        (one) => one.computer === target && [null, server].includes(one.server)
      )
      return all(
        [!online(lab, target), 'computer-unavailable'],
        [owner(lab, target) === null, 'agent-required'],
        [!refuses, 'nothing-to-change']
      )
    }
  }
}

function upkeep(
  lab: EstateRecord,
  command: CommandOf<'disable-agent' | 'enable-agent' | 'throttle-agent' | 'update-agent'>
): RuleId[] {
  const { on, computer: target } = command
  if (owner(lab, target) !== on) {
    return all([!online(lab, on), 'server-unavailable'], [true, 'agent-required'])
  }
  const disabled = lab.faults.disabled.includes(target)
  const mbps = lab.faults.throttled.find((one) => one.computer === target)?.mbps
  const updating = command.do === 'update-agent'
  const isSo = {
    'disable-agent': disabled,
    'enable-agent': !disabled,
    'throttle-agent': command.do === 'throttle-agent' && command.mbps === mbps,
    'update-agent': !lab.faults.outdated.includes(target)
  }
  return all(
    [!online(lab, on), 'server-unavailable'],
    [updating && dpm(lab, target) !== undefined, 'agent-of-primary'],
    [updating && !online(lab, target), 'computer-unavailable'],
    [updating && apart(lab, on, target), 'computer-unreachable'],
    [isSo[command.do], 'nothing-to-change']
  )
}

function recovery(lab: EstateRecord, command: CommandOf<'recover'>): RuleId[] {
  const { on, computer: source, dataSource, point, to } = command
  const member = membersOf(lab, on).find((one) => sameData(one, source, dataSource))
  const inactive = dpm(lab, on)?.inactive.find((one) => sameData(one, source, dataSource))
  const from = (member ?? inactive)?.through ?? null
  const named = command.target ?? (to === 'replica' ? from : null)
  const target = to === 'original' ? source : named
  const elsewhere = target !== null && target !== on
  const isCopy = member ? member.mode === 'secondary' : from !== null
  const valid = member !== undefined && member.mode !== 'secondary' && member.replica === 'ok'
  const into = membersOf(lab, target ?? '').find((one) => sameData(one, source, dataSource))
  const points = activityOf(lab, on).replicas.find((one) => sameData(one, source, dataSource))?.points ?? []
  const known = point === undefined ? points.length > 0 : points.some((at) => momentIn(lab, at) === point)
  const job = runningOn(lab, on, source, dataSource)
  return all(
    [!online(lab, on), 'server-unavailable'],
    [target === null || (to === 'replica' && (!elsewhere || !dpm(lab, target))), 'no-recovery-target'],
    [point === 'latest' && !valid, 'latest-not-offered'],
    [to === 'original' && isCopy, 'original-location-refused'],
    [to === 'original' && dataSource === 'DPMDB', 'database-original-location'],
    [
      to === 'replica' && target !== null && !(into?.mode === 'primary' && into.replica === 'waiting'),
      'replica-not-pending'
    ],
    [elsewhere && !online(lab, target), 'computer-unavailable'],
    [elsewhere && apart(lab, on, target), 'computer-unreachable'],
    [elsewhere && to !== 'network-folder' && owner(lab, target) !== on, 'agent-required'],
    [point !== 'latest' && !known, 'no-recovery-point'],
    [job !== undefined && job.type !== 'synchronization', 'replica-busy']
  )
}

/** `2026-01-05 20:00` */
function momentIn({ begins }: EstateRecord, seconds: number): string {
  const moment = new Date(`${begins}Z`)
  moment.setUTCSeconds(moment.getUTCSeconds() + seconds)
  return moment.toISOString().replace('T', ' ').slice(0, 'yyyy-mm-dd hh:mm'.length)
}

export function unknownOfJobs(lab: EstateRecord, command: OfJobs): boolean {
  const noComputer = (name: string) => computer(lab, name) === undefined
  if ('on' in command && dpm(lab, command.on) === undefined) return true
  if ('computer' in command && noComputer(command.computer)) return true
  switch (command.do) {
    case 'modify-protection-group':
      return noGroup(lab, command.on, command.group)
    case 'create-recovery-point': {
      const found = meant(lab, command).map(({ dataSource }) => dataSource)
      return found.length === 0 || [command.dataSource ?? []].flat().some((name) => !found.includes(name))
    }
    case 'cancel-job':
    case 'retry-job': {
      const job = jobOf(lab, command)
      if (!job || command.do === 'cancel-job') return job === undefined
      // What is to run again needs its member still; a recovery only reads what is there.
      const isOfReplica = job.dataSource !== null && job.recovery === undefined
      return (
        isOfReplica && !membersOf(lab, command.on).some((one) => sameData(job, one.computer, one.dataSource))
      )
    }
    case 'inactivate-alert': {
      const { on, alert, computer: target, dataSource } = command
      return !activityOf(lab, on).alerts.some(
        (one) => one.kind === alert && sameData(one, target, dataSource) && one.ended === null
      )
    }
    case 'recover': {
      const { on, computer: source, dataSource, target } = command
      const copies = [...membersOf(lab, on), ...(dpm(lab, on)?.inactive ?? [])]
      return (
        (target !== undefined && noComputer(target)) ||
        !copies.some((one) => sameData(one, source, dataSource))
      )
    }
    case 'set-dpm-server':
      return dpm(lab, command.server) === undefined
    case 'cut-network':
    case 'restore-network':
      return noComputer(command.from) || noComputer(command.to)
    case 'stop-service':
    case 'start-service':
      return command.service === 'DPMWriter' && dpm(lab, command.computer) === undefined
    case 'outdate-agent':
      // The agent of a DPM server comes with its DPM.
      return dpm(lab, command.computer) !== undefined
    default:
      return false
  }
}
