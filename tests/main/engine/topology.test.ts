import { expect, it } from 'vitest'
import { databaseHoldersOf, linksOf } from '@main/engine/topology'
import { chains, confirmed, data, fail, group, lab, restore } from './builder'

const paired = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'] }).does(chains('DPM1', 'DPM2'))

it('those hold a DPM database that have a copy of it, and no others', () => {
  expect(databaseHoldersOf(paired.estate, 'DPM1')).toEqual(['DPM2'])
  expect(databaseHoldersOf(paired.estate, 'DPM2')).toEqual([])
})

it('a link is active until its DPM server protects itself', () => {
  const link = { protected: 'DPM1', protector: 'DPM2' }
  expect(linksOf(paired.estate)).toEqual([{ ...link, state: 'active' }])
  const broken = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
  expect(linksOf(broken.estate)).toEqual([{ ...link, state: 'broken' }])
})

it('a restore tells which DPM server it cannot reach', () => {
  expect(paired.does(fail('DPM1')).concern(restore('DPM1', 'DPM2'))).toEqual({
    server: 'DPM2',
    computer: 'DPM1'
  })
})
