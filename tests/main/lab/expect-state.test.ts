import { describe, expect, test } from 'vitest'
import { runLab, type StepResult } from '@main/lab'
import { labOf, withSteps } from './read'

function stepsOf(text: string): readonly StepResult[] {
  const outcome = runLab(labOf(text))
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.run.steps
}

const agent = '{ do: install-agent, on: DPM1, computer: Server1 }'
const group =
  '{ do: create-protection-group, on: DPM1, group: G, members: [{ computer: Server1, dataSource: "D:" }] }'
const linked = [agent, group, '{ do: install-agent, on: DPM2, computer: DPM1 }']

describe('expectState', () => {
  const ending = (state: string) => `${withSteps(...linked)}expectState:\n${state}`

  test('is listed after the last step, like a step of its own', () => {
    expect(stepsOf(ending('  links: []\n')).at(-1)).toEqual({
      index: 4,
      do: 'expect-state',
      outcome: 'done',
      warnings: [],
      expected: 'expectState',
      asExpected: true
    })
  })

  test('compares as sets', () => {
    const agents = ['{ owner: DPM2, computer: DPM1 }', '{ computer: Server1, owner: DPM1 }']
    const last = (state: string) => stepsOf(ending(state)).at(-1)?.asExpected
    expect(last(`  agents: [${agents.join(', ')}]\n`)).toBe(true)
    expect(last(`  agents: [${[...agents].reverse().join(', ')}]\n`)).toBe(true)
    expect(last(`  agents: [${agents[0] ?? ''}]\n`)).toBe(false)
    expect(last(`  agents: [${[...agents, '{ computer: DPM2, owner: DPM1 }'].join(', ')}]\n`)).toBe(false)
  })

  test('says what is missing and what is too much', () => {
    expect(stepsOf(ending('  agents: [{ computer: DPM1, owner: DPM1 }]\n')).at(-1)).toMatchObject({
      asExpected: false,
      message:
        'agents: missing { computer: DPM1, owner: DPM1 }; agents: not expected { computer: Server1, owner: DPM1 }; ' +
        'agents: not expected { computer: DPM1, owner: DPM2 }'
    })
  })

  test('through may be left out where there is none', () => {
    const state = '  members: [{ on: DPM1, group: G, computer: Server1, dataSource: "D:", mode: primary }]\n'
    expect(stepsOf(ending(state)).at(-1)?.asExpected).toBe(true)
  })

  test('of protectable only the servers it names are looked at', () => {
    const last = (state: string) => stepsOf(ending(state)).at(-1)
    const own = '{ computer: DPM1, dataSource: DPMDB, through: null }'
    const further = '{ computer: Server1, dataSource: "C:" }, { computer: Server1, dataSource: SQL/Payroll }'
    expect(last(`  protectable: { DPM1: [${own}, ${further}] }\n`)).toMatchObject({ asExpected: true })
    expect(last(`  protectable: { DPM1: [${own}] }\n`)).toMatchObject({ asExpected: false })
    expect(last('  protectable: { Server1: [] }\n')).toMatchObject({
      asExpected: false,
      message: 'protectable of Server1: nothing, because it is not online'
    })
  })

  describe('after some time', () => {
    const made = [agent, group, group.replace('group: G', 'group: H').replace('"D:"', 'SQL/Payroll')]
    const last = (state: string) =>
      stepsOf(`${withSteps(...made, '{ do: advance-clock, by: 6h }')}expectState:\n${state}`).at(-1)
    const replica = (rest: string) => `{ on: DPM1, computer: Server1, ${rest} }`
    const both = ['dataSource: "D:", state: ok', 'dataSource: SQL/Payroll, state: ok']

    test('of replicas only the computers it names on a server are looked at, and of these all', () => {
      const replicas = (...rest: string[]) => last(`  replicas: [${rest.map(replica).join(', ')}]\n`)
      expect(replicas(...both)?.asExpected).toBe(true)
      expect(replicas()?.asExpected).toBe(true)
      expect(replicas('dataSource: "D:", state: ok')).toMatchObject({
        asExpected: false,
        message:
          'replicas: not expected { on: DPM1, computer: Server1, dataSource: SQL/Payroll, state: ok, points: 1 }'
      })
    })

    test('what an item leaves out may be anything, and what it has must be so', () => {
      const points = (count: number) =>
        last(
          `  replicas: [${replica(`dataSource: "D:", state: ok, points: ${count}`)}, ${replica(both[1] ?? '')}]\n`
        )
      expect(points(1)?.asExpected).toBe(true)
      expect(points(2)?.message).toMatch(
        /^replicas: missing \{.* points: 2 \}; replicas: not expected \{.* points: 1 \}$/
      )
    })

    test('each job and each alert that is listed has to be there, beside others', () => {
      const job = (rest: string) => last(`  jobs: [${replica(`job: replica-creation, ${rest}`)}]\n`)
      expect(job('dataSource: "D:", status: completed')?.asExpected).toBe(true)
      expect(job('status: completed')?.asExpected).toBe(true)
      expect(job('status: completed, dataSource: null')?.asExpected).toBe(false)
      expect(job('status: completed, code: 41')?.asExpected).toBe(false)
      expect(job('status: failed')?.message).toBe(
        'jobs: missing { on: DPM1, job: replica-creation, computer: Server1, status: failed }'
      )
      expect(last('  jobs: []\n  alerts: []\n')?.asExpected).toBe(true)
      const alert = (active: boolean) =>
        last(`  alerts: [${replica(`alert: replica-being-created, active: ${active}`)}]\n`)
      expect(alert(false)?.asExpected).toBe(true)
      expect(alert(true)?.asExpected).toBe(false)
    })

    test('the clock', () => {
      expect(last('  clock: 21600\n')?.asExpected).toBe(true)
      expect(last('  clock: 0\n')?.message).toBe('clock: 21600, not 0')
    })
  })
})
