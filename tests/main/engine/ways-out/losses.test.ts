import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { stepsFrom } from '@main/engine/ways-out/state'
import {
  chains,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  removeInactive,
  repair,
  restore,
  switchOn
} from '../builder'

const start = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'], Server2: ['D:'] } }).does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

function lost(...steps: readonly Command[]): string[] {
  const end = stepsFrom(start.estate, steps)
  if (!end) throw new Error('A step is not done.')
  return [...end.losses.values()].map(({ on, computer, dataSource, through }) =>
    [on, computer, dataSource, ...(through === null ? [] : [through])].join(' ')
  )
}

describe('copies that are given up', () => {
  const whole = ['DPM1 Server1 C:', 'DPM1 Server1 D:']
  const again = group('DPM1', 'Again', data('Server1', ['C:', 'D:']))
  const cases: readonly [how: string, steps: readonly Command[], lost: readonly string[]][] = [
    ['are none where nothing happens', [], []],
    [
      'are none where things are added',
      [install('DPM1', 'Server2'), group('DPM1', 'New', data('Server2', 'D:'))],
      []
    ],
    ['are none where data is retained', [drop('DPM1', 'Server1', 'retain')], []],
    ['are none by a failure or a switch', [switchOn('DPM2', 'Server1'), fail('DPM1')], []],
    [
      'are members whose data is deleted',
      [drop('DPM1', 'Server1', 'delete', data('Server1', 'C:'))],
      ['DPM1 Server1 C:']
    ],
    [
      'say what they came through',
      [drop('DPM2', 'DPM1', 'delete')],
      ['DPM2 DPM1 DPMDB', 'DPM2 Server1 D: DPM1']
    ],
    [
      'are inactive replicas that are removed',
      [drop('DPM1', 'Server1', 'retain'), removeInactive('DPM1', 'Server1')],
      whole
    ],
    ['are those a DPM database listed, once its server is rebuilt', [fail('DPM1'), rebuild('DPM1')], whole],
    ['are back with the database', [fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2')], []],
    [
      'are not back with a server that is repaired',
      [drop('DPM1', 'Server1', 'delete'), fail('DPM1'), repair('DPM1')],
      whole
    ],
    ['are not back where they are made anew', [drop('DPM1', 'Server1', 'delete'), again], whole],
    [
      'are not back with the database either where they were made anew before',
      [fail('DPM1'), rebuild('DPM1'), again, drop('DPM1', 'Again', 'retain'), restore('DPM1', 'DPM2')],
      whole
    ]
  ]
  it.each(cases)('%s', (_, steps, expected) => {
    expect(lost(...steps)).toEqual(expected)
  })
})

describe('steps', () => {
  it('lead nowhere if one of them is not done', () => {
    expect(stepsFrom(start.estate, [fail('DPM1'), install('DPM1', 'Server2'), repair('DPM1')])).toBeNull()
    expect(stepsFrom(start.estate, [group('DPM1', 'Own', data('DPM1', 'DPMDB'))])).toBeNull()
  })

  it('are known by the state they lead to', () => {
    const steps = [fail('DPM1'), repair('DPM1')]
    expect(stepsFrom(start.estate, steps)?.steps).toEqual(steps)
  })
})
