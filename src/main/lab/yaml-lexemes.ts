import { CST, Lexer } from 'yaml'

/** Deeper than any lab goes; the libraries that read it would run out of stack much later. */
export const DEPTH_LIMIT = 50
/** How often one sign may follow itself with nothing but space between. */
const RUN_LIMIT = 100

/** The text is no lab and reading on would only cost time. */
export class Unreadable extends Error {
  constructor(
    readonly offset: number,
    message: string
  ) {
    super(message)
  }
}

/** The same for blank lines, comments and the space before and after them. */
const BLANK_LIMIT = 100_000
/** How many lists and maps one line may open without brackets. */
const LINE_LIMIT = 20

const BLANK: ReadonlySet<string> = new Set(['space', 'newline', 'comment'])
const OPENING: ReadonlySet<string> = new Set(['seq-item-ind', 'map-value-ind', 'explicit-key-ind'])
/** Signs of the lexer to the parser, which stand for no text. */
const SIGNALS: ReadonlySet<string> = new Set(['doc-mode', 'flow-error-end', 'scalar'])

/** The lexemes of a text. Stops at rubbish before it becomes expensive. */
export function* lexemesOf(text: string): Generator<string> {
  let offset = 0
  let depth = 0
  let opened = 0
  let blanks = 0
  let run = 0
  let last = ''
  let isScalar = false
  for (const lexeme of new Lexer().lex(text)) {
    const type: string = isScalar ? 'text' : (CST.tokenType(lexeme) ?? 'unknown')
    isScalar = type === 'scalar'
    yield lexeme
    if (SIGNALS.has(type)) continue
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth += 1
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth = Math.max(0, depth - 1)
    if (depth > DEPTH_LIMIT) throw tooDeep(offset)
    if (type === 'newline') opened = 0
    else if (depth === 0 && OPENING.has(type)) opened += 1
    if (opened > LINE_LIMIT) throw tooDeep(offset)
    blanks = BLANK.has(type) ? blanks + 1 : 0
    if (blanks > BLANK_LIMIT)
      throw new Unreadable(offset, 'nothing but blank lines for a long way; take them out')
    if (!BLANK.has(type)) {
      run = type === last ? run + 1 : 1
      last = type
      if (run > RUN_LIMIT) {
        const sign = JSON.stringify(lexeme.slice(0, 10))
        throw new Unreadable(offset, `this is not a lab file: ${sign} again and again; see the lab format`)
      }
    }
    offset += lexeme.length
  }
}

function tooDeep(offset: number): Unreadable {
  return new Unreadable(offset, `nested more than ${DEPTH_LIMIT} levels deep; a lab needs far fewer`)
}
