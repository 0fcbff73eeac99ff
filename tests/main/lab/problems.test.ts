import { describe, expect, test } from 'vitest'
import { parseLab, problemText } from '@main/lab'
import { placesOf, problemsOf, withSteps } from './read'

test('a problem is one line: file, line, column, what is wrong and what would be right', () => {
  const parsed = parseLab('lab: 1\ntitle: 5\n', 'labs/a.yaml')
  expect(!parsed.ok && parsed.problems.map((problem) => problemText('labs/a.yaml', problem))).toEqual([
    'labs/a.yaml:2:8: "title" must be text, not the number 5; put it in quotes: "5"'
  ])
})

describe('the version of the format', () => {
  test.each([
    ['title: x\n', '1:1: "lab" is missing; a lab file begins with "lab: 1"'],
    ['# a comment\nLab: 1\n', '2:1: unknown key "Lab"; did you mean "lab"?'],
    ['lab: "1"\n', '1:6: "lab" is the format version; it must be the number 1'],
    ['lab: 0\n', '1:6: "lab" is the format version; it must be the number 1'],
    ['lab:\n', '1:1: "lab" is the format version; it must be the number 1']
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  test('a newer one is refused in a sentence, and nothing else is said', () => {
    expect(problemsOf('lab: 2\nfurther: 1\nsteps: 7\n')).toEqual([
      '1:6: this lab file has format 2, and this DPM Lab reads format 1; use a newer DPM Lab'
    ])
  })
})

describe('no lab at all', () => {
  test.each([
    ['', '1:1: the file is empty; a lab file begins with "lab: 1"'],
    ['# only this\n', '1:1: the file is empty; a lab file begins with "lab: 1"'],
    ['hello', '1:1: this is not a lab file; a lab file is a map that begins with "lab: 1"'],
    ['- a\n- b\n', '1:1: this is not a lab file; a lab file is a map that begins with "lab: 1"']
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('keys and values', () => {
  test.each([
    ['{ do: fail-server, sevrer: DPM1 }', '6:24: unknown key "sevrer"; did you mean "server"?'],
    ['{ do: fail-server }', '6:5: fail-server has no "server"; it needs text'],
    [
      '{ do: fail-server, server: DPM1, when: now }',
      '6:38: unknown key "when"; fail-server takes do, server and expect'
    ],
    ['{ do: fail-server, server: DPM1, server: DPM2 }', '6:38: "server" is given twice; keep one of them'],
    [
      '{ do: fail-server, server: 1 }',
      '6:32: "server" must be text, not the number 1; put it in quotes: "1"'
    ],
    ['{ do: fail-server, server: }', '6:24: "server" must be text, not nothing'],
    ['{ do: fail-server, server: "" }', '6:32: "server" must not be empty'],
    ['{ do: fail-server, server: [DPM1] }', '6:32: "server" must be text, not a list'],
    ['{ do: fial-server, server: DPM1 }', '6:11: unknown step "fial-server"; did you mean "fail-server"?'],
    ['{ Do: fail-server, server: DPM1 }', '6:7: unknown key "Do"; did you mean "do"?'],
    ['{ fail-server: DPM1 }', '6:7: unknown key "fail-server"; did you mean "do: fail-server"?'],
    ['{ server: DPM1 }', '6:5: a step has no "do"; it needs the name of a step, such as install-agent'],
    ['{ do: 5 }', '6:11: "do" must be the name of a step, such as install-agent'],
    [
      'fail-server',
      '6:5: an item of "steps" must be a step, such as { do: install-agent, on: DPM1, computer: Server1 }'
    ],
    ['{ do: advance-clock, by: 15 }', '6:30: "by" must be text, not the number 15; put it in quotes: "15"'],
    [
      '{ do: advance-clock, by: 15 minutes }',
      '6:30: "by" is not right: a number and s, m, h or d: 15m, 2h, 1d; not "15 minutes"'
    ],
    [
      '{ do: set-local-data-protection, on: DPM1, allowed: yes }',
      '6:57: "allowed" must be true or false, not "yes"'
    ],
    [
      '{ do: create-protection-group, on: DPM1, group: G, members: [{ computer: Server1, datasource: "D:" }] }',
      '6:87: unknown key "datasource"; did you mean "dataSource"?'
    ],
    [
      '{ do: create-protection-group, on: DPM1, group: G, members: [{ computer: Server1, dataSource: [] }] }',
      '6:99: "dataSource" needs at least 1 in its list'
    ],
    [
      '{ do: create-protection-group, on: DPM1, group: G, members: [Server1] }',
      '6:66: an item of "members" must be a map with computer, dataSource and through, not "Server1"'
    ],
    [
      '{ do: create-protection-group, on: DPM1, group: G, name: G, members: [] }',
      '6:56: "name" says the same as "group"; keep one of them'
    ],
    [
      '{ do: create-protection-group, on: DPM1, name: 7, members: [] }',
      '6:52: "name" must be text, not the number 7; put it in quotes: "7"'
    ],
    [
      '{ do: add-dpm-server, name: DPM3, version: 10.22 }',
      '6:48: "version" must be text, not the number 10.22; put it in quotes: "10.22"'
    ],
    [
      '{ do: add-dpm-server, name: DPM3, version: new }',
      '6:48: "version" is not right: a version is numbers with full stops, such as 10.22.148.0; not "new"'
    ],
    ['{ do: add-dpm-server, name: DPM3, storagePool: 0 }', '6:52: "storagePool" must be 1 or more'],
    [
      '{ do: add-dpm-server, name: DPM3, storagePool: 1 TB }',
      '6:52: "storagePool" must be a whole number, not "1 TB"'
    ],
    [
      '{ do: add-dpm-server, name: DPM3, tapeLibrary: true }',
      '6:52: "tapeLibrary" must be a map with drives and tapes, not true'
    ],
    [
      '{ do: add-dpm-server, name: DPM3, tapeLibrary: { drives: 2, slots: 4 } }',
      '6:52: "tapeLibrary" has no "tapes"; it needs a whole number',
      '6:65: unknown key "slots"; "tapeLibrary" takes drives and tapes'
    ],
    ['{ do: throttle-agent, on: DPM1, computer: Server1, mbps: 0 }', '6:62: "mbps" must be 1 or more'],
    [
      '{ do: stop-service, computer: Server1, service: DPM Writer }',
      '6:53: "service" must be SQL Server VSS Writer or DPMWriter, not "DPM Writer"; did you mean "DPMWriter"?'
    ],
    [
      '{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", to: orginal }',
      '6:71: "to" must be original, alternate, network-folder or replica, not "orginal"; did you mean "original"?'
    ],
    [
      '{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", to: original, point: 20:00 }',
      '6:88: "point" is not right: a date and a time, such as 2026-01-05 20:00; not "20:00"'
    ]
  ])('%s', (step, ...problems) => {
    expect(problemsOf(withSteps(step))).toEqual(problems)
  })

  test('the data to keep', () => {
    const step = '{ do: remove-members, on: DPM1, group: G, members: all, data: retian }'
    const make = '{ do: create-protection-group, on: DPM1, group: G, members: [] }'
    expect(problemsOf(withSteps(make, step))).toEqual([
      '7:67: "data" must be retain or delete, not "retian"; did you mean "retain"?'
    ])
  })

  test('of the file and its servers', () => {
    expect(
      problemsOf(`lab: 1
titel: x
dpmServers:
  - DPM1
  - { nmae: DPM2 }
  - { name: DPM3, do: add-dpm-server }
  - name: DPM4
    dataSources: [C:, D:]
protectedServers: Server1
`)
    ).toEqual([
      '2:1: unknown key "titel"; did you mean "title"?',
      '4:5: a DPM server must be a map with its name: write { name: DPM1 }',
      '5:7: unknown key "nmae"; did you mean "name"?',
      '6:19: unknown key "do"; the list itself says that a DPM server is added',
      '8:19: an item of "dataSources" must be text, not a map of keys; put it in quotes: "C:"',
      '8:23: an item of "dataSources" must be text, not a map of keys; put it in quotes: "D:"',
      '9:19: "protectedServers" must be a list, not "Server1"'
    ])
  })

  test.each([
    [
      "begins: '2026-01-05'",
      '2:9: "begins" is not right: a date and a time, such as 2026-01-05 20:00; not "2026-01-05"'
    ],
    ["begins: '2026-02-29 08:00'", '2:9: "begins" is no day of the calendar'],
    ["begins: '2026-13-01 08:00'", '2:9: "begins" is no day of the calendar'],
    ['begins: 2026', '2:9: "begins" must be text, not the number 2026; put it in quotes: "2026"'],
    ['seed: -1', '2:7: "seed" must be 0 or more'],
    ['seed: 4294967296', '2:7: "seed" must be 4294967295 or less'],
    ['seed: 1.5', '2:7: "seed" must be a whole number, not the number 1.5'],
    ['seed: "7"', '2:7: "seed" must be a whole number, not "7"']
  ])('of the clock and the seed: %s', (line, problem) => {
    expect(problemsOf(`lab: 1\n${line}\n`)).toEqual([problem])
  })

  test('of jobs, alerts and replicas', () => {
    expect(
      problemsOf(`lab: 1
dpmServers: [{ name: DPM1 }]
expectState:
  replicas: [{ on: DPM1, computer: DPM1, dataSource: DPMDB, state: fine }]
  jobs: [{ on: DPM1, job: syncronization, computer: DPM1, status: scheduled }]
  alerts: [{ on: DPM1, alert: replica-inconsistent, computer: DPM1 }]
  clock: soon
`)
    ).toEqual([
      '4:68: "state" must be ok, pending, creating, inconsistent, checking, waiting, missing or inactive, not "fine"',
      expect.stringMatching(
        /^5:27: "job" must be replica-creation, .* not "syncronization"; did you mean "synchronization"\?$/
      ),
      '5:67: "status" must be in-progress, completed, failed or canceled, not "scheduled"',
      '6:12: an item of "alerts" has no "active"; it needs true or false',
      '7:10: "clock" must be a whole number, not "soon"'
    ])
  })

  test('of expectState', () => {
    expect(
      problemsOf(`lab: 1
dpmServers: [{ name: DPM1 }, { name: DPM2 }]
expectState:
  link: []
  links: [{ protected: DPM1, protector: DPM2, state: actve }]
  agents: [{ computer: DPM1 }]
  configurations: [{ kind: pair, servers: [DPM1, DPM2] }]
  protectable: []
`)
    ).toEqual([
      '4:3: unknown key "link"; did you mean "links"?',
      '5:54: "state" must be active or broken, not "actve"; did you mean "active"?',
      '6:12: an item of "agents" has no "owner"; it needs text',
      '7:28: "kind" must be primary-secondary, chained, cyclic or ring, not "pair"',
      '8:16: "protectable" must be a map of keys, not a list'
    ])
  })
})

describe('expect', () => {
  test.each([
    ['refused protected-onces', 'unknown rule "protected-onces"; did you mean "protected-once"?'],
    ['refused', '"refused" needs the id of the rule, such as "refused protected-once"'],
    [
      'refused protected-once, chain-order',
      '"refused" takes one id, that of the first rule; not "protected-once, chain-order"'
    ],
    ['warned', '"warned" needs the id of the rule, such as "warned breaks-chain"'],
    ['done with', 'the id of a warning is missing; write "done with ID, ID"'],
    ['done with undocumented-rings', 'unknown rule "undocumented-rings"; did you mean "undocumented-ring"?'],
    [
      'done dpmdb-not-selected',
      'after "done" comes nothing, or "with" and the ids of warnings; not "done dpmdb-not-selected"'
    ],
    ['Done', 'unknown outcome "Done"; did you mean "done"?'],
    ['works', 'unknown outcome "works"; write done, done with ID, refused ID or warned ID'],
    ['5', '"expect" must be done, done with ID, refused ID or warned ID']
  ])('%s', (text, message) => {
    expect(problemsOf(withSteps(`do: fail-server\n    server: DPM1\n    expect: ${text}`))).toEqual([
      `8:13: ${message}`
    ])
  })

  test('two ids in braces want quotes', () => {
    const step = '{ do: fail-server, server: DPM1, expect: done with dpmdb-not-selected, undocumented-ring }'
    expect(problemsOf(withSteps(step))).toEqual([
      '6:76: "undocumented-ring" is cut off from "expect" by the comma; ' +
        'write expect: "done with dpmdb-not-selected, undocumented-ring"'
    ])
  })

  test('a given step has to be done', () => {
    const given = 'given: [{ do: fail-server, server: DPM1, expect: refused server-unavailable }]'
    expect(problemsOf(`lab: 1\ndpmServers: [{ name: DPM1 }]\n${given}\n`)).toEqual([
      '3:50: a given step has to be done; a step that is to be refused belongs into steps'
    ])
  })
})

test('all problems of a file come at once, in order of position', () => {
  const places = placesOf(`lab: 1
steps:
  - { do: instal-agent, on: DPM9, computer: Server9 }
  - { do: install-agent, on: DPM1, comptuer: Server1, expect: refusd x }
protectedServers: [{ name: Server1 }, { name: Server1 }]
dpmServers: [{ name: DPM1, version: 3 }]
`)
  expect(places).toEqual(['3:11', '3:29', '3:45', '4:36', '4:63', '5:47', '6:37'])
})
