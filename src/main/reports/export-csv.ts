import type { ReportView } from '@shared/contract/views'

/** Without it some spreadsheets take the letters of other languages for something else. */
const BYTE_ORDER_MARK = '\uFEFF'
const NUMBER = /^-?\d+(\.\d+)?$/
/** Where a spreadsheet begins to reckon, in the wide letters of East Asia too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** The table of a report as CSV (RFC 4180), for spreadsheets. */
export function reportAsCsv({ columns, rows }: ReportView): string {
  const lines = [columns.map(({ label }) => label), ...rows]
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

/** Names are what somebody typed: none may become a formula in the spreadsheet that opens the file. */
function field(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
