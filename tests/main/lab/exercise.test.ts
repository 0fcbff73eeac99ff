import { describe, expect, test } from 'vitest'
import { commandsOf } from '@main/lab'
import { EXERCISE, exerciseWith } from './exercise-kit'
import { labOf, problemsOf } from './read'

test('an exercise is read: what stands alone becomes a list, predicates say their kind', () => {
  const { exercise } = labOf(EXERCISE)
  expect(exercise).toEqual({
    goal: 'DPM2 is to be the secondary of DPM1.',
    minutes: 15,
    steps: [
      {
        title: 'Install the agent of DPM2 on DPM1',
        text: 'The agent comes first.',
        show: [{ do: 'install-agent', on: 'DPM2', computer: 'DPM1' }],
        done: [{ kind: 'some', part: 'agents', item: { computer: 'DPM1', owner: 'DPM2' } }],
        hints: ['a nudge', 'where', 'how']
      },
      {
        title: 'Protect DPM1',
        text: 'Its database is what counts.',
        show: [
          {
            do: 'create-protection-group',
            on: 'DPM2',
            group: 'Secondary',
            members: [{ computer: 'DPM1', dataSource: 'DPMDB' }]
          }
        ],
        done: [
          { kind: 'goal', goal: 'DPM1 is protected by DPM2' },
          {
            kind: 'any',
            of: [
              { kind: 'some', part: 'members', item: { on: 'DPM2', dataSource: 'DPMDB', through: null } },
              { kind: 'refused', rule: 'chain-order' }
            ]
          }
        ],
        hints: ['a nudge', 'where', 'how']
      }
    ],
    checks: [
      {
        text: 'DPM2 is the secondary of DPM1',
        points: 3,
        that: [
          { kind: 'goal', goal: 'DPM1 is protected by DPM2' },
          { kind: 'not', of: { kind: 'some', part: 'agents', item: { computer: 'DPM2' } } }
        ]
      }
    ],
    wrong: [
      {
        title: 'The agent the wrong way round',
        steps: [{ do: 'install-agent', on: 'DPM1', computer: 'DPM2' }]
      }
    ]
  })
})

test('without a limit there are no minutes; a member left without "through" is any', () => {
  const { exercise } = labOf(exerciseWith('  minutes: 15\n', '').replace(', through: null', ''))
  expect(exercise?.minutes).toBeNull()
  expect(JSON.stringify(exercise)).not.toContain('through')
})

test('a lab that is opened brings its exercise along, and others none', () => {
  const exerciseIn = (text: string): unknown => {
    const opened = commandsOf(labOf(text))
    return opened.ok ? opened.story.exercise : opened.problem
  }
  expect(exerciseIn(EXERCISE)).toMatchObject({ goal: 'DPM2 is to be the secondary of DPM1.' })
  expect(exerciseIn('lab: 1')).toBeNull()
})

