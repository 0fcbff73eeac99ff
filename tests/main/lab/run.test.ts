import { describe, expect, test } from 'vitest'
import { beginLab, commandsOf, runLab, stateOf, type StepResult } from '@main/lab'
import { labOf, withSteps } from './read'

function stepsOf(text: string): readonly StepResult[] {
  const outcome = runLab(labOf(text))
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.run.steps
}

function asExpected(...steps: string[]): boolean[] {
  return stepsOf(withSteps(...steps)).map((step) => step.asExpected)
}

const agent = '{ do: install-agent, on: DPM1, computer: Server1 }'
const group =
  '{ do: create-protection-group, on: DPM1, group: G, members: [{ computer: Server1, dataSource: "D:" }] }'
const linked = [agent, group, '{ do: install-agent, on: DPM2, computer: DPM1 }']

function expecting(step: string, expect: string): string {
  return step.replace(/ }$/, `, expect: ${expect} }`)
}

describe('what a step is to end as', () => {
  test('done, and nothing said means done', () => {
    expect(asExpected(agent, expecting(group, 'done'))).toEqual([true, true])
    expect(asExpected(agent, agent)).toEqual([true, false])
    expect(asExpected(agent, expecting(agent, 'done'))).toEqual([true, false])
  })

  test('refused: the first rule counts', () => {
    expect(asExpected(agent, expecting(agent, 'refused agent-already-installed'))).toEqual([true, true])
    const third = '{ do: add-dpm-server, name: DPM3 }'
    const link =
      '{ do: create-protection-group, on: DPM2, group: S, members: [{ computer: DPM1, dataSource: DPMDB }] }'
    const take = '{ do: install-agent, on: DPM3, computer: DPM1 }'
    const story = [...linked, link, third]
    expect(asExpected(...story, expecting(take, 'refused protected-once')).at(-1)).toBe(true)
    expect(asExpected(...story, expecting(take, 'refused agent-owned-elsewhere')).at(-1)).toBe(false)
    expect(stepsOf(withSteps(...story, take)).at(-1)).toMatchObject({
      outcome: 'refused',
      rule: 'protected-once',
      violations: ['protected-once', 'agent-owned-elsewhere'],
      warnings: []
    })
    expect(asExpected(expecting(agent, 'refused agent-already-installed'))).toEqual([false])
  })

  test('done with: those warnings must be listed, others may', () => {
    const without =
      '{ do: create-protection-group, on: DPM2, group: S, members: [{ computer: Server1, dataSource: "D:", through: DPM1 }] }'
    const last = (expect: string) => stepsOf(withSteps(...linked, expecting(without, expect))).at(-1)
    expect(last('done')).toMatchObject({ asExpected: true, warnings: ['dpmdb-not-selected'] })
    expect(last('done with dpmdb-not-selected')).toMatchObject({
      asExpected: true,
      expected: 'done with dpmdb-not-selected'
    })
    expect(last('done with undocumented-ring')?.asExpected).toBe(false)
    expect(last('"done with dpmdb-not-selected, undocumented-ring"')?.asExpected).toBe(false)
  })

  test('warned: nothing is changed without confirm, and with it the warning is listed', () => {
    const link =
      '{ do: create-protection-group, on: DPM2, group: S, members: [{ computer: DPM1, dataSource: DPMDB }] }'
    const own =
      '{ do: create-protection-group, on: DPM1, group: Own, members: [{ computer: DPM1, dataSource: DPMDB }] }'
    const confirmed = own.replace(/ }$/, ', confirm: true }')
    const steps = stepsOf(
      withSteps(
        ...linked,
        link,
        expecting(own, 'warned breaks-chain'),
        expecting(own, 'done'),
        expecting(own, 'refused breaks-chain'),
        expecting(confirmed, 'done with breaks-chain'),
        expecting(confirmed, 'warned breaks-chain')
      )
    ).slice(4)
    expect(steps.map((step) => [step.outcome, step.asExpected])).toEqual([
      ['warned', true],
      ['warned', false],
      ['warned', false],
      ['done', true],
      ['refused', false]
    ])
    expect(steps[0]).toMatchObject({ rule: 'breaks-chain', violations: ['breaks-chain'], warnings: [] })
    expect(steps[3]).toMatchObject({ warnings: ['breaks-chain'] })
    expect(steps[3]).not.toHaveProperty('rule')
  })
})

