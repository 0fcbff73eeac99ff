import { describe, expect, it } from 'vitest'
import {
  add,
  attach,
  chains,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  remove,
  removeInactive,
  repair,
  switchOn,
  takesOver,
  uninstall
} from '../builder'
import { remediesOf } from '@main/engine/ways-out/remedies'
import { copies, gives, remediesFor, twoPrimaries } from './kit'

describe('what makes a move supported', () => {
  const lost = twoPrimaries().does(remove('DPM1'))
  const fromDpm1 = copies('Server1', ['SQL/Payroll', 'D:'], 'DPM1')

  it('is that the server itself gives up its copies', () => {
    expect(remediesFor('unsupported-move', lost, attach('DPM3', 'Server1'))).toEqual([
      ...gives('DPM3', 'DPM1', fromDpm1),
      removeInactive('DPM3', 'Server1')
    ])
  })

  it('is not that the server gives up what it protects directly', () => {
    const both = lost.does(
      switchOn('DPM3', 'Server1'),
      group('DPM3', 'More', data('Server1', 'C:')),
      drop('DPM3', 'DPM1', 'retain', fromDpm1)
    )
    const more = add('DPM3', 'More', data('Server1', 'D:'))
    expect(remediesFor('unsupported-move', both, more)).toEqual([removeInactive('DPM3', 'Server1')])
  })

  it('is that the holder gives up its copies, or does not know the server any more', () => {
    expect(remediesFor('unsupported-move', lost, attach('DPM2', 'Server1'))).toEqual([
      ...gives('DPM3', 'DPM1', fromDpm1),
      removeInactive('DPM3', 'Server1'),
      uninstall('DPM3', 'DPM2'),
      ...gives('DPM3', 'DPM2')
    ])
  })

  /** Server1 was taken over twice while its primary was down: by DPM1 from DPM4, by DPM2 from DPM1. */
  const moved = lab({
    dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4', 'DPM5'],
    servers: { Server1: ['C:', 'D:', 'E:'], Server2: ['C:'] }
  }).does(
    protects('DPM4', data('Server1', 'E:')),
    fail('DPM4'),
    takesOver('DPM1', data('Server1', 'C:')),
    fail('DPM1'),
    attach('DPM2', 'Server1'),
    protects('DPM2', data('Server1', 'D:'), data('Server2', 'C:')).slice(1),
    repair('DPM1'),
    repair('DPM4'),
    chains('DPM4', 'DPM2', data('Server1', 'E:'))
  )

  it('leaves alone the copies that came from elsewhere, and those of other computers', () => {
    const both = moved.does(
      chains('DPM2', 'DPM3', data('Server1', 'D:'), data('Server2', 'C:')),
      chains('DPM1', 'DPM3', data('Server1', 'C:'))
    )
    expect(remediesFor('unsupported-move', both, attach('DPM1', 'Server1'))).toEqual([
      ...gives('DPM3', 'DPM2', copy('Server1', 'D:', 'DPM2')),
      removeInactive('DPM3', 'Server1'),
      uninstall('DPM3', 'DPM1'),
      ...gives('DPM3', 'DPM1')
    ])
  })

  it('is that a server the holder does not know yet gives up what it protects directly', () => {
    const met = moved.does(
      install('DPM3', 'DPM1'),
      group('DPM3', 'Copies', data('DPM1', 'DPMDB'), copy('Server1', 'C:', 'DPM1'))
    )
    expect(remediesFor('unsupported-move', met, install('DPM3', 'DPM2'))).toEqual([
      ...gives('DPM3', 'Copies', copy('Server1', 'C:', 'DPM1')),
      removeInactive('DPM3', 'Server1'),
      ...gives('DPM2', 'Server1', data('Server1', 'D:'))
    ])
  })
})

describe('a command that is not refused', () => {
  const paired = lab({ dpm: ['DPM1', 'DPM2'] }).does(chains('DPM1', 'DPM2'))
  const own = group('DPM1', 'Own', data('DPM1', 'DPMDB'))

  it('needs no remedies, be it done or waiting for a confirmation', () => {
    expect(paired.asks(own).outcome).toBe('warned')
    expect(remediesOf(paired.estate, paired.asks(own))).toEqual([])
    expect(remediesOf(paired.estate, paired.asks(confirmed(own)))).toEqual([])
  })
})
