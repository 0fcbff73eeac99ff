import { readFileSync } from 'node:fs'
import type { Command } from '@shared/contract/commands'
import { expect, test } from 'vitest'
import { decide } from '@main/engine/decide'
import { evolveAll } from '@main/engine/evolve'
import { allHold, type Moment } from '@main/exercise/predicates'
import { beginLab } from '@main/lab'
import { labOf } from '../lab/read'

// Practice scenarios and fault hunts, solved otherwise than they show it: any right way counts.

const wait = (by: string): Command => ({ do: 'advance-clock', by })
const agent = (on: string, computer: string): Command => ({ do: 'install-agent', on, computer })
const check = (on: string): Command => ({ do: 'consistency-check', on, computer: 'Server1' })

interface Chosen {
  readonly computer: string
  readonly dataSource: string | string[]
  readonly through?: string
}

function group(on: string, name: string, ...members: readonly Chosen[]): Command {
  return { do: 'create-protection-group', on, group: name, members: [...members] }
}

function stop(on: string, name: string, ...members: readonly Chosen[]): Command {
  return { do: 'remove-members', on, group: name, members: [...members], data: 'delete' }
}

const payroll = (through?: string): Chosen => ({
  computer: 'Server1',
  dataSource: ['SQL/Payroll', 'D:'],
  ...(through === undefined ? {} : { through })
})
const databases = (computer: string): Chosen => ({ computer, dataSource: ['DPMDB', 'SQL/ReportServer'] })
const allOf = (computer: string): Chosen => ({
  computer,
  dataSource: ['DPMDB', 'SQL/ReportServer', 'C:\\DPM\\Config', 'C:\\DPM\\Scripting']
})

/** How an exercise ends after commands, each of which is to be done: checks that are met, and steps that are done. */
function end(id: string, ...commands: readonly Command[]) {
  const file = `${id}.yaml`
  const url = new URL(`../../../resources/exercises/${file}`, import.meta.url)
  const lab = labOf(readFileSync(url, 'utf8'), file)
  const begun = beginLab(lab)
  if (!lab.exercise || !begun.ok) throw new Error(`${file} is no exercise`)
  const estate = commands.reduce((before, command) => {
    const { verdict, events } = decide(before, command)
    expect(verdict.outcome, JSON.stringify(command)).toBe('done')
    return evolveAll(before, events)
  }, begun.estate)
  const moment: Moment = { estate, refused: new Set() }
  const { steps, checks } = lab.exercise
  return {
    solved: checks.every(({ that }) => allHold(that, moment)),
    left: steps.filter(({ done }) => !allHold(done, moment)).map(({ title }) => title)
  }
}

const ALL_DONE = { solved: true, left: [] }

test('1: in two groups, with the volume first', () => {
  const way = [
    agent('DPM2', 'DPM1'),
    group('DPM2', 'Files', { computer: 'Server1', dataSource: 'D:', through: 'DPM1' }),
    wait('6h'),
    group('DPM2', 'Rest', allOf('DPM1'), {
      computer: 'Server1',
      dataSource: 'SQL/Payroll',
      through: 'DPM1'
    })
  ]
  expect(end('31-p1-first-pair', ...way).solved).toBe(false)
  expect(end('31-p1-first-pair', ...way, wait('6h'))).toEqual(ALL_DONE)
})

test('2: the other direction first', () => {
  const way = [
    agent('DPM1', 'DPM2'),
    group('DPM1', 'B', { computer: 'Server2', dataSource: 'D:', through: 'DPM2' }, databases('DPM2')),
    agent('DPM2', 'DPM1'),
    group('DPM2', 'A', payroll('DPM1'), databases('DPM1')),
    wait('6h')
  ]
  expect(end('32-p2-cyclic-pair', ...way)).toEqual(ALL_DONE)
})

test('5: the self-protection goes before the agent comes', () => {
  const way = (data: 'retain' | 'delete'): Command[] => [
    { do: 'remove-members', on: 'DPM1', group: 'DPM database', members: 'all', data },
    agent('DPM2', 'DPM1'),
    group('DPM2', 'A', payroll('DPM1'), databases('DPM1')),
    wait('6h')
  ]
  expect(end('35-p5-self-protection-first', ...way('retain'))).toEqual(ALL_DONE)
  expect(end('35-p5-self-protection-first', ...way('delete')).solved).toBe(false)
})

test.each([
  ['36-p6-self-protection-afterwards', 'Own system state'],
  ['52-hunt-p6', 'Payroll']
])('%s: mended before anything fails', (id, name) => {
  const mended = stop('DPM1', name, { computer: 'DPM1', dataSource: 'System State' })
  expect(end(id, mended).solved).toBe(false)
  expect(end(id, mended, wait('1d'))).toEqual(ALL_DONE)
})

