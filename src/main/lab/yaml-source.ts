import type { Alias, ParsedNode } from 'yaml'
import { Places, type Place } from './places'
import type { Flaw } from './problem'
import { compose } from './yaml-compose'
import { Locator, type Path } from './yaml-locator'
import { plainFrom } from './yaml-plain'

/** A lab file as plain values, and where in its text each of them stands. */
export interface Source {
  readonly value: unknown
  readonly flaws: readonly Flaw[]
  /** The first place that is not valid YAML; what comes after it may be missing. Infinity if all is well. */
  readonly readableTo: number
  readonly offsetOf: (path: Path, of: 'key' | 'value') => number
  /** The text of a scalar as it is written, without quotes. */
  readonly writtenAt: (path: Path) => string | undefined
  readonly place: (offset: number) => Place
}

/** Reads YAML 1.2 with `\n` at the line ends. Never throws; what is wrong is among the flaws. */
export function readSource(text: string): Source {
  const places = new Places(text)
  const flaws: Flaw[] = []
  const contents = compose(text, places, flaws)?.contents ?? null
  const readableTo = Math.min(Infinity, ...flaws.flatMap((flaw) => (flaw.breaksOff ? flaw.offset : [])))
  const targets = new Map<Alias, ParsedNode>()
  const plain = plainFrom(contents, targets)
  const locator = new Locator(contents, targets)
  return {
    value: plain.value,
    flaws: [...flaws, ...plain.flaws],
    readableTo,
    offsetOf: (path, of) => locator.offsetOf(path, of),
    writtenAt: (path) => locator.writtenAt(path),
    place: (offset) => places.of(offset)
  }
}
