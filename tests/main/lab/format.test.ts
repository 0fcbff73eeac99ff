import { readFileSync } from 'node:fs'
import { command } from '@shared/contract/commands'
import { expect, test } from 'vitest'
import { commandsOf, parseLab } from '@main/lab'
import { labOf, withSteps } from './read'

test('the smallest lab has its version only', () => {
  expect(labOf('lab: 1')).toEqual({
    title: 'test',
    introduction: '',
    begins: '2026-01-05T08:00:00',
    seed: 1,
    servers: [],
    given: [],
    steps: [],
    expectState: null,
    exercise: null
  })
})

test.each([
  ['cyclic.yaml', 'cyclic'],
  ['labs/two words.yml', 'two words'],
  ['C:\\labs\\one.json', 'one'],
  ['a.b.yaml', 'a.b'],
  ['noext', 'noext']
])('without a title %s is called %s', (file, title) => {
  expect(labOf('lab: 1', file).title).toBe(title)
})

test('a lab may begin at another moment, and with another seed', () => {
  const { begins, seed } = labOf("lab: 1\nbegins: '2024-02-29 17:05'\nseed: 4294967295\n")
  expect({ begins, seed }).toEqual({ begins: '2024-02-29T17:05:00', seed: 4_294_967_295 })
  expect(labOf('lab: 1\nbegins: 2024-02-29 17:05\nseed: 0\n')).toMatchObject({ begins, seed: 0 })
})

test('servers become the steps that add them, DPM servers first', () => {
  const { servers } = labOf(`lab: 1
protectedServers:
  - name: Server1
    dataSources: ["D:"]
dpmServers:
  - { name: DPM1, version: "10.19.58.0", dataSources: ["C:"], allowLocalDataProtection: true }
  - name: DPM2
`)
  expect(servers.map(({ command, line, column }) => ({ command, line, column }))).toEqual([
    {
      command: {
        do: 'add-dpm-server',
        name: 'DPM1',
        version: '10.19.58.0',
        dataSources: ['C:'],
        allowLocalDataProtection: true
      },
      line: 6,
      column: 5
    },
    { command: { do: 'add-dpm-server', name: 'DPM2' }, line: 7, column: 5 },
    { command: { do: 'add-protected-server', name: 'Server1', dataSources: ['D:'] }, line: 3, column: 5 }
  ])
})

test('defaults: the version, no local data protection, and the data every DPM server has', () => {
  const opened = commandsOf(labOf('lab: 1\ndpmServers: [{ name: DPM1 }]'))
  expect(opened.ok && opened.story.begin).toEqual([
    {
      kind: 'dpm-server-added',
      name: 'DPM1',
      version: '10.22.148.0',
      dataSources: ['DPMDB', 'System State'],
      allowLocalDataProtection: false
    }
  ])
})

test('a group may be called by name or by group', () => {
  const make = (key: string) =>
    labOf(withSteps(`{ do: create-protection-group, on: DPM1, ${key}: Payroll, members: [] }`)).steps[0]
      ?.command
  expect(make('name')).toEqual(make('group'))
  expect(make('name')).toMatchObject({ group: 'Payroll' })
})

test.each([
  ['done', { outcome: 'done', warnings: [] }],
  ['done with dpmdb-not-selected', { outcome: 'done', warnings: ['dpmdb-not-selected'] }],
  [
    '" done with rollup-mismatch ,undocumented-ring "',
    { outcome: 'done', warnings: ['rollup-mismatch', 'undocumented-ring'] }
  ],
  ['refused protected-once', { outcome: 'refused', rule: 'protected-once' }],
  ['warned breaks-chain', { outcome: 'warned', rule: 'breaks-chain' }]
])('expect: %s', (text, expected) => {
  expect(labOf(withSteps(`{ do: fail-server, server: DPM1, expect: ${text} }`)).steps[0]?.expect).toEqual(
    expected
  )
})

