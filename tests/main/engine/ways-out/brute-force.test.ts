import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'
import { decide } from '@main/engine/decide'
import type { Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { indexOf, keyOf } from '@main/engine/server-index'
import { isReached } from '@main/engine/ways-out/goal'
import { lab } from '../builder'
import { history } from '../histories'
import { after, search } from './kit'

/** As many steps are tried out without any cunning. */
const DEPTH = 2

/** Every command that could be given, whether it is of use or not. */
function allCommands(estate: Estate): Command[] {
  const servers = [...estate.dpmServers.keys()]
  const computers = [...servers, ...estate.protectedServers.keys()]
  const aimed = servers.flatMap((on) => computers.map((computer) => ({ on, computer })))
  return [
    ...aimed.flatMap((of): Command[] => [
      { do: 'install-agent', ...of },
      { do: 'attach-agent', ...of },
      { do: 'uninstall-agent', ...of },
      { do: 'take-ownership', ...of },
      { do: 'switch-protection', ...of },
      { do: 'resume-primary-protection', ...of },
      { do: 'remove-inactive-protection', ...of },
      ...groupsOf(estate, of)
    ]),
    ...computers.map((server): Command => ({ do: 'repair-server', server })),
    ...servers.map((on): Command => ({ do: 'add-storage', on, gigabytes: 10_240 })),
    ...estate.faults.cuts.map((of): Command => ({ do: 'restore-network', ...of })),
    ...estate.faults.stopped.map((of): Command => ({ do: 'start-service', ...of })),
    ...computers.map((computer): Command => ({ do: 'correct-credentials', computer })),
    ...servers.flatMap((server): Command[] => [
      { do: 'rebuild-server', server },
      ...servers.map((from): Command => ({ do: 'restore-database', server, from }))
    ]),
    ...[...estate.dpmServers.values()].flatMap(({ name: on, groups, members }) =>
      groups.flatMap(({ name: group }) =>
        (['retain', 'delete'] as const).flatMap((data): Command[] => [
          { do: 'remove-members', on, group, members: 'all', data },
          ...[
            ...new Set(members.filter((member) => member.group === group).map(({ computer }) => computer))
          ].map((computer): Command => ({
            do: 'remove-members',
            on,
            group,
            members: [{ computer, dataSource: 'all' }],
            data
          }))
        ])
      )
    )
  ]
}

/** Groups with each data source there is, alone. */
function groupsOf(estate: Estate, { on, computer }: { on: string; computer: string }): Command[] {
  const names = (estate.dpmServers.get(computer) ?? estate.protectedServers.get(computer))?.dataSources ?? []
  const ways = [undefined, ...estate.dpmServers.keys()]
  return names.flatMap((dataSource) =>
    ways.map((through): Command => ({
      do: 'create-protection-group',
      on,
      group: 'Brute force',
      members: [{ computer, dataSource, ...(through === undefined ? {} : { through }) }]
    }))
  )
}

/** The fewest steps to a goal that give up no copy, as far as was tried; null if there is no such way. */
function shortest(estate: Estate, goal: Goal): number | null {
  let level = [estate]
  for (let steps = 0; steps <= DEPTH; steps++) {
    if (level.some((one) => isReached(one, goal) && holdsAllOf(estate, one))) return steps
    if (steps === DEPTH) return null
    level = level.flatMap((one) =>
      allCommands(one).flatMap((command) => {
        const { verdict, events } = decide(one, command)
        if (verdict.outcome !== 'done') return []
        const next = evolveAll(one, events)
        return holdsAllOf(estate, next) || command.do === 'rebuild-server' ? [next] : []
      })
    )
  }
  return null
}

function holdsAllOf(before: Estate, now: Estate): boolean {
  return [...before.dpmServers].every(([name, { members, inactive }]) => {
    const server = now.dpmServers.get(name)
    return [...members, ...inactive].every((copy) => server && indexOf(server).held.has(keyOf(copy)))
  })
}

describe('the search', () => {
  const tried = fc.record({ history, by: fc.nat(3), of: fc.nat(5), kind: fc.nat(2) })

  it('finds as short a way as trying everything does', () => {
    const outcomes = { found: 0, none: 0 }
    fc.assert(
      fc.property(tried, ({ history: { layout, commands }, by, of, kind }) => {
        let { estate } = lab(layout)
        for (const command of commands) estate = evolveAll(estate, decide(estate, command).events)
        const servers = [...estate.dpmServers.keys()]
        const computers = [...servers, ...estate.protectedServers.keys()]
        const server = servers[by % servers.length] ?? ''
        const computer = computers[of % computers.length] ?? ''
        if (server === computer || servers.length > 4) return
        const goals: Goal[] = [
          { kind: 'protected', computer },
          { kind: 'protected-by', computer, by: server },
          { kind: 'not-protected-by', computer, by: server }
        ]
        const goal = goals[kind] ?? { kind: 'protected', computer }
        const brute = shortest(estate, goal)
        const { ways } = search({ estate }, goal)
        const free = ways.filter(({ loses }) => loses.length === 0)
        const found = free[0]?.steps.length ?? null
        if (brute === null) {
          outcomes.none++
          expect(found ?? DEPTH + 1).toBeGreaterThan(DEPTH)
        } else {
          outcomes.found++
          expect(found).not.toBeNull()
          expect(found).toBeLessThanOrEqual(brute)
        }
        for (const { steps } of ways) expect(isReached(after(estate, steps), goal)).toBe(true)
      }),
      { seed: Number(process.env['FC_SEED'] ?? 5), numRuns: Number(process.env['FC_RUNS'] ?? 60) }
    )
    expect(outcomes.found).toBeGreaterThan(10)
  })
})
