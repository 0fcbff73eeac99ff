import { describe, expect, test } from 'vitest'
import { bundled, dpmLab, INVALID, useFolder } from './kit'

const folder = useFolder()
const waysOut = (...args: string[]) => dpmLab(['ways-out', ...args], { cwd: folder.path })

/** DPM1 has failed, and DPM3 holds copies of Server1 that came from it. */
const scenario = bundled.find((file) => file.endsWith('26-option-new-dpm-server.yaml')) ?? ''

interface Json {
  readonly goal: string
  readonly complete: boolean
  readonly ways: readonly {
    readonly steps: readonly Record<string, unknown>[]
    readonly loses: readonly Record<string, unknown>[]
    readonly explanation: string
  }[]
}

const LOST = `lab: 1
title: A primary is lost
dpmServers: [{ name: DPM1 }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['C:', 'D:'] }]
given:
  - { do: install-agent, on: DPM1, computer: Server1 }
  - { do: create-protection-group, on: DPM1, group: A, members: [{ computer: Server1, dataSource: 'D:' }] }
  - { do: install-agent, on: DPM3, computer: DPM1 }
  - do: create-protection-group
    on: DPM3
    group: B
    members: [{ computer: DPM1, dataSource: DPMDB }, { computer: Server1, dataSource: 'D:', through: DPM1 }]
  - { do: install-agent, on: DPM3, computer: DPM2 }
  - { do: create-protection-group, on: DPM3, group: C, members: [{ computer: DPM2, dataSource: DPMDB }] }
steps:
  - { do: remove-server, server: DPM1 }
`

describe('ways-out', () => {
  test('finds the three supported options and tells apart what gives up copies, as JSON', async () => {
    folder.write('lost.yaml', LOST)
    const { code, out, err } = await waysOut('lost.yaml', '--goal', 'Server1 is protected', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { goal, complete, ways } = JSON.parse(out) as Json
    expect({ goal, complete }).toEqual({ goal: 'Server1 is protected', complete: true })
    const kinds = ways.map(({ steps }) => steps.map((step) => step['do']).join(' '))
    expect(kinds.slice(0, 3)).toEqual([
      'switch-protection',
      'rebuild-server restore-database',
      'add-dpm-server attach-agent create-protection-group'
    ])
    expect(ways[2]?.steps).toEqual([
      { do: 'add-dpm-server', name: 'DPM4' },
      { do: 'attach-agent', on: 'DPM4', computer: 'Server1' },
      {
        do: 'create-protection-group',
        on: 'DPM4',
        group: 'Protection of Server1',
        members: [{ computer: 'Server1', dataSource: 'D:' }]
      }
    ])
    const firstGiving = ways.findIndex(({ loses }) => loses.length > 0)
    expect(ways.slice(firstGiving).every(({ loses }) => loses.length > 0)).toBe(true)
    expect(ways.flatMap(({ loses }) => loses)).toContainEqual({
      on: 'DPM3',
      computer: 'Server1',
      dataSource: 'D:',
      through: 'DPM1'
    })
    for (const { explanation } of ways) expect(explanation).toMatch(/no rule refuses/)
  })

  test('writes steps that a lab file can play, and that reach the goal', async () => {
    folder.write('lost.yaml', LOST)
    const { out } = await waysOut('lost.yaml', '--goal', 'Server1 is protected by DPM2', '--json')
    const { ways } = JSON.parse(out) as Json
    expect(ways.length).toBeGreaterThan(1)
    for (const [index, { steps }] of ways.entries()) {
      const lines = steps.map((step) => `  - ${JSON.stringify(step)}\n`).join('')
      const state =
        'expectState:\n  agents: [{ computer: Server1, owner: DPM2 }, { computer: DPM1, owner: DPM3 }'
      const dpm2 = steps.some((step) => step['do'] === 'uninstall-agent')
        ? ''
        : ', { computer: DPM2, owner: DPM3 }'
      folder.write(`way-${index}.yaml`, `${LOST}${lines}${state}${dpm2}]\n`)
      const { out: said } = await dpmLab(['check', `way-${index}.yaml`], { cwd: folder.path })
      expect(said).toBe('')
    }
  })

  test('tells a reader what to do and why', async () => {
    folder.write('lost.yaml', LOST)
    const { code, out } = await waysOut('lost.yaml', '--goal', 'Server1  is protected by DPM3')
    expect(code).toBe(0)
    expect(out).toContain('Ways out: Server1 is protected by DPM3 (lost.yaml)')
    expect(out).toContain(
      '  1  Switch protection of Server1 to DPM3\n     DPM3 holds copies that came from DPM1'
    )
    expect(out).toContain('These give up copies that somebody holds:')
    expect(out).toContain('Given up for good: the copies of D: of Server1 on DPM3.')
  })

  test('says that a goal is reached, from the state after the steps', async () => {
    const { code, out } = await waysOut(scenario, '--goal', 'Server1 is protected by DPM4', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ complete: true, ways: [{ steps: [], loses: [] }] })
  })

  test.each([
    [['--goal', 'Server1 is happy'], '"Server1 is happy" is no goal; write "X is protected", '],
    [['--goal', 'Server9 is protected'], 'There is no computer "Server9" in this lab.'],
    [['--goal', 'Server1 is protected by Server1'], 'There is no DPM server "Server1" in this lab.'],
    [[], 'ways-out needs a goal, such as --goal "Server1 is protected"'],
    [['--goal'], '--goal needs a goal, such as'],
    [['--goal', 'Server1 is protected', '--html'], '--html goes with report or runbook, not with ways-out'],
    [['other.yaml', '--goal', 'Server1 is protected'], 'ways-out is about one lab, and there are 2 files']
  ])('refuses %j', async (args, message) => {
    folder.write('lost.yaml', LOST)
    const { code, out, err } = await waysOut('lost.yaml', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })

  test('refuses a file that is no lab, where it is wrong', async () => {
    folder.write('no-lab.yaml', INVALID)
    const { code, out, err } = await waysOut('no-lab.yaml', '--goal', 'Server1 is protected')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^no-lab\.yaml:\d+:\d+: /)
  })
})
