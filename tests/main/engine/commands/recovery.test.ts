import { describe, expect, it } from 'vitest'
import { chains, data, fail, lab, protects, rebuild, restore } from '../builder'
import { reallocate, recover } from '../more-commands'
import { happens } from './kit'

const live = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'], Server2: ['C:'] } })
  .does(protects('DPM1', data('Server1', 'D:')), chains('DPM1', 'DPM2', data('Server1', 'D:')))
  .begins()
const lastPoint = live.estate.activity?.servers.get('DPM1')?.replicas.get('Server1\nD:')?.points.at(-1)

describe('a recovery', () => {
  it('takes the last recovery point to the computer of the data, unless told otherwise', () => {
    expect(lastPoint).toBeTypeOf('number')
    expect(happens(live, recover('DPM1', 'Server1', 'D:', 'original'))).toEqual([
      {
        kind: 'jobs-started',
        on: 'DPM1',
        job: 'disk-recovery',
        members: [{ computer: 'Server1', dataSource: 'D:' }],
        recovery: { point: lastPoint, to: 'original', target: 'Server1' }
      }
    ])
  })

  it('takes the state of now where that is asked for', () => {
    expect(happens(live, recover('DPM1', 'Server1', 'D:', 'original', { point: 'latest' }))).toMatchObject([
      { recovery: { point: 'latest' } }
    ])
  })

  it('into a replica goes to the primary the copy came from', () => {
    const waiting = live.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'), reallocate('DPM1'))
    expect(happens(waiting, recover('DPM2', 'Server1', 'D:', 'replica'))).toMatchObject([
      { recovery: { to: 'replica', target: 'DPM1' } }
    ])
  })

  it.each(['alternate', 'network-folder'] as const)('to a place of its own has to name one: %s', (to) => {
    expect(live.says(recover('DPM2', 'Server1', 'D:', to))).toBe('refused no-recovery-target')
  })

  it('says which moment has no recovery point, where one was named', () => {
    const moment = '2020-01-01 00:00'
    expect(live.concern(recover('DPM1', 'Server1', 'D:', 'original', { point: moment }))).toEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:',
      name: moment
    })
    const before = lab({ dpm: ['DPM1'], servers: { Server1: ['D:'] } }).does(
      protects('DPM1', data('Server1', 'D:'))
    )
    expect(before.says(recover('DPM1', 'Server1', 'D:', 'original'))).toBe('refused no-recovery-point')
    expect(before.concern(recover('DPM1', 'Server1', 'D:', 'original'))).toStrictEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:'
    })
  })

  it('to the server that is to do it asks for that server once', () => {
    const down = live.does(fail('DPM1'))
    expect(down.says(recover('DPM1', 'Server1', 'D:', 'alternate', { target: 'DPM1' }))).toBe(
      'refused server-unavailable'
    )
  })
})
