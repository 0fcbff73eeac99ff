import { EMPTY_ESTATE, fromRecord, isOnline, toRecord } from '@main/engine/estate'
import { describe, expect, it } from 'vitest'
import { chains, data, drop, fail, install, lab, protects } from './builder'
import { jobs } from './jobs/kit'
import { backUp, cut, outdate, recover, update } from './more-commands'

const begun = () =>
  lab({
    dpm: [{ name: 'DPM1', tapeLibrary: { drives: 1, tapes: 4 } }, 'DPM2'],
    servers: { Server1: ['C:', 'D:'], Server2: ['C:'] }
  })
    .does(protects('DPM1', data('Server1', ['C:', 'D:'])), chains('DPM1', 'DPM2', data('Server1', 'D:')))
    .begins()
const inventory = { do: 'inventory-library', on: 'DPM1' } as const

describe('jobs that run side by side', () => {
  it('are those on the agents of different computers, and on the tape library', () => {
    const busy = begun().does(install('DPM2', 'Server2'), install('DPM1', 'DPM2'), inventory)
    expect(jobs(busy, 'DPM1')).toEqual(['agent-installation DPM2 runs', 'fast-inventory DPM1 runs'])
    const more = busy.does(outdate('Server1'), update('DPM1', 'Server1'))
    expect(jobs(more, 'DPM1')).toEqual([
      'agent-installation DPM2 runs',
      'fast-inventory DPM1 runs',
      'agent-update Server1 runs'
    ])
  })

  it('are two installations, and two updates', () => {
    const bare = lab({ dpm: ['DPM1'], servers: { Server1: ['C:'], Server2: ['C:'] } }).begins()
    const both = bare.does(install('DPM1', 'Server1'), install('DPM1', 'Server2'))
    expect(jobs(both, 'DPM1')).toEqual(['agent-installation Server1 runs', 'agent-installation Server2 runs'])
    const old = both.after('1h').does(outdate('Server1'), outdate('Server2'))
    expect(jobs(old.does(update('DPM1', 'Server1'), update('DPM1', 'Server2')), 'DPM1').slice(-2)).toEqual([
      'agent-update Server1 runs',
      'agent-update Server2 runs'
    ])
  })
})

describe('the record of an estate', () => {
  const kept = (text: string) => fromRecord(JSON.parse(text) as ReturnType<typeof toRecord>)

  it('gives the same estate again, with all that goes on in it', () => {
    const { estate } = begun()
      .does(inventory)
      .after('1h')
      .does(drop('DPM2', 'DPM1', 'retain', data('Server1', 'D:')))
      .does(recover('DPM1', 'Server1', 'C:', 'original'), backUp('DPM1', 'Server1', 'D:'), inventory)
      .does(cut('DPM1', 'DPM2'), fail('Server2'))
    const [dpm1, dpm2] = estate.activity?.servers.values() ?? []
    // There is something of everything that is kept.
    expect([dpm1?.running.size, dpm1?.past.length, dpm1?.days.length, dpm1?.alerts.size]).toEqual([
      3, 1, 1, 1
    ])
    expect([dpm1?.replicas.size, dpm2?.replicas.size, dpm2?.alerts.size]).toEqual([2, 2, 1])
    const again = kept(JSON.stringify(toRecord(estate)))
    expect(again).toEqual(estate)
    expect([...again.dpmServers.keys()]).toEqual([...estate.dpmServers.keys()])
  })

  it('is of a lab that has not begun, too', () => {
    expect(kept(JSON.stringify(toRecord(EMPTY_ESTATE)))).toEqual(EMPTY_ESTATE)
  })
})

it('what is not in the lab is not online', () => {
  expect(isOnline(begun().estate, 'Nobody')).toBe(false)
})
