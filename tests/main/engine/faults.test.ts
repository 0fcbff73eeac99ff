import { EMPTY_ESTATE, NO_FAULTS, type Faults } from '@main/engine/estate'
import { evolve } from '@main/engine/evolve'
import type { LabEvent } from '@main/engine/events'
import { deniesAll, isCut, isDenied, isStopped, throttleOf } from '@main/engine/faults'
import { describe, expect, it } from 'vitest'

const SQL = 'SQL Server VSS Writer'
const WRITER = 'DPMWriter'

/** Much is out of order, so that what is put right is seen to be all that is. */
const faults: Faults = {
  cuts: [
    { from: 'DPM1', to: 'S1' },
    { from: 'DPM1', to: 'S2' },
    { from: 'DPM2', to: 'S1' }
  ],
  stopped: [
    { computer: 'S1', service: SQL },
    { computer: 'S1', service: WRITER },
    { computer: 'S2', service: SQL }
  ],
  denials: [
    { computer: 'S1', server: 'DPM1' },
    { computer: 'S1', server: 'DPM2' },
    { computer: 'S1', server: null },
    { computer: 'S2', server: 'DPM1' },
    { computer: 'S3', server: null }
  ],
  outdated: ['S1', 'S2'],
  disabled: ['S1', 'S2'],
  throttled: [
    { computer: 'S1', mbps: 10 },
    { computer: 'S2', mbps: 20 }
  ]
}
const estate = { ...EMPTY_ESTATE, faults }
const after = (event: LabEvent, before: Faults = faults) =>
  evolve({ ...estate, faults: before }, event).faults

const [cut1, ...otherCuts] = faults.cuts
const [stopped1, ...otherStopped] = faults.stopped
const slow2 = [{ computer: 'S2', mbps: 20 }]
const without = (...gone: Faults['denials']) =>
  faults.denials.filter(({ computer, server }) =>
    gone.every((denial) => denial.computer !== computer || denial.server !== server)
  )
const freed = { outdated: ['S2'], disabled: ['S2'], throttled: slow2 }

const S1 = { computer: 'S1' }
const cures: [string, LabEvent, Partial<Faults>][] = [
  ['the network of two computers', { kind: 'network-restored', from: 'DPM1', to: 'S1' }, { cuts: otherCuts }],
  [
    'it, named the other way round',
    { kind: 'network-restored', from: 'S1', to: 'DPM1' },
    { cuts: otherCuts }
  ],
  ['a service', { kind: 'service-started', ...S1, service: SQL }, { stopped: otherStopped }],
  [
    'credentials; a new installation stays unknown',
    { kind: 'credentials-corrected', ...S1 },
    { denials: without({ ...S1, server: null }) }
  ],
  [
    'the DPM server that a computer takes orders from',
    { kind: 'agent-pointed', ...S1, server: 'DPM1' },
    { denials: without({ ...S1, server: 'DPM1' }, { ...S1, server: null }) }
  ],
  ['an old agent', { kind: 'agent-update-started', on: 'DPM1', ...S1 }, { outdated: ['S2'] }],
  [
    'an agent that was disabled and throttled',
    { kind: 'agent-set', on: 'DPM1', ...S1, disabled: false, mbps: null },
    { disabled: ['S2'], throttled: slow2 }
  ],
  ['whatever an agent had, with it', { kind: 'agent-uninstalled', on: 'DPM1', ...S1 }, freed],
  [
    'whatever an agent had, by a new one, which admits its DPM server',
    { kind: 'agent-installed', on: 'DPM1', ...S1 },
    { ...freed, denials: without({ ...S1, server: 'DPM1' }) }
  ],
  [
    'whatever an agent had, by an attachment',
    { kind: 'agent-attached', on: 'DPM2', ...S1 },
    { ...freed, denials: without({ ...S1, server: 'DPM2' }) }
  ]
]

it.each(cures)('puts right %s, and nothing else', (_, event, right) => {
  expect(after(event)).toEqual({ ...faults, ...right })
})

const harms: [LabEvent, Partial<Faults>][] = [
  [{ kind: 'network-cut', from: 'DPM1', to: 'S1' }, { cuts: [{ from: 'DPM1', to: 'S1' }] }],
  [{ kind: 'service-stopped', ...S1, service: SQL }, { stopped: [{ ...S1, service: SQL }] }],
  [{ kind: 'agent-outdated', ...S1 }, { outdated: ['S1'] }],
  [{ kind: 'credentials-spoiled', ...S1 }, { denials: [{ ...S1, server: null }] }],
  [{ kind: 'agent-set', on: 'DPM1', ...S1, disabled: true, mbps: null }, { disabled: ['S1'] }],
  [{ kind: 'agent-set', on: 'DPM1', ...S1, disabled: false, mbps: 5 }, { throttled: [{ ...S1, mbps: 5 }] }]
]

it.each(harms)('puts out of order what %j says, and nothing else', (event, wrong) => {
  expect(after(event, NO_FAULTS)).toEqual({ ...NO_FAULTS, ...wrong })
})

it('adds a fault to those that are there', () => {
  expect(after({ kind: 'network-cut', from: 'S3', to: 'S4' }).cuts).toHaveLength(4)
  expect(after({ kind: 'service-stopped', computer: 'S3', service: SQL }).stopped).toHaveLength(4)
  expect(after({ kind: 'agent-outdated', computer: 'S3' }).outdated).toEqual(['S1', 'S2', 'S3'])
  expect(after({ kind: 'credentials-spoiled', computer: 'S4' }).denials).toHaveLength(6)
})

it('sets an agent anew: the last setting counts, an old agent stays old', () => {
  const set = after({ kind: 'agent-set', on: 'DPM1', ...S1, disabled: true, mbps: 50 })
  expect(set).toEqual({
    ...faults,
    disabled: ['S2', 'S1'],
    throttled: [...slow2, { computer: 'S1', mbps: 50 }]
  })
})

describe('what is asked of faults', () => {
  it('a cut is of two computers, whichever is named first', () => {
    const cut = { ...estate, faults: { ...NO_FAULTS, cuts: cut1 ? [cut1] : [] } }
    const names = ['DPM1', 'S1', 'DPM2']
    const pairs = names.flatMap((one) => names.map((other) => [one, other] as const))
    expect(pairs.filter(([one, other]) => isCut(cut, one, other))).toEqual([
      ['DPM1', 'S1'],
      ['S1', 'DPM1']
    ])
  })

  it('a service is stopped on a computer', () => {
    const stopped = { ...estate, faults: { ...NO_FAULTS, stopped: stopped1 ? [stopped1] : [] } }
    expect(isStopped(stopped, 'S1', SQL)).toBe(true)
    expect(isStopped(stopped, 'S1', WRITER)).toBe(false)
    expect(isStopped(stopped, 'S2', SQL)).toBe(false)
  })

  it('a computer denies one DPM server, or all of them', () => {
    const denied = ['DPM1', 'DPM2'].map((server) =>
      ['S2', 'S3', 'S4'].map((computer) => isDenied(estate, computer, server))
    )
    expect(denied).toEqual([
      [true, true, false],
      [false, true, false]
    ])
    expect(['S1', 'S2', 'S3', 'S4'].map((computer) => deniesAll(estate, computer))).toEqual([
      true,
      false,
      true,
      false
    ])
  })

  it('an agent is throttled to so much, or not at all', () => {
    expect(['S1', 'S2', 'S3'].map((computer) => throttleOf(estate, computer))).toEqual([10, 20, null])
  })
})
