import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Problem } from '@shared/problem'
import type { Command } from '@shared/contract/commands'
import { fromRecord, toRecord } from '@main/engine/estate'
import { beginLab, commandsOf, parseLab, runLab, stateOf, writeLab, type LabHistory } from '@main/lab'
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
import { isNear, standing } from '@main/lab/write-near'
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
    [['59m', '60s'], ['1h']],
    [['1h', '1s'], ['3601s']],
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

describe('what is out of order, and how things are set', () => {
  test('is told last, where it stands in the way of nothing', () => {
    const spoil: Command = { do: 'spoil-credentials', computer: 'Server2' }
    const faults: Command[] = [
      { do: 'cut-network', from: 'DPM1', to: 'DPM2' },
      { do: 'stop-service', computer: 'DPM1', service: 'DPMWriter' },
      { do: 'outdate-agent', computer: 'Server1' }
    ]
    expect(given(spoil, ...pair, ...faults, fail('DPM1'))).toBe(
      `${given(...pair, fail('DPM1'))}  - { do: outdate-agent, computer: Server1 }
  - { do: cut-network, from: DPM1, to: DPM2 }
  - { do: stop-service, computer: DPM1, service: DPMWriter }
  - { do: spoil-credentials, computer: Server2 }
`
    )
  })

  test('agents are set where they are owned, before that server goes', () => {
    const set: Command[] = [
      { do: 'disable-agent', on: 'DPM1', computer: 'Server1' },
      { do: 'throttle-agent', on: 'DPM1', computer: 'Server1', mbps: 8 }
    ]
    expect(given(...pair, ...set, fail('DPM1'))).toContain(`
  - { do: disable-agent, on: DPM1, computer: Server1 }
  - { do: throttle-agent, on: DPM1, computer: Server1, mbps: 8 }
  - { do: fail-server, server: DPM1 }
`)
    const back: Command[] = [
      { do: 'enable-agent', on: 'DPM1', computer: 'Server1' },
      { do: 'throttle-agent', on: 'DPM1', computer: 'Server1' }
    ]
    expect(given(...pair, ...set, ...back)).toBe(given(...pair))
  })

  test('a group is told as it is called and as it is set now', () => {
    const renamed = { do: 'modify-protection-group', on: 'DPM1', group: 'Payroll', rename: 'Wages' } as const
    expect(given(...pair, renamed)).toBe(given(...pair).replace('Payroll\n', 'Wages\n'))
  })

  const serversOf = (commands: Command[]) => {
    const text = writeLab(taleOf(commands, { begin: 1 }).history, { steps: false })
    return text.slice(text.indexOf('dpmServers:'))
  }
  const pool = { do: 'add-dpm-server', name: 'DPM1', storagePool: 700 } as const

  test('a storage pool is told by its size, and by what takes a part of it', () => {
    const more = { do: 'add-storage', on: 'DPM1', gigabytes: 300 } as const
    const fill = { do: 'fill-storage', on: 'DPM1' } as const
    expect(serversOf([pool, more])).toBe('dpmServers:\n  - name: DPM1\n    storagePool: 1000\n')
    expect(serversOf([{ do: 'add-dpm-server', name: 'DPM1' }, more])).toContain('storagePool: 123180\n')
    expect(serversOf([pool, fill])).toBe(
      'dpmServers:\n  - name: DPM1\n    storagePool: 700\ngiven:\n  - { do: fill-storage, on: DPM1 }\n'
    )
    expect(serversOf([pool, fill, more])).toContain(`storagePool: 700
given:
  - { do: fill-storage, on: DPM1 }
  - { do: add-storage, on: DPM1, gigabytes: 300 }
`)
  })

  test('a tape library stands with its server', () => {
    const server = { ...pool, tapeLibrary: { drives: 2, tapes: 12 } }
    expect(serversOf([server])).toBe(`dpmServers:
  - name: DPM1
    storagePool: 700
    tapeLibrary:
      drives: 2
      tapes: 12
`)
  })

  test('when the lab began, and its seed', () => {
    const { history } = taleOf(servers, { begin: 1 })
    const begin = [{ kind: 'lab-set-up', seed: 7, begins: '2026-03-01T00:30:00' } as const, ...history.begin]
    for (const steps of [true, false]) {
      expect(writeLab({ ...history, begin }, { steps })).toMatch(
        /^lab: 1\ntitle: Tale\nbegins: '2026-03-01 00:30'\nseed: 7\ndpmServers:\n/
      )
    }
  })
})

