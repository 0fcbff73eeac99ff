import { Composer, Parser, visit, type Document, type ErrorCode, type YAMLError } from 'yaml'
import type { Places } from './places'
import type { Flaw } from './problem'
import { lexemesOf, Unreadable } from './yaml-lexemes'
import { yamlWords } from './yaml-words'

const SYNTAX_FLAWS_SHOWN = 100

// Keys are compared later, with a map: the library compares each with each.
const options = { prettyErrors: false, uniqueKeys: false, resolveKnownTags: false } as const

/** What is wrong with a single value; all around it is read as it was meant. */
const HARMLESS: ReadonlySet<ErrorCode> = new Set([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED'
])

/** The YAML document of a text, as far as there is one; what is wrong with it goes to `flaws`. Never throws. */
export function compose(text: string, places: Places, flaws: Flaw[]): Document.Parsed | undefined {
  const { stackTraceLimit } = Error
  // The library makes an Error for each flaw; their stacks are nine tenths of the cost of a bad file.
  Error.stackTraceLimit = 0
  try {
    const document = firstDocument(text, flaws)
    if (!document) return undefined
    flaws.push(...flawsOf(document, places))
    if (document.directives.yaml.version === '1.1') {
      flaws.push({
        offset: 0,
        message: 'this says it is YAML 1.1; a lab file is YAML 1.2, take the %YAML line away'
      })
    }
    return document
  } catch (error) {
    if (error instanceof Unreadable) {
      flaws.push({ offset: error.offset, message: error.message, breaksOff: true })
    } else {
      const why = error instanceof RangeError ? 'nested too deeply' : 'not valid YAML'
      flaws.push({ offset: 0, message: `${why}; see the lab format for what a lab file is`, breaksOff: true })
    }
    return undefined
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function firstDocument(text: string, flaws: Flaw[]): Document.Parsed | undefined {
  const parser = new Parser()
  function* tokens() {
    for (const lexeme of lexemesOf(text)) yield* parser.next(lexeme)
    yield* parser.end()
  }
  let first: Document.Parsed | undefined
  for (const document of new Composer(options).compose(tokens(), true, text.length)) {
    if (first) {
      flaws.push({ offset: document.range[0], message: yamlWords('MULTIPLE_DOCS', '') })
      return first
    }
    first = document
  }
  return first
}

function flawsOf(document: Document.Parsed, places: Places): Flaw[] {
  const errors = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  const told: Flaw[] = []
  let line = 0
  for (const error of errors) {
    const place = places.of(error.pos[0])
    // What follows from the flaw before: further ones of the same line, and all that stands outside of the document.
    if (place.line === line || (line > 0 && error.message.includes('in YAML stream'))) continue
    line = place.line
    if (told.length === SYNTAX_FLAWS_SHOWN) {
      told.push({ offset: error.pos[0], message: 'not valid YAML here and further on', breaksOff: true })
      return told
    }
    told.push(flawOf(error, document))
  }
  return told
}

function flawOf({ code, message, pos }: YAMLError, document: Document.Parsed): Flaw {
  const opening = code === 'MISSING_CHAR' ? openQuoteBefore(document, pos[0]) : null
  return {
    offset: opening ?? pos[0],
    message: yamlWords(opening === null ? code : 'OPEN_QUOTE', message),
    ...(HARMLESS.has(code) ? {} : { breaksOff: true })
  }
}

/** Where the quoted text begins that the file ends in, null if it does not end in one. */
function openQuoteBefore(document: Document.Parsed, offset: number): number | null {
  let opening: number | null = null
  visit(document, {
    Scalar(_, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
      if (isQuoted && range && range[0] < offset && offset <= range[1]) opening = range[0]
    }
  })
  return opening
}
