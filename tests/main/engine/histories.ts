import fc from 'fast-check'
import type { Command, MemberSelection } from '@shared/contract/commands'
import { attach, copy, data, drop, group, type Layout } from './builder'
import { faultMoves, jobMoves, singleOfJobs } from './history-jobs'
import {
  computer,
  confirm,
  dataSourceOf,
  direct,
  DPM,
  dpm,
  groupName,
  server,
  SERVERS
} from './history-names'

/** A random lab and what is tried in it, one command after the other; the refused ones change nothing. */
export interface History {
  readonly layout: Layout
  readonly commands: readonly Command[]
  /** The lab begins before this command, and jobs run from there; without it never. */
  readonly begins?: number
}

const DEFAULT_VERSION = '10.22.148.0'

const through = fc
  .tuple(fc.oneof({ weight: 6, arbitrary: server }, { weight: 1, arbitrary: dpm }), dpm)
  .chain(([name, primary]) => dataSourceOf(name).map((dataSource) => copy(name, dataSource, primary)))
const member: fc.Arbitrary<MemberSelection> = fc.oneof(direct, through)
const members = fc.array(member, { minLength: 1, maxLength: 3 })

const on = dpm.map((name) => ({ on: name }))
const aimed = fc.record({ on: dpm, computer })
const just = (...commands: Command[]) => commands

/** What brings labs on fastest: agents where they are needed, then the group. */
const protection = fc
  .record({ on: dpm, name: groupName, members })
  .map(({ on: actor, name, members: chosen }) => {
    const reached = [...new Set(chosen.map((one) => one.through ?? one.computer))].filter(
      (one) => one !== actor
    )
    return just(...reached.map((one) => attach(actor, one)), group(actor, name, ...chosen))
  })
const replicaOf = fc.constantFrom('C:', 'D:', 'all')
/** A primary and its secondary. */
const pair = fc
  .record({ primary: dpm, secondary: dpm, of: server, dataSource: replicaOf, database: fc.boolean() })
  .map(({ primary, secondary, of, dataSource, database }) =>
    just(
      attach(primary, of),
      group(primary, `Of ${of}`, data(of, dataSource)),
      attach(secondary, primary),
      group(secondary, `Replicas of ${primary}`, copy(of, dataSource, primary)),
      ...(database ? [group(secondary, `Secondary of ${primary}`, data(primary, 'DPMDB'))] : [])
    )
  )
/** One more link, which may close a pair or a ring. */
const link = fc
  .record({ primary: dpm, secondary: dpm })
  .map(({ primary, secondary }) =>
    just(attach(secondary, primary), group(secondary, `Secondary of ${primary}`, data(primary, 'DPMDB')))
  )
/** A server comes back from its database, and meanwhile another one may have taken what it protects. */
const lost = fc
  .record({ server: dpm, from: dpm, meanwhile: fc.oneof(fc.constant([]), link) })
  .map(({ server: name, from, meanwhile }) =>
    just({ do: 'fail-server', server: name }, { do: 'rebuild-server', server: name }, ...meanwhile, {
      do: 'restore-database',
      server: name,
      from
    })
  )
const renamed = fc
  .record({ server: dpm, from: dpm })
  .map(({ server: name, from }) =>
    just(
      { do: 'remove-server', server: name },
      { do: 'rebuild-server', server: name, as: 'DPM5' },
      { do: 'restore-database', server: 'DPM5', from }
    )
  )
const switching = fc
  .record({ on: dpm, computer: server, beside: fc.boolean() })
  .map(({ beside, ...of }) =>
    just(
      { do: 'switch-protection', ...of },
      ...(beside ? [group(of.on, 'Beside', data(of.computer, 'all'))] : []),
      { do: 'consistency-check', ...of }
    )
  )
const resuming = fc
  .record({ on: dpm, computer: server, primary: dpm })
  .map((of) =>
    just(
      { do: 'resume-primary-protection', on: of.on, computer: of.computer },
      { do: 'take-ownership', on: of.primary, computer: of.computer }
    )
  )

/** A primary fails and its computer goes elsewhere. */
const move = fc
  .record({ from: dpm, to: dpm, of: server, dataSource: fc.constantFrom('C:', 'D:') })
  .map(({ from, to, of, dataSource }) =>
    just(
      { do: 'fail-server', server: from },
      attach(to, of),
      group(to, `Moved ${of}`, data(of, dataSource)),
      {
        do: 'repair-server',
        server: from
      }
    )
  )
const ownData = fc
  .record({ actor: dpm, dataSource: fc.constantFrom('DPMDB', 'System State', 'all'), confirm })
  .map(({ actor, dataSource, confirm: asked }) =>
    just({ ...group(actor, 'Own', data(actor, dataSource)), ...asked })
  )
const letGo = fc
  .record({ actor: dpm, of: dpm, keep: fc.constantFrom('retain' as const, 'delete' as const) })
  .map(({ actor, of, keep }) => just(drop(actor, `Secondary of ${of}`, keep), drop(of, 'Own', keep)))

