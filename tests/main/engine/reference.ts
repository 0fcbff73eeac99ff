import type { Command, CommandOf, MemberSelection } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { EstateRecord } from '@main/engine/estate'
import {
  all,
  apart,
  closed,
  computer,
  directlyProtected,
  dpm,
  heldCopies,
  isOwnData,
  knows,
  links,
  membersOf,
  noGroup,
  online,
  owner,
  poolIsFull,
  protector,
  reached,
  selfProtecting,
  stopped,
  upstream,
  validGroupName,
  type Link
} from './reference-estate'
import { isOfJobs, jobRules, unknownOfJobs } from './reference-jobs'

/*
 * The rules page once more, read literally and without any cleverness: every definition is a search over the whole
 * estate. The property tests compare what the engine decides with what stands here. When a rule changes, it changes
 * here by the text, not by the engine.
 */

export interface Answer {
  readonly outcome: 'done' | 'refused' | 'warned'
  /** Of a refusal or a warning that stopped the step, in the order of the step's list. */
  readonly violations: readonly RuleId[]
  /** In no order that means anything. */
  readonly warnings: readonly RuleId[]
}

interface Wanted {
  readonly computer: string
  readonly dataSource: string
  readonly through: string | null
}

type Adding = CommandOf<'create-protection-group' | 'add-members'>
type AgentCommand = CommandOf<'install-agent' | 'attach-agent'>

// "Which step asks what, in this order."

const AGENT: readonly RuleId[] = [
  'server-unavailable',
  'agent-on-itself',
  'computer-unavailable',
  'computer-unreachable',
  'access-denied',
  'unsupported-move',
  'protected-once',
  'chain-order',
  'version-mismatch',
  'agent-already-installed',
  'agent-owned-elsewhere'
]
const ADDING: readonly RuleId[] = [
  'server-unavailable',
  'computer-unavailable',
  'computer-unreachable',
  'unsupported-move',
  'protected-once',
  'chain-order',
  'version-mismatch',
  'self-protection',
  'agent-required',
  'dpm-writer-stopped',
  'sql-writer-stopped',
  'local-protection-off',
  'own-copy',
  'not-directly-protected',
  'switched-no-secondary',
  'already-protected',
  'no-storage-space',
  'group-name-taken',
  'group-name-invalid',
  'no-members'
]

export function answer(lab: EstateRecord, command: Command): Answer {
  if (hasUnknownName(lab, command)) return refused(['unknown-name'])
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent':
      return agent(lab, command)
    case 'create-protection-group':
    case 'add-members':
      return adding(lab, command)
    case 'restore-database': {
      const violations = restoring(lab, command)
      if (violations.length > 0) return refused(violations)
      return done(closesRing(lab, restoredLinks(lab, command.server)) ? ['undocumented-ring'] : [])
    }
    default: {
      const violations = others(lab, command)
      return violations.length > 0 ? refused(violations) : done([])
    }
  }
}

const refused = (violations: readonly RuleId[]): Answer => ({ outcome: 'refused', violations, warnings: [] })
const done = (warnings: readonly RuleId[]): Answer => ({ outcome: 'done', violations: [], warnings })
const inOrder = (order: readonly RuleId[], broken: ReadonlySet<RuleId>) =>
  order.filter((rule) => broken.has(rule))

// 2. Rules.

/** protected-once or chain-order: X has a protector other than Y. */
function chained(lab: EstateRecord, on: string, server: string): RuleId[] {
  const other = dpm(lab, server) && server !== on ? protector(lab, server) : null
  if (other === null || other === on) return []
  return [upstream(lab, server).includes(on) ? 'chain-order' : 'protected-once']
}

const majorMinor = (version: string) => version.split('.', 2).map(Number).join('.')

/** Of the two DPM servers, if they are two: the refusal, the warning, or nothing. */
function versions(lab: EstateRecord, on: string, server: string): RuleId[] {
  const [one, other] = [dpm(lab, on)?.version, dpm(lab, server)?.version]
  if (one === undefined || other === undefined || on === server || one === other) return []
  return [majorMinor(one) === majorMinor(other) ? 'rollup-mismatch' : 'version-mismatch']
}

/** `direct`: the agent, or a primary member of the computer; else a member through it. */
function unsupportedMove(lab: EstateRecord, on: string, target: string, direct: boolean): boolean {
  const copies = heldCopies(lab).filter(({ from }) => from !== null)
  const protectedServer = lab.protectedServers.some(({ name }) => name === target)
  const switchedHere = membersOf(lab, on).some((one) => one.computer === target && one.mode === 'switched')
  const move =
    direct &&
    protectedServer &&
    !switchedHere &&
    copies.some(
      (held) =>
        held.computer === target && held.from !== on && (held.holder === on || knows(lab, held.holder, on))
    )
  const mirror =
    target !== on &&
    directlyProtected(lab, target)
      .filter((one) => lab.protectedServers.some(({ name }) => name === one.computer))
      .some((one) =>
        copies.some((held) => held.holder === on && held.computer === one.computer && held.from !== target)
      )
  return move || mirror
}

