import type { ExpectedState } from './state-schema'
import type { LabState } from './state'

/** How many differences are spelt out. */
const SHOWN = 10

type Item = object
type Items = readonly Item[]

/**
 * Where a state is not as expected, in words; empty if it is. Only the parts that the expectation has are looked at,
 * and of an item only the keys it has. Lists are compared as sets, with three exceptions: of `protectable` only the
 * servers it names count, of `replicas` only the computers it names on each server, and `jobs` and `alerts`, which
 * grow with time, may have others beside those that are expected.
 */
export function differencesFrom(expected: ExpectedState, state: LabState): string[] {
  const found = [
    ...(['links', 'agents', 'members', 'configurations'] as const).flatMap((part) =>
      differences(part, expected[part], state[part])
    ),
    ...protectableDifferences(expected, state),
    ...replicaDifferences(expected, state),
    ...(['jobs', 'alerts'] as const).flatMap((part) => missing(part, expected[part] ?? [], state[part])),
    ...(expected.clock === undefined || expected.clock === state.clock
      ? []
      : [`clock: ${state.clock}, not ${expected.clock}`])
  ]
  return found.length > SHOWN
    ? [...found.slice(0, SHOWN), `and ${found.length - SHOWN} differences more`]
    : found
}

function protectableDifferences({ protectable = {} }: ExpectedState, state: LabState): string[] {
  return Object.entries(protectable).flatMap(([server, wanted]) => {
    const part = `protectable of ${server}`
    return Object.hasOwn(state.protectable, server)
      ? differences(part, wanted, state.protectable[server] ?? [])
      : [`${part}: nothing, because it is not online`]
  })
}

function replicaDifferences({ replicas }: ExpectedState, state: LabState): string[] {
  if (!replicas) return []
  const named = new Set(replicas.map(placeOf))
  return differences(
    'replicas',
    replicas,
    state.replicas.filter((replica) => named.has(placeOf(replica)))
  )
}

function placeOf({ on, computer }: { readonly on: string; readonly computer: string }): string {
  return `${on}\n${computer}`
}

function differences(part: string, wanted: Items | undefined, found: Items): string[] {
  if (!wanted) return []
  const forms = formsOf(wanted)
  const isWanted = (item: Item): boolean =>
    [...forms.values()].some(({ keys, has }) => has.has(keyOf(item, keys)))
  return [
    ...missing(part, wanted, found),
    ...found.filter((item) => !isWanted(item)).map((item) => `${part}: not expected ${inWords(item)}`)
  ]
}

function missing(part: string, wanted: Items, found: Items): string[] {
  const lacking = [...formsOf(wanted).values()].flatMap(({ keys, has }) => {
    const present = new Set(found.map((item) => keyOf(item, keys)))
    return [...has].flatMap(([key, item]) => (present.has(key) ? [] : [item]))
  })
  return lacking.map((item) => `${part}: missing ${inWords(item)}`)
}

interface Form {
  /** The keys the items have, which are those they are compared by. */
  readonly keys: readonly string[]
  readonly has: Map<string, Item>
}

/** Items by the keys they have: most lists have one form. */
function formsOf(items: Items): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>()
  for (const item of items) {
    const keys = Object.entries(item)
      .flatMap(([key, value]) => (value === undefined ? [] : key))
      .sort()
    const name = keys.join()
    const form = forms.get(name) ?? { keys, has: new Map<string, Item>() }
    forms.set(name, form)
    form.has.set(keyOf(item, keys), item)
  }
  return forms
}

/** The same for two items with the same values of these keys. */
function keyOf(item: Item, keys: readonly string[]): string {
  const values = item as Readonly<Record<string, unknown>>
  return JSON.stringify(keys.map((key) => values[key] ?? null))
}

function inWords(item: Item): string {
  const parts = Object.entries(item).map(([key, value]) => {
    const text = Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
    return `${key}: ${text}`
  })
  return `{ ${parts.join(', ')} }`
}
