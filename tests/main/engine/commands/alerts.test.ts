import { describe, expect, it } from 'vitest'
import type { AlertKind } from '@shared/activity'
import { chains, data, fail, lab, protects, switchOn } from '../builder'
import { cut, inactivate as inactivateOn } from '../more-commands'
import { happens, unknown } from './kit'

const inactivate = (computer: string, alert: AlertKind = 'agent-unreachable', dataSource?: string) =>
  inactivateOn('DPM1', alert, computer, dataSource)

/** Server1 cannot be reached; of Server2 the data C: is inconsistent. */
const estate = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:'], Server2: ['C:', 'D:'] } })
  .does(
    protects('DPM1', data('Server1', 'C:')),
    protects('DPM2', data('Server2', 'C:')),
    chains('DPM2', 'DPM1', data('Server2', 'C:'))
  )
  .begins()
  .does(cut('DPM1', 'Server1'), switchOn('DPM1', 'Server2'))

describe('inactivating an alert', () => {
  it('is logged with what the alert is about', () => {
    expect(happens(estate, inactivate('Server1'))).toEqual([
      {
        kind: 'alert-inactivated',
        on: 'DPM1',
        alert: 'agent-unreachable',
        computer: 'Server1',
        dataSource: null
      }
    ])
    expect(happens(estate, inactivate('Server2', 'replica-inconsistent', 'C:'))).toEqual([
      {
        kind: 'alert-inactivated',
        on: 'DPM1',
        alert: 'replica-inconsistent',
        computer: 'Server2',
        dataSource: 'C:'
      }
    ])
  })

  it('takes that alert, of that computer and that data, and no other', () => {
    expect(unknown(estate, inactivate('Server2'))).toEqual({
      server: 'DPM1',
      computer: 'Server2',
      name: 'Agent unreachable',
      sort: 'alert'
    })
    expect(unknown(estate, inactivate('Server1', 'agent-incompatible'))).toMatchObject({ sort: 'alert' })
    expect(unknown(estate, inactivate('Server2', 'replica-inconsistent', 'D:'))).toEqual({
      server: 'DPM1',
      computer: 'Server2',
      dataSource: 'D:',
      name: 'Replica is inconsistent',
      sort: 'alert'
    })
    expect(unknown(estate, inactivate('Server2', 'replica-inconsistent'))).not.toHaveProperty('dataSource')
  })

  it('is refused on a server that is down', () => {
    expect(estate.does(fail('DPM1')).says(inactivate('Server1'))).toBe('refused server-unavailable')
  })
})
