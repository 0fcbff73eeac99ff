import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { EVERY_JOB, useJobFilters, type JobFilter } from '@renderer/stores/job-filters'

const named = (name: string, more: Partial<JobFilter> = {}): JobFilter => ({ ...EVERY_JOB, name, ...more })
const names = () => useJobFilters().saved.map(({ name }) => name)

/** As after a restart, or in another window. */
const afresh = () => setActivePinia(createPinia())

beforeEach(() => {
  localStorage.clear()
  afresh()
})

test('filters are kept, by name', () => {
  const last = named('Last', {
    time: { kind: 'last', hours: 24 },
    statuses: ['failed'],
    types: ['recovery-point']
  })
  const days = named('Days', { time: { kind: 'between', from: '2026-01-05', to: '' }, computer: 'Server1' })
  useJobFilters().save(last)
  useJobFilters().save(days)
  afresh()
  expect(useJobFilters().saved).toEqual([days, last])
  useJobFilters().remove('Days')
  afresh()
  expect(useJobFilters().saved).toEqual([last])
})

test('a filter takes the place of the one it was made from', () => {
  useJobFilters().save(named('One'))
  useJobFilters().save(named('Two', { group: 'Files' }), 'One')
  expect(names()).toEqual(['Two'])
  useJobFilters().save(named('Two', { group: 'Mail' }))
  expect(useJobFilters().saved).toEqual([named('Two', { group: 'Mail' })])
})

test('what another window saved meanwhile is not lost', () => {
  const mine = useJobFilters()
  afresh()
  useJobFilters().save(named('Theirs'))
  mine.save(named('Mine'))
  afresh()
  expect(names()).toEqual(['Mine', 'Theirs'])
})

test.each([
  ['no JSON', '{'],
  ['something else', '"text"'],
  ['a filter without a name', JSON.stringify([named('')])],
  ['a status there is not', JSON.stringify([{ ...named('A'), statuses: ['lost'] }])],
  ['a type there is not', JSON.stringify([{ ...named('A'), types: ['tape-backup'] }])],
  ['a time there is not', JSON.stringify([{ ...named('A'), time: { kind: 'last' } }])],
  ['null', JSON.stringify([null])]
])('what was kept and cannot be read is left out: %s', (_, kept) => {
  localStorage.setItem('job-filters', kept)
  expect(useJobFilters().saved).toEqual([])
})