describe('what is wrong is told where it stands', () => {
  test.each<[text: string, by: string, ...problems: string[]]>([
    [
      'exercise:\n',
      'exercise: 5\nx:\n',
      '5:11: "exercise" must be a map with goal, minutes, steps, checks and wrong, not the number 5',
      '6:1: unknown key "x"; a lab file takes lab, title, introduction, begins, seed, dpmServers, protectedServers, given, steps, expectState and exercise'
    ],
    ['  goal: DPM2 is to be the secondary of DPM1.\n', '', '6:3: "exercise" has no "goal"; it needs text'],
    ['minutes: 15', 'minutes: 0', '7:12: "minutes" must be 1 or more'],
    ['minutes: 15', 'minuts: 15', '7:3: unknown key "minuts"; did you mean "minutes"?'],
    ['    - title: Protect', '    - titel: Protect', '15:7: unknown key "titel"; did you mean "title"?'],
    ['[a nudge, where, how]', '[a nudge, where]', '14:14: "hints" needs exactly 3 in its list'],
    ['[a nudge, where, how]', '[a, b, c, d]', '14:14: "hints" needs exactly 3 in its list'],
    ['points: 3', 'points: 0', '28:15: "points" must be 1 or more'],
    [
      '      show: { do: install-agent, on: DPM2, computer: DPM1 }\n',
      '',
      '9:7: an item of "steps" has no "show"; it needs a step'
    ],
    [
      'show: { do: install-agent, on: DPM2, computer: DPM1 }',
      'show: []',
      '11:13: "show" needs at least 1 in its list'
    ],
    [
      'show: { do: install-agent, on: DPM2, computer: DPM1 }',
      'show: install',
      '11:13: "show" must be a step, such as { do: install-agent, on: DPM1, computer: Server1 }'
    ],
    [
      'computer: DPM1 }\n',
      'computer: DPM1, expect: done }\n',
      '11:60: unknown key "expect"; install-agent takes do, on and computer'
    ],
    [
      'do: install-agent, on: DPM1',
      'do: instal-agent, on: DPM1',
      '35:17: unknown step "instal-agent"; did you mean "install-agent"?'
    ],
    ['- agents: {', '- agent: {', '13:11: unknown key "agent"; did you mean "agents"?'],
    ['{ computer: DPM1, owner: DPM2 }', '{}', '13:19: "agents" needs at least one of computer, owner'],
    [
      '{ computer: DPM1, owner: DPM2 }',
      '{ computer: DPM1, on: DPM2 }',
      '13:37: unknown key "on"; "agents" takes computer and owner'
    ],
    [
      'owner: DPM2 }',
      'owner: DPM2 }\n          goal: DPM1 is protected',
      '13:11: an item of "done" must have one key, which is one of servers, agents, links, members, configurations, replicas, jobs, alerts, goal, refused, not, any'
    ],
    [
      'not: { agents: { computer: DPM2 } }',
      'not: {}',
      '31:16: "not" must have one key, which is one of servers, agents, links, members, configurations, replicas, jobs, alerts, goal, refused, not, any'
    ],
    [
      'not: { agents: {',
      'not: { not: { agnts: {} }, agents: {',
      '31:25: unknown key "agnts"; did you mean "agents"?'
    ],
    [
      'goal: DPM1 is protected by DPM2',
      'goal: DPM1 protected',
      '23:17: "goal" must be "X is protected", "X is protected by Y" or "X is not protected by Y"'
    ],
    [
      'any: [{ members: { on: DPM2, dataSource: DPMDB, through: null } }, { refused: chain-order }]',
      'any: []',
      '24:16: "any" needs at least 1 in its list'
    ]
  ])('%j becomes %j', (text, by, ...problems) => {
    expect(problemsOf(exerciseWith(text, by))).toEqual(problems)
  })

  test('a rule that is none, with the one that was meant', () => {
    const [problem = ''] = problemsOf(exerciseWith('refused: chain-order', 'refused: chain-oder'))
    expect(problem).toMatch(/^24:\d+: "refused" must be /)
    expect(problem).toMatch(/not "chain-oder"; did you mean "chain-order"\?$/)
  })
})

describe('names that are not in the file are told with their place', () => {
  test.each([
    ['install-agent, on: DPM2', 'install-agent, on: DPM8', '11:38: the server "DPM8"'],
    ['owner: DPM2', 'owner: DPM8', '13:44: the server "DPM8"'],
    ['goal: DPM1 is protected by DPM2', 'goal: DPM8 is protected by DPM2', '23:17: the server "DPM8"'],
    ['goal: DPM1 is protected by DPM2', 'goal: DPM1 is not protected by DPM8', '23:17: the server "DPM8"'],
    ['on: DPM2, dataSource: DPMDB', 'on: DPM2, dataSource: "E:"', '24:52: the data source "E:"'],
    ['on: DPM2, dataSource: DPMDB', 'group: Nobodys', '24:37: the group "Nobodys"'],
    [
      'not: { agents: { computer: DPM2 } }',
      'not: { servers: { protectedBy: DPM8 } }',
      '31:42: the server "DPM8"'
    ],
    [
      'not: { agents: { computer: DPM2 } }',
      'configurations: { servers: [DPM1, DPM8] }',
      '31:45: the server "DPM8"'
    ],
    ['on: DPM1, computer: DPM2', 'on: DPM1, computer: DPM8', '35:52: the server "DPM8"']
  ])('%j becomes %j', (text, by, problem) => {
    const problems = problemsOf(exerciseWith(text, by))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${problem}.* is not in this file`))
  })

  test('what a step adds can be named before', () => {
    const added = exerciseWith(
      'show: { do: install-agent, on: DPM2, computer: DPM1 }',
      'show: [{ do: install-agent, on: DPM2, computer: DPM1 }, { do: add-dpm-server, name: DPM4 }]'
    ).replace('{ computer: DPM1, owner: DPM2 }', '{ computer: DPM1, owner: DPM4 }')
    expect(problemsOf(added)).toEqual([])
  })
})
