import type { Cell, GridColumn, GridRow, GridSort } from './types'

/** A row that is on show, with everything that depends on its neighbours. */
export interface GridLine {
  row: GridRow
  level: number
  posInSet: number
  setSize: number
  /** Rows directly below it, or the count the row states itself. */
  count: number
}

interface Branch {
  row: GridRow
  level: number
  children: Branch[]
}

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function compare(a: Cell | undefined, b: Cell | undefined): number {
  const left = typeof a === 'object' && a.sort !== undefined ? a.sort : cellText(a)
  const right = typeof b === 'object' && b.sort !== undefined ? b.sort : cellText(b)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return collator.compare(String(left), String(right))
}

/** Rows come as a flat list with levels. Without levels, rows below a group belong to it. */
function grow(rows: readonly GridRow[]): Branch[] {
  const roots: Branch[] = []
  const path: Branch[] = []
  let inGroup = false
  for (const row of rows) {
    if (row.kind === 'group') inGroup = true
    const level = row.level ?? (inGroup && row.kind !== 'group' ? 2 : 1)
    const branch: Branch = { row, level, children: [] }
    while ((path.at(-1)?.level ?? 0) >= level) path.pop()
    const parent = path.at(-1)
    if (parent) parent.children.push(branch)
    else roots.push(branch)
    path.push(branch)
  }
  return roots
}

/** Sorts among brothers only: members stay with their group, and groups keep the order they came in. */
function sorted(branches: Branch[], sort: GridSort | undefined): Branch[] {
  if (!sort) return branches
  const sign = sort.direction === 'ascending' ? 1 : -1
  return branches.toSorted((a, b) => {
    if (a.row.kind === 'group' && b.row.kind === 'group') return 0
    return sign * compare(a.row.cells[sort.column], b.row.cells[sort.column])
  })
}

/** The rows on show, in order. Rows below a closed one are left out, whether the caller leaves them out or not. */
export function layOut(rows: readonly GridRow[], sort?: GridSort): GridLine[] {
  const lines: GridLine[] = []
  const visit = (branches: Branch[]): void => {
    const ordered = sorted(branches, sort)
    ordered.forEach(({ row, level, children }, index) => {
      const count = row.count ?? children.length
      lines.push({ row, level, posInSet: index + 1, setSize: ordered.length, count })
      if (!row.expandable || row.expanded) visit(children)
    })
  }
  visit(grow(rows))
  return lines
}

/** A tree rather than a list: something opens, or something is below something. */
export const isTree = (rows: readonly GridRow[]): boolean =>
  rows.some((row) => row.expandable === true || row.kind === 'group' || (row.level ?? 1) > 1)

/** A group row's heading runs across the columns it has nothing to say in. */
export function headingSpan(row: GridRow, columns: readonly GridColumn[]): number {
  const next = columns.findIndex((column, index) => index > 0 && cellText(row.cells[column.id]) !== '')
  return next === -1 ? columns.length : next
}

/** The first line at or after `from`, round the end, whose first cell starts with what was typed. */
export function findByPrefix(
  lines: readonly GridLine[],
  column: string,
  prefix: string,
  from: number
): number {
  const wanted = prefix.toLocaleLowerCase()
  for (let step = 0; step < lines.length; step += 1) {
    const index = (from + step) % lines.length
    const text = cellText(lines[index]?.row.cells[column])
    if (text.toLocaleLowerCase().startsWith(wanted)) return index
  }
  return -1
}
