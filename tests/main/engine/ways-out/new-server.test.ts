import { describe, expect, it } from 'vitest'
import { newServer } from '@main/engine/ways-out/moves'
import { lab } from '../builder'

describe('a DPM server that is not in the lab', () => {
  const cases: readonly [how: string, dpm: readonly string[], others: readonly string[], name: string][] = [
    ['has the next number', ['DPM1', 'DPM2'], [], 'DPM3'],
    ['has the first number that is free', ['DPM1', 'DPM3'], [], 'DPM2'],
    ['is called like the others', ['LAB12'], [], 'LAB1'],
    ['is called like the last one that has a number', ['A1', 'B1', 'C1', 'West'], [], 'C2'],
    ['is called DPM where none has a number', ['West', 'North'], [], 'DPM1'],
    ['is called DPM where a number is not at the end', ['Lab1-west'], [], 'DPM1'],
    ['is called DPM where names are nothing but a number', ['7'], [], 'DPM1'],
    ['is not called like a protected server, in whatever case', ['DPM1'], ['dpm2'], 'DPM3'],
    ['is called DPM in a lab without any', [], [], 'DPM1']
  ]
  it.each(cases)('%s', (_, dpm, others, name) => {
    const servers = Object.fromEntries(others.map((other) => [other, []]))
    expect(newServer(lab({ dpm, servers }).estate, undefined)).toStrictEqual({ do: 'add-dpm-server', name })
  })

  it('has the version that is wanted', () => {
    expect(newServer(lab({ dpm: ['DPM1'] }).estate, '10.19.0.0')).toEqual({
      do: 'add-dpm-server',
      name: 'DPM2',
      version: '10.19.0.0'
    })
  })
})
