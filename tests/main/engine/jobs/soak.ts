import { DAY } from '@shared/calendar'
import type { Command, GroupPolicy } from '@shared/contract/commands'
import { activityOf, type Job } from '@main/engine/activity'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE, type Estate } from '@main/engine/estate'
import { evolve, evolveAll } from '@main/engine/evolve'
import { scheduleOf } from '@main/engine/jobs/schedule'
import { keyOf } from '@main/engine/server-index'
import { check, copy, data, fail, group, install, repair } from '../builder'
import {
  backUp,
  cut,
  disable,
  enable,
  mend,
  outdate,
  recover,
  spoil,
  correct,
  stop,
  start,
  update,
  withPolicy
} from '../more-commands'

/*
 * Days in a large estate: ten primary DPM servers with ten computers each, and a secondary for each of them; 2,000
 * members besides the DPM databases. Every day something goes wrong and is put right again.
 */

const PAIRS = 10
const COMPUTERS = 10
const SOURCES = ['C:', 'D:', 'E:', 'F:', 'System State', 'SQL/One', 'SQL/Two', 'SQL/Three', 'Mail', 'VM']
/** Not on the hour: nothing is due when a day of the soak ends. */
const BEGINS = '2026-01-05T08:07:00'

const primaryOf = (pair: number) => `Primary${pair}`
const secondaryOf = (pair: number) => `Secondary${pair}`
const computerOf = (pair: number, number: number) => `Server${pair}-${number}`
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** Some often, some seldom, one with a check every night. */
function policyOf(pair: number): Partial<GroupPolicy> {
  if (pair === 1) return { synchronizationMinutes: 60, recoveryPointTimes: ['12:00', '20:00'] }
  if (pair === 2) return { synchronizationMinutes: null, recoveryPointTimes: ['06:00', '18:00'] }
  return { synchronizationMinutes: 4 * 60, dailyConsistencyCheck: pair === 3 }
}

