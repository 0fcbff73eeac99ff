import { describe, expect, it } from 'vitest'
import { goalText, parseGoal } from '@shared/goal'
import { decide } from '@main/engine/decide'
import {
  allowLocal,
  attach,
  chains,
  confirmed,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  remove,
  switchOn
} from '../builder'
import { after, search, short, twoPrimaries } from './kit'

const chain = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'] } }).does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:')),
  chains('DPM2', 'DPM3')
)

describe('a goal', () => {
  it('is read as it is written', () => {
    for (const text of ['A is protected', 'A b is protected by C', 'A is not protected by C d']) {
      const parsed = parseGoal(` ${text.replaceAll(' is ', '  is ')} `)
      expect(parsed && goalText(parsed)).toBe(text)
    }
    for (const text of [
      '',
      'A',
      'A is fine',
      'is protected',
      'A is protected by',
      'A is protected by B is protected by C'
    ])
      expect(parseGoal(text), text).toBeNull()
  })

  it('lets a link go over to the server further up', () => {
    expect(search(chain, 'DPM1 is protected by DPM3').ways.map(short)).toEqual([
      'remove DPM2 DPM1 retain, attach-agent DPM3 DPM1, create DPM3 DPM1 Server1<DPM1'
    ])
  })

  it('ends a link, and keeps the copies where it can', () => {
    expect(search(chain, 'DPM1 is not protected by DPM2').ways.map(short)).toEqual([
      'remove DPM2 DPM1 retain'
    ])
  })

  it('protects a DPM server that nobody protects by every one that may, and by a new one', () => {
    const found = search(chain, 'DPM3 is protected').ways.map(short)
    expect(found).toContain('install-agent DPM1 DPM3, create DPM1 DPM3 DPM2<DPM3')
    expect(found).toContain('add DPM4, install-agent DPM4 DPM3, create DPM4 DPM3 DPM2<DPM3')
  })

  it('mends a broken link', () => {
    const broken = chain.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
    expect(search(broken, 'DPM1 is protected by DPM2').ways.map(short)[0]).toBe('remove DPM1 Own retain')
  })

  it('frees a protected server from its primary by a switch, or by stopping', () => {
    const { ways } = search(twoPrimaries(), 'Server1 is not protected by DPM1')
    expect(ways.map(short)).toEqual(
      expect.arrayContaining(['switch-protection DPM3 Server1', 'remove DPM1 Server1 retain'])
    )
  })

  it('brings a switched computer back to its primary', () => {
    const back = twoPrimaries().does(switchOn('DPM3', 'Server1'))
    const [first] = search(back, 'Server1 is protected by DPM1').ways.map(short)
    expect(first).toBe('take-ownership DPM1 Server1')
  })

  it('makes a refused command possible', () => {
    const cases = [
      { at: chain, command: group('DPM1', 'Own', data('DPM1', 'C:')), needs: allowLocal('DPM1').do },
      { at: chain.does(fail('DPM2')), command: install('DPM2', 'Server1'), needs: 'repair-server' },
      { at: twoPrimaries().does(remove('DPM1')), command: attach('DPM2', 'Server1'), needs: 'remove-members' }
    ]
    for (const { at, command, needs } of cases) {
      expect(at.asks(command).outcome).toBe('refused')
      const { ways } = search(at, { kind: 'possible', command })
      const kinds = ways.flatMap(({ steps }) => steps.map((step) => step.do))
      if (ways.length > 0) expect(kinds).toContain(needs)
      for (const { steps } of ways) {
        expect(decide(after(at.estate, steps), command).verdict.outcome).not.toBe('refused')
      }
    }
  })

  it('has no way where there is none', () => {
    const apart = lab({ dpm: ['DPM1', { name: 'DPM2', version: '10.19.0.0' }] })
    expect(search(apart, 'DPM1 is protected by DPM2')).toEqual({ ways: [], complete: true })
  })
})
