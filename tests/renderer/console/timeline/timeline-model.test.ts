import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { branchesOf, forksOf, lineOf } from '@renderer/console/timeline/timeline-model'
import { branchRows, placeText, realTime, stepRows } from '@renderer/console/timeline/timeline-rows'
import { BRANCHED, EMPTY, entry } from './samples'

beforeEach(() => {
  setActivePinia(createPinia())
})

const line = lineOf(BRANCHED)
const branches = branchesOf(BRANCHED, line)

describe('branches', () => {
  test('are the ends beside the line, the newest first, each with where it leaves and how long it is', () => {
    expect(branches.map(({ end, from, steps }) => [end.seq, from.seq, steps])).toEqual([
      [9, 3, 1],
      [6, 2, 2],
      [5, 2, 2]
    ])
    expect(forksOf(branches, line)).toEqual([1, 2])
  })

  test('are none in a lab that went one way', () => {
    expect(branchesOf(EMPTY, lineOf(EMPTY))).toEqual([])
    const ahead = { ...BRANCHED, entries: BRANCHED.entries.slice(0, 3), line: [1, 2, 3], head: 2 }
    expect(branchesOf(ahead, lineOf(ahead))).toEqual([])
  })

  test('of thousands of entries are found at once', () => {
    const entries = Array.from({ length: 5_000 }, (_, index) =>
      entry(index + 1, index === 0 ? null : Math.max(1, index - 1))
    )
    const large = { entries, omitted: 0, head: 1, line: [1] }
    const began = performance.now()
    expect(branchesOf(large, lineOf(large))).toHaveLength(2)
    expect(performance.now() - began).toBeLessThan(100)
  })
})

test('a row says where a branch leaves, how long it is, and when it was left', () => {
  const [row] = branchRows(branches, line)
  expect(row).toMatchObject({
    id: '9',
    cells: {
      from: { text: '2: Deed 3' },
      steps: { text: '1' },
      text: 'Deed 9',
      time: { text: '05 Jan 2026, 16:00' },
      at: { text: realTime('2026-01-31T09:30:00.000Z') }
    }
  })
  expect(realTime('2026-01-31T09:30:00.000Z')).toMatch(/^31 Jan 2026, \d\d:30$/)
})

test('the steps of the line are told latest first, with the present and the warnings', () => {
  expect(stepRows(line).map(({ id, cells }) => [id, cells['number'], cells['warnings']])).toMatchObject([
    ['8', { text: '4' }, ''],
    ['7', { text: '3 (present)' }, { text: 'This breaks the chain', status: 'warning' }],
    ['3', { text: '2' }, ''],
    ['2', { text: '1' }, ''],
    ['1', { text: '–' }, '']
  ])
})

test('a place is told with its number, its lab time and what was done', () => {
  expect(placeText(line, 0)).toBe('05 Jan 2026, 08:00: Beginning of the lab')
  expect(placeText(line, 3)).toBe('Step 3 of 4, 05 Jan 2026, 14:00: Deed 7')
  expect(placeText(line, 9)).toBe('')
})
