import type { ExpectedState } from './schema'
import type { LabState } from './state'

/** How many differences are spelt out. */
const SHOWN = 10

/**
 * Where a state is not as expected, in words; empty if it is. Lists are compared as sets. Only the parts that the
 * expectation has are looked at, and of `protectable` only the servers it names.
 */
export function differencesFrom(expected: ExpectedState, state: LabState): string[] {
  const found = (['links', 'agents', 'members', 'configurations'] as const).flatMap((part) => {
    const wanted: readonly object[] | undefined = expected[part]
    return wanted ? differences(part, wanted, state[part]) : []
  })
  for (const [server, wanted] of Object.entries(expected.protectable ?? {})) {
    const part = `protectable of ${server}`
    if (!Object.hasOwn(state.protectable, server)) {
      found.push(`${part}: nothing, because it is not online`)
    } else found.push(...differences(part, wanted, state.protectable[server] ?? []))
  }
  return found.length > SHOWN
    ? [...found.slice(0, SHOWN), `and ${found.length - SHOWN} differences more`]
    : found
}

function differences(part: string, wanted: readonly object[], found: readonly object[]): string[] {
  const expected = new Map(wanted.map((item) => [keyOf(item), item]))
  const actual = new Map(found.map((item) => [keyOf(item), item]))
  return [
    ...[...expected]
      .filter(([key]) => !actual.has(key))
      .map(([, item]) => `${part}: missing ${inWords(item)}`),
    ...[...actual]
      .filter(([key]) => !expected.has(key))
      .map(([, item]) => `${part}: not expected ${inWords(item)}`)
  ]
}

/** The same for two items with the same values, whatever the order of their keys. */
function keyOf(item: object): string {
  return JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function inWords(item: object): string {
  const parts = Object.entries(item).map(([key, value]) => {
    const text = Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
    return `${key}: ${text}`
  })
  return `{ ${parts.join(', ')} }`
}