const hasMembersOf = (lab: EstateRecord, on: string, server: string) =>
  membersOf(lab, on).some((one) => one.computer === server || one.through === server)

function agent(lab: EstateRecord, { do: step, on, computer: target }: AgentCommand): Answer {
  if (on === target) return refused(all([!online(lab, on), 'server-unavailable'], [true, 'agent-on-itself']))
  const current = owner(lab, target)
  const elsewhere =
    current !== null &&
    current !== on &&
    (step === 'install-agent' || (online(lab, current) && hasMembersOf(lab, current, target)))
  const broken = new Set<RuleId>([
    ...chained(lab, on, target),
    ...versions(lab, on, target),
    ...all(
      [!online(lab, on), 'server-unavailable'],
      [!online(lab, target), 'computer-unavailable'],
      [apart(lab, on, target), 'computer-unreachable'],
      [closed(lab, target), 'access-denied'],
      [unsupportedMove(lab, on, target, true), 'unsupported-move'],
      [current === on, 'agent-already-installed'],
      [elsewhere, 'agent-owned-elsewhere']
    )
  ])
  const violations = inOrder(AGENT, broken)
  if (violations.length > 0) return refused(violations)
  return done(broken.has('rollup-mismatch') ? ['rollup-mismatch'] : [])
}

function memberRules(lab: EstateRecord, on: string, wanted: Wanted): RuleId[] {
  const { computer: target, dataSource, through } = wanted
  if (through === on) return ['not-directly-protected']
  const source = reached(wanted)
  const own = isOwnData(wanted, on)
  const same = (one: Wanted) => one.computer === target && one.dataSource === dataSource
  const primary = through === null ? undefined : membersOf(lab, through).find(same)
  const switched = lab.dpmServers.some(({ members }) =>
    members.some((one) => one.computer === target && one.mode === 'switched')
  )
  const protectedElsewhere =
    through === null &&
    !own &&
    lab.dpmServers.some(({ name }) => name !== on && directlyProtected(lab, name).some(same))
  return [
    ...chained(lab, on, source),
    ...versions(lab, on, source),
    ...all(
      [source !== on && !online(lab, source), 'computer-unavailable'],
      [apart(lab, on, source), 'computer-unreachable'],
      [unsupportedMove(lab, on, source, through === null), 'unsupported-move'],
      [source !== on && selfProtecting(lab, source), 'self-protection'],
      [source !== on && owner(lab, source) !== on, 'agent-required'],
      [through !== null && stopped(lab, through, 'DPMWriter'), 'dpm-writer-stopped'],
      [
        through === null && isDatabase(dataSource) && stopped(lab, target, 'SQL Server VSS Writer'),
        'sql-writer-stopped'
      ],
      [
        own && dataSource !== 'DPMDB' && dpm(lab, on)?.allowLocalDataProtection !== true,
        'local-protection-off'
      ],
      [through !== null && target === on, 'own-copy'],
      [through !== null && primary?.mode !== 'primary', 'not-directly-protected'],
      [through !== null && switched, 'switched-no-secondary'],
      [protectedElsewhere || membersOf(lab, on).some(same), 'already-protected']
    )
  ]
}

const isDatabase = (dataSource: string) => dataSource === 'DPMDB' || dataSource.startsWith('SQL/')
const isWarning = (rule: RuleId) => rule === 'rollup-mismatch'

function expand(lab: EstateRecord, on: string, selection: MemberSelection): Wanted[] {
  const { computer: target, dataSource, through } = selection
  const wanted = (name: string) => ({ computer: target, dataSource: name, through: through ?? null })
  if (dataSource !== 'all') return [dataSource].flat().map(wanted)
  if (!online(lab, on)) return []
  const known = computer(lab, target)?.dataSources ?? []
  if (poolIsFull(lab, on)) return []
  return known.map(wanted).filter((one) => memberRules(lab, on, one).every(isWarning))
}