describe('the run', () => {
  test('a refused step changes nothing, and the run goes on', () => {
    const outcome = runLab(labOf(withSteps(agent, agent, group)))
    expect(outcome.ok && outcome.run).toMatchObject({
      ok: false,
      steps: [
        { index: 1, do: 'install-agent', outcome: 'done', asExpected: true },
        { index: 2, do: 'install-agent', outcome: 'refused', asExpected: false },
        { index: 3, do: 'create-protection-group', outcome: 'done', asExpected: true }
      ]
    })
  })

  test('a step has the keys of the JSON, and no others', () => {
    const [done, refused] = stepsOf(withSteps(agent, expecting(agent, 'refused agent-already-installed')))
    expect(done).toEqual({
      index: 1,
      do: 'install-agent',
      outcome: 'done',
      warnings: [],
      expected: 'done',
      asExpected: true
    })
    expect(Object.keys(refused ?? {})).toEqual([
      'index',
      'do',
      'outcome',
      'rule',
      'violations',
      'warnings',
      'expected',
      'asExpected',
      'message'
    ])
  })

  test('a name that is known but not there is the engine’s matter', () => {
    expect(asExpected(expecting('{ do: remove-server, server: Server1 }', 'refused unknown-name'))).toEqual([
      true
    ])
    expect(asExpected(expecting('{ do: fail-server, server: dpm1 }', 'refused unknown-name'))).toEqual([true])
    expect(asExpected(expecting('{ do: fail-server, server: DPM1 }', 'refused unknown-name'))).toEqual([
      false
    ])
  })

  test('all: what could be added there at that moment, of the members and of a group', () => {
    const all = (through: string) => `[{ computer: Server1, dataSource: all${through} }]`
    const outcome = runLab(
      labOf(
        withSteps(
          ...linked,
          `{ do: add-members, on: DPM1, group: G, members: ${all('')} }`,
          `{ do: create-protection-group, on: DPM2, group: S, members: ${all(', through: DPM1')} }`,
          '{ do: remove-members, on: DPM1, group: G, members: [{ computer: Server1, dataSource: "C:" }], data: delete }',
          '{ do: remove-members, on: DPM2, group: S, members: all, data: retain }',
          `{ do: create-protection-group, on: DPM2, group: S, members: ${all(', through: DPM1')} }`
        )
      )
    )
    if (!outcome.ok) throw new Error(outcome.problem.message)
    expect(outcome.run.ok).toBe(true)
    const names = (on: string) =>
      stateOf(outcome.run.estate)
        .members.filter((member) => member.on === on)
        .map((member) => member.dataSource)
    expect(names('DPM1')).toEqual(['D:', 'SQL/Payroll'])
    expect(names('DPM2')).toEqual(['D:', 'SQL/Payroll'])
  })
})

describe('given', () => {
  const given = (steps: string) => `lab: 1
dpmServers: [{ name: DPM1 }]
protectedServers: [{ name: Server1, dataSources: ["D:"] }]
given:
${steps}
steps:
  - { do: install-agent, on: DPM1, computer: Server1, expect: refused agent-already-installed }
`

  test('is played first and not listed', () => {
    const steps = stepsOf(given(`  - ${agent}`))
    expect(steps).toMatchObject([{ index: 1, outcome: 'refused', asExpected: true }])
  })

  test('has to be done: else there is no lab, and the step is named by its place', () => {
    const lab = labOf(given(`  - ${agent}\n  - ${agent}`))
    const message = 'this given step has to be done and is refused agent-already-installed: '
    for (const outcome of [runLab(lab), beginLab(lab), commandsOf(lab)]) {
      expect(outcome).toMatchObject({ ok: false, problem: { line: 6, column: 5 } })
      expect(!outcome.ok && outcome.problem.message.startsWith(message)).toBe(true)
    }
  })

  test('a warning it says must be there', () => {
    const step = '  - { do: install-agent, on: DPM1, computer: Server1, expect: done with rollup-mismatch }'
    expect(runLab(labOf(given(step)))).toMatchObject({ ok: false, problem: { line: 5, column: 5 } })
  })

  test('the console begins with its events, and has the steps before it', () => {
    const opened = commandsOf(labOf(given(`  - ${agent}`)))
    if (!opened.ok) throw new Error(opened.problem.message)
    expect(opened.story.begin.map((event) => event.kind)).toEqual([
      'dpm-server-added',
      'protected-server-added',
      'agent-installed'
    ])
    expect(opened.story.steps).toEqual([
      {
        command: { do: 'install-agent', on: 'DPM1', computer: 'Server1' },
        expect: { outcome: 'refused', rule: 'agent-already-installed' }
      }
    ])
  })
})

