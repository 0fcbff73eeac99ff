import fc from 'fast-check'
import { ALERT_KINDS, JOB_TYPES, SERVICES } from '@shared/activity'
import type { Command, GroupPolicy } from '@shared/contract/commands'
import { attach, check, copy, data, fail, group, rebuild, restore } from './builder'
import { computer, dataSourceOf, direct, dpm, groupName, server, stretch } from './history-names'
import {
  backUp,
  correct,
  cut,
  extend,
  fill,
  mend,
  outdate,
  reallocate,
  recover,
  spoil,
  start,
  stop,
  update,
  withPolicy
} from './more-commands'

/* What random histories tell of jobs, recovery, upkeep and failures. */

const just = (...commands: Command[]) => commands
const wait = (by: string): Command => ({ do: 'advance-clock', by })
const one = fc.constantFrom('C:', 'D:', 'SQL/P')
const service = fc.constantFrom(...SERVICES)

/** Something is out of order for a while, and meanwhile something is tried. */
const outage = fc
  .oneof(
    fc.tuple(computer, computer).map(([from, to]) => [cut(from, to), mend(from, to)] as const),
    fc.tuple(computer, service).map(([of, name]) => [stop(of, name), start(of, name)] as const),
    computer.map((of) => [spoil(of), correct(of)] as const),
    fc.tuple(server, dpm).map(([of, on]) => [outdate(of), update(on, of)] as const),
    fc.tuple(dpm, fc.constantFrom(10, 1_000)).map(([on, size]) => [fill(on), extend(on, size)] as const),
    computer.map((of) => [fail(of), { do: 'repair-server', server: of } as const] as const)
  )
  .chain(([bad, good]) => {
    const meanwhile = fc.oneof(
      stretch.map((by) => just(wait(by))),
      fc.tuple(dpm, computer).map(([on, of]) => just(attach(on, of))),
      fc.tuple(dpm, groupName, direct).map(([on, name, member]) => just(group(on, name, member))),
      fc
        .tuple(dpm, groupName, server, one, dpm)
        .map(([on, name, of, source, primary]) => just(group(on, name, copy(of, source, primary))))
    )
    return meanwhile.map((between) => just(bad, ...between, good))
  })

/** A service is stopped while another server takes what it is needed for. */
const writers = fc
  .record({ on: dpm, of: dpm, source: one, protectedServer: server })
  .map(({ on, of, source, protectedServer }) =>
    just(
      attach(on, of),
      stop(of, 'SQL Server VSS Writer'),
      group(on, 'Database', data(of, 'DPMDB')),
      start(of, 'SQL Server VSS Writer'),
      stop(of, 'DPMWriter'),
      group(on, 'Replicas', copy(protectedServer, source, of)),
      start(of, 'DPMWriter')
    )
  )
/** The agents of a server, and what its agents ask for. */
const agents = fc
  .record({ on: dpm, of: server, other: dpm, by: stretch })
  .map(({ on, of, other, by }) =>
    just(
      attach(on, of),
      outdate(of),
      wait(by),
      update(on, of),
      wait(by),
      attach(on, other),
      update(on, other)
    )
  )

export const faultMoves = fc.oneof(
  { weight: 3, arbitrary: outage },
  { weight: 1, arbitrary: writers },
  { weight: 1, arbitrary: agents }
)

const policy: fc.Arbitrary<Partial<GroupPolicy>> = fc.record(
  {
    synchronizationMinutes: fc.constantFrom(15, 60, null),
    recoveryPointTimes: fc.constantFrom([], ['08:00', '12:30', '18:00']),
    replicaCreation: fc.constantFrom('now', 'later', 'manual'),
    retentionDays: fc.constantFrom(1, 20),
    consistencyCheckWhenInconsistent: fc.boolean(),
    dailyConsistencyCheck: fc.boolean()
  },
  { requiredKeys: [] }
)

const moment = fc.constantFrom('2026-01-04 20:00', '2026-01-05 20:00', 'latest' as const)
const target = fc.constantFrom('original', 'alternate', 'network-folder', 'replica')
const recovery = fc
  .record(
    { on: dpm, of: computer, source: one, to: target, point: moment, target: computer },
    { requiredKeys: ['on', 'of', 'source', 'to'] }
  )
  .map(({ on, of, source, to, ...more }) => recover(on, of, source, to, more))

/** A group made with the wizard's questions answered, and time for what it starts. */
const careful = fc
  .record({ on: dpm, of: server, source: dataSourceOf('Server1'), policy, by: stretch })
  .map(({ on, of, source, policy: wanted, by }) =>
    just(attach(on, of), withPolicy(group(on, `Of ${of}`, data(of, source)), wanted), wait(by))
  )
/** A primary is rebuilt, and its replicas come back from the secondary. */
const comeback = fc
  .record({ primary: dpm, secondary: dpm, of: server, source: one, by: stretch })
  .map(({ primary, secondary, of, source, by }) =>
    just(
      fail(primary),
      rebuild(primary),
      restore(primary, secondary),
      reallocate(primary),
      recover(secondary, of, source, 'replica'),
      wait(by)
    )
  )
