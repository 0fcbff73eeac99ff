import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Problem } from '@shared/problem'
import type { Command } from '@shared/contract/commands'
import { toRecord } from '@main/engine/estate'
import { beginLab, commandsOf, parseLab, runLab, writeLab, type LabHistory } from '@main/lab'
import {
  attach,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  rebuild,
  restore
} from '../engine/builder'
import { compactCommands } from '@main/lab/write-compact'
import { add, allowLocal, check, remove, repair, resume, switchOn } from '../engine/builder'
import { labOf } from './read'
import { taleOf } from './write-tales'

const servers: Command[] = [
  { do: 'add-dpm-server', name: 'DPM1', dataSources: ['C:'] },
  { do: 'add-dpm-server', name: 'DPM2' },
  { do: 'add-dpm-server', name: 'DPM3', version: '10.22.185.0', allowLocalDataProtection: true },
  { do: 'add-protected-server', name: 'Server1', dataSources: ['C:', 'D:', 'SQL/Payroll'] },
  { do: 'add-protected-server', name: 'Server2' }
]
const pair: Command[] = [
  install('DPM1', 'Server1'),
  group('DPM1', 'Payroll', data('Server1', ['SQL/Payroll', 'D:'])),
  install('DPM2', 'DPM1'),
  group('DPM2', 'Secondary of DPM1', data('DPM1', 'DPMDB'), copy('Server1', 'all', 'DPM1'))
]

/** Written without steps: all commands begin the lab. Fails if one of them is not done. */
function given(...commands: Command[]): string {
  const all = [...servers, ...commands]
  const { history, estate } = taleOf(all, { begin: 1, title: '' })
  expect(taleOf(all, { begin: 0 }).history.commands).toEqual(all)
  const text = writeLab(history, { steps: false })
  const begun = beginLab(labOf(text))
  expect(begun.ok && toRecord(begun.estate)).toEqual(toRecord(estate))
  return text.slice(text.indexOf('given:\n') + 'given:\n'.length)
}

