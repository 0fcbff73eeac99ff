import type { ErrorCode } from 'yaml'

type Code = ErrorCode | 'OPEN_QUOTE'

const words: Partial<Record<Code, string>> = {
  OPEN_QUOTE: 'a text in quotes begins here and never ends; add the closing quote',
  TAB_AS_INDENT: 'a tab indents this line; indent with spaces',
  MULTIPLE_DOCS: 'a second document begins here; a lab file holds one lab, so take the --- away',
  BLOCK_AS_IMPLICIT_KEY:
    'a second "key: value" on one line; put it on a line of its own, or quote a text that has a colon in it',
  KEY_OVER_1024_CHARS: 'a key of more than 1024 characters; keys are the short names of the lab format',
  MULTILINE_IMPLICIT_KEY: 'this line has no "key:" of its own; write "key: value", or quote the text above',
  BAD_DQ_ESCAPE:
    'an unknown escape in a text with double quotes; write \\\\ for a backslash, or use single quotes',
  BAD_DIRECTIVE: 'an unknown directive; take this line away'
}

/** The words for what the YAML library objects to: ours where we have better ones. */
export function yamlWords(code: Code, message: string): string {
  const known = words[code]
  if (known !== undefined) return known
  const said = message
    .replace(/ at line \d+, column \d+[\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const sentence = said.charAt(0).toLowerCase() + said.slice(1)
  return `not valid YAML: ${sentence}${remedies[code] ?? ''}`
}

const remedies: Partial<Record<Code, string>> = {
  BAD_INDENT: '; begin the lines that belong together in the same column',
  MISSING_CHAR: '; add what is missing, or put the text in quotes',
  BAD_SCALAR_START: '; put the text in quotes',
  UNEXPECTED_TOKEN: '; take it away, or put the text in quotes',
  BAD_ALIAS: '; put the text in quotes if it begins with an asterisk',
  TAG_RESOLVE_FAILED: '; a lab file needs no tags, take it away'
}
