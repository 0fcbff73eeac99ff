import { goalsOf } from '@renderer/stores/goals'
import type { Command } from '@shared/contract/commands'
import { goalText } from '@shared/goal'
import { describe, expect, test } from 'vitest'

/** The goals in words without the last, which is the same of every command. */
function goals(command: Command): string[] {
  const all = goalsOf(command)
  expect(all.at(-1)).toEqual({ kind: 'possible', command })
  return all.slice(0, -1).map(goalText)
}

describe('what a refused command was probably to lead to', () => {
  test.each(['install-agent', 'attach-agent', 'take-ownership', 'switch-protection'] as const)(
    '%s: the computer is protected, the widest first',
    (deed) => {
      expect(goals({ do: deed, on: 'DPM2', computer: 'Server1' })).toEqual([
        'Server1 is protected',
        'Server1 is protected by DPM2'
      ])
    }
  )

  test('a member through a primary: the primary is protected by the server, or the computer at all', () => {
    const members = [{ computer: 'Server1', dataSource: 'all', through: 'DPM1' }]
    expect(goals({ do: 'add-members', on: 'DPM2', group: 'Group', members })).toEqual([
      'DPM1 is protected',
      'Server1 is protected',
      'DPM1 is protected by DPM2'
    ])
  })

  test('members of a group: each computer once, and of very many the first', () => {
    const members = ['Server1', 'Server1', 'Server2', 'Server3', 'Server4'].map((computer, index) => ({
      computer,
      dataSource: `Data ${index}`
    }))
    expect(goals({ do: 'create-protection-group', on: 'DPM1', group: 'Group', members })).toEqual([
      'Server1 is protected',
      'Server2 is protected',
      'Server3 is protected',
      'Server1 is protected by DPM1',
      'Server2 is protected by DPM1',
      'Server3 is protected by DPM1'
    ])
  })

  test('no server is to be protected by itself', () => {
    expect(goals({ do: 'install-agent', on: 'DPM1', computer: 'DPM1' })).toEqual(['DPM1 is protected'])
    const members = [{ computer: 'DPM1', dataSource: 'DPMDB' }]
    expect(goals({ do: 'add-members', on: 'DPM1', group: 'Group', members })).toEqual(['DPM1 is protected'])
  })

  test('what takes protection away wants it away', () => {
    expect(goals({ do: 'uninstall-agent', on: 'DPM2', computer: 'DPM1' })).toEqual([
      'DPM1 is not protected by DPM2'
    ])
    const members = [
      { computer: 'Server1', dataSource: 'C:' },
      { computer: 'DPM2', dataSource: 'DPMDB' }
    ]
    const remove = { do: 'remove-members', on: 'DPM2', group: 'Group', data: 'delete' } as const
    expect(goals({ ...remove, members })).toEqual(['Server1 is not protected by DPM2'])
    expect(goals({ ...remove, members: 'all' })).toEqual([])
  })

  test('of any other command only that it can be done', () => {
    expect(goals({ do: 'rebuild-server', server: 'DPM1' })).toEqual([])
    expect(goals({ do: 'resume-primary-protection', on: 'DPM2', computer: 'Server1' })).toEqual([])
  })
})
