import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { isNeedless } from '@main/engine/ways-out/needless'
import { stepsFrom } from '@main/engine/ways-out/state'
import { isReached } from '@main/engine/ways-out/goal'
import { attach, data, drop, fail, group, install, rebuild, repair, restore, switchOn } from '../builder'
import { extend } from '../more-commands'
import { goal, twoPrimaries } from './kit'

describe('a way does more than it must', () => {
  const lost = twoPrimaries(['DPM4']).does(fail('DPM1'))
  const takeOver = switchOn('DPM3', 'Server1')
  const toNew = [attach('DPM4', 'Server1'), group('DPM4', 'New', data('Server1', 'D:'))]
  const give = drop('DPM3', 'DPM1', 'delete')
  const cases: readonly [how: string, steps: readonly Command[], wanted: string, needless: boolean][] = [
    ['not if it is a single step that is needed', [takeOver], 'Server1 is protected', false],
    ['not if each of its steps is needed', toNew, 'Server1 is protected by DPM4', false],
    ['if its first step is not needed', [extend('DPM4', 10), ...toNew], 'Server1 is protected by DPM4', true],
    ['if its last step is not needed', [takeOver, extend('DPM4', 10)], 'Server1 is protected', true],
    [
      'if a step in between is not needed',
      [...toNew.slice(0, 1), extend('DPM4', 10), ...toNew.slice(1)],
      'Server1 is protected by DPM4',
      true
    ],
    ['if two steps are not needed', [repair('DPM1'), fail('DPM1'), takeOver], 'Server1 is protected', true],
    [
      'if it deletes data that could as well be retained',
      [drop('DPM3', 'DPM2', 'delete')],
      'DPM2 is not protected by DPM3',
      true
    ],
    ['not if it retains the data', [drop('DPM3', 'DPM2', 'retain')], 'DPM2 is not protected by DPM3', false],
    [
      'not if data has to be deleted',
      [give, attach('DPM3', 'Server1'), group('DPM3', 'New', data('Server1', 'D:'))],
      'Server1 is protected by DPM3',
      false
    ],
    ['if it gives up something for nothing', [give, ...toNew], 'Server1 is protected by DPM4', true]
  ]
  it.each(cases)('%s', (_, steps, wanted, needless) => {
    const end = stepsFrom(lost.estate, steps)
    expect(end && isNeedless(lost.estate, end, goal(wanted))).toBe(needless)
  })

  it('not if what is left of it would give up more', () => {
    const wanted = { kind: 'possible', command: install('DPM1', 'DPM4') } as const
    const whole = stepsFrom(lost.estate, [rebuild('DPM1'), restore('DPM1', 'DPM3')])
    const part = stepsFrom(lost.estate, [rebuild('DPM1')])
    expect(part && isReached(part.estate, wanted)).toBe(true)
    expect(whole && isNeedless(lost.estate, whole, wanted)).toBe(false)
  })
})
