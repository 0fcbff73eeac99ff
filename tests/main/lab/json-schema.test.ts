import { readdirSync, readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseLab } from '@main/lab'
import { labJsonSchema } from '@main/lab/json-schema'
import { EXERCISE, exerciseWith } from './exercise-kit'
import { withSteps } from './read'

const resources = new URL('../../../resources/', import.meta.url)
const schema: unknown = JSON.parse(readFileSync(new URL('lab.schema.json', resources), 'utf8'))
const bundled = ['labs', 'exercises'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, resources))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`)
)

const validate = new Ajv({ allErrors: true }).compile(schema as object)

function read(file: string): string {
  return readFileSync(new URL(file, resources), 'utf8')
}

test('the schema that is shipped is the one of today: node scripts/lab-schema.mjs writes it', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(labJsonSchema())))
})

describe.each(bundled)('%s', (file) => {
  test('is valid by the schema', () => {
    validate(parse(read(file)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('tells editors of the schema', () => {
    expect(read(file)).toMatch(/^# yaml-language-server: \$schema=\.\.\/lab\.schema\.json\n/)
  })
})

const agent = '{ do: install-agent, on: DPM1, computer: Server1 }'
const group = (rest: string): string => `{ do: create-protection-group, on: DPM1, ${rest} }`
const member = "{ computer: Server1, dataSource: 'D:' }"

describe('the schema and the reader agree', () => {
  test.each([
    withSteps(agent),
    withSteps(agent.replace('}', ', expect: refused protected-once }')),
    withSteps(agent.replace('}', ', expect: "done with rollup-mismatch, dpmdb-not-selected" }')),
    withSteps(agent.replace('}', ', expect: warned breaks-chain }')),
    withSteps(group(`group: A, members: [${member}]`)),
    withSteps(group(`name: A, members: [${member}], confirm: true`)),
    withSteps('{ do: advance-clock, by: 15m }'),
    withSteps('{ do: consistency-check, on: DPM1, computer: Server1, dataSource: ["C:", "D:"] }'),
    withSteps('{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", to: original, point: latest }'),
    withSteps('{ do: stop-service, computer: Server1, service: SQL Server VSS Writer }'),
    withSteps('{ do: throttle-agent, on: DPM1, computer: Server1, mbps: 8 }'),
    "lab: 1\nbegins: '2026-01-05 08:00'\nseed: 7\n",
    'lab: 1\ndpmServers: [{ name: DPM1, storagePool: 500, tapeLibrary: { drives: 1, tapes: 0 } }]\n',
    `lab: 1
dpmServers: [{ name: DPM1 }]
expectState:
  replicas: [{ on: DPM1, computer: DPM1, dataSource: DPMDB, state: ok }]
  jobs: [{ on: DPM1, job: synchronization, computer: DPM1, dataSource: null, status: failed, code: 41 }]
  alerts: [{ on: DPM1, alert: disk-threshold, computer: DPM1, active: false }]
  clock: 0
`,
    EXERCISE,
    exerciseWith('  minutes: 15\n', ''),
    exerciseWith(
      'goal: DPM1 is protected by DPM2',
      'servers: { name: DPM1, status: failed, protectedBy: null }'
    ),
    'lab: 1\nsteps:\n',
    'lab: 1\nexpectState: { links: [], protectable: {} }\n',
    'lab: 1\ndpmServers: [{ name: "Zürich – 東京", version: "10.19.58.0", allowLocalDataProtection: true }]\n'
  ])('on what is right: %s', (text) => {
    expect(parseLab(text, 'a.yaml')).toMatchObject({ ok: true })
    expect(validate(parse(text))).toBe(true)
  })

  test.each([
    'title: no version\n',
    'lab: 2\n',
    'lab: "1"\n',
    'lab: 1\nsteps: 5\n',
    'lab: 1\nsurprise: 5\n',
    'lab: 1\ntitle: ""\n',
    'lab: 1\ndpmServers: [{ name: "" }]\n',
    'lab: 1\ndpmServers: [{ name: "  " }]\n',
    'lab: 1\ndpmServers: [{ name: "a\\nb" }]\n',
    'lab: 1\ndpmServers: [{ name: "a\\u0085b" }]\n',
    'lab: 1\ndpmServers: [{ name: DPM1, version: 10.22 }]\n',
    'lab: 1\ndpmServers: [{ name: DPM1, do: add-dpm-server }]\n',
    'lab: 1\nexpectState: { links: [{ protected: A }] }\n',
    withSteps('{ do: nothing }'),
    withSteps('{ do: install-agent, on: DPM1 }'),
    withSteps(agent.replace('}', ', expect: refused }')),
    withSteps(agent.replace('}', ', expect: refused nobody-knows }')),
    withSteps(agent.replace('}', ', expect: perhaps }')),
    withSteps(agent).replace('steps:', 'given:').replace(' }\n', ', expect: refused protected-once }\n'),
    withSteps(group(`group: A, name: A, members: [${member}]`)),
    withSteps(group(`members: [${member}]`)),
    withSteps(group('group: A, members: all')),
    withSteps('{ do: advance-clock, by: 15 }'),
    withSteps('{ do: recover, on: DPM1, computer: Server1, dataSource: "D:", to: original, point: 8 }'),
    withSteps('{ do: throttle-agent, on: DPM1, computer: Server1, mbps: 0 }'),
    'lab: 1\nexercise: {}\n',
    exerciseWith('minutes: 15', 'minutes: 0'),
    exerciseWith('[a nudge, where, how]', '[a nudge, where]'),
    exerciseWith('refused: chain-order', 'refused: nobody-knows'),
    exerciseWith('owner: DPM2 }', 'owner: DPM2, on: DPM2 }'),
    exerciseWith('owner: DPM2 }', 'owner: DPM2 }\n          refused: chain-order'),
    exerciseWith('not: { agents: { computer: DPM2 } }', 'not: {}'),
    exerciseWith('{ do: install-agent, on: DPM2, computer: DPM1 }', '[]'),
    exerciseWith('computer: DPM1 }\n', 'computer: DPM1, expect: done }\n'),
    'lab: 1\nbegins: today\n',
    'lab: 1\nseed: 4294967296\n',
    'lab: 1\ndpmServers: [{ name: DPM1, tapeLibrary: { drives: 1 } }]\n',
    'lab: 1\nexpectState: { jobs: [{ on: A }] }\n',
    'lab: 1\nexpectState: { clock: -1 }\n'
  ])('on what is wrong: %s', (text) => {
    expect(parseLab(text, 'a.yaml')).toMatchObject({ ok: false })
    expect(validate(parse(text))).toBe(false)
  })
})