const backup = fc
  .record({ on: dpm, of: computer, source: fc.option(one, { nil: undefined }), by: stretch })
  .map(({ on, of, source, by }) => just(backUp(on, of, source), wait(by)))
const ofDatabase = fc
  .record({ on: dpm, of: dpm, to: target, target: computer })
  .map(({ on, of, to, target: where }) =>
    just(
      attach(on, of),
      group(on, 'Database', data(of, 'DPMDB')),
      wait('1d'),
      recover(on, of, 'DPMDB', to, { target: where }),
      recover(on, of, 'DPMDB', 'original', { point: 'latest' })
    )
  )
/** A secondary recovers what it holds. */
const copied = fc
  .record({ primary: dpm, secondary: dpm, of: server, source: one, to: target, point: moment })
  .map(({ primary, secondary, of, source, to, point }) =>
    just(
      attach(secondary, primary),
      group(secondary, `Replicas of ${primary}`, copy(of, source, primary)),
      wait('1d'),
      recover(secondary, of, source, to, { point, target: primary })
    )
  )
const busy = fc
  .record({ on: dpm, of: server, source: one })
  .map(({ on, of, source }) => just(check(on, of), backUp(on, of), recover(on, of, source, 'original')))

export const jobMoves = fc.oneof(
  { weight: 2, arbitrary: careful },
  { weight: 2, arbitrary: comeback },
  { weight: 2, arbitrary: backup },
  { weight: 3, arbitrary: recovery.map((command) => [command]) },
  { weight: 2, arbitrary: ofDatabase },
  { weight: 2, arbitrary: copied },
  { weight: 1, arbitrary: busy },
  { weight: 4, arbitrary: stretch.map((by) => [wait(by)]) }
)

const ofReplica = fc.record(
  { on: dpm, computer, dataSource: one, job: fc.constantFrom(...JOB_TYPES) },
  { requiredKeys: ['on', 'computer'] }
)
const ofAgent = fc.record({ on: dpm, computer: fc.oneof({ weight: 4, arbitrary: server }, dpm) })

/** One command of those, aimed at random. */
export const singleOfJobs: fc.Arbitrary<Command> = fc.oneof(
  ofReplica.map((of): Command => ({ do: 'cancel-job', ...of })),
  ofReplica.map((of): Command => ({ do: 'retry-job', ...of })),
  fc
    .record(
      { on: dpm, computer, dataSource: one, alert: fc.constantFrom(...ALERT_KINDS) },
      { requiredKeys: ['on', 'computer', 'alert'] }
    )
    .map((of): Command => ({ do: 'inactivate-alert', ...of })),
  fc
    .record(
      {
        on: dpm,
        computer,
        dataSource: one,
        type: fc.constantFrom('recovery-point', 'synchronization', 'express-full')
      },
      { requiredKeys: ['on', 'computer'] }
    )
    .map((of): Command => ({ do: 'create-recovery-point', ...of })),
  fc
    .tuple(dpm, computer, one)
    .map(([on, of, dataSource]): Command => ({ do: 'consistency-check', on, computer: of, dataSource })),
  ofAgent.map((of): Command => ({ do: 'disable-agent', ...of })),
  ofAgent.map((of): Command => ({ do: 'enable-agent', ...of })),
  ofAgent.map((of): Command => ({ do: 'update-agent', ...of })),
  fc
    .tuple(ofAgent, fc.constantFrom({}, { mbps: 10 }))
    .map(([of, more]): Command => ({ do: 'throttle-agent', ...of, ...more })),
  fc.tuple(computer, dpm).map(([of, on]): Command => ({ do: 'set-dpm-server', computer: of, server: on })),
  fc
    .tuple(dpm, server, fc.option(policy, { nil: undefined }), fc.constantFrom('A', 'B', 'a.b', undefined))
    .map(([on, of, wanted, rename]): Command => {
      const { policy: whole } = withPolicy(group(on, '', data(of, 'C:')), wanted ?? {})
      return {
        do: 'modify-protection-group',
        on,
        group: `Of ${of}`,
        ...(rename === undefined ? {} : { rename }),
        ...(wanted && whole ? { policy: whole } : {})
      }
    }),
  fc.tuple(dpm, fc.constantFrom('rescan-library', 'inventory-library')).map(([on, work]): Command => ({
    do: work,
    on
  })),
  dpm.map(fill),
  dpm.map((on) => extend(on, 100)),
  dpm.map(reallocate),
  computer.map(outdate),
  computer.map(spoil),
  computer.map(correct),
  fc.tuple(computer, computer).map(([from, to]) => cut(from, to)),
  fc.tuple(computer, service).map(([of, name]) => stop(of, name)),
  stretch.map(wait)
)
