import { parse } from 'yaml'
import { mutated } from './mutate'
import type { Random } from './random'

const SIGNS = [
  ...'{}[]:,-?&*!|>%@`"\'# \t\n\r~01ab'.split(''),
  '\u0000',
  '\ufeff',
  '\u2028',
  '\ud800',
  '\u00e4'
]
const WORDS = [
  'null',
  'true',
  '1',
  '-1',
  '1e999',
  '0x1f',
  '<<',
  '*g',
  '&g',
  '__proto__',
  'lab',
  '---',
  '...',
  '!!map'
]

/** Lab files of every sort, made from good ones: with slips in their text or their data, mixed, or anything. */
export class LabTexts {
  readonly #texts: readonly string[]
  readonly #data: readonly unknown[]
  /** What stands in the good ones: names, rules, commands. */
  readonly #words: readonly string[]

  constructor(texts: readonly string[]) {
    this.#texts = texts
    this.#data = texts.map((text): unknown => parse(text))
    this.#words = [...new Set(texts.flatMap((text) => text.match(/[\w-]+:?|"[^"\n]*"/g) ?? []))]
  }

  make(random: Random): string {
    const kind = random.below(20)
    if (kind === 0) return this.#signs(random)
    if (kind === 1) return this.#mixed(random)
    if (kind < 9) return this.#withChangedData(random)
    let text = random.pick(this.#texts)
    for (let slips = 1 + random.below(4); slips > 0; slips--) {
      text = random.chance(0.5) ? this.#withSlip(random, text) : this.#withChangedLine(random, text)
    }
    return text
  }

  #signs(random: Random): string {
    const signs = Array.from({ length: random.below(200) }, () =>
      random.chance(0.2) ? random.pick(this.#words) : random.pick(SIGNS)
    )
    return (random.chance(0.5) ? 'lab: 1\n' : '') + signs.join('')
  }

  #mixed(random: Random): string {
    const [one, other] = [random.pick(this.#texts).split('\n'), random.pick(this.#texts).split('\n')]
    return [...one.slice(0, random.below(one.length)), ...other.slice(random.below(other.length))].join('\n')
  }

  /** The file stays well-formed, and most often a lab: what it says is changed. */
  #withChangedData(random: Random): string {
    let data = random.pick(this.#data)
    for (let slips = 1 + random.below(3); slips > 0; slips--) {
      data = mutated(random, data, this.#words)
    }
    return asText(data)
  }

  #withSlip(random: Random, text: string): string {
    const at = random.below(text.length + 1)
    const put = random.pick([
      '',
      random.pick(SIGNS),
      random.pick(WORDS),
      random.pick(this.#words),
      text.slice(at, at + random.below(60))
    ])
    return (
      text.slice(0, at) + put + text.slice(at + random.pick([0, 0, 1, random.below(12), random.below(300)]))
    )
  }

  #withChangedLine(random: Random, text: string): string {
    const lines = text.split('\n')
    const at = random.below(lines.length)
    const line = lines[at] ?? ''
    const other = random.below(lines.length)
    switch (random.below(6)) {
      case 0:
        return lines.toSpliced(at, 1 + random.below(3)).join('\n')
      case 1:
        return lines.toSpliced(other, 0, line).join('\n')
      case 2:
        return lines.with(at, ' '.repeat(random.below(4)) + line).join('\n')
      case 3:
        return lines.with(at, line.replace(/^ /, '')).join('\n')
      default:
        return lines.with(at, line.replace(/[\w-]+(?=[^\w-]*$)/, random.pick(this.#words))).join('\n')
    }
  }
}

/** JSON, of which YAML is made up too; what JSON does not have is left out. */
function asText(data: unknown): string {
  try {
    if (typeof data !== 'object') return typeof data === 'string' ? data : `lab: ${typeof data}`
    return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 1)
  } catch {
    // It stands inside itself.
    return 'lab: 1\nsteps: &a [*a]\n'
  }
}