describe('time', () => {
  const file = (steps: string[], frame = '') =>
    withSteps(...steps).replace('steps:', `given: [${agent}, ${group}]\n${frame}steps:`)
  const stateAfter = (text: string) => {
    const outcome = runLab(labOf(text))
    if (!outcome.ok) throw new Error(outcome.problem.message)
    expect(outcome.run.ok).toBe(true)
    return stateOf(outcome.run.estate)
  }
  const copying =
    '{ do: add-members, on: DPM1, group: G, members: [{ computer: Server1, dataSource: "C:" }] }'

  test('what is given is there at once, with recovery points; what a step starts takes its time', () => {
    const { replicas, jobs } = stateAfter(file([copying]))
    expect(replicas).toEqual([
      { on: 'DPM1', computer: 'Server1', dataSource: 'D:', state: 'ok', points: 5 },
      { on: 'DPM1', computer: 'Server1', dataSource: 'C:', state: 'creating', points: 0 }
    ])
    expect(jobs).toEqual([
      { on: 'DPM1', job: 'replica-creation', computer: 'Server1', dataSource: 'C:', status: 'in-progress' }
    ])
    expect(stateAfter(file([copying, '{ do: advance-clock, by: 6h }'])).replicas[1]).toMatchObject({
      state: 'ok',
      points: 1
    })
  })

  test('goes by in whatever parts', () => {
    const parts = (...by: string[]) =>
      stateAfter(file([copying, ...by.map((one) => `{ do: advance-clock, by: ${one} }`)]))
    const whole = parts('2d')
    expect(whole.jobs.length).toBeGreaterThan(5)
    expect(parts('1s', '59s', '59m', '23h', '1d')).toEqual(whole)
  })

  test('is told from the moment the lab begins', () => {
    // A recovery point at eight in the evening.
    const points = (begins: string) =>
      stateAfter(file(['{ do: advance-clock, by: 1h }'], `begins: '${begins}'\n`)).jobs.filter(
        ({ job }) => job === 'recovery-point'
      ).length
    expect(points('2026-01-05 19:30')).toBe(1)
    expect(points('2026-01-05 20:30')).toBe(0)
  })

  test('a seed gives the same each time, and another one something else', () => {
    const half = '{ do: advance-clock, by: 1h }'
    const at = (seed: number) => {
      const outcome = runLab(labOf(file([copying, half], `seed: ${seed}\n`)))
      return outcome.ok && outcome.run.estate.activity
    }
    expect(at(7)).toEqual(at(7))
    expect(at(7)).not.toEqual(at(8))
  })

  test('the console begins with both, where they are not the usual ones', () => {
    const begin = (frame: string) => {
      const opened = commandsOf(labOf(file([], frame)))
      return opened.ok ? opened.story.begin[0] : null
    }
    expect(begin("seed: 7\nbegins: '2026-03-01 00:00'\n")).toEqual({
      kind: 'lab-set-up',
      seed: 7,
      begins: '2026-03-01T00:00:00'
    })
    expect(begin("seed: 1\nbegins: '2026-01-05 08:00'\n")).toMatchObject({ kind: 'dpm-server-added' })
  })
})
