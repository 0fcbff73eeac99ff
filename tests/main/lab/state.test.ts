import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runLab, stateOf, type LabState } from '@main/lab'
import { labOf } from './read'

const dpmServers = ['DPM1', 'DPM2', 'DPM3']
const computers = [...dpmServers, 'Server1', 'Server2']
const dpmServer = fc.constantFrom(...dpmServers)
const computer = fc.constantFrom(...computers)
const members = fc.array(
  fc.record(
    { computer, dataSource: fc.constantFrom('all', 'DPMDB', 'D:'), through: dpmServer },
    { requiredKeys: ['computer', 'dataSource'] }
  ),
  { minLength: 1, maxLength: 2 }
)
const group = fc.constantFrom('First', 'Second')
const step = fc.oneof(
  fc.record({ do: fc.constant('install-agent'), on: dpmServer, computer }),
  fc.record({
    do: fc.constant('create-protection-group'),
    on: dpmServer,
    group,
    members,
    confirm: fc.boolean()
  }),
  fc.record({ do: fc.constant('switch-protection'), on: dpmServer, computer }),
  fc.record({ do: fc.constantFrom('fail-server', 'remove-server', 'rebuild-server'), server: dpmServer }),
  fc.record({ do: fc.constant('consistency-check'), on: dpmServer, computer }),
  fc.record({ do: fc.constant('advance-clock'), by: fc.constantFrom('10m', '5h', '30h') })
)

function labWith(steps: readonly object[], expectState?: unknown): string {
  const all = [{ do: 'create-protection-group', on: 'DPM1', group: 'First', members: [] }, ...steps]
  return JSON.stringify({
    lab: 1,
    dpmServers: dpmServers.map((name) => ({ name, dataSources: ['D:'] })),
    protectedServers: ['Server1', 'Server2'].map((name) => ({ name, dataSources: ['C:', 'D:'] })),
    // Brings the second group's name in; refused.
    steps: [...all, { do: 'create-protection-group', on: 'DPM1', group: 'Second', members: [] }],
    ...(expectState === undefined ? {} : { expectState })
  })
}

function finalState(steps: readonly object[]): LabState {
  const outcome = runLab(labOf(labWith(steps)))
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return stateOf(outcome.run.estate)
}

function isAsExpected(steps: readonly object[], expectState: unknown): boolean {
  const outcome = runLab(labOf(labWith(steps, expectState)))
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.run.steps.at(-1)?.asExpected ?? false
}

const story = fc.array(step, { minLength: 5, maxLength: 25 })
const parts = ['links', 'agents', 'members', 'configurations'] as const

test('every state is as itself, in any order', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const { dpmServers: _, ...same } = finalState(steps)
      expect(isAsExpected(steps, same)).toBe(true)
      const lists = [...parts, 'replicas', 'jobs', 'alerts'] as const
      const turned = Object.fromEntries(lists.map((part) => [part, [...same[part]].reverse()]))
      expect(isAsExpected(steps, turned)).toBe(true)
    }),
    { numRuns: 150 }
  )
})

test('no state is as one with a row less or a row more', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const state = finalState(steps)
      for (const part of parts) {
        if (state[part].length > 0) expect(isAsExpected(steps, { [part]: state[part].slice(1) })).toBe(false)
      }
      // Of a computer that is named all replicas count.
      const { replicas } = state
      const named = replicas
        .slice(1)
        .some(({ on, computer: of }) => on === replicas[0]?.on && of === replicas[0].computer)
      if (named) expect(isAsExpected(steps, { replicas: replicas.slice(1) })).toBe(false)
      for (const [index, { state: was }] of replicas.entries()) {
        const other = replicas.with(index, {
          ...replicas[index],
          state: was === 'ok' ? 'waiting' : 'ok'
        } as never)
        expect(isAsExpected(steps, { replicas: other })).toBe(false)
      }
      const [job] = state.jobs
      if (job) expect(isAsExpected(steps, { jobs: [{ ...job, code: 7 }] })).toBe(false)
      expect(isAsExpected(steps, { clock: state.clock + 1 })).toBe(false)
      const more = { computer: 'Server1', owner: 'Server2' }
      expect(isAsExpected(steps, { agents: [...state.agents, more] })).toBe(false)
      for (const [server, rows] of Object.entries(state.protectable)) {
        if (rows.length > 0)
          expect(isAsExpected(steps, { protectable: { [server]: rows.slice(1) } })).toBe(false)
      }
    }),
    { numRuns: 100 }
  )
})

test('protectable is there for each server that is online, and nothing in it would be refused', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const state = finalState(steps)
      const online = state.dpmServers
        .filter((server) => server.status === 'online')
        .map((server) => server.name)
      expect(Object.keys(state.protectable)).toEqual(online)
      for (const [on, rows] of Object.entries(state.protectable)) {
        for (const { computer: of, dataSource, through } of rows) {
          const member = { computer: of, dataSource, ...(through === null ? {} : { through }) }
          const add = { do: 'create-protection-group', on, group: 'Another', members: [member] }
          const outcome = runLab(labOf(labWith([...steps, add])))
          expect(outcome.ok && outcome.run.steps[steps.length + 1]?.outcome).not.toBe('refused')
        }
      }
    }),
    { numRuns: 40 }
  )
})
