import { describe, expect, it } from 'vitest'
import { judged, LEAST_RUNS, line, missed, summary } from '../../scripts/bench-figures.mjs'

const figure = { name: 'start', what: 'something', unit: 'ms' }
const many = (...values: number[]) =>
  Array.from({ length: LEAST_RUNS }, (_, n) => values[n % values.length] ?? 0)

it('tells median, least and most of the samples in any order', () => {
  expect(summary([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9, runs: 3 })
  expect(summary([9, 1, 5, 7])).toEqual({ median: 6, min: 1, max: 9, runs: 4 })
  expect(summary([10, 9, 100])).toMatchObject({ median: 10, min: 9, max: 100 })
  expect(summary([1 / 3]).median).toBe(0.3333)
})

describe('a limit', () => {
  it.each([
    ['of a ratio, kept', { ours: many(150), baseline: many(100), atMost: 1.5 }, true],
    ['of a ratio, missed', { ours: many(151), baseline: many(100), atMost: 1.5 }, false],
    ['of the median at most, kept', { ours: many(20), atMost: 20 }, true],
    ['of the median at most, missed', { ours: many(21), atMost: 20 }, false],
    ['of the median at least, kept', { ours: many(50_000), atLeast: 50_000 }, true],
    ['of the median at least, missed', { ours: many(49_000), atLeast: 50_000 }, false],
    ['is for the median, not for the worst', { ours: [...many(10), 900], atMost: 20 }, true],
    ['is not kept by too few runs', { ours: [1, 1, 1], atMost: 20 }, false],
    ['is not kept by too few runs of the baseline', { ours: many(1), baseline: [1], atMost: 2 }, false],
    ['is not kept by no runs', { ours: [], atMost: 20 }, false],
    ['is not kept against nothing', { ours: many(0), baseline: many(0), atMost: 2 }, false],
    ['that is not there is neither', { ours: many(1) }, undefined]
  ])('%s', (_, samples, kept) => {
    expect(judged({ ...figure, ...samples }).kept).toBe(kept)
  })
})

it('that is missed is named with what was measured', () => {
  const figures = [
    judged({ ...figure, name: 'good', ours: many(1), atMost: 2 }),
    judged({ ...figure, name: 'told', ours: many(1) }),
    judged({ ...figure, name: 'slow', ours: many(30), baseline: many(10), atMost: 2 })
  ]
  expect(missed(figures)).toEqual([
    'missed: slow: 30 ms (30 to 30, 7 runs) against 10 ms (10 to 10, 7 runs): 3 times, at most 2'
  ])
  expect(figures.map(line).slice(0, 2)).toEqual([
    'good: 1 ms (1 to 1, 7 runs), at most 2, kept',
    'told: 1 ms (1 to 1, 7 runs)'
  ])
})