function done(estate: Estate, command: Command): Estate {
  const { verdict, events } = decide(estate, command)
  if (verdict.outcome !== 'done') throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(verdict)}`)
  return evolveAll(estate, events)
}

const seconds = (estate: Estate, count: number) => evolve(estate, { kind: 'clock-advanced', seconds: count })

/** The estate with its jobs running. */
export function soakLab(): Estate {
  const computers = numbers(PAIRS).flatMap((pair) => numbers(COMPUTERS).map((at) => computerOf(pair, at)))
  const commands: Command[] = [
    ...numbers(PAIRS).flatMap((pair): Command[] => [
      { do: 'add-dpm-server', name: primaryOf(pair) },
      { do: 'add-dpm-server', name: secondaryOf(pair) }
    ]),
    ...computers.map((name): Command => ({ do: 'add-protected-server', name, dataSources: SOURCES })),
    ...numbers(PAIRS).flatMap((pair) => {
      const [primary, secondary] = [primaryOf(pair), secondaryOf(pair)]
      const own = numbers(COMPUTERS).map((at) => computerOf(pair, at))
      return [
        ...own.map((name) => install(primary, name)),
        withPolicy(group(primary, 'All', ...own.map((name) => data(name, SOURCES))), policyOf(pair)),
        install(secondary, primary),
        group(secondary, 'Copies', data(primary, 'DPMDB'), ...own.map((name) => copy(name, SOURCES, primary)))
      ]
    })
  ]
  const empty = evolve(EMPTY_ESTATE, { kind: 'lab-set-up', seed: 5, begins: BEGINS })
  return begin(commands.reduce(done, empty))
}

/** What goes wrong on a day in a pair, and what puts it right. */
const TROUBLES: readonly ((pair: number) => readonly [bad: Command[], good: Command[]])[] = [
  (pair) => [[cut(primaryOf(pair), computerOf(pair, 3))], [mend(primaryOf(pair), computerOf(pair, 3))]],
  (pair) => [[fail(computerOf(pair, 4))], [repair(computerOf(pair, 4))]],
  (pair) => [[stop(primaryOf(pair), 'DPMWriter')], [start(primaryOf(pair), 'DPMWriter')]],
  (pair) => [[fail(primaryOf(pair))], [repair(primaryOf(pair))]],
  (pair) => [[outdate(computerOf(pair, 5))], [update(primaryOf(pair), computerOf(pair, 5))]],
  (pair) => [[spoil(primaryOf(pair))], [correct(primaryOf(pair))]],
  (pair) => [
    [disable(primaryOf(pair), computerOf(pair, 6))],
    [enable(primaryOf(pair), computerOf(pair, 6)), check(primaryOf(pair), computerOf(pair, 6))]
  ],
  (pair) => [
    [backUp(primaryOf(pair), computerOf(pair, 7))],
    [recover(primaryOf(pair), computerOf(pair, 8), 'D:', 'original')]
  ],
  (pair) => [[fail(secondaryOf(pair))], [repair(secondaryOf(pair))]]
]

const troublesOf = (day: number) =>
  numbers(PAIRS).map((pair) => TROUBLES[(day + pair) % TROUBLES.length]?.(pair) ?? [[], []])

/** The estate a day later. Every pair has another trouble every day. */
export function soakDay(before: Estate, day: number): Estate {
  let estate = seconds(before, 3 * 3_600)
  for (const [bad] of troublesOf(day)) estate = bad.reduce(done, estate)
  estate = seconds(estate, 5 * 3_600 + 13)
  for (const [, good] of troublesOf(day)) estate = good.reduce(done, estate)
  return seconds(estate, before.clock + DAY - estate.clock)
}

/** What was down for some hours of a day. It does not make up for what it missed. */
const downOn = (day: number) =>
  troublesOf(day).flatMap(([bad]) =>
    bad.flatMap((command) => (command.do === 'fail-server' ? command.server : []))
  )

/** What of a day was lost: jobs without a trace, and what the schedule asks for and nobody started. */
export function lostOfDay(before: Estate, after: Estate, day: number): string[] {
  const lost: string[] = []
  const down = downOn(day)
  const found = new Set<number>()
  const first = before.activity?.jobs ?? 0
  for (const server of after.dpmServers.values()) {
    const { past, running } = activityOf(after.activity, server.name)
    const jobs = [...past, ...running.values()]
    for (const { id } of jobs) if (id > first) found.add(id)
    const today = byReplica(jobs.filter(({ id }) => id > first))
    if (down.includes(server.name)) continue
    for (const member of server.members) {
      const of = today.get(keyOf(member)) ?? []
      if (of.some(({ type }) => type === 'consistency-check' || type === 'disk-recovery')) continue
      const policy = server.groups.find(({ name }) => name === member.group)?.policy
      if (!policy) continue
      for (const kind of ['synchronization', 'recovery-point', 'express-full'] as const) {
        const next = (at: number) => scheduleOf(after.begins, policy, member, at)[kind] ?? Infinity
        let asked = 0
        for (let at = next(before.clock); at <= after.clock; at = next(at)) asked++
        const started = of.filter(({ type }) => type === kind).length
        // More is no loss: somebody asked for it.
        if (started < asked) lost.push(`${server.name}: ${started} of ${asked} ${kind} of ${keyOf(member)}`)
      }
    }
  }
  for (let id = first + 1; id <= (after.activity?.jobs ?? 0); id++) {
    if (!found.has(id)) lost.push(`job ${id} has gone without a trace`)
  }
  return lost
}

function byReplica(jobs: readonly Job[]): ReadonlyMap<string, readonly Job[]> {
  return Map.groupBy(jobs, ({ computer, dataSource }) => keyOf({ computer, dataSource: dataSource ?? '' }))
}

export const memberCount = (estate: Estate) =>
  [...estate.dpmServers.values()].reduce((sum, { members }) => sum + members.length, 0)

/** Of each server: how much is kept of what was. */
export const keptOf = (estate: Estate) =>
  [...estate.dpmServers.keys()].map((name) => {
    const { past, pastAlerts, days, running } = activityOf(estate.activity, name)
    return { name, jobs: past.length, alerts: pastAlerts.length, days: days.length, running: running.size }
  })
