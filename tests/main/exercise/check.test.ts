import { expect, test } from 'vitest'
import { checkExercise } from '@main/exercise/check'
import { beginLab } from '@main/lab'
import { EXERCISE, exerciseWith } from '../lab/exercise-kit'
import { labOf } from '../lab/read'

function faultsOf(text: string): string[] {
  const lab = labOf(text)
  const begun = beginLab(lab)
  if (!begun.ok || !lab.exercise) throw new Error('this is no exercise')
  return checkExercise(lab.exercise, begun.estate)
}

const GIVEN = `given:
  - { do: install-agent, on: DPM2, computer: DPM1 }
  - { do: create-protection-group, on: DPM2, group: Own, members: [{ computer: DPM1, dataSource: DPMDB }] }
exercise:
`

test('an exercise that is right has no faults', () => {
  expect(faultsOf(EXERCISE)).toEqual([])
})

test('it must not be solved where it begins, not by its checks and not by its steps', () => {
  const faults = faultsOf(exerciseWith('exercise:\n', GIVEN))
  expect(faults).toContain('all checks are met at the beginning')
  expect(faults).toContain('all steps are done at the beginning')
})

test('what a step shows has to go through', () => {
  const [first, second] = faultsOf(exerciseWith('do: install-agent, on: DPM2', 'do: install-agent, on: DPM1'))
  expect(first).toMatch(
    /^step 1 "Install the agent of DPM2 on DPM1": Install the protection agent on DPM1 from DPM1: refused agent-on-itself: /
  )
  expect(second).toBe(
    'step 1 "Install the agent of DPM2 on DPM1": not done by what it shows: agents: { computer: DPM1, owner: DPM2 }'
  )
})

test('a warning that wants to be confirmed does not go through', () => {
  const text = exerciseWith(
    'done:\n        - goal',
    'done:\n        - any: [{ refused: breaks-chain }, { goal: DPM1 is protected by DPM2 }]\n        - goal'
  ).replace(
    'members: [{ computer: DPM1, dataSource: DPMDB }]\n',
    `members: [{ computer: DPM1, dataSource: DPMDB }]
        - { do: set-local-data-protection, on: DPM1, allowed: true }
        - { do: create-protection-group, on: DPM1, group: Own, members: [{ computer: DPM1, dataSource: DPMDB }] }
`
  )
  expect(faultsOf(text)).toEqual([
    expect.stringMatching(
      /^step 2 "Protect DPM1": Create the protection group "Own" .*: warned breaks-chain: /
    )
  ])
})

test('a refusal is as wanted where the step is done by it, and counts from then on', () => {
  const refused = exerciseWith(
    'show: { do: install-agent, on: DPM2, computer: DPM1 }',
    `show:
        - { do: install-agent, on: DPM2, computer: DPM1 }
        - { do: install-agent, on: DPM3, computer: DPM1 }`
  )
  expect(faultsOf(refused)).toEqual([
    expect.stringMatching(/^step 1 .* on DPM1 from DPM3: refused agent-owned-elsewhere: /)
  ])
  const wanted = refused.replace(
    'owner: DPM2 }\n',
    'owner: DPM2 }\n        - any: [{ refused: agent-owned-elsewhere }, { goal: Server1 is protected }]\n'
  )
  expect(faultsOf(wanted)).toEqual([])
})

test('a step that is undone by a later one is told, with what does not hold any more', () => {
  const undone = exerciseWith(
    '      done:\n        - agents',
    '      done:\n        - not: { members: { on: DPM2 } }\n        - agents'
  )
  expect(faultsOf(undone)).toEqual([
    'step 1 "Install the agent of DPM2 on DPM1": done, but not any more at the end: not: { members: { on: DPM2 } }'
  ])
})

test('a check that the solution does not meet', () => {
  expect(faultsOf(exerciseWith('not: { agents: { computer: DPM2 } }', 'goal: Server1 is protected'))).toEqual(
    ['check "DPM2 is the secondary of DPM1": not met by the solution: goal: Server1 is protected']
  )
})

test('a wrong attempt that solves it', () => {
  const solving = exerciseWith(
    '- { do: install-agent, on: DPM1, computer: DPM2 }',
    `- { do: install-agent, on: DPM1, computer: DPM1 }
        - { do: install-agent, on: DPM2, computer: DPM1 }
        - { do: create-protection-group, on: DPM2, group: A, members: [{ computer: DPM1, dataSource: DPMDB }] }`
  )
  expect(faultsOf(solving)).toEqual(['the wrong attempt "The agent the wrong way round" solves it'])
})

test('each wrong attempt begins where the lab begins', () => {
  // The first leaves DPM2 with an agent, which would keep the second from solving it.
  const text = exerciseWith(
    '  wrong:\n',
    `  wrong:
    - title: The agent only
      steps: [{ do: install-agent, on: DPM2, computer: DPM1 }]
    - title: The group only
      steps: [{ do: create-protection-group, on: DPM2, group: A, members: [{ computer: DPM1, dataSource: DPMDB }] }]
`
  )
  expect(faultsOf(text)).toEqual([])
})
