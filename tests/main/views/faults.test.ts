import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { FaultView } from '@shared/contract/views'
import { faultViews } from '@main/views/faults'
import { estateOverview } from '@main/views/overview'
import {
  data,
  fail,
  install,
  lab,
  protects,
  rebuild,
  remove,
  repair,
  uninstall,
  type Lab
} from '../engine/builder'
import { pair, plain, primary } from './view-kit'

const faults = (of: Lab) => faultViews(of.estate)

/** What puts something out of order, what is then listed, and what puts it right. */
const CASES: readonly (readonly [command: Command, fault: FaultView, cure: Command])[] = [
  [fail('Server1'), { kind: 'offline', server: 'Server1' }, repair('Server1')],
  [fail('DPM1'), { kind: 'offline', server: 'DPM1' }, repair('DPM1')],
  [
    { do: 'cut-network', from: 'DPM1', to: 'Server1' },
    { kind: 'network-cut', from: 'DPM1', to: 'Server1' },
    { do: 'restore-network', from: 'Server1', to: 'DPM1' }
  ],
  [
    { do: 'stop-service', computer: 'DPM1', service: 'DPMWriter' },
    { kind: 'service-stopped', computer: 'DPM1', service: 'DPMWriter' },
    { do: 'start-service', computer: 'DPM1', service: 'DPMWriter' }
  ],
  [
    { do: 'stop-service', computer: 'Server1', service: 'SQL Server VSS Writer' },
    { kind: 'service-stopped', computer: 'Server1', service: 'SQL Server VSS Writer' },
    { do: 'start-service', computer: 'Server1', service: 'SQL Server VSS Writer' }
  ],
  [
    { do: 'fill-storage', on: 'DPM1' },
    { kind: 'storage-full', server: 'DPM1' },
    { do: 'add-storage', on: 'DPM1', gigabytes: 100 }
  ],
  [
    { do: 'outdate-agent', computer: 'Server1' },
    { kind: 'agent-outdated', computer: 'Server1', owner: 'DPM1' },
    { do: 'update-agent', on: 'DPM1', computer: 'Server1' }
  ],
  [
    { do: 'spoil-credentials', computer: 'Server1' },
    { kind: 'access-denied', computer: 'Server1', owner: 'DPM1' },
    { do: 'correct-credentials', computer: 'Server1' }
  ]
]

describe('what is out of order', () => {
  it('is nothing in a lab where nothing was put so', () => {
    expect(faults(pair)).toEqual([])
    expect(faults(plain)).toEqual([])
  })

  it.each(CASES)('%o is listed until it is put right', (command, fault, cure) => {
    const of = primary.does(command)
    expect(faults(of)).toEqual([fault])
    expect(estateOverview(of.estate).faults).toEqual([fault])
    expect(faults(of.does(cure).after('1h'))).toEqual([])
  })

  it('is listed of a lab that has not begun as well', () => {
    for (const [command, fault] of CASES) {
      expect(faults(plain.does(protects('DPM1', data('Server1', 'D:')), command))).toEqual([fault])
    }
  })

  it('is all of it, kind by kind', () => {
    const all = CASES.reduce((of, [command]) => of.does(command), primary)
    expect(new Set(faults(all).map(({ kind }) => kind)).size).toBe(6)
    expect(faults(all)).toHaveLength(CASES.length)
  })

  it('is a computer once, however many DPM servers it denies', () => {
    const of = pair.does(fail('DPM1'), rebuild('DPM1'), { do: 'spoil-credentials', computer: 'Server1' })
    expect(of.estate.faults.denials.length).toBeGreaterThan(1)
    expect(faults(of)).toEqual([{ kind: 'access-denied', computer: 'Server1', owner: 'DPM1' }])
  })

  it('is no agent that is disabled or throttled, which is as it was wanted', () => {
    const of = primary.does(
      { do: 'disable-agent', on: 'DPM1', computer: 'Server1' },
      { do: 'throttle-agent', on: 'DPM1', computer: 'Server1', mbps: 1 }
    )
    expect(faults(of)).toEqual([])
  })

  it('is no server that was removed for good, and no agent that is gone', () => {
    expect(faults(pair.does(remove('DPM1')))).toEqual([])
    const outdated = lab({ dpm: ['DPM1'], servers: { Server1: ['D:'] } })
      .does(install('DPM1', 'Server1'))
      .begins()
      .does({ do: 'outdate-agent', computer: 'Server1' })
    expect(faults(outdated)).toHaveLength(1)
    expect(faults(outdated.does(uninstall('DPM1', 'Server1')))).toEqual([])
  })
})
