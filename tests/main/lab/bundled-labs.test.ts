import { readdirSync, readFileSync } from 'node:fs'
import { RULE_IDS } from '@shared/rule-ids'
import { describe, expect, test } from 'vitest'
import { commandsOf, runLab, stateOf, type LabState } from '@main/lab'
import { evolveAll } from '@main/engine/evolve'
import { EMPTY_ESTATE } from '@main/engine/estate'
import { labOf } from './read'

const folder = new URL('../../../resources/labs/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

function textOf(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

function read(file: string) {
  return labOf(textOf(file), file)
}

function beginningOf(id: string): LabState {
  const opened = commandsOf(read(`${id}.yaml`))
  if (!opened.ok) throw new Error(opened.problem.message)
  return stateOf(evolveAll(EMPTY_ESTATE, opened.story.begin))
}

/** What the steps of a lab are to end as. */
function expectationsOf(id: string): string[] {
  return read(`${id}.yaml`).steps.map(({ expect: { outcome, ...rest } }) =>
    'rule' in rest ? `${outcome} ${rest.rule}` : [outcome, ...rest.warnings].join(' ')
  )
}

function endOf(id: string): LabState {
  const outcome = runLab(read(`${id}.yaml`))
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return stateOf(outcome.run.estate)
}

function configurationsOf(state: LabState): string[] {
  return state.configurations.map(({ kind, servers }) => `${kind} ${servers.join(' ')}`)
}

describe.each(files)('%s', (file) => {
  test('can be opened by its id, and says in a few sentences what it shows', () => {
    expect(file).toMatch(/^[a-z0-9-]+\.yaml$/)
    const { title, introduction } = read(file)
    expect(title).not.toBe(file.replace('.yaml', ''))
    const sentences = introduction.split(/[.;] /).length
    expect(sentences).toBeGreaterThanOrEqual(2)
    expect(sentences).toBeLessThanOrEqual(4)
    expect(introduction.length).toBeLessThan(400)
  })

  test('speaks calmly', () => {
    expect(textOf(file)).not.toMatch(/!|\berrors?\b/i)
  })

  test('runs as it says', () => {
    const outcome = runLab(read(file))
    if (!outcome.ok) throw new Error(outcome.problem.message)
    expect(outcome.run.steps.filter((step) => !step.asExpected)).toEqual([])
    expect(outcome.run.steps.length).toBeGreaterThan(5)
  })
})

test('titles are different', () => {
  expect(new Set(files.map((file) => read(file).title)).size).toBe(files.length)
})

/** Every situation of the page on chaining, and its neighbours, with what has to happen in its lab. */
const situations: [situation: string, id: string, steps: string[]][] = [
  ['primary to secondary', '02-primary-secondary', ['refused not-directly-protected']],
  ['cyclic', '04-cyclic', ['refused own-copy']],
  ['cyclic, set up', '03-cyclic-practice', ['refused agent-required', 'done dpmdb-not-selected']],
  ['chained', '06-chained', ['refused chain-order', 'refused not-directly-protected']],
  ['chained, set up', '05-chain-practice', ['refused chain-order']],
  ['a server protected twice', '10-protected-twice', ['refused protected-once']],
  ['the third in a chain reaching for the first', '11-third-reaches-first', ['refused chain-order']],
  ['self-protection before chaining', '07-self-protection', ['refused self-protection']],
  [
    'self-protection after chaining',
    '07-self-protection',
    ['warned breaks-chain', 'done breaks-chain', 'refused self-protection']
  ],
  [
    'what is protected on a DPM server',
    '12-protected-on-dpm-server',
    ['done', 'refused not-directly-protected']
  ],
  [
    'what is hidden in another console',
    '13-hidden-in-another-console',
    ['refused agent-required', 'refused already-protected']
  ],
  ['one agent has one owner', '14-one-agent-one-owner', ['refused agent-owned-elsewhere', 'done']],
  [
    'DPM servers of different versions',
    '15-version-mismatch',
    ['refused version-mismatch', 'done rollup-mismatch']
  ],
  ['a ring', '16-undocumented-ring', ['done undocumented-ring']],
  ['a cyclic pair and a third server', '17-cyclic-with-tail', ['refused chain-order']],
  [
    'two primaries, a secondary, and its secondary',
    '18-secondary-with-secondary',
    ['refused not-directly-protected', 'refused chain-order']
  ],
  ['two primaries and one secondary', '08-two-primaries', ['refused unsupported-move']],
  ['the primary is lost', '09-primary-lost', ['refused unsupported-move']],
  ['unsupported: to the other primary', '19-move-to-other-primary', ['refused unsupported-move']],
  ['unsupported: to the secondary', '20-move-to-secondary', ['refused unsupported-move', 'done']],
  [
    'inactive protection binds until it is removed',
    '21-inactive-protection',
    ['refused unsupported-move', 'done']
  ],
  [
    'a rebuilt server has another name',
    '22-rebuilt-under-another-name',
    ['refused name-mismatch', 'refused no-database-backup']
  ],
  ['what switched mode blocks', '23-switched-mode', ['refused switched-no-secondary']],
  ['supported: switch and stay', '24-option-switch-protection', ['refused primary-not-ready']],
  ['supported: rebuild and restore', '25-option-rebuild', ['refused server-not-failed']],
  ['supported: a new DPM server', '26-option-new-dpm-server', ['refused unsupported-move']],
  ['P1', '31-p1-first-pair', ['refused agent-required', 'done dpmdb-not-selected']],
  ['P2', '32-p2-cyclic-pair', ['refused agent-required', 'refused not-directly-protected']],
  ['P3', '33-p3-three-link-chain', ['refused not-directly-protected', 'refused chain-order']],
  ['P4', '34-p4-protected-twice', ['refused protected-once', 'refused agent-in-use']],
  ['P5', '35-p5-self-protection-first', ['refused self-protection', 'done']],
  ['P6', '36-p6-self-protection-afterwards', ['refused local-protection-off', 'done']],
  [
    'P7',
    '37-p7-switch',
    [
      'refused latest-not-offered',
      'refused original-location-refused',
      'refused no-secondary-copy',
      'refused cannot-switch-dpm-server',
      'done'
    ]
  ],
  ['P8', '38-p8-bring-back', ['refused not-switched', 'refused direct-protection-present', 'done']],
  [
    'P9',
    '39-p9-rebuild',
    ['refused name-mismatch', 'refused primary-not-ready', 'refused replica-not-pending', 'done']
  ],
  ['P10', '40-p10-unsupported-move', ['refused unsupported-move', 'done']],
  ['P11', '41-p11-new-dpm-server', ['refused unsupported-move', 'done']],
  ['P12', '42-p12-mixed-trouble', ['refused version-mismatch', 'done rollup-mismatch']],
  ['jobs', '51-jobs', ['refused replica-not-ready', 'refused replica-busy', 'refused nothing-to-change']],
  [
    'recovery',
    '52-recovery',
    ['refused original-location-refused', 'refused latest-not-offered', 'refused database-original-location']
  ],
  ['a computer is down, or cut off', '53-unreachable', ['refused computer-unreachable']],
  ['no space in the storage pool', '54-storage-full', ['refused no-storage-space']],
  ['a writer is stopped', '55-writers', ['refused sql-writer-stopped', 'refused dpm-writer-stopped']],
  ['an agent is too old', '56-agent-too-old', ['refused agent-of-primary']],
  ['access is denied', '57-access-denied', ['refused access-denied']],
  ['a tape library', '58-tape-library', ['refused no-tape-library']]
]

test.each(situations)('%s: %s', (_, id, steps) => {
  const met = expectationsOf(id)
  expect(steps.filter((step) => !met.includes(step))).toEqual([])
})

test('every bundled lab is there for a situation', () => {
  const named = new Set(situations.map(([, id]) => `${id}.yaml`))
  expect(files.filter((file) => !named.has(file))).toEqual(['01-one-server.yaml'])
})

test('every rule comes first in a refusal, or is warned of, in some bundled lab', () => {
  const shown = new Set(
    files.flatMap((file) => expectationsOf(file.replace('.yaml', '')).join(' ').split(' '))
  )
  expect(RULE_IDS.filter((rule) => !shown.has(rule))).toEqual([])
})

const lost = ['primary-secondary DPM1 DPM3', 'primary-secondary DPM2 DPM3']
const pair = ['primary-secondary DPM1 DPM2']
const chain = ['chained DPM1 DPM2 DPM3']
const cyclic = ['cyclic DPM1 DPM2']

test.each<[id: string, configurations: string[], down?: string]>([
  ['01-one-server', []],
  ['02-primary-secondary', pair],
  ['03-cyclic-practice', []],
  ['04-cyclic', cyclic],
  ['05-chain-practice', []],
  ['06-chained', chain],
  ['07-self-protection', []],
  ['08-two-primaries', lost],
  ['09-primary-lost', lost, 'DPM1 failed'],
  ['10-protected-twice', pair],
  ['11-third-reaches-first', chain],
  ['12-protected-on-dpm-server', ['primary-secondary DPM3 DPM1']],
  ['13-hidden-in-another-console', []],
  ['14-one-agent-one-owner', []],
  ['15-version-mismatch', []],
  ['16-undocumented-ring', chain],
  ['17-cyclic-with-tail', ['cyclic DPM2 DPM3']],
  ['18-secondary-with-secondary', lost],
  ['19-move-to-other-primary', lost, 'DPM1 failed'],
  ['20-move-to-secondary', lost, 'DPM1 failed'],
  ['21-inactive-protection', lost, 'DPM1 removed'],
  ['22-rebuilt-under-another-name', lost, 'DPM1 removed'],
  ['23-switched-mode', lost],
  ['24-option-switch-protection', lost, 'DPM1 removed'],
  ['25-option-rebuild', lost, 'DPM1 removed'],
  ['26-option-new-dpm-server', lost, 'DPM1 removed'],
  ['31-p1-first-pair', []],
  ['32-p2-cyclic-pair', []],
  ['33-p3-three-link-chain', pair],
  ['34-p4-protected-twice', pair],
  ['35-p5-self-protection-first', []],
  ['36-p6-self-protection-afterwards', pair],
  ['37-p7-switch', lost, 'DPM1 failed'],
  ['38-p8-bring-back', lost],
  ['39-p9-rebuild', lost, 'DPM1 removed'],
  ['40-p10-unsupported-move', lost, 'DPM1 removed'],
  ['41-p11-new-dpm-server', lost, 'DPM1 removed'],
  ['42-p12-mixed-trouble', []],
  ['51-jobs', []],
  ['52-recovery', pair],
  ['53-unreachable', pair],
  ['54-storage-full', pair],
  ['55-writers', pair],
  ['56-agent-too-old', pair],
  ['57-access-denied', []],
  ['58-tape-library', []]
])('%s begins with the links of its title', (id, configurations, down) => {
  const state = beginningOf(id)
  expect(configurationsOf(state)).toEqual(configurations)
  const notOnline = state.dpmServers.filter(({ status }) => status !== 'online')
  expect(notOnline.map(({ name, status }) => `${name} ${status}`)).toEqual(down ? [down] : [])
})

test('the cyclic pair that is not set up protects data of its own on both sides', () => {
  expect(beginningOf('03-cyclic-practice').members.map(({ on, computer }) => [on, computer])).toEqual([
    ['DPM1', 'Server1'],
    ['DPM1', 'Server1'],
    ['DPM2', 'Server2']
  ])
})

test('the broken chain begins broken, and ends mended', () => {
  const link = { protected: 'DPM1', protector: 'DPM2' }
  expect(beginningOf('36-p6-self-protection-afterwards').links).toEqual([{ ...link, state: 'broken' }])
  expect(endOf('36-p6-self-protection-afterwards').links).toEqual([{ ...link, state: 'active' }])
})

test.each([
  ['24-option-switch-protection', 'DPM3', ['primary DPM1', 'switched DPM3']],
  ['25-option-rebuild', 'DPM1', ['primary DPM1', 'secondary DPM3']],
  ['26-option-new-dpm-server', 'DPM4', ['primary DPM1', 'primary DPM4']],
  ['37-p7-switch', 'DPM3', ['primary DPM1', 'switched DPM3']],
  ['38-p8-bring-back', 'DPM1', ['primary DPM1', 'secondary DPM3']],
  ['39-p9-rebuild', 'DPM1', ['primary DPM1', 'secondary DPM3']],
  ['40-p10-unsupported-move', 'DPM3', ['primary DPM1', 'switched DPM3']],
  ['41-p11-new-dpm-server', 'DPM4', ['primary DPM1', 'primary DPM4', 'secondary DPM3', 'secondary DPM5']]
])('%s ends with Server1 under %s', (id, owner, protectedBy) => {
  const { agents, members } = endOf(id)
  expect(agents.find(({ computer }) => computer === 'Server1')?.owner).toBe(owner)
  const how = members.filter(({ computer }) => computer === 'Server1').map(({ on, mode }) => `${mode} ${on}`)
  expect([...new Set(how)].sort()).toEqual(protectedBy)
})

type Listed = Pick<LabState['jobs'][number], 'on' | 'job' | 'computer' | 'dataSource'>

function isOfSame(one: Listed, other: Listed): boolean {
  return (['on', 'job', 'computer', 'dataSource'] as const).every((key) => one[key] === other[key])
}

/** What each failure is shown as, and that its cure was applied: the same job went well in the end. */
test.each<[id: string, on: string, code: number, alert: string]>([
  ['36-p6-self-protection-afterwards', 'DPM2', 31227, 'chain-broken'],
  ['37-p7-switch', 'DPM3', 3106, 'replica-inconsistent'],
  ['38-p8-bring-back', 'DPM1', 32591, 'agent-ownership-required'],
  ['39-p9-rebuild', 'DPM1', 42, 'database-restored'],
  ['51-jobs', 'DPM1', 30186, 'synchronization-failures'],
  ['53-unreachable', 'DPM1', 41, 'agent-unreachable'],
  ['53-unreachable', 'DPM2', 53, 'agent-unreachable'],
  ['54-storage-full', 'DPM1', 40003, 'disk-threshold'],
  ['54-storage-full', 'DPM2', 32662, 'synchronization-failures'],
  ['55-writers', 'DPM1', 31310, 'recovery-point-failures'],
  ['55-writers', 'DPM2', 33119, 'synchronization-failures'],
  ['56-agent-too-old', 'DPM1', 904, 'agent-incompatible'],
  ['57-access-denied', 'DPM1', 42, 'recovery-point-failures']
])('%s: a job on %s fails with %d and later goes well, and %s ends', (id, on, code, alert) => {
  const { jobs, alerts } = endOf(id)
  const isLater = jobs.some(
    (failed, index) =>
      failed.on === on &&
      failed.code === code &&
      jobs.slice(index).some(({ status, ...job }) => status === 'completed' && isOfSame(job, failed))
  )
  expect(isLater).toBe(true)
  expect(alerts).toContainEqual(expect.objectContaining({ on, alert, active: false }))
})

test.each([
  ['02-primary-secondary', 0],
  ['31-p1-first-pair', 0],
  ['36-p6-self-protection-afterwards', 0],
  ['38-p8-bring-back', 0],
  ['39-p9-rebuild', 2],
  ['51-jobs', 0],
  ['55-writers', 0],
  ['56-agent-too-old', 0]
])('%s ends with everything in order, and %d active alerts that only inform', (id, informing) => {
  const { replicas, jobs, alerts } = endOf(id)
  expect(replicas.filter(({ state }) => state !== 'ok')).toEqual([])
  expect(jobs.filter(({ status }) => status === 'in-progress')).toEqual([])
  const active = alerts.filter((alert) => alert.active)
  expect(active.map(({ alert }) => alert)).toEqual(Array(informing).fill('recovery-done'))
})
