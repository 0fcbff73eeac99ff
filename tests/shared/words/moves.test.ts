import { describe, expect, it } from 'vitest'
import type { Estate } from '@main/engine/estate'
import type { Command } from '@shared/contract/commands'
import { explain } from '@shared/words'
import { after, attach, fail, install, met, pair, protect, shared } from './lab'

const explained = (estate: Estate, command: Command) => explain(met(estate, command, 'unsupported-move'))

describe('the unsupported move', () => {
  const lost = after(shared, fail('DPM1'))

  it('to another primary that the holder knows', () => {
    expect(explained(lost, install('DPM2', 'Server1')).says).toBe(
      'DPM3 holds copies of Server1 that came from DPM1. ' +
        'Server1 cannot be protected by DPM2 as long as DPM3 knows DPM2 or is to know it.'
    )
  })

  it('to the holder itself', () => {
    expect(explained(lost, attach('DPM3', 'Server1')).says).toBe(
      'DPM3 holds copies of Server1 that came from DPM1. ' +
        'It cannot become the ordinary primary DPM server of Server1 as well.'
    )
  })

  it('the other way round: the holder reaches for the server that protects the computer now', () => {
    const moved = after(pair, fail('DPM1'), attach('DPM4', 'Server1'), protect('DPM4', 'PG', 'Server1'))
    const { says, instead } = explained(moved, install('DPM3', 'DPM4'))
    expect(says).toContain('DPM3')
    expect(says).toContain('know')
    expect(says).toContain('DPM4')
    expect(instead[2]?.text).toContain('other than DPM4')
  })

  it('says so in its own words when the concern gives the link that would come about', () => {
    const link = { protected: 'DPM4', protector: 'DPM3' }
    const concern = { server: 'DPM4', computer: 'Server1', other: 'DPM3', from: 'DPM1', link }
    expect(explain({ rule: 'unsupported-move', concern }).says).toMatch(/^DPM3 would come to know DPM4/)
  })

  it('offers the three ways of the documents, in their order, each ready to start', () => {
    expect(explained(lost, install('DPM2', 'Server1')).instead.map(({ start }) => start)).toEqual([
      { open: 'switch-protection', on: 'DPM3', computer: 'Server1' },
      { open: 'rebuild-server', server: 'DPM1' },
      { open: 'add-dpm-server', moving: 'Server1', unknownTo: 'DPM3' }
    ])
  })
})