function adding(lab: EstateRecord, command: Adding): Answer {
  const { on, group } = command
  const wanted = command.members.flatMap((selection) => expand(lab, on, selection))
  const named = wanted.map(({ computer: target, dataSource }) => JSON.stringify([target, dataSource]))
  const repeated = wanted.some(
    (one, index) => one.through !== on && named.indexOf(named[index] ?? '') < index
  )
  const creating = command.do === 'create-protection-group'
  const broken = new Set<RuleId>([
    ...wanted.flatMap((one) => memberRules(lab, on, one)),
    ...all(
      [!online(lab, on), 'server-unavailable'],
      [repeated, 'already-protected'],
      [poolIsFull(lab, on), 'no-storage-space'],
      [creating && (dpm(lab, on)?.groups.some(({ name }) => name === group) ?? false), 'group-name-taken'],
      [creating && !validGroupName(group), 'group-name-invalid'],
      [wanted.length === 0, 'no-members']
    )
  ])
  const violations = inOrder(ADDING, broken)
  if (violations.length > 0) return refused(violations)

  const has = (server: string) =>
    [...wanted, ...membersOf(lab, on)].some((one) => one.computer === server && one.dataSource === 'DPMDB')
  const warnings = all(
    [broken.has('rollup-mismatch'), 'rollup-mismatch'],
    [wanted.some(({ through }) => through !== null && !has(through)), 'dpmdb-not-selected'],
    [closesRing(lab, newLinks(lab, on, wanted)), 'undocumented-ring']
  )
  const breaks = protector(lab, on) !== null && wanted.some((one) => isOwnData(one, on))
  if (!breaks) return done(warnings)
  if (command.confirm === true) return done([...warnings, 'breaks-chain'])
  return { outcome: 'warned', violations: ['breaks-chain'], warnings }
}

const newLinks = (lab: EstateRecord, on: string, wanted: readonly Wanted[]): Link[] =>
  wanted
    .map(reached)
    .filter((server) => server !== on && dpm(lab, server))
    .map((server) => [server, on])

/** Whether a ring of three or more stands with the links that stood without them. */
function closesRing(lab: EstateRecord, added: readonly Link[]): boolean {
  const before = ringed(links(lab))
  return [...ringed([...links(lab), ...added])].some((server) => !before.has(server))
}

/** Servers on rings of three or more. */
function ringed(of: readonly Link[]): Set<string> {
  const next = new Map(of)
  const found = new Set<string>()
  for (const start of next.keys()) {
    let at = next.get(start)
    for (let length = 1; at !== undefined && length <= next.size; length++) {
      if (at === start && length >= 3) found.add(start)
      if (at === start) break
      at = next.get(at)
    }
  }
  return found
}

function restoring(lab: EstateRecord, { server, from }: CommandOf<'restore-database'>): RuleId[] {
  const target = dpm(lab, server)
  const holds = (name: string) =>
    heldCopies(lab).some(
      (held) => held.holder === from && held.computer === name && held.dataSource === 'DPMDB'
    )
  return all(
    [!online(lab, from), 'server-unavailable'],
    [server !== from && !online(lab, server), 'computer-unavailable'],
    [!target?.rebuilt || target.groups.length > 0, 'server-not-failed'],
    [target?.formerNames.some(holds) ?? false, 'name-mismatch'],
    [!holds(server), 'no-database-backup']
  )
}

const restoredLinks = (lab: EstateRecord, server: string): Link[] =>
  newLinks(lab, server, dpm(lab, server)?.lostDatabase?.members ?? []).filter(
    ([primary]) => protector(lab, primary) === null
  )