test('52: mended after the night, and retried without waiting for the next', () => {
  const copies: readonly (readonly [string, string])[] = [
    ['DPM1', 'DPMDB'],
    ['DPM1', 'SQL/ReportServer'],
    ['DPM1', 'C:\\DPM\\Config'],
    ['DPM1', 'C:\\DPM\\Scripting'],
    ['Server1', 'SQL/Payroll'],
    ['Server1', 'D:'],
    ['Server1', 'System State']
  ]
  const retry = (job: 'synchronization' | 'recovery-point'): Command[] =>
    copies.map(([computer, dataSource]) => ({
      do: 'retry-job',
      on: 'DPM2',
      computer,
      dataSource,
      job:
        job === 'recovery-point' && computer === 'DPM1' && !dataSource.startsWith('C:') ? 'express-full' : job
    }))
  const way = [
    wait('1d'),
    stop('DPM1', 'Payroll', { computer: 'DPM1', dataSource: 'System State' }),
    ...retry('synchronization'),
    wait('2h')
  ]
  // The recovery points of the night still have their alerts.
  expect(end('52-hunt-p6', ...way).solved).toBe(false)
  expect(end('52-hunt-p6', ...way, ...retry('recovery-point'), wait('2h'))).toEqual(ALL_DONE)
})

test('8: ownership before the switch back, and the system state retained', () => {
  const way: Command[] = [
    { do: 'take-ownership', on: 'DPM1', computer: 'Server1' },
    {
      do: 'remove-members',
      on: 'DPM3',
      group: 'Server1 beside the switch',
      members: 'all',
      data: 'retain'
    },
    { do: 'resume-primary-protection', on: 'DPM3', computer: 'Server1' },
    check('DPM1'),
    wait('2h'),
    check('DPM3')
  ]
  expect(end('38-p8-bring-back', ...way).solved).toBe(false)
  expect(end('38-p8-bring-back', ...way, wait('2h'))).toEqual(ALL_DONE)
})

const REBUILT: readonly Command[] = [
  { do: 'rebuild-server', server: 'DPM1' },
  { do: 'restore-database', server: 'DPM1', from: 'DPM3' },
  { do: 'reallocate-replicas', on: 'DPM1' },
  ...['D:', 'SQL/Payroll'].map((dataSource): Command => ({
    do: 'recover',
    on: 'DPM3',
    computer: 'Server1',
    dataSource,
    to: 'replica',
    target: 'DPM1'
  })),
  wait('6h'),
  { do: 'set-dpm-server', computer: 'Server1', server: 'DPM1' }
]

test('9: SetDpmServer before the switch back', () => {
  const way: Command[] = [
    ...REBUILT,
    { do: 'resume-primary-protection', on: 'DPM3', computer: 'Server1' },
    { do: 'take-ownership', on: 'DPM1', computer: 'Server1' },
    check('DPM1'),
    wait('2h'),
    check('DPM3'),
    wait('2h')
  ]
  expect(end('39-p9-rebuild', ...way)).toEqual(ALL_DONE)
})

test('10: the other two options', () => {
  const seen = ['See why DPM2 cannot have Server1']
  const rebuilt = [...REBUILT, check('DPM1'), wait('2h'), check('DPM3'), wait('2h')]
  expect(end('40-p10-unsupported-move', ...rebuilt)).toEqual({ solved: true, left: seen })
  const moved: Command[] = [
    { do: 'add-dpm-server', name: 'Backup9' },
    { do: 'attach-agent', on: 'Backup9', computer: 'Server1' },
    group('Backup9', 'Payroll', payroll())
  ]
  expect(end('40-p10-unsupported-move', ...moved).solved).toBe(false)
  expect(end('40-p10-unsupported-move', ...moved, wait('6h'))).toEqual({ solved: true, left: seen })
})

test('10: but not DPM2 after all, with the copies of DPM3 given up', () => {
  const way: Command[] = [
    stop('DPM3', 'Secondary of DPM1', payroll('DPM1')),
    { do: 'attach-agent', on: 'DPM2', computer: 'Server1' },
    group('DPM2', 'Payroll', payroll()),
    wait('6h')
  ]
  expect(end('40-p10-unsupported-move', ...way).solved).toBe(false)
})

test('51: the agent is attached by DPM3, and not uninstalled before', () => {
  const way = (...stopped: readonly Chosen[]): Command[] => [
    stop('DPM2', 'File data', ...stopped),
    { do: 'attach-agent', on: 'DPM3', computer: 'DPM1' },
    group('DPM3', 'DPM1', allOf('DPM1'), payroll('DPM1')),
    wait('6h')
  ]
  const folder = { computer: 'DPM1', dataSource: 'C:\\DPM\\Scripting' }
  const volume = { computer: 'Server2', dataSource: 'D:' }
  expect(end('51-hunt-p4', ...way(folder))).toEqual(ALL_DONE)
  expect(end('51-hunt-p4', ...way(folder, volume)).solved).toBe(false)
})

test('53: the secondary first, the agent of Server4 last', () => {
  const secondary: Command[] = [
    { do: 'start-service', computer: 'DPM1', service: 'DPMWriter' },
    agent('DPM3', 'DPM1'),
    group(
      'DPM3',
      'DPM1',
      databases('DPM1'),
      ...['Server3', 'Server4'].map((computer) => ({
        computer,
        dataSource: 'D:',
        through: 'DPM1'
      }))
    )
  ]
  const updated: Command[] = [{ do: 'update-agent', on: 'DPM1', computer: 'Server4' }, wait('1d')]
  expect(end('53-hunt-p12', ...secondary, wait('1d')).solved).toBe(false)
  expect(end('53-hunt-p12', ...secondary, ...updated)).toEqual({
    solved: true,
    left: ['Find out why DPM2 cannot be the secondary']
  })
})
