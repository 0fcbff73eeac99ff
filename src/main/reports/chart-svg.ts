import type { ReportChart } from '@shared/contract/views'
import { describeChart, layOutChart, SWATCH_SIZE, TILE, type ChartDrawing } from '@shared/report-chart'
import { escaped } from './escaped'

/** As wide as the page it stands on. */
const WIDTH = 720

/** The picture of a report for a document that has one. Colours are the style sheet's. */
export function chartSvg(chart: ReportChart): string {
  const drawing = layOutChart(chart, WIDTH)
  const { width, height, plot, unit } = drawing
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-desc">
<title id="chart-title">${escaped(chart.title)}</title>
<desc id="chart-desc">${escaped(describeChart(chart))}</desc>
<defs>${drawing.series.map(patternOf).join('')}</defs>
<text class="soft" x="0" y="12">${escaped(unit)}</text>
${legendOf(drawing)}${drawing.ticks
    .map(
      ({ y, label }) =>
        `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y}" y2="${y}"/><text class="soft end" x="${plot.left - 6}" y="${y + 4}">${escaped(label)}</text>\n`
    )
    .join('')}${drawing.bars
    .map(
      ({ x, y, width: wide, height: high, series, says }) =>
        `<rect x="${x}" y="${y}" width="${wide}" height="${high}" fill="url(#series-${series})"><title>${escaped(says)}</title></rect>\n`
    )
    .join(
      ''
    )}<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>
${drawing.labels
  .map(
    ({ x, text }) => `<text class="soft middle" x="${x}" y="${plot.bottom + 16}">${escaped(text)}</text>\n`
  )
  .join('')}</svg>`
}

function patternOf({ tone, ink }: ChartDrawing['series'][number], at: number): string {
  return `<pattern id="series-${at}" width="${TILE}" height="${TILE}" patternUnits="userSpaceOnUse"><rect class="tone-${tone}" width="${TILE}" height="${TILE}"/>${
    ink === null ? '' : `<path class="ink" d="${ink}"/>`
  }</pattern>`
}

function legendOf({ legend, series }: ChartDrawing): string {
  return legend
    .map(
      ({ x, y, series: at }) =>
        `<rect x="${x}" y="${y + 3}" width="${SWATCH_SIZE}" height="${SWATCH_SIZE}" fill="url(#series-${at})"/><text x="${x + SWATCH_SIZE + 6}" y="${y + 12}">${escaped(series[at]?.name ?? '')}</text>\n`
    )
    .join('')
}
