import type { Random } from './random'

/** Values that programs stumble over. */
const odd: readonly (() => unknown)[] = [
  () => '',
  () => ' ',
  () => '\0',
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => 'x'.repeat(5_000),
  () => '\u{1f9ea}\ud800',
  () => '../../etc/hosts',
  () => null,
  () => undefined,
  () => true,
  () => NaN,
  () => -0,
  () => -1,
  () => 1.5,
  () => Infinity,
  () => 2 ** 53,
  () => 10n,
  () => [],
  () => [[]],
  () => Array.from({ length: 2_000 }, () => 'x'),
  () => ({}),
  () => ({ length: 3 }),
  () => ({ then: 1 }),
  () => ({ toString: 1, valueOf: 1 }),
  () => JSON.parse('{"__proto__":{"polluted":1}}') as unknown,
  () => Object.create(null) as unknown,
  () => new Map([['a', 1]]),
  () => new Date(NaN),
  () => new Uint8Array(9),
  () => /x/,
  () => () => 1,
  () => Symbol('x'),
  () => {
    const ring: Record<string, unknown> = {}
    ring['ring'] = ring
    return ring
  },
  () => nested(500)
]

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { members: [nested(depth - 1)] }
}

export function oddValue(random: Random): unknown {
  return random.pick(odd)()
}

/** The value with a slip somewhere in it. `known`: texts that mean something elsewhere. */
export function mutated(random: Random, value: unknown, known: readonly string[]): unknown {
  if (random.chance(0.1)) return oddValue(random)
  if (typeof value === 'string') return mutatedText(random, value, known)
  if (typeof value === 'number')
    return random.pick([value + 1, -value, value * 1e6, value / 3, String(value)])
  if (typeof value === 'boolean') return random.pick([!value, 'true', 1])
  if (Array.isArray(value)) return mutatedList(random, value, known)
  if (typeof value === 'object' && value !== null) return mutatedRecord(random, { ...value }, known)
  return oddValue(random)
}

function mutatedText(random: Random, text: string, known: readonly string[]): unknown {
  const at = random.below(text.length + 1)
  switch (random.below(5)) {
    case 0:
    case 1:
      return random.pick(known)
    case 2:
      return text.slice(0, at) + String.fromCharCode(random.below(0x250)) + text.slice(at)
    case 3:
      return text.slice(0, at) + text.slice(at + 1 + random.below(3))
    default:
      return random.chance(0.5) ? text.toUpperCase() : [text]
  }
}

function mutatedList(random: Random, list: readonly unknown[], known: readonly string[]): unknown {
  const at = random.below(list.length)
  switch (list.length === 0 ? 3 : random.below(6)) {
    case 0:
      return list.toSpliced(at, 1)
    case 1:
      return [...list, list[at]]
    case 2:
      return list.toReversed()
    case 3:
      return [...list, oddValue(random)]
    default:
      return list.with(at, mutated(random, list[at], known))
  }
}

function mutatedRecord(random: Random, record: Record<string, unknown>, known: readonly string[]): unknown {
  const keys = Object.keys(record)
  const key = keys.length === 0 ? 'x' : random.pick(keys)
  switch (keys.length === 0 ? 1 : random.below(8)) {
    case 0:
      return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
    case 1:
      return { ...record, [random.pick(['extra', '__proto__', 'confirm', 'do', ...known])]: oddValue(random) }
    default:
      return { ...record, [key]: mutated(random, record[key], known) }
  }
}
