/** What is wrong with a lab file and where: line and column count from 1, columns in UTF-16 units. */
export interface LabProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** The one line a problem is printed as. */
export function problemText(file: string, { line, column, message }: LabProblem): string {
  return `${file}:${line}:${column}: ${message}`
}

/** A problem before its place is counted in lines. */
export interface Flaw {
  readonly offset: number
  readonly message: string
  /** It depends on the whole file, so it is not told while a part of the file cannot be read. */
  readonly ofTheWhole?: true
  /** Not valid YAML, so that what comes after it may be read wrongly or not at all. */
  readonly breaksOff?: true
}

const QUOTED_LIMIT = 60

/** A value of the file as it stands in a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > QUOTED_LIMIT ? `${text.slice(0, QUOTED_LIMIT)}…` : text)
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
