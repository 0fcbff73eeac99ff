import type { ReportView } from '@shared/contract/views'
import type { Cell, GridColumn, GridRow } from '../../components'

type Table = Pick<ReportView, 'columns' | 'rows' | 'sectioned'>

/** The columns of a report's table; what heads its sections stands in rows of its own. */
export function reportColumns({ columns, sectioned }: Table): readonly GridColumn[] {
  return columns.slice(sectioned ? 1 : 0).map(({ label, align }, at) => ({
    id: String(at),
    label,
    align,
    sortable: true,
    ...(align === 'end' ? { width: 136 } : {})
  }))
}

export function reportRows(
  { columns, rows, sectioned }: Table,
  closed: ReadonlySet<string>
): readonly GridRow[] {
  const rowOf = (id: string, cells: readonly string[], from: number): GridRow => ({
    id,
    cells: Object.fromEntries(
      cells
        .slice(from)
        .map((text, at) => [String(at), columns[at + from]?.align === 'end' ? figure(text) : text])
    )
  })
  if (!sectioned) return rows.map((cells, at) => rowOf(String(at), cells, 0))
  return [...Map.groupBy(rows, ([section = '']) => section)].flatMap(([section, some]) => {
    const expanded = !closed.has(section)
    const heading: GridRow = {
      id: section,
      kind: 'group',
      expandable: true,
      expanded,
      count: some.length,
      cells: { 0: section }
    }
    return expanded ? [heading, ...some.map((cells, at) => rowOf(`${section}\n${at}`, cells, 1))] : [heading]
  })
}

/** Numbers are sorted as such; where there is none, below all. */
function figure(text: string): Cell {
  if (text === '') return { text, sort: Number.NEGATIVE_INFINITY }
  const value = Number(text)
  return Number.isNaN(value) ? text : { text, sort: value }
}