const single: fc.Arbitrary<Command> = fc.oneof(
  aimed.map((of): Command => ({ do: 'install-agent', ...of })),
  aimed.map((of): Command => ({ do: 'attach-agent', ...of })),
  aimed.map((of): Command => ({ do: 'uninstall-agent', ...of })),
  aimed.map((of): Command => ({ do: 'take-ownership', ...of })),
  aimed.map((of): Command => ({ do: 'consistency-check', ...of })),
  aimed.map((of): Command => ({ do: 'switch-protection', ...of })),
  aimed.map((of): Command => ({ do: 'resume-primary-protection', ...of })),
  aimed.map((of): Command => ({ do: 'remove-inactive-protection', ...of })),
  fc
    .tuple(on, groupName, fc.array(member, { maxLength: 3 }), confirm)
    .map(([of, name, chosen, asked]): Command => ({
      do: 'create-protection-group',
      ...of,
      group: name,
      members: chosen,
      ...asked
    })),
  fc.tuple(on, groupName, members, confirm).map(([of, name, chosen, asked]): Command => ({
    do: 'add-members',
    ...of,
    group: name,
    members: chosen,
    ...asked
  })),
  fc
    .tuple(
      on,
      fc.oneof(
        groupName,
        dpm.map((name) => `Secondary of ${name}`),
        server.map((name) => `Of ${name}`)
      ),
      fc.oneof(fc.constant('all' as const), members),
      fc.constantFrom('retain' as const, 'delete' as const)
    )
    .map(([of, name, chosen, keep]): Command => ({
      do: 'remove-members',
      ...of,
      group: name,
      members: chosen,
      data: keep
    })),
  computer.map((name): Command => ({ do: 'fail-server', server: name })),
  computer.map((name): Command => ({ do: 'repair-server', server: name })),
  computer.map((name): Command => ({ do: 'remove-server', server: name })),
  dpm.map((name): Command => ({ do: 'rebuild-server', server: name })),
  fc
    .tuple(dpm, fc.constantFrom('DPM5', 'dpm1', 'DPM2'))
    .map(([name, as]): Command => ({ do: 'rebuild-server', server: name, as })),
  fc.tuple(dpm, dpm).map(([name, from]): Command => ({ do: 'restore-database', server: name, from })),
  fc
    .tuple(on, fc.boolean())
    .map(([of, allowed]): Command => ({ do: 'set-local-data-protection', ...of, allowed })),
  fc.constantFrom<Command>(
    { do: 'add-dpm-server', name: 'DPM6' },
    { do: 'add-protected-server', name: 'server1' }
  )
)

const version = fc.oneof(
  { weight: 12, arbitrary: fc.constant(DEFAULT_VERSION) },
  { weight: 1, arbitrary: fc.constant('10.22.185.0') },
  { weight: 1, arbitrary: fc.constant('10.19.58.0') }
)
const options = fc.record(
  {
    version,
    allowLocalDataProtection: fc.boolean(),
    storagePool: fc.constantFrom(200, 2_000, 20_000),
    tapeLibrary: fc.constant({ drives: 1, tapes: 4 })
  },
  { requiredKeys: ['version', 'allowLocalDataProtection'] }
)
const layout = fc.record({
  dpm: fc.array(options, { minLength: 2, maxLength: DPM.length }),
  servers: fc.integer({ min: 1, max: SERVERS.length })
})

const first = fc.array(pair, { minLength: 1, maxLength: 3 })
const then = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: protection },
    { weight: 2, arbitrary: pair },
    { weight: 2, arbitrary: link },
    { weight: 2, arbitrary: lost },
    { weight: 1, arbitrary: renamed },
    { weight: 4, arbitrary: switching },
    { weight: 3, arbitrary: resuming },
    { weight: 1, arbitrary: move },
    { weight: 1, arbitrary: ownData },
    { weight: 1, arbitrary: letGo },
    { weight: 1, arbitrary: dpm.map((name) => just({ do: 'repair-server', server: name })) },
    { weight: 8, arbitrary: single.map((command) => [command]) },
    { weight: 3, arbitrary: faultMoves },
    { weight: 6, arbitrary: jobMoves },
    { weight: 4, arbitrary: singleOfJobs.map((command) => [command]) }
  ),
  { maxLength: 25, size: 'max' }
)
/** Most labs begin when something is protected in them. */
const beginning = fc.oneof(
  { weight: 1, arbitrary: fc.constant('never' as const) },
  { weight: 1, arbitrary: fc.constant('at once' as const) },
  { weight: 3, arbitrary: fc.constant('then' as const) }
)

export const history: fc.Arbitrary<History> = fc.record({ layout, first, then, beginning }).map((one) => {
  const names = DPM.slice(0, one.layout.dpm.length)
  const servers = SERVERS.slice(0, one.layout.servers)
  const begins = { never: {}, 'at once': { begins: 0 }, then: { begins: one.first.flat().length } }
  return {
    layout: {
      dpm: names.map((name, index) => ({ name, dataSources: ['E:'], ...one.layout.dpm[index] })),
      servers: Object.fromEntries(servers.map((name) => [name, ['C:', 'D:', 'SQL/P']]))
    },
    commands: [...one.first, ...one.then]
      .flat()
      .map((command) => within(names.length, servers.length, command)),
    ...begins[one.beginning]
  }
})

/** The command with the names of larger labs turned into names of this one. */
function within(dpmServers: number, servers: number, command: Command): Command {
  const fold = (number: string, count: number) => String(((Number(number) - 1) % count) + 1)
  const text = JSON.stringify(command)
    .replaceAll(/DPM([1-4])/g, (_, number: string) => `DPM${fold(number, dpmServers)}`)
    .replaceAll(/Server([1-3])/g, (_, number: string) => `Server${fold(number, servers)}`)
  return JSON.parse(text) as Command
}