function others(
  lab: EstateRecord,
  command: Exclude<Command, Adding | AgentCommand | CommandOf<'restore-database'>>
): RuleId[] {
  if (isOfJobs(command)) return jobRules(lab, command)
  switch (command.do) {
    case 'uninstall-agent': {
      const { on, computer: target } = command
      const owns = owner(lab, target) === on
      return all(
        [!online(lab, on), 'server-unavailable'],
        [!owns, 'agent-required'],
        [owns && hasMembersOf(lab, on, target), 'agent-in-use']
      )
    }
    case 'take-ownership': {
      const { on, computer: target } = command
      const direct = membersOf(lab, on).some((one) => one.computer === target && one.mode !== 'secondary')
      return all(
        [!online(lab, on), 'server-unavailable'],
        [on !== target && !online(lab, target), 'computer-unavailable'],
        [apart(lab, on, target), 'computer-unreachable'],
        [owner(lab, target) === null, 'agent-required'],
        [on === target || !direct, 'nothing-to-own']
      )
    }
    case 'remove-inactive-protection':
    case 'consistency-check': {
      const { on, computer: target } = command
      const ofIt = (one: { computer: string }) => one.computer === target
      const members = command.do === 'consistency-check' && membersOf(lab, on).some(ofIt)
      return all(
        [!online(lab, on), 'server-unavailable'],
        [!members && !dpm(lab, on)?.inactive.some(ofIt), 'no-inactive-replica']
      )
    }
    case 'switch-protection': {
      const { on, computer: target } = command
      const modes = membersOf(lab, on).filter((one) => one.computer === target)
      const toDpm = dpm(lab, target) !== undefined
      const switched = modes.some(({ mode }) => mode === 'switched')
      return all(
        [!online(lab, on), 'server-unavailable'],
        [toDpm, 'cannot-switch-dpm-server'],
        [!toDpm && !online(lab, target), 'computer-unavailable'],
        [!toDpm && apart(lab, on, target), 'computer-unreachable'],
        [!toDpm && owner(lab, target) === null, 'agent-required'],
        [!toDpm && switched, 'already-switched'],
        [!toDpm && !switched && !modes.some(({ mode }) => mode === 'secondary'), 'no-secondary-copy']
      )
    }
    case 'resume-primary-protection': {
      const { on, computer: target } = command
      const members = membersOf(lab, on).filter((one) => one.computer === target)
      const switched = members.filter(({ mode }) => mode === 'switched')
      const ready = switched.every(({ dataSource, through }) => {
        const primary = dpm(lab, through ?? '')
        const lists = primary?.members.some(
          (one) => one.computer === target && one.dataSource === dataSource && one.mode === 'primary'
        )
        return primary?.status === 'online' && !primary.rebuilt && lists
      })
      return all(
        [!online(lab, on), 'server-unavailable'],
        [switched.length === 0, 'not-switched'],
        [!ready, 'primary-not-ready'],
        [switched.length > 0 && members.some(({ mode }) => mode === 'primary'), 'direct-protection-present']
      )
    }
    case 'remove-members':
    case 'set-local-data-protection':
      return all([!online(lab, command.on), 'server-unavailable'])
    case 'fail-server':
      return all([!online(lab, command.server), 'server-unavailable'])
    case 'remove-server':
      return all([dpm(lab, command.server)?.status === 'removed', 'server-unavailable'])
    case 'repair-server': {
      const status = computer(lab, command.server)?.status
      return all([status !== 'failed' && status !== 'offline', 'server-not-failed'])
    }
    case 'rebuild-server': {
      const { server, as = server } = command
      return all(
        [online(lab, server), 'server-not-failed'],
        [as !== server && nameTaken(lab, as), 'name-taken']
      )
    }
    case 'add-dpm-server':
    case 'add-protected-server':
      return all([nameTaken(lab, command.name), 'name-taken'])
    case 'advance-clock':
      return []
  }
}

const nameTaken = (lab: EstateRecord, name: string) =>
  [...lab.dpmServers, ...lab.protectedServers].some(
    (other) => other.name.toLowerCase() === name.toLowerCase()
  )

function hasUnknownName(lab: EstateRecord, command: Command): boolean {
  if (isOfJobs(command)) return unknownOfJobs(lab, command)
  const noDpm = (name: string) => dpm(lab, name) === undefined
  const noComputer = (name: string) => computer(lab, name) === undefined
  if ('on' in command && noDpm(command.on)) return true
  if ('computer' in command && noComputer(command.computer)) return true
  switch (command.do) {
    case 'create-protection-group':
    case 'add-members':
      return (
        (command.do === 'add-members' && noGroup(lab, command.on, command.group)) ||
        command.members.some(
          ({ computer: target, dataSource, through }) =>
            noComputer(target) ||
            (through !== undefined && noDpm(through)) ||
            (dataSource !== 'all' &&
              [dataSource].flat().some((name) => !computer(lab, target)?.dataSources.includes(name)))
        )
      )
    case 'consistency-check': {
      const { on, computer: target, dataSource } = command
      const there = membersOf(lab, on).filter((one) => one.computer === target)
      return [dataSource ?? []].flat().some((name) => !there.some((one) => one.dataSource === name))
    }
    case 'remove-members': {
      const { on, group, members } = command
      const there = membersOf(lab, on).filter((one) => one.group === group)
      return (
        noGroup(lab, on, group) ||
        (members !== 'all' &&
          members.some(({ computer: target, dataSource, through }) => {
            const ofIt = there.filter(
              (one) => one.computer === target && [undefined, one.through].includes(through)
            )
            if (dataSource === 'all') return ofIt.length === 0
            return [dataSource].flat().some((name) => !ofIt.some((one) => one.dataSource === name))
          }))
      )
    }
    case 'fail-server':
    case 'repair-server':
      return noComputer(command.server)
    case 'remove-server':
    case 'rebuild-server':
      return noDpm(command.server)
    case 'restore-database':
      return noDpm(command.server) || noDpm(command.from)
    default:
      return false
  }
}
