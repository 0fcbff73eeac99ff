import type { ReportView } from '@shared/contract/views'
import { chartSvg } from './chart-svg'
import { escaped } from './escaped'
import { htmlDocument } from './html-document'

export function reportAsHtml(report: ReportView): string {
  const { title, server, period, summary } = report
  return htmlDocument({ heading: `${title}: ${server}`, period, summary }, figureOf(report) + tableOf(report))
}

function figureOf({ chart }: ReportView): string {
  if (chart === null) return ''
  return `<figure>
<figcaption>${escaped(chart.title)}</figcaption>
${chartSvg(chart)}
</figure>
`
}

function tableOf(report: ReportView): string {
  const { title, columns, rows, sectioned } = report
  if (rows.length === 0) return ''
  const shown = sectioned ? columns.slice(1) : columns
  const heads = shown.map(({ label, align }) => `<th scope="col" class="${align}">${escaped(label)}</th>`)
  return `<table>
<caption>${escaped(title)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
${bodiesOf(report).join('')}</table>
`
}

function bodiesOf({ columns, rows, sectioned }: ReportView): string[] {
  const rowOf = (cells: readonly string[], from: number): string =>
    `<tr>${cells
      .slice(from)
      .map((cell, at) => `<td class="${columns[at + from]?.align ?? 'start'}">${escaped(cell)}</td>`)
      .join('')}</tr>\n`
  if (!sectioned) return [`<tbody>\n${rows.map((cells) => rowOf(cells, 0)).join('')}</tbody>\n`]
  return [...Map.groupBy(rows, (cells) => cells[0] ?? '')].map(
    ([section, some]) => `<tbody>
<tr class="section"><th scope="rowgroup" colspan="${columns.length - 1}">${escaped(section)}</th></tr>
${some.map((cells) => rowOf(cells, 1)).join('')}</tbody>
`
  )
}
