import { selections } from '@main/engine/selections'
import { expect, it } from 'vitest'

const direct = (computer: string, dataSource: string) => ({ computer, dataSource, through: null })

it('what stands together of one computer becomes one selection, a single data source by itself', () => {
  expect(selections([direct('S1', 'C:'), direct('S1', 'D:'), direct('S2', 'C:')])).toEqual([
    { computer: 'S1', dataSource: ['C:', 'D:'] },
    { computer: 'S2', dataSource: 'C:' }
  ])
})

it('the order stays: what stands apart is selected apart', () => {
  expect(selections([direct('S1', 'C:'), direct('S2', 'C:'), direct('S1', 'D:')])).toEqual([
    { computer: 'S1', dataSource: 'C:' },
    { computer: 'S2', dataSource: 'C:' },
    { computer: 'S1', dataSource: 'D:' }
  ])
})

it('data of a computer and its replicas on a primary are selected apart', () => {
  const replica = { computer: 'S1', dataSource: 'D:', through: 'DPM1' }
  expect(selections([direct('S1', 'C:'), replica, { ...replica, dataSource: 'E:' }])).toEqual([
    { computer: 'S1', dataSource: 'C:' },
    { computer: 'S1', dataSource: ['D:', 'E:'], through: 'DPM1' }
  ])
})

it('a data source called `all` is no selection of everything', () => {
  expect(selections([direct('S1', 'all')])).toEqual([{ computer: 'S1', dataSource: ['all'] }])
})
