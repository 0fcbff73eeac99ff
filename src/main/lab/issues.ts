import type { z } from 'zod'
import { listed, quoted } from './problem'
import { keysAt, wantedAt } from './schema-words'
import { didYouMean, type Suggester } from './suggest'
import type { Path } from './yaml-locator'

type Issue = z.core.$ZodIssue

/** What the schema says of a value, in the words of a lab file. */
export interface Complaint {
  readonly path: Path
  readonly of: 'key' | 'value'
  readonly message: string
  /** A key that is not there. */
  readonly missing?: true
}

export interface Checked {
  readonly schema: z.ZodType
  readonly value: unknown
  /** The keys it may have. */
  readonly keys: readonly string[]
  /** What the value is called: `install-agent`, `a server`. */
  readonly what: string
  /** The text of a scalar as written in the file, for values that lack quotes. */
  readonly writtenAt: (path: Path) => string | undefined
  readonly suggest: Suggester
}

/** All complaints about a value that its schema does not take. */
export function complaintsOf(issues: readonly Issue[], checked: Checked): Complaint[] {
  const found = issues.flatMap((issue) => complaintsOfOne(flattened(issue, []), checked))
  // A missing key that stands there misspelt is one mistake.
  const meant = new Set(found.flatMap((complaint) => ('meant' in complaint ? complaint.meant : [])))
  return found.filter((complaint) => !complaint.missing || !meant.has(complaint.path.join('\n')))
}

interface Misspelt extends Complaint {
  /** Paths of the keys that were probably meant. */
  readonly meant: readonly string[]
}

function complaintsOfOne(issue: Issue, checked: Checked): (Complaint | Misspelt)[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 ? checked.keys : keysAt(checked.schema, path)
    return issue.keys.map((key) => {
      const near = checked.suggest(key, known)
      const otherwise = known.length > 0 ? `; ${whatAt(checked, path)} takes ${listed(known, 'and')}` : ''
      return {
        path: [...path, key],
        of: 'key',
        message: `unknown key ${quoted(key)}${didYouMean(near, otherwise)}`,
        meant: near.slice(0, 1).map((meant) => [...path, meant].join('\n'))
      }
    })
  }
  const value = valueAt(checked.value, path)
  const key = String(path.at(-1) ?? '')
  if (value === undefined) {
    const holder = valueAt(checked.value, path.slice(0, -1))
    // There, but its value could not be read: told already.
    if (hasKey(holder, key)) return []
    const what = whatAt(checked, path.slice(0, -1))
    const message = `${what} has no ${quoted(key)}; it needs ${wantedAt(checked.schema, path)}`
    return [{ path, of: 'value', message, missing: true }]
  }
  return [{ path, of: 'value', message: `${subject(path)} ${demand(issue, value, checked)}` }]
}

/** `"on"`, or `an item of "members"`. */
function subject(path: Path): string {
  const last = path.at(-1)
  if (typeof last === 'string') return quoted(last)
  const list = path.findLast((step) => typeof step === 'string')
  return list === undefined ? 'this' : `an item of ${quoted(list)}`
}

function demand(issue: Issue, value: unknown, checked: Checked): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty'
      if (issue.origin === 'array')
        return `needs ${issue.exact ? 'exactly' : 'at least'} ${String(issue.minimum)} in its list`
      return `must be ${String(issue.minimum)} or more`
    case 'too_big':
      if (issue.origin === 'string') return `must not have more than ${String(issue.maximum)} characters`
      if (issue.origin === 'array' && issue.exact) return `needs exactly ${String(issue.maximum)} in its list`
      if (issue.origin === 'array') return `must not have more than ${String(issue.maximum)} in its list`
      return `must be ${String(issue.maximum)} or less`
    case 'custom':
      return issue.message
    case 'invalid_format':
      return `is not right: ${issue.message}; not ${quoted(String(value))}`
    case 'invalid_value': {
      const wanted = issue.values.map(String)
      const near = typeof value === 'string' ? checked.suggest(value, wanted) : []
      return `must be ${listed(wanted, 'or')}, not ${described(value)}${didYouMean(near, '')}`
    }
    default: {
      const wanted = wantedAt(checked.schema, issue.path)
      return `must be ${wanted}, not ${described(value)}${quotesFor(value, wanted, checked.writtenAt(issue.path))}`
    }
  }
}

/** `; put it in quotes: "10.22"` where a text was wanted and YAML read something else. */
function quotesFor(value: unknown, wanted: string, written: string | undefined): string {
  if (!wanted.includes('text')) return ''
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return written === undefined || written === '' ? '' : `; put it in quotes: ${quoted(written)}`
  }
  // [C:, D:] is a list of two maps.
  const keys = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : []
  const [only] = keys
  return keys.length === 1 && only?.[1] === null ? `; put it in quotes: ${quoted(`${only[0]}:`)}` : ''
}

function described(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
    case 'bigint':
      return `the number ${String(value)}`
    case 'boolean':
      return String(value)
    default:
      return 'a map of keys'
  }
}

/** Of a value that could be several things, the complaint about the one it comes closest to. */
function flattened(issue: Issue, base: Path): Issue {
  const path = [...base, ...issue.path] as PropertyKey[]
  if (issue.code !== 'invalid_union') return { ...issue, path }
  const branches = issue.errors.flatMap((branch) => (branch[0] ? [branch[0]] : []))
  const closest =
    branches.find((inner) => inner.path.length > 0) ??
    branches.find((inner) => inner.code !== 'invalid_type' && inner.code !== 'invalid_value')
  return closest ? flattened(closest, path) : { ...issue, path }
}

function whatAt(checked: Checked, path: Path): string {
  if (path.length === 0) return checked.what
  return subject(path)
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<PropertyKey, unknown>)[step]
  }
  return found
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}
