import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commandsOf, runLab, stateOf, type LabState } from '@main/lab'
import { evolveAll } from '@main/engine/evolve'
import { EMPTY_ESTATE } from '@main/engine/estate'
import { labOf } from './read'

const folder = new URL('../../../resources/labs/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

function read(file: string) {
  return labOf(readFileSync(new URL(file, folder), 'utf8'), file)
}

function beginningOf(id: string): LabState {
  const opened = commandsOf(read(`${id}.yaml`))
  if (!opened.ok) throw new Error(opened.problem.message)
  return stateOf(evolveAll(EMPTY_ESTATE, opened.story.begin))
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

test.each([
  ['01-one-server', []],
  ['02-primary-secondary', [['primary-secondary', 'DPM1', 'DPM2']]],
  ['04-cyclic', [['cyclic', 'DPM1', 'DPM2']]],
  ['03-cyclic-practice', []],
  ['06-chained', [['chained', 'DPM1', 'DPM2', 'DPM3']]],
  ['05-chain-practice', []],
  [
    '08-two-primaries',
    [
      ['primary-secondary', 'DPM1', 'DPM3'],
      ['primary-secondary', 'DPM2', 'DPM3']
    ]
  ],
  [
    '09-primary-lost',
    [
      ['primary-secondary', 'DPM1', 'DPM3'],
      ['primary-secondary', 'DPM2', 'DPM3']
    ]
  ],
  ['07-self-protection', []]
])('%s begins with the links of its title', (id, configurations) => {
  const state = beginningOf(id)
  expect(state.configurations.map(({ kind, servers }) => [kind, ...servers])).toEqual(configurations)
  const failed = state.dpmServers.filter(({ status }) => status !== 'online').map(({ name }) => name)
  expect(failed).toEqual(id === '09-primary-lost' ? ['DPM1'] : [])
})

test('the cyclic pair that is not set up protects data of its own on both sides', () => {
  expect(beginningOf('03-cyclic-practice').members.map(({ on, computer }) => [on, computer])).toEqual([
    ['DPM1', 'Server1'],
    ['DPM1', 'Server1'],
    ['DPM2', 'Server2']
  ])
})
