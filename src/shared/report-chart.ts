import { t } from './catalogue'
import type { ReportChart } from './contract/views'

/** A chart laid out for a width: what stands where, in pixels. Whoever draws it adds the colours. */
export interface ChartDrawing {
  readonly width: number
  readonly height: number
  readonly plot: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  readonly unit: string
  readonly bars: readonly ChartBar[]
  /** Of the value axis, from nought up. */
  readonly ticks: readonly { readonly y: number; readonly label: string }[]
  /** Centred at `x`, below the plot; days that would not fit are left out. */
  readonly labels: readonly { readonly x: number; readonly text: string }[]
  /** Empty where there is one series only: the title says what it is. */
  readonly legend: readonly { readonly x: number; readonly y: number; readonly series: number }[]
  readonly series: readonly {
    readonly name: string
    readonly tone: ReportChart['series'][number]['tone']
    /** What is drawn over its colour, as a path in a tile of `TILE` pixels: colour alone tells nobody anything. */
    readonly ink: string | null
  }[]
}

export interface ChartBar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly series: number
  /** `5 Jan, Failed: 3` */
  readonly says: string
}

export const TILE = 6
const INKS = [null, 'M-1 1 1 -1M0 6 6 0M5 7 7 5', 'M2 2h2v2h-2z', 'M0 3h6'] as const

/** Digits and letters are narrower than this at the size charts are written in, most of the time. */
const LETTER = 6.6
const LINE = 18
const SWATCH = 16
const PLOT_HEIGHT = 150
const WIDEST_BAR = 44
const LONGEST_LABEL = 16

/** Less than this is nothing: no scale reaches down to it. */
const SMALLEST = 1e-6

export const SWATCH_SIZE = 10

export function layOutChart(chart: ReportChart, width: number): ChartDrawing {
  const scale = scaleOf(chart)
  const tickWidth = Math.max(...scale.ticks.map((value) => textWidth(tickLabel(value))))
  const legend = layOutLegend(chart, width)
  // The unit stands in a line of its own, above the ticks; the legend begins in that line.
  const top = legend.height + 10
  const plot = { left: Math.ceil(tickWidth) + 10, right: width - 4, top, bottom: top + PLOT_HEIGHT }
  const y = (value: number): number => plot.bottom - (value / scale.top) * PLOT_HEIGHT
  return {
    width,
    height: plot.bottom + LINE + 4,
    plot,
    unit: chart.unit,
    bars: layOutBars(chart, plot, y),
    ticks: scale.ticks.map((value) => ({ y: round(y(value)), label: tickLabel(value) })),
    labels: layOutLabels(chart.categories, plot),
    legend: legend.items,
    series: chart.series.map(({ name, tone }, at) => ({ name, tone, ink: INKS[at % INKS.length] ?? null }))
  }
}

/** The chart in words, for those who do not see it. The table beside it has every number. */
export function describeChart({ title, unit, categories, series }: ReportChart): string {
  const said = series.map(({ name, values }) => {
    const known = categories.map((_, at) => valueOf(values, at))
    const [least, most] = [Math.min(...known), Math.max(...known)]
    if (most === 0) return t`${name}: none.`
    if (categories.length <= 7)
      return `${name}: ${categories.map((category, at) => `${category} ${tickLabel(known[at] ?? 0)}`).join(', ')}.`
    const when = categories[known.indexOf(most)] ?? ''
    return t`${name}: from ${tickLabel(least)} to ${tickLabel(most)} (${when}).`
  })
  return [t`${title}, in ${unit}.`, ...said].join(' ')
}

type Plot = ChartDrawing['plot']

function layOutBars(chart: ReportChart, plot: Plot, y: (value: number) => number): ChartBar[] {
  const { categories, series, stacked } = chart
  const band = (plot.right - plot.left) / Math.max(1, categories.length)
  const beside = stacked ? 1 : Math.max(1, series.length)
  const bar = Math.min(WIDEST_BAR, (band * 0.76) / beside)
  return categories.flatMap((category, at) => {
    const left = plot.left + band * at + (band - bar * beside) / 2
    let base = plot.bottom
    return series.flatMap(({ name, values }, one): ChartBar[] => {
      const value = valueOf(values, at)
      if (value === 0) return []
      // What is there must be seen, however little it is beside the rest.
      const height = Math.max(2, plot.bottom - y(value))
      const top = base - height
      if (stacked) base = top
      return [
        {
          x: round(stacked ? left : left + bar * one),
          y: round(top),
          width: round(bar),
          height: round(height),
          series: one,
          says: `${category}, ${name}: ${tickLabel(value)}`
        }
      ]
    })
  })
}

/** Every one, or every so-manieth where they would touch. */
function layOutLabels(categories: readonly string[], plot: Plot): ChartDrawing['labels'] {
  const band = (plot.right - plot.left) / Math.max(1, categories.length)
  const shown = categories.map((text) =>
    text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text
  )
  const widest = Math.max(0, ...shown.map(textWidth)) + 8
  const every = Math.max(1, Math.ceil(widest / band))
  return shown.flatMap((text, at) =>
    at % every === 0 ? [{ x: round(plot.left + band * (at + 0.5)), text }] : []
  )
}

/** From the right of the unit on, in as many lines as it takes. */
function layOutLegend({ unit, series }: ReportChart, width: number) {
  const items: { x: number; y: number; series: number }[] = []
  if (series.length < 2) return { items, height: LINE }
  const start = Math.ceil(textWidth(unit)) + SWATCH
  let [x, line] = [start, 0]
  series.forEach(({ name }, at) => {
    const wide = SWATCH + textWidth(name) + 14
    if (x > start && x + wide > width) [x, line] = [start, line + 1]
    items.push({ x: round(x), y: line * LINE, series: at })
    x += wide
  })
  return { items, height: (line + 1) * LINE }
}

/** Round numbers from nought to what the highest bar needs; whole ones where all values are. */
function scaleOf({ categories, series, stacked }: ReportChart): { top: number; ticks: readonly number[] } {
  const at = (category: number): readonly number[] => series.map(({ values }) => valueOf(values, category))
  const heights = categories.map((_, category) =>
    stacked ? at(category).reduce((all, value) => all + value, 0) : Math.max(0, ...at(category))
  )
  const highest = Math.max(0, ...heights)
  const areWhole = series.every(({ values }) => values.every((value) => Number.isInteger(value)))
  const step = stepFor(highest || 1, areWhole)
  const steps = Math.max(1, Math.ceil(round(highest / step)))
  return { top: step * steps, ticks: Array.from({ length: steps + 1 }, (_, tick) => step * tick) }
}

/** 1, 2 or 5 times a power of ten, so that there are four steps or a few less. */
function stepFor(highest: number, whole: boolean): number {
  const rough = highest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  return whole ? Math.max(1, step) : step
}

function valueOf(values: readonly number[], at: number): number {
  const value = values[at] ?? 0
  return Number.isFinite(value) && value >= SMALLEST ? value : 0
}

const textWidth = (text: string): number => text.length * LETTER
const tickLabel = (value: number): string => String(Number(value.toPrecision(6)))
const round = (value: number): number => Math.round(value * 100) / 100