describe('what a lab begins with', () => {
  test('is told in short', () => {
    const { history } = taleOf([...servers, ...pair], { begin: 1, title: 'A pair' })
    expect(writeLab({ ...history, introduction: ' One.\nTwo. ' }, { steps: false })).toBe(`lab: 1
title: A pair
introduction: >-
  One.

  Two.
dpmServers:
  - name: DPM1
    dataSources: ['C:']
  - name: DPM2
  - name: DPM3
    version: 10.22.185.0
    allowLocalDataProtection: true
protectedServers:
  - name: Server1
    dataSources: ['C:', 'D:', SQL/Payroll]
  - name: Server2
given:
  - { do: install-agent, on: DPM1, computer: Server1 }
  - do: create-protection-group
    on: DPM1
    group: Payroll
    members: [{ computer: Server1, dataSource: [SQL/Payroll, 'D:'] }]
  - { do: install-agent, on: DPM2, computer: DPM1 }
  - do: create-protection-group
    on: DPM2
    group: Secondary of DPM1
    members:
      - { computer: DPM1, dataSource: DPMDB }
      - { computer: Server1, dataSource: [SQL/Payroll, 'D:'], through: DPM1 }
`)
  })

  test('leaves out what made no difference', () => {
    const detour = [
      ...[fail('DPM3'), repair('DPM3'), attach('DPM3', 'Server2')],
      group('DPM1', 'Other', data('Server1', 'C:')),
      drop('DPM1', 'Other', 'delete'),
      { do: 'uninstall-agent', on: 'DPM3', computer: 'Server2' } as const
    ]
    expect(given(...pair, ...detour)).toBe(given(...pair))
  })

  test('has inactive replicas by a group that is removed again', () => {
    expect(given(...pair, drop('DPM2', 'Secondary of DPM1', 'retain', copy('Server1', 'D:', 'DPM1'))))
      .toContain(`
  - do: create-protection-group
    on: DPM2
    group: Retained
    members: [{ computer: Server1, dataSource: 'D:', through: DPM1 }]
  - { do: remove-members, on: DPM2, group: Retained, members: all, data: retain }
`)
  })

  test('has switched protection, checks, and the agent that was not taken back', () => {
    const switched = [...pair, switchOn('DPM2', 'Server1')]
    const ends = (...more: Command[]) =>
      given(...switched, ...more)
        .split('\n')
        .slice(-4, -1)
        .map((line) => line.trim())
    const step = '- { do: switch-protection, on: DPM2, computer: Server1 }'
    expect(ends().at(-1)).toBe(step)
    expect(ends(check('DPM2', 'Server1')).slice(1)).toEqual([
      step,
      '- { do: consistency-check, on: DPM2, computer: Server1 }'
    ])
    expect(
      ends(fail('DPM1'), check('DPM2', 'Server1'), repair('DPM1'), resume('DPM2', 'Server1')).slice(1)
    ).toEqual([step, '- { do: resume-primary-protection, on: DPM2, computer: Server1 }'])
  })

  test('has confirmations, and the setting as it is now', () => {
    const own = confirmed(group('DPM1', 'Own', data('DPM1', ['DPMDB', 'C:'])))
    expect(given(...pair, allowLocal('DPM1'), own, allowLocal('DPM1', false))).toContain(`
  - do: create-protection-group
    on: DPM1
    group: Own
    members: [{ computer: DPM1, dataSource: [DPMDB, 'C:'] }]
    confirm: true
  - { do: set-local-data-protection, on: DPM1, allowed: false }
`)
  })

  test('has servers that are rebuilt, restored, renamed, removed and offline', () => {
    const text = given(
      ...[...pair, fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'), check('DPM1', 'Server1')],
      ...[
        remove('DPM3'),
        rebuild('DPM3', 'DPM4'),
        { do: 'add-dpm-server', name: 'DPM5' } as const,
        fail('Server2')
      ]
    )
    expect(text.slice(text.indexOf('  - { do: fail'))).toBe(`  - { do: fail-server, server: DPM1 }
  - { do: rebuild-server, server: DPM1 }
  - { do: restore-database, server: DPM1, from: DPM2 }
  - { do: consistency-check, on: DPM1, computer: Server1 }
  - { do: remove-server, server: DPM3 }
  - { do: rebuild-server, server: DPM3, as: DPM4 }
  - { do: add-dpm-server, name: DPM5 }
  - { do: fail-server, server: Server2 }
`)
  })

  test('is told by its history where nothing shorter tells it', () => {
    // The primary has let go of what the secondary still lists.
    const text = given(...pair, drop('DPM1', 'Payroll', 'delete', data('Server1', 'D:')), {
      do: 'advance-clock',
      by: '90m'
    })
    expect(text).toContain(`  - do: remove-members
    on: DPM1
    group: Payroll
    members: [{ computer: Server1, dataSource: 'D:' }]
    data: delete
  - { do: advance-clock, by: 90m }
`)
  })

  test.each([
    [['60m'], ['1h']],
    [['12h', '12h'], ['1d']],
    [['1d', '90m'], ['1530m']],
    [
      ['999999d', '1m'],
      ['999999d', '1m']
    ],
    [
      ['999999d', '999999d', '25h'],
      ['999999d', '999999d', '1d', '1h']
    ]
  ])('has the time of %j as %j', (by, written) => {
    const text = given(...by.map((one): Command => ({ do: 'advance-clock', by: one })))
    expect(text).toBe(written.map((one) => `  - { do: advance-clock, by: ${one} }\n`).join(''))
  })

  test('keeps a policy, and a data source that is called all', () => {
    const policy = {
      retentionDays: 10,
      synchronizationMinutes: null,
      recoveryPointTimes: ['08:00', '20:00'],
      replicaCreation: 'manual' as const,
      consistencyCheckWhenInconsistent: true,
      dailyConsistencyCheck: false
    }
    expect(
      given(
        { do: 'add-protected-server', name: 'Server3', dataSources: ['all', 'C:'] },
        install('DPM1', 'Server3'),
        { ...group('DPM1', 'Manual', data('Server3', ['all'])), policy }
      )
    ).toBe(`  - { do: install-agent, on: DPM1, computer: Server3 }
  - do: create-protection-group
    on: DPM1
    group: Manual
    members: [{ computer: Server3, dataSource: [all] }]
    policy:
      retentionDays: 10
      synchronizationMinutes: null
      recoveryPointTimes: ['08:00', '20:00']
      replicaCreation: manual
      consistencyCheckWhenInconsistent: true
      dailyConsistencyCheck: false
`)
  })
})

test('steps are what was done, with the warnings there were', () => {
  const steps = [
    add('DPM1', 'Payroll', data('Server1', 'all')),
    confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))),
    fail('DPM1')
  ]
  const { history } = taleOf([...servers, ...pair, ...steps], { begin: 9 / 12 })
  expect(history.commands).toEqual(steps)
  const text = writeLab(history, { steps: true })
  expect(text.slice(text.indexOf('steps:'))).toBe(`steps:
  - do: add-members
    on: DPM1
    group: Payroll
    members: [{ computer: Server1, dataSource: all }]
  - do: create-protection-group
    on: DPM1
    group: Own
    members: [{ computer: DPM1, dataSource: DPMDB }]
    confirm: true
    expect: done with breaks-chain
  - { do: fail-server, server: DPM1 }
`)
})

