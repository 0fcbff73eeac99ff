// Control characters, line and paragraph separators, and what turns the direction of writing.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const BREAKS_LINES = /[\u007f-\u009f\u2028\u2029]/g

/** A text that stays in its line and moves no cursor: titles, paths and names may hold anything. */
export function plain(text: string): string {
  return text.replace(UNSAFE, escaped)
}

/** JSON in one line, for readers too that take U+2028 or U+0085 for the end of one. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(BREAKS_LINES, escaped)}\n`
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}
