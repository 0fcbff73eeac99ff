import { describe, expect, test } from 'vitest'
import { findByPrefix, headingSpan, isTree, layOut } from '@renderer/components/grid-model'
import type { GridRow } from '@renderer/components'

const row = (id: string, name: string, more: Partial<GridRow> = {}): GridRow => ({
  id,
  cells: { name },
  ...more
})
const ids = (rows: readonly GridRow[], ...rest: [sort?: Parameters<typeof layOut>[1]]): string[] =>
  layOut(rows, ...rest).map((line) => line.row.id)

const groups = [
  row('g1', 'Z', { kind: 'group', expandable: true, expanded: true }),
  row('b', 'item 10'),
  row('a', 'item 9'),
  row('g2', 'A', { kind: 'group', expandable: true, expanded: false }),
  row('c', 'hidden')
]

describe('layOut', () => {
  test('puts rows below the group before them and hides those of a closed one', () => {
    expect(ids(groups)).toEqual(['g1', 'b', 'a', 'g2'])
    expect(
      layOut(groups).map(({ level, posInSet, setSize, count }) => [level, posInSet, setSize, count])
    ).toEqual([
      [1, 1, 2, 2],
      [2, 1, 2, 0],
      [2, 2, 2, 0],
      [1, 2, 2, 1]
    ])
  })

  test('sorts members inside their group, numbers by value, and leaves the groups in order', () => {
    expect(ids(groups, { column: 'name', direction: 'ascending' })).toEqual(['g1', 'a', 'b', 'g2'])
    expect(ids(groups, { column: 'name', direction: 'descending' })).toEqual(['g1', 'b', 'a', 'g2'])
  })

  test('rows that sort alike keep their order, whatever the case', () => {
    const alike = [row('1', 'b'), row('2', 'A'), row('3', 'a'), row('4', 'B'), row('5', 'á'), row('6', 'c')]
    expect(ids(alike, { column: 'name', direction: 'ascending' })).toEqual(['2', '3', '5', '1', '4', '6'])
    expect(ids(alike, { column: 'name', direction: 'descending' })).toEqual(['6', '1', '4', '2', '3', '5'])
  })

  test('sorts by the value a cell states rather than by its text', () => {
    const sizes = [
      row('tera', '', { cells: { size: { text: '1 TB', sort: 1024 } } }),
      row('giga', '', { cells: { size: { text: '900 GB', sort: 900 } } })
    ]
    expect(ids(sizes, { column: 'size', direction: 'ascending' })).toEqual(['giga', 'tera'])
  })

  test('follows levels of any depth', () => {
    const deep = [
      row('1', 'a', { level: 1, expandable: true, expanded: true }),
      row('2', 'b', { level: 2, expandable: true, expanded: false }),
      row('3', 'c', { level: 3 }),
      row('4', 'd', { level: 2 })
    ]
    expect(ids(deep)).toEqual(['1', '2', '4'])
  })
})

test('isTree tells a tree from a list', () => {
  expect(isTree(groups)).toBe(true)
  expect(isTree([row('a', 'a')])).toBe(false)
})

test('a heading spans the columns it has nothing to say in', () => {
  const columns = [
    { id: 'name', label: '' },
    { id: 'type', label: '' },
    { id: 'state', label: '' }
  ]
  expect(headingSpan({ id: 'g', cells: { name: 'G', state: 'OK' } }, columns)).toBe(2)
  expect(headingSpan({ id: 'g', cells: { name: 'G' } }, columns)).toBe(3)
})

test('findByPrefix goes round the end and gives -1 for nothing', () => {
  const lines = layOut([row('a', 'Alpha'), row('b', 'Beta'), row('c', 'alto')])
  expect(findByPrefix(lines, 'name', 'al', 1)).toBe(2)
  expect(findByPrefix(lines, 'name', 'al', 3)).toBe(0)
  expect(findByPrefix(lines, 'name', 'x', 0)).toBe(-1)
})
