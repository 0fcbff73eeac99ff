import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportChart } from '@shared/contract/views'
import { describeChart, layOutChart } from '@shared/report-chart'

const chart = (more: Partial<ReportChart> = {}): ReportChart => ({
  title: 'Jobs by day',
  unit: 'jobs',
  stacked: true,
  categories: ['5 Jan', '6 Jan', '7 Jan'],
  series: [
    { name: 'Completed', tone: 'ok', values: [8, 0, 3] },
    { name: 'Failed', tone: 'critical', values: [2, 1, 0] }
  ],
  ...more
})
const one = (values: readonly number[], more: Partial<ReportChart> = {}): ReportChart =>
  chart({
    categories: values.map((_, at) => `c${at}`),
    series: [{ name: 'Used', tone: 'info', values: [...values] }],
    ...more
  })
const ticks = (of: ReportChart) => layOutChart(of, 600).ticks.map(({ label }) => label)

describe('the scale of a chart', () => {
  it('has round numbers up to the highest bar', () => {
    expect(ticks(chart())).toEqual(['0', '5', '10'])
    expect(ticks(one([37]))).toEqual(['0', '10', '20', '30', '40'])
    expect(ticks(one([120_000]))).toEqual(['0', '50000', '100000', '150000'])
  })

  it('has whole numbers where all values are', () => {
    expect(ticks(one([1]))).toEqual(['0', '1'])
    expect(ticks(one([3]))).toEqual(['0', '1', '2', '3'])
    expect(ticks(one([0.3]))).toEqual(['0', '0.1', '0.2', '0.3'])
  })

  it('is there without anything to show', () => {
    expect(ticks(one([0, 0]))).toEqual(['0', '1'])
    expect(ticks(one([5e-324]))).toEqual(['0', '0.5'])
    expect(layOutChart(one([]), 600).bars).toEqual([])
  })

  it('takes what is no height for nought', () => {
    expect(layOutChart(one([Number.NaN, -5, Number.POSITIVE_INFINITY, 5e-324, 4]), 600).bars).toHaveLength(1)
  })
})

describe('the bars of a chart', () => {
  it('stand on top of each other where they are stacked', () => {
    const { bars, plot } = layOutChart(chart(), 600)
    expect(bars.map(({ says }) => says)).toEqual([
      '5 Jan, Completed: 8',
      '5 Jan, Failed: 2',
      '6 Jan, Failed: 1',
      '7 Jan, Completed: 3'
    ])
    const [completed, failed] = bars
    expect(completed?.x).toBe(failed?.x)
    expect((failed?.y ?? 0) + (failed?.height ?? 0)).toBeCloseTo(completed?.y ?? 0)
    expect((completed?.y ?? 0) + (completed?.height ?? 0)).toBe(plot.bottom)
    expect(failed?.y).toBeCloseTo(plot.top)
  })

  it('stand beside each other where they are not', () => {
    const { bars, plot } = layOutChart(chart({ stacked: false }), 600)
    const [completed, failed] = bars
    expect((completed?.x ?? 0) + (completed?.width ?? 0)).toBeCloseTo(failed?.x ?? 0)
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(plot.bottom)
  })

  it('are seen however little they are beside the rest', () => {
    const bar = layOutChart(one([100_000, 1]), 600).bars[1]
    expect(bar?.height).toBeGreaterThanOrEqual(2)
  })

  it('are told apart by more than their colours', () => {
    const inks = layOutChart(chart(), 600).series.map(({ ink }) => ink)
    expect(new Set(inks).size).toBe(2)
  })
})

describe('the labels of a chart', () => {
  it('are left out where they would touch, at even distances', () => {
    const days = Array.from({ length: 90 }, (_, at) => `${(at % 28) + 1} Sep`)
    const { labels, bars } = layOutChart(
      one(
        days.map(() => 1),
        { categories: days }
      ),
      600
    )
    expect(bars).toHaveLength(90)
    expect(labels.length).toBeGreaterThan(4)
    expect(labels.length).toBeLessThan(14)
    const gaps = labels.slice(1).map(({ x }, at) => Math.round(x - (labels[at]?.x ?? 0)))
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
  })

  it('are cut where they are too long', () => {
    const { labels } = layOutChart(one([1], { categories: ['x'.repeat(300)] }), 600)
    expect(labels[0]?.text).toBe(`${'x'.repeat(15)}…`)
  })

  it('make a legend where there is more than one series, in more lines where there is little room', () => {
    expect(layOutChart(one([1]), 600).legend).toEqual([])
    expect(new Set(layOutChart(chart(), 600).legend.map(({ y }) => y)).size).toBe(1)
    expect(new Set(layOutChart(chart(), 150).legend.map(({ y }) => y)).size).toBe(2)
  })
})

it('everything of a chart is inside it', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 5_000_000 }), fc.double({ min: 0, max: 1e6, noNaN: true }))
  const charts = fc
    .record({
      categories: fc.integer({ min: 1, max: 120 }),
      series: fc.integer({ min: 1, max: 5 }),
      stacked: fc.boolean()
    })
    .chain(({ categories, series, stacked }) =>
      fc
        .array(fc.array(value, { minLength: categories, maxLength: categories }), {
          minLength: series,
          maxLength: series
        })
        .map((all) =>
          chart({
            stacked,
            categories: Array.from({ length: categories }, (_, at) => `${at} Jan`),
            series: all.map((values, at) => ({ name: `Series ${at}`, tone: 'info' as const, values }))
          })
        )
    )
  fc.assert(
    fc.property(charts, fc.integer({ min: 240, max: 900 }), (of, width) => {
      const { bars, plot, height, ticks } = layOutChart(of, width)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(plot.left).toBeLessThan(plot.right)
      // A bar that is made higher so that it is seen may reach over the top, by no more than that.
      const spare = 2 * of.series.length
      for (const bar of bars) {
        expect(bar.x).toBeGreaterThanOrEqual(plot.left - 0.01)
        expect(bar.x + bar.width).toBeLessThanOrEqual(plot.right + 0.02)
        expect(bar.y).toBeGreaterThanOrEqual(plot.top - spare)
        expect(bar.y + bar.height).toBeLessThanOrEqual(plot.bottom + 0.02)
        expect(bar.width).toBeGreaterThan(0)
      }
      expect(plot.bottom).toBeLessThan(height)
    }),
    { numRuns: 60 }
  )
})

describe('a chart in words', () => {
  it('has every value where they are few', () => {
    expect(describeChart(chart())).toBe(
      'Jobs by day, in jobs. Completed: 5 Jan 8, 6 Jan 0, 7 Jan 3. Failed: 5 Jan 2, 6 Jan 1, 7 Jan 0.'
    )
  })

  it('has the least and the most where they are many', () => {
    expect(describeChart(one([3, 1, 4, 1, 5, 9, 2, 6]))).toBe('Jobs by day, in jobs. Used: from 1 to 9 (c5).')
    expect(describeChart(one([0, 0]))).toBe('Jobs by day, in jobs. Used: none.')
  })
})