describe('a lab in motion', () => {
  const began = (servers.length + pair.length) / (servers.length + pair.length + 4)
  const more = add('DPM1', 'Payroll', data('Server1', 'C:'))
  const tick = (by: string): Command => ({ do: 'advance-clock', by })

  test('is told with its steps, and with the time between them in one piece', () => {
    const { history, estate } = taleOf([...servers, ...pair, tick('30m'), tick('1800s'), more, tick('2h')], {
      begin: began
    })
    const text = writeLab(history, { steps: true })
    expect(text.slice(text.indexOf('steps:'))).toBe(`steps:
  - { do: advance-clock, by: 1h }
  - do: add-members
    on: DPM1
    group: Payroll
    members: [{ computer: Server1, dataSource: 'C:' }]
  - { do: advance-clock, by: 2h }
`)
    expect(toRecord(estate).activity).not.toBeNull()
    const outcome = runLab(labOf(text))
    expect(outcome.ok && toRecord(outcome.run.estate)).toEqual(toRecord(estate))
  })

  test('is told without its steps as it stands, what is under way left out', () => {
    const steps = [tick('30m'), more, check('DPM1', 'Server1'), tick('30m')]
    const { history } = taleOf([...servers, ...pair, ...steps], { begin: began })
    const text = writeLab(history, { steps: false })
    expect(text).toContain("dataSource: [SQL/Payroll, 'D:', 'C:']")
    expect(text).toMatch(/ - \{ do: advance-clock, by: 1h \}\n$/)
    expect(text).not.toContain('consistency-check')
  })

  test('has replicas that are missing as waiting, and a rebuilt server that is denied as wrong credentials', () => {
    const { history } = taleOf(
      [...servers, ...pair, fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'), tick('1h')],
      { begin: began }
    )
    const lab = labOf(writeLab(history, { steps: false }))
    const begun = beginLab(lab)
    if (!begun.ok) throw new Error(begun.problem.message)
    const { replicas } = stateOf(begun.estate)
    expect(replicas.filter(({ on }) => on === 'DPM1').map(({ state }) => state)).toEqual([
      'waiting',
      'waiting'
    ])
    expect(begun.estate.faults.denials).toEqual([{ computer: 'Server1', server: null }])
  })

  test('has a replica that is not checked yet after a switch so, and one that is checked in order', () => {
    const steps = [switchOn('DPM2', 'Server1'), check('DPM2', 'Server1')]
    const states = (...after: Command[]) => {
      const { history } = taleOf([...servers, ...pair, ...steps, ...after], { begin: began })
      const begun = beginLab(labOf(writeLab(history, { steps: false })))
      if (!begun.ok) throw new Error(begun.problem.message)
      const { replicas } = stateOf(begun.estate)
      return replicas.flatMap(({ on, computer, state }) =>
        on === 'DPM2' && computer === 'Server1' ? state : []
      )
    }
    expect(states(tick('1s'), fail('DPM3'))).toEqual(['inconsistent', 'inconsistent'])
    expect(states(tick('2h'), fail('DPM3'))).toEqual(['ok', 'ok'])
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
    expect(endOf(told)).toEqual(end)
    expect(isNear(fromRecord(endOf(left)), fromRecord(end))).toBe(true)
    for (const text of [told, left]) {
      expect(labOf(text)).toMatchObject({ title: lab.title, introduction: lab.introduction })
    }
    const [before, after] = [beginLab(lab), beginLab(labOf(told))]
    expect(after.ok && toRecord(after.estate)).toEqual(before.ok && toRecord(before.estate))
    expect(before.ok && compactCommands(standing(before.estate))).toBeTruthy()
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