describe('bundled labs', () => {
  const folder = new URL('../../../resources/labs/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

  test.each(files)('%s', (file) => {
    const bundled = readFileSync(new URL(file, folder), 'utf8')
    const lab = labOf(bundled, file)
    const history = historyOf(bundled)
    const end = endOf(bundled)
    const told = writeLab(history, { steps: true })
    const left = writeLab(history, { steps: false })
    for (const text of [told, left]) {
      expect(endOf(text)).toEqual(end)
      expect(labOf(text)).toMatchObject({ title: lab.title, introduction: lab.introduction })
    }
    const [before, after] = [beginLab(lab), beginLab(labOf(told))]
    expect(after.ok && toRecord(after.estate)).toEqual(before.ok && toRecord(before.estate))
    expect(before.ok && compactCommands(before.estate)).toBeTruthy()
    expect(writeLab(historyOf(told), { steps: true })).toBe(told)
    expect(writeLab(historyOf(left), { steps: false })).toBe(left)
  })

  function endOf(text: string) {
    const outcome = runLab(labOf(text))
    if (!outcome.ok) throw new Error(outcome.problem.message)
    expect(outcome.run.ok).toBe(true)
    return toRecord(outcome.run.estate)
  }

  /** With the steps that were done. */
  function historyOf(text: string): LabHistory {
    const opened = commandsOf(labOf(text))
    if (!opened.ok) throw new Error(opened.problem.message)
    const { title, introduction, begin, steps } = opened.story
    const done = steps.filter(({ expect: expected }) => expected.outcome === 'done')
    return { title, introduction, begin, commands: done.map(({ command }) => command) }
  }
})

describe('never another lab than the one that was written', () => {
  function problemOf(commands: Command[], history: Partial<LabHistory> = {}) {
    try {
      writeLab({ ...taleOf(commands, { begin: 1 }).history, ...history }, { steps: true })
    } catch (error) {
      if (error instanceof Problem) return error.record
    }
    return null
  }

  test('names that differ only in case', () => {
    const groups = [
      group('DPM1', 'Payroll', data('Server1', 'C:')),
      group('DPM1', 'payroll', data('Server1', 'D:'))
    ]
    expect(problemOf([...servers, install('DPM1', 'Server1'), ...groups])).toEqual({
      kind: 'unexpected',
      title: 'Lab file not written',
      message:
        'There is something in this lab that a lab file cannot say: "payroll" and "Payroll" differ only in case; spell them alike or further apart',
      details: ['"payroll" and "Payroll" differ only in case; spell them alike or further apart']
    })
  })

  test('a step that is not done', () => {
    expect(problemOf(servers, { commands: [install('DPM1', 'DPM1')] })?.message).toMatch(
      /^Step 1 of this lab \(install-agent\) cannot be carried out again\. ./
    )
  })

  test('more than a lab file may have', () => {
    expect(problemOf(servers, { introduction: 'x'.repeat(5_001) })?.details).toEqual([
      '"introduction" must not have more than 5000 characters'
    ])
    expect(problemOf(servers, { title: 'x'.repeat(301) })?.details).toHaveLength(1)
  })
})

test('a large lab is written in a moment', () => {
  const names = Array.from({ length: 300 }, (_, index) => `Server${index}`)
  const dpm = Array.from({ length: 10 }, (_, index) => `DPM${index}`)
  const dataSources = ['C:', 'D:', 'E:', 'System State']
  const ownerOf = (index: number) => `DPM${index % 10}`
  const commands: Command[] = [
    ...dpm.map((name): Command => ({ do: 'add-dpm-server', name })),
    ...names.map((name): Command => ({ do: 'add-protected-server', name, dataSources })),
    ...names.map((name, index) => install(ownerOf(index), name)),
    ...names.map((name, index) => group(ownerOf(index), `Of ${name}`, data(name, dataSources))),
    ...dpm
      .slice(1)
      .flatMap((name, index) => [
        install(name, `DPM${index}`),
        group(name, `Secondary of DPM${index}`, data(`DPM${index}`, 'DPMDB'))
      ])
  ]
  const { history } = taleOf(commands, { begin: 1 })
  const began = performance.now()
  const text = writeLab(history, { steps: false })
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(parseLab(text, 'large.yaml').ok).toBe(true)
})
