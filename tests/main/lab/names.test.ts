import { describe, expect, test } from 'vitest'
import { problemsOf, withSteps } from './read'

const make = '{ do: create-protection-group, on: DPM1, group: Payroll, members: [] }'

describe('names that are nowhere in the file', () => {
  test.each([
    [
      '{ do: fail-server, server: DPM3 }',
      '6:32: the server "DPM3" is not in this file; did you mean "DPM1" or "DPM2"?'
    ],
    [
      '{ do: fail-server, server: dpm1 }',
      '6:32: the server "dpm1" is not in this file; did you mean "DPM1"?'
    ],
    [
      '{ do: fail-server, server: Exchange }',
      '6:32: the server "Exchange" is not in this file; add it to dpmServers or protectedServers'
    ],
    [
      '{ do: install-agent, on: DPM1, computer: Server11 }',
      '6:46: the server "Server11" is not in this file; did you mean "Server1"?'
    ],
    [
      '{ do: restore-database, server: DPM1, from: DPM22 }',
      '6:49: the server "DPM22" is not in this file; did you mean "DPM2"?'
    ],
    [
      '{ do: remove-members, on: DPM1, group: Payrol, members: all, data: delete }',
      '6:44: the group "Payrol" is not in this file; did you mean "Payroll"?'
    ],
    [
      '{ do: add-members, on: DPM1, group: Payroll, members: [{ computer: Server1, dataSource: SQL/Payrol }] }',
      '6:93: the data source "SQL/Payrol" is not in this file; did you mean "SQL/Payroll"?'
    ],
    [
      '{ do: add-members, on: DPM1, group: Payroll, members: [{ computer: Server1, dataSource: ["D:", "d:"] }] }',
      '6:100: the data source "d:" is not in this file; did you mean "D:"?'
    ],
    [
      '{ do: add-members, on: DPM1, group: Payroll, members: [{ computer: Server1, dataSource: all, through: DPM }] }',
      '6:107: the server "DPM" is not in this file; did you mean "DPM1" or "DPM2"?'
    ],
    [
      '{ do: consistency-check, on: DPM1, computer: Server1, dataSource: ["D:", "E:x"] }',
      '6:78: the data source "E:x" is not in this file; add it to the dataSources of its server'
    ],
    [
      '{ do: create-recovery-point, on: DPM1, computer: Server1, dataSource: all }',
      '6:75: the data source "all" is not in this file; add it to the dataSources of its server'
    ],
    [
      '{ do: cancel-job, on: DPM1, computer: Server1, dataSource: SQL/Payrol }',
      '6:64: the data source "SQL/Payrol" is not in this file; did you mean "SQL/Payroll"?'
    ],
    [
      '{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", to: network-folder, target: Server2 }',
      '6:95: the server "Server2" is not in this file; did you mean "Server1"?'
    ],
    [
      '{ do: cut-network, from: DPM1, to: Sever1 }',
      '6:40: the server "Sever1" is not in this file; did you mean "Server1"?'
    ],
    [
      '{ do: restore-network, from: DPM11, to: DPM2 }',
      '6:34: the server "DPM11" is not in this file; did you mean "DPM1"?'
    ],
    [
      '{ do: set-dpm-server, computer: Server1, server: DPM3 }',
      '6:54: the server "DPM3" is not in this file; did you mean "DPM1" or "DPM2"?'
    ],
    [
      '{ do: modify-protection-group, on: DPM1, group: Payrol, rename: Wages }',
      '6:53: the group "Payrol" is not in this file; did you mean "Payroll"?'
    ]
  ])('%s', (step, problem) => {
    expect(problemsOf(withSteps(step, make))).toEqual([problem])
  })

  test('a step that expects it may use them', () => {
    expect(problemsOf(withSteps('{ do: fail-server, server: dpm9, expect: refused unknown-name }'))).toEqual(
      []
    )
    expect(
      problemsOf(withSteps('{ do: fail-server, server: dpm9, expect: refused server-unavailable }'))
    ).toHaveLength(1)
  })

  test.each([
    ['{ do: add-dpm-server, name: DPM4 }', '{ do: fail-server, server: DPM4 }'],
    ['{ do: add-protected-server, name: Server4 }', '{ do: fail-server, server: Server4 }'],
    ['{ do: rebuild-server, server: DPM1, as: DPM5 }', '{ do: fail-server, server: DPM5 }'],
    [
      '{ do: create-protection-group, on: DPM1, name: G, members: [] }',
      '{ do: remove-members, on: DPM1, group: G, members: all, data: retain }'
    ],
    [
      `${make}\n  - { do: modify-protection-group, on: DPM1, group: Payroll, rename: Wages }`,
      '{ do: remove-members, on: DPM1, group: Wages, members: all, data: retain }'
    ],
    [
      '{ do: add-protected-server, name: S, dataSources: [X] }',
      '{ do: create-protection-group, on: DPM1, group: G, members: [{ computer: S, dataSource: X }] }'
    ],
    [
      '{ do: fail-server, server: DPM1 }',
      '{ do: create-protection-group, on: DPM1, group: G, members: [{ computer: DPM1, dataSource: [DPMDB, System State] }] }'
    ]
  ])('%s brings a name in, before it or after', (introduces, uses) => {
    expect(problemsOf(withSteps(introduces, uses))).toEqual([])
    expect(problemsOf(withSteps(uses, introduces))).toEqual([])
  })

  test('a name that stands elsewhere in the file is left to the engine', () => {
    expect(
      problemsOf(withSteps('{ do: remove-server, server: Server1, expect: refused unknown-name }'))
    ).toEqual([])
    expect(problemsOf(withSteps('{ do: remove-server, server: Server1 }'))).toEqual([])
  })

  test('in expectState, the keys of protectable included', () => {
    expect(
      problemsOf(`lab: 1
dpmServers: [{ name: DPM1 }]
expectState:
  links: [{ protected: DPM1, protector: DPM7, state: active }]
  configurations: [{ kind: cyclic, servers: [DPM1, DPM8] }]
  members: [{ on: DPM1, group: G, computer: DPM1, dataSource: E, mode: primary }]
  protectable:
    DPM9: [{ computer: DPM1, dataSource: DPMDB }]
`)
    ).toEqual([
      '4:41: the server "DPM7" is not in this file; did you mean "DPM1"?',
      '5:52: the server "DPM8" is not in this file; did you mean "DPM1"?',
      '6:32: the group "G" is not in this file; a create-protection-group has to make it',
      '6:63: the data source "E" is not in this file; add it to the dataSources of its server',
      '8:5: the server "DPM9" is not in this file; did you mean "DPM1"?'
    ])
    expect(
      problemsOf(`lab: 1
dpmServers: [{ name: DPM1 }]
expectState:
  replicas: [{ on: DPM7, computer: DPM1, dataSource: E, state: ok }]
  jobs: [{ on: DPM1, job: fast-inventory, computer: DPM8, dataSource: null, status: failed }]
  alerts: [{ on: DPM1, alert: disk-threshold, computer: DPM1, dataSource: F, active: true }]
`)
    ).toEqual([
      '4:20: the server "DPM7" is not in this file; did you mean "DPM1"?',
      '4:54: the data source "E" is not in this file; add it to the dataSources of its server',
      '5:53: the server "DPM8" is not in this file; did you mean "DPM1"?',
      '6:75: the data source "F" is not in this file; add it to the dataSources of its server'
    ])
  })
})

