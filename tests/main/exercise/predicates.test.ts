import { describe, expect, test } from 'vitest'
import type { Predicate } from '@shared/exercise'
import type { RuleId } from '@shared/rule-ids'
import { holds } from '@main/exercise/predicates'
import { predicateText } from '@shared/predicate-text'
import { parseLab, runLab } from '@main/lab'

const SERVERS = `lab: 1
dpmServers: [{ name: DPM1 }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['C:', 'D:'] }, { name: Server2 }]
`
/** DPM1 protects D: of Server1, DPM2 is its secondary, Server2 is down, and D: is being checked while the replica of C: is created. */
const STEPS = `given:
  - { do: install-agent, on: DPM1, computer: Server1 }
  - { do: create-protection-group, on: DPM1, group: Files, members: [{ computer: Server1, dataSource: 'D:' }] }
  - { do: install-agent, on: DPM2, computer: DPM1 }
  - do: create-protection-group
    on: DPM2
    group: Secondary
    members: [{ computer: DPM1, dataSource: DPMDB }, { computer: Server1, dataSource: 'D:', through: DPM1 }]
steps:
  - { do: fail-server, server: Server2 }
  - { do: consistency-check, on: DPM1, computer: Server1 }
  - { do: create-protection-group, on: DPM1, group: System, members: [{ computer: Server1, dataSource: 'C:' }] }
`

/** The predicate of a text such as `agents: { owner: DPM1 }`, read as a check of an exercise. */
function read(text: string): Predicate {
  const command = '{ do: advance-clock, by: 1m }'
  const parsed = parseLab(
    `${SERVERS}${STEPS}exercise:
  goal: x
  steps: [{ title: x, text: x, show: ${command}, done: [goal: Server1 is protected], hints: [a, b, c] }]
  checks: [{ text: x, points: 1, that: [${text}] }]
  wrong: [{ title: x, steps: [${command}] }]
`,
    'a.yaml'
  )
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  const [predicate] = parsed.lab.exercise?.checks[0]?.that ?? []
  if (!predicate) throw new Error(`there is no predicate in ${text}`)
  return predicate
}

function estate() {
  const parsed = parseLab(`${SERVERS}${STEPS}`, 'a.yaml')
  const outcome = parsed.ok && runLab(parsed.lab)
  if (!outcome || !outcome.ok || !outcome.run.ok) throw new Error('the lab of this test does not run')
  return outcome.run.estate
}

const moment = { estate: estate(), refused: new Set<RuleId>(['chain-order']) }

describe('what holds', () => {
  test.each([
    'servers: { name: DPM1, status: online, protectedBy: DPM2, selfProtecting: false }',
    'servers: { name: DPM2, protectedBy: null }',
    'servers: { name: Server2, status: offline }',
    'agents: { computer: DPM1, owner: DPM2 }',
    'agents: { owner: DPM1 }',
    'links: { protected: DPM1, protector: DPM2, state: active }',
    "members: { on: DPM2, computer: Server1, dataSource: 'D:', through: DPM1, mode: secondary }",
    "members: { on: DPM1, through: null, dataSource: 'D:' }",
    'configurations: { kind: primary-secondary, servers: [DPM1, DPM2] }',
    'configurations: { kind: primary-secondary }',
    "replicas: { on: DPM1, dataSource: 'D:', state: checking }",
    'replicas: { on: DPM2, computer: Server1, state: ok }',
    'jobs: { on: DPM1, job: consistency-check, status: in-progress }',
    'alerts: { on: DPM1, alert: replica-being-created, active: true }',
    'goal: Server1 is protected',
    'goal: DPM1 is protected by DPM2',
    'goal: DPM1 is not protected by DPM3',
    'refused: chain-order',
    'not: { refused: protected-once }',
    'not: { goal: Server2 is protected }',
    'any: [goal: Server2 is protected, refused: chain-order]',
    'not: { any: [goal: Server2 is protected, refused: protected-once] }'
  ])('%s', (text) => {
    expect(holds(read(text), moment)).toBe(true)
  })
})

describe('what does not', () => {
  test.each([
    'servers: { name: DPM1, status: online, protectedBy: DPM3 }',
    'servers: { name: Server1, status: offline }',
    // Protected servers have no such thing.
    'servers: { name: Server1, protectedBy: null }',
    'agents: { computer: DPM1, owner: DPM3 }',
    'agents: { computer: DPM2 }',
    'links: { protected: DPM2, protector: DPM1 }',
    'links: { state: broken }',
    "members: { on: DPM2, dataSource: 'D:', through: null }",
    'configurations: { kind: cyclic }',
    'configurations: { servers: [DPM2, DPM1] }',
    'configurations: { servers: [DPM1, DPM2, DPM3] }',
    'replicas: { on: DPM1, points: 99 }',
    'jobs: { job: consistency-check, status: completed }',
    'alerts: { alert: replica-being-created, active: false }',
    'goal: DPM1 is protected by DPM3',
    'goal: DPM1 is not protected by DPM2',
    'refused: protected-once',
    'not: { goal: Server1 is protected }',
    'any: [goal: Server2 is protected, refused: protected-once]'
  ])('%s', (text) => {
    expect(holds(read(text), moment)).toBe(false)
  })
})

test('what a job has not, it does not have: a code', () => {
  expect(holds(read('jobs: { job: consistency-check, code: 104 }'), moment)).toBe(false)
})

test('of a server that is not there, only a goal that it shall not protect is reached', () => {
  expect(holds({ kind: 'goal', goal: 'DPM1 is not protected by DPM9' }, moment)).toBe(true)
  expect(holds({ kind: 'goal', goal: 'DPM1 is protected by DPM9' }, moment)).toBe(false)
  expect(holds({ kind: 'goal', goal: 'Server9 is protected' }, moment)).toBe(false)
})

test.each([
  'agents: { computer: DPM1, owner: DPM2 }',
  'configurations: { kind: cyclic, servers: [DPM1, DPM2] }',
  'members: { on: DPM2, through: null }',
  'goal: DPM1 is protected by DPM2',
  'refused: chain-order',
  'not: { goal: Server1 is protected }',
  'any: [{ goal: Server1 is protected }, { not: { refused: chain-order } }]'
])('in words it is what a file has: %s', (text) => {
  expect(predicateText(read(text))).toBe(text)
})
