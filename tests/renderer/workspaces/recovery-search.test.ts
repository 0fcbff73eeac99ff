import type { RecoverableView, RecoveryView } from '@shared/contract/views'
import { expect, test } from 'vitest'
import { search, SEARCH_LIMIT } from '@renderer/workspaces/recovery/search'

function source(computer: string, dataSource: string, points: readonly number[]): RecoverableView {
  return { computer, dataSource, type: 'Volume', group: 'G', through: null, mode: 'primary', points }
}

function view(...sources: readonly RecoverableView[]): RecoveryView {
  const computers = [...Map.groupBy(sources, ({ computer }) => computer)].map(([computer, dataSources]) => ({
    computer,
    dataSources
  }))
  return { server: 'DPM1', computers }
}

const ALWAYS = { from: -Infinity, before: Infinity }
const found = (of: RecoveryView, query: Parameters<typeof search>[1]): string[] =>
  search(of, query).hits.map(({ source: { computer, dataSource }, point }) =>
    [computer, dataSource, point].join(' ')
  )

const lab = view(
  source('Server1', 'C:', [-200, 0, 300]),
  source('Server1', 'Payroll', [100]),
  source('Server2', 'C:', [])
)

test('finds computers and data sources by a part of their names, the newest points first', () => {
  expect(found(lab, { text: ' server1 ', ...ALWAYS })).toEqual([
    'Server1 C: 300',
    'Server1 Payroll 100',
    'Server1 C: 0',
    'Server1 C: -200'
  ])
  expect(found(lab, { text: 'PAY', ...ALWAYS })).toEqual(['Server1 Payroll 100'])
  expect(found(lab, { text: 'server2', ...ALWAYS })).toEqual([])
})

test('finds by the time of the recovery points, the end not included', () => {
  expect(found(lab, { text: '', from: 0, before: 300 })).toEqual(['Server1 Payroll 100', 'Server1 C: 0'])
})

test('answers with 250 and says that there are more', () => {
  const points = Array.from({ length: SEARCH_LIMIT }, (_, at) => at)
  const full = search(view(source('A', 'C:', points)), { text: '', ...ALWAYS })
  expect([full.hits.length, full.cut]).toEqual([250, false])

  // Enough of them to be thinned out on the way.
  const many = Array.from({ length: 60 }, (_, at) => source(`S${at}`, 'C:', [...points, 1000 + at]))
  const cut = search(view(...many), { text: '', ...ALWAYS })
  expect([cut.hits.length, cut.cut]).toEqual([250, true])
  expect(cut.hits.slice(0, 60).map(({ point }) => point)).toEqual(
    Array.from({ length: 60 }, (_, at) => 1059 - at)
  )
  expect(cut.hits[60]?.point).toBe(249)
})
