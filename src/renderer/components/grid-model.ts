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

const sortValue = (cell: Cell | undefined): string | number =>
  typeof cell === 'object' && cell.sort !== undefined ? cell.sort : cellText(cell)

/**
 * Numbers that sort as the values do. Long lists repeat a few texts (states, computers, groups), and comparing
 * texts is what takes the time: each is put into its place once, and the rows are sorted by numbers.
 */
function ranksOf(values: readonly (string | number)[]): number[] {
  if (values.every((value): value is number => typeof value === 'number')) return [...values]
  const ranks = new Map<string, number>()
  let rank = 0
  let last: string | undefined
  for (const text of [...new Set(values.map(String))].sort(collator.compare)) {
    if (last !== undefined && collator.compare(last, text) !== 0) rank += 1
    ranks.set(text, rank)
    last = text
  }
  return values.map((value) => ranks.get(String(value)) ?? 0)
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
  if (!sort || branches.length < 2) return branches
  const sign = sort.direction === 'ascending' ? 1 : -1
  const ranks = ranksOf(branches.map(({ row }) => sortValue(row.cells[sort.column])))
  return branches
    .map((branch, index) => ({ branch, rank: ranks[index] ?? 0 }))
    .sort((a, b) =>
      a.branch.row.kind === 'group' && b.branch.row.kind === 'group' ? 0 : sign * (a.rank - b.rank)
    )
    .map(({ branch }) => branch)
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
