import type { Command, CommandOf } from '@shared/contract/commands'
import { contentFacts, contentOf, fact, memberFact } from './facts'
import {
  isOwnDataOf,
  isSelfProtecting,
  protectorsOf,
  type Content,
  type Listed,
  type Reading
} from './reading'

/*
 * Sections 1 and 3 of the rules page: what each command that is done changes, and that it changes nothing else. In a lab
 * that has not begun, where everything takes effect at once.
 */

interface Effect {
  readonly comes: readonly string[]
  readonly goes: readonly string[]
}

/** What differs from what the page says, in words. */
export function wrongEffects(
  before: Reading,
  command: Command,
  was: ReadonlySet<string>,
  is: ReadonlySet<string>
): string[] {
  const { comes, goes } = effectOf(before, command)
  const expected = new Set(was)
  for (const one of goes) expected.delete(one)
  for (const one of comes) expected.add(one)
  return [
    ...[...expected].filter((one) => !is.has(one)).map((one) => `should be, and is not: ${one}`),
    ...[...is].filter((one) => !expected.has(one)).map((one) => `is, and should not be: ${one}`)
  ]
}

function effectOf(lab: Reading, command: Command): Effect {
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent':
    case 'take-ownership':
      return owned(lab, command.computer, command.on)
    case 'uninstall-agent':
      return owned(lab, command.computer, null)
    case 'create-protection-group':
    case 'add-members':
      return coming(lab, command)
    case 'remove-members':
      return going(lab, command)
    case 'remove-inactive-protection':
      return {
        comes: [],
        goes: lab.inactive.filter((one) => isOf(one, command)).map((one) => fact.inactive(one.on, one))
      }
    case 'switch-protection':
      return and(
        owned(lab, command.computer, command.on),
        turned(lab, (one) => isOf(one, command) && one.mode === 'secondary', {
          mode: 'switched',
          replica: 'inconsistent'
        })
      )
    case 'resume-primary-protection':
      return turned(lab, (one) => isOf(one, command) && one.mode === 'switched', {
        mode: 'secondary',
        replica: 'ok'
      })
    case 'consistency-check':
      return turned(lab, (one) => isOf(one, command) && canBeRead(lab, one), { replica: 'ok' })
    case 'fail-server':
      return stands(lab, command.server, lab.dpm.includes(command.server) ? 'failed' : 'offline')
    case 'repair-server':
      return stands(lab, command.server, 'online')
    case 'remove-server':
      return stands(lab, command.server, 'removed')
    case 'rebuild-server':
      return rebuilding(lab, command.server)
    case 'restore-database':
      return restoring(lab, command.server)
    case 'set-local-data-protection':
      return command.allowed
        ? { comes: [fact.allowsLocal(command.on)], goes: [] }
        : { comes: [], goes: [fact.allowsLocal(command.on)] }
    default:
      throw new Error(`${command.do} is not one of the enumeration`)
  }
}

const NOTHING: Effect = { comes: [], goes: [] }

function and(...effects: readonly Effect[]): Effect {
  return { comes: effects.flatMap(({ comes }) => comes), goes: effects.flatMap(({ goes }) => goes) }
}

function isOf(
  one: { on: string; computer: string },
  { on, computer }: { on: string; computer: string }
): boolean {
  return one.on === on && one.computer === computer
}

function owned(lab: Reading, computer: string, by: string | null): Effect {
  return { goes: [fact.owner(computer, lab.owner.get(computer) ?? null)], comes: [fact.owner(computer, by)] }
}

function stands(lab: Reading, computer: string, status: string): Effect {
  return {
    goes: [fact.status(computer, lab.status.get(computer) ?? '')],
    comes: [fact.status(computer, status)]
  }
}

function turned(lab: Reading, which: (one: Listed) => boolean, change: Partial<Listed>): Effect {
  const all = lab.members.filter(which)
  return { goes: all.map(memberFact), comes: all.map((one) => memberFact({ ...one, ...change })) }
}

/** The data source is in the group, and an inactive replica of it is in use again. */
function coming(
  lab: Reading,
  { on, group, members }: CommandOf<'create-protection-group' | 'add-members'>
): Effect {
  return and(
    { comes: [fact.group(on, group)], goes: [] },
    ...members.map(({ computer, dataSource, through = null }): Effect => {
      const name = String(dataSource)
      const mode = through === null ? 'primary' : 'secondary'
      return {
        comes: [fact.member(on, { group, computer, dataSource: name, through, mode, replica: 'ok' })],
        goes: lab.inactive
          .filter((one) => isOf(one, { on, computer }) && one.dataSource === name)
          .map((one) => fact.inactive(on, one))
      }
    })
  )
}

/** With `retain` an inactive replica stays of it; the group goes with its last member. */
function going(lab: Reading, { on, group, members, data }: CommandOf<'remove-members'>): Effect {
  const inGroup = lab.members.filter((one) => one.on === on && one.group === group)
  const gone = inGroup.filter(
    (one) =>
      members === 'all' ||
      members.some(({ computer, dataSource }) => computer === one.computer && dataSource === one.dataSource)
  )
  return and(
    { comes: data === 'retain' ? gone.map((one) => fact.inactive(on, one)) : [], goes: gone.map(memberFact) },
    inGroup.length === gone.length ? { comes: [], goes: [fact.group(on, group)] } : NOTHING
  )
}

/** What the member is read from is online, its agent is this server's, and its link is not broken. */
function canBeRead(lab: Reading, one: Listed): boolean {
  const source = one.mode === 'secondary' ? (one.through ?? one.computer) : one.computer
  return (
    source === one.on ||
    (lab.online.has(source) && lab.owner.get(source) === one.on && !isSelfProtecting(lab, source))
  )
}

/** Online again with an empty DPM database; what it had is remembered, if it had something. */
function rebuilding(lab: Reading, server: string): Effect {
  const had = contentOf(lab, server)
  const remembered = lab.lost.get(server)
  const hadSomething = had.members.length + had.inactive.length > 0
  return and(
    stands(lab, server, 'online'),
    { comes: [fact.rebuilt(server)], goes: contentFacts(server, had) },
    hadSomething
      ? {
          comes: [fact.remembers(server, had)],
          goes: remembered ? [fact.remembers(server, remembered)] : []
        }
      : NOTHING
  )
}

/**
 * Groups, members and held copies as they were when it was last rebuilt with something in its database; the replicas
 * wait. What came of or through a DPM server that another one protects by now stays an inactive replica.
 */
function restoring(lab: Reading, server: string): Effect {
  const remembered: Content = lab.lost.get(server) ?? { groups: [], members: [], inactive: [] }
  const isTaken = (one: { computer: string; through: string | null }) => {
    const reached = one.through ?? one.computer
    if (isOwnDataOf(one, server)) return false
    return protectorsOf(lab, reached).some((protector) => protector !== server)
  }
  const members = remembered.members.filter((one) => !isTaken(one))
  const back: Content = {
    groups: remembered.groups.filter(({ name }) => members.some(({ group }) => group === name)),
    members: members.map((one) => ({ ...one, replica: 'waiting' })),
    inactive: [...remembered.inactive, ...remembered.members.filter(isTaken)]
  }
  return {
    goes: [fact.rebuilt(server), ...contentFacts(server, contentOf(lab, server))],
    comes: contentFacts(server, back)
  }
}