test('every step of the format is read', () => {
  const member =
    '[{ computer: Server1, dataSource: ["C:", "D:"] }, { computer: Server1, dataSource: all, through: DPM1 }]'
  const policy =
    '{ retentionDays: 5, synchronizationMinutes: null, recoveryPointTimes: ["08:00"], replicaCreation: later, ' +
    'consistencyCheckWhenInconsistent: true, dailyConsistencyCheck: false }'
  const steps = [
    '{ do: install-agent, on: DPM1, computer: Server1 }',
    '{ do: attach-agent, on: DPM1, computer: Server1 }',
    '{ do: uninstall-agent, on: DPM1, computer: Server1 }',
    `{ do: create-protection-group, on: DPM1, group: G, members: ${member}, confirm: true }`,
    `{ do: add-members, on: DPM1, group: G, members: ${member}, confirm: false }`,
    `{ do: remove-members, on: DPM1, group: G, members: ${member}, data: retain }`,
    '{ do: remove-members, on: DPM1, group: G, members: all, data: delete }',
    '{ do: remove-inactive-protection, on: DPM1, computer: Server1 }',
    '{ do: switch-protection, on: DPM1, computer: Server1 }',
    '{ do: resume-primary-protection, on: DPM1, computer: Server1 }',
    '{ do: take-ownership, on: DPM1, computer: Server1 }',
    '{ do: consistency-check, on: DPM1, computer: Server1 }',
    '{ do: fail-server, server: DPM1 }',
    '{ do: repair-server, server: Server1 }',
    '{ do: remove-server, server: DPM1 }',
    '{ do: rebuild-server, server: DPM1 }',
    '{ do: rebuild-server, server: DPM1, as: DPM9 }',
    '{ do: restore-database, server: DPM9, from: DPM2 }',
    '{ do: add-dpm-server, name: DPM3, version: "10.22", dataSources: ["C:"], allowLocalDataProtection: true }',
    '{ do: add-protected-server, name: Server2, dataSources: ["D:"] }',
    '{ do: set-local-data-protection, on: DPM3, allowed: true }',
    '{ do: advance-clock, by: 15m }',
    '{ do: advance-clock, by: 90s }',
    `{ do: modify-protection-group, on: DPM1, group: G, rename: H, policy: ${policy} }`,
    `{ do: create-protection-group, on: DPM1, group: I, members: ${member}, policy: ${policy} }`,
    '{ do: consistency-check, on: DPM1, computer: Server1, dataSource: ["C:", "D:"] }',
    '{ do: create-recovery-point, on: DPM1, computer: Server1, dataSource: "D:", type: synchronization }',
    '{ do: create-recovery-point, on: DPM1, computer: Server1 }',
    '{ do: cancel-job, on: DPM1, computer: Server1, dataSource: "D:", job: consistency-check }',
    '{ do: retry-job, on: DPM1, computer: Server1 }',
    '{ do: inactivate-alert, on: DPM1, alert: recovery-done, computer: Server1, dataSource: "D:" }',
    '{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", to: original }',
    '{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", point: latest, to: alternate, target: DPM2 }',
    '{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", point: "2026-01-05 20:00", to: replica, target: DPM2 }',
    '{ do: disable-agent, on: DPM1, computer: Server1 }',
    '{ do: enable-agent, on: DPM1, computer: Server1 }',
    '{ do: throttle-agent, on: DPM1, computer: Server1, mbps: 8 }',
    '{ do: throttle-agent, on: DPM1, computer: Server1 }',
    '{ do: update-agent, on: DPM1, computer: Server1 }',
    '{ do: set-dpm-server, computer: Server1, server: DPM1 }',
    '{ do: reallocate-replicas, on: DPM1 }',
    '{ do: add-dpm-server, name: DPM4, storagePool: 500, tapeLibrary: { drives: 2, tapes: 12 } }',
    '{ do: add-storage, on: DPM4, gigabytes: 100 }',
    '{ do: fill-storage, on: DPM4 }',
    '{ do: rescan-library, on: DPM4 }',
    '{ do: inventory-library, on: DPM4, detailed: true }',
    '{ do: cut-network, from: DPM1, to: Server1 }',
    '{ do: restore-network, from: Server1, to: DPM1 }',
    '{ do: stop-service, computer: Server1, service: SQL Server VSS Writer }',
    '{ do: start-service, computer: DPM1, service: DPMWriter }',
    '{ do: outdate-agent, computer: Server1 }',
    '{ do: spoil-credentials, computer: Server1 }',
    '{ do: correct-credentials, computer: Server1 }'
  ]
  const read = labOf(withSteps(...steps)).steps
  expect(read).toHaveLength(steps.length)
  const kinds = new Set(read.map((step) => step.command.do))
  expect(command.options.map((option) => option.shape.do.value).filter((kind) => !kinds.has(kind))).toEqual(
    []
  )
})

test('JSON is YAML, indented with tabs too', () => {
  const lab = {
    lab: 1,
    title: 'a "b" \u00e9 \ud83d\ude00',
    dpmServers: [{ name: 'DPM1' }],
    steps: [{ do: 'fail-server', server: 'DPM1' }]
  }
  for (const indent of [undefined, 2, '\t']) {
    const read = labOf(JSON.stringify(lab, null, indent))
    expect(read.title).toBe(lab.title)
    expect(read.steps[0]?.command).toEqual(lab.steps[0])
  }
})

test('line ends of Windows, of old Macs, and a byte order mark change nothing', () => {
  const text = withSteps('{ do: fail-server, server: DPM1 }')
  const lab = labOf(text)
  expect(labOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(lab)
  expect(labOf(text.replaceAll('\n', '\r'))).toEqual(lab)
})

test('anchors and aliases stand for values', () => {
  const lab = labOf(`lab: 1
dpmServers:
  - name: &first DPM1
    dataSources: &own ["C:", "D:"]
  - { name: DPM2, dataSources: *own }
steps:
  - { do: fail-server, server: *first }
`)
  expect(lab.servers[1]?.command).toMatchObject({ dataSources: ['C:', 'D:'] })
  expect(lab.steps[0]?.command).toMatchObject({ server: 'DPM1' })
})

test('names of JavaScript are names like others', () => {
  const lab = labOf(`lab: 1
dpmServers: [{ name: __proto__ }, { name: constructor }, { name: toString }]
steps: [{ do: install-agent, on: constructor, computer: __proto__ }]
`)
  expect(lab.steps[0]?.command).toEqual({ do: 'install-agent', on: 'constructor', computer: '__proto__' })
})

test('empty lists may be left empty', () => {
  expect(labOf('lab: 1\ndpmServers:\nprotectedServers:\ngiven:\nsteps:\n').steps).toEqual([])
})

test('the example of the format page is valid', () => {
  const text = readFileSync(new URL('fixtures/format-example.yaml', import.meta.url), 'utf8')
  expect(parseLab(text, 'format-example.yaml').ok).toBe(true)
})
