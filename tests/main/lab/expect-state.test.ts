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
})