describe('names that clash', () => {
  test('used twice, in one list or in both', () => {
    expect(
      problemsOf(
        'lab: 1\ndpmServers: [{ name: A }, { name: B }]\nprotectedServers:\n  - name: C\n  - name: B\n  - name: C\n'
      )
    ).toEqual([
      '5:11: the name "B" is used twice, first in line 2; give another',
      '6:11: the name "C" is used twice, first in line 4; give another'
    ])
  })

  test('a data source listed twice', () => {
    expect(problemsOf('lab: 1\ndpmServers: [{ name: A, dataSources: ["C:", "C:"] }]\n')).toEqual([
      '2:45: "C:" is listed twice; keep one of them'
    ])
  })

  test.each([
    [
      'servers of the lists',
      'lab: 1\ndpmServers: [{ name: dpm1 }, { name: DPM1 }]\n',
      '2:38: "DPM1" and "dpm1"'
    ],
    ['a server of a step', withSteps('{ do: add-protected-server, name: DPm1 }'), '6:39: "DPm1" and "DPM1"'],
    ['a new name', withSteps('{ do: rebuild-server, server: DPM1, as: dpm2 }'), '6:45: "dpm2" and "DPM2"'],
    [
      'data sources',
      'lab: 1\nprotectedServers: [{ name: A, dataSources: ["C:", "c:"] }]\n',
      '2:51: "c:" and "C:"'
    ],
    ['groups', withSteps(make, make.replace('Payroll', 'payroll')), '7:53: "payroll" and "Payroll"']
  ])('differ only in case: %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`${problem} differ only in case; spell them alike or further apart`])
  })

  test('a name is one line', () => {
    expect(problemsOf('lab: 1\ndpmServers: [{ name: "a\\nb" }]\n')).toEqual([
      '2:22: "name" is not right: a name has no line breaks or other control characters; not "a\\nb"'
    ])
  })
})
