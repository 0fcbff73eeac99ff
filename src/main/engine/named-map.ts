interface Named {
  readonly name: string
}

/** Places of a node: so many values in a leaf, so many nodes in a node above. */
const WIDTH = 32
const BITS = 5

/** Where names stand: as they are, and the first of each that differ in case only. */
interface Places {
  readonly exact: Map<string, number>
  readonly inAnyCase: Map<string, number>
}

/** A tree of one height throughout: values in the leaves, the same number of steps above each of them. */
type Node<V> = readonly (Node<V> | V)[]

/**
 * Values by their names, in the order in which the names came, as a value that is never changed: the next one shares
 * all but a few nodes with the one before, so that a change costs the same in an estate of ten thousand computers as
 * in one of ten. Names are never taken away.
 *
 * Where a name stands is the same in all maps that come of one another, so they share that too. Two that came of the
 * same one with different names part there.
 */
class NamedMap<V extends Named> implements ReadonlyMap<string, V> {
  readonly size: number
  readonly #places: Places
  readonly #root: Node<V>
  /** Bits of a place that are used below the root. */
  readonly #shift: number
  #all: readonly V[] | undefined

  private constructor(places: Places, root: Node<V>, shift: number, size: number) {
    this.#places = places
    this.#root = root
    this.#shift = shift
    this.size = size
  }

  static from<V extends Named>(values: Iterable<V>): NamedMap<V> {
    let map = new NamedMap<V>(placesOf([]), [], 0, 0)
    for (const value of values) map = map.with(value)
    return map
  }

  /** The same with this value in the place of the one of its name, or at the end. */
  with(value: V): NamedMap<V> {
    const { size } = this
    const known = this.#placeOf(value.name)
    if (known !== undefined) {
      return new NamedMap(this.#places, put(this.#root, this.#shift, known, value), this.#shift, size)
    }
    const places = this.#places.exact.size === size ? this.#places : placesOf(this.keys())
    place(places, value.name, size)
    const isFull = size === WIDTH << this.#shift
    const root = isFull ? [this.#root] : this.#root
    const shift = isFull ? this.#shift + BITS : this.#shift
    return new NamedMap(places, put(root, shift, size, value), shift, size + 1)
  }

  has(name: string): boolean {
    return this.#placeOf(name) !== undefined
  }

  get(name: string): V | undefined {
    const place = this.#placeOf(name)
    return place === undefined ? undefined : this.#at(place)
  }

  /** The name that is the same but for its case. */
  nameInAnyCase(name: string): string | undefined {
    const place = this.#places.inAnyCase.get(name.toLowerCase())
    return place !== undefined && place < this.size ? this.#at(place).name : undefined
  }

  #at(place: number): V {
    let node: Node<V> | V | undefined = this.#root
    for (let shift = this.#shift; shift >= 0; shift -= BITS) {
      node = (node as Node<V>)[(place >>> shift) % WIDTH]
    }
    return node as V
  }

  values(): MapIterator<V> {
    return this.#list().values()
  }

  keys(): MapIterator<string> {
    return this.#list()
      .map(({ name }) => name)
      .values()
  }

  entries(): MapIterator<[string, V]> {
    return this.#list()
      .map((value): [string, V] => [value.name, value])
      .values()
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(call: (value: V, name: string, map: ReadonlyMap<string, V>) => void): void {
    for (const value of this.#list()) call(value, value.name, this)
  }

  /** Undefined for a name that came to another map. */
  #placeOf(name: string): number | undefined {
    const place = this.#places.exact.get(name)
    return place !== undefined && place < this.size ? place : undefined
  }

  #list(): readonly V[] {
    return (this.#all ??= leavesOf(this.#root, this.#shift))
  }
}

function placesOf(names: Iterable<string>): Places {
  const places: Places = { exact: new Map(), inAnyCase: new Map() }
  let at = 0
  for (const name of names) place(places, name, at++)
  return places
}

function place({ exact, inAnyCase }: Places, name: string, at: number): void {
  exact.set(name, at)
  const folded = name.toLowerCase()
  if (!inAnyCase.has(folded)) inAnyCase.set(folded, at)
}

function put<V>(node: Node<V>, shift: number, place: number, value: V): Node<V> {
  const at = (place >>> shift) % WIDTH
  const next = node.slice()
  next[at] = shift === 0 ? value : put((node[at] ?? []) as Node<V>, shift - BITS, place, value)
  return next
}

function leavesOf<V>(node: Node<V>, shift: number): readonly V[] {
  return shift === 0
    ? (node as readonly V[])
    : node.flatMap((below) => leavesOf(below as Node<V>, shift - BITS))
}

export function namedMap<V extends Named>(values: Iterable<V>): ReadonlyMap<string, V> {
  return NamedMap.from(values)
}

/** The map with this value in the place of the one of its name, or at the end. */
export function withNamed<V extends Named>(map: ReadonlyMap<string, V>, value: V): ReadonlyMap<string, V> {
  return (map instanceof NamedMap ? (map as NamedMap<V>) : NamedMap.from(map.values())).with(value)
}

/** The first name of the map that is this one, or differs from it in case only. */
export function nameInAnyCase(map: ReadonlyMap<string, Named>, name: string): string | undefined {
  if (map instanceof NamedMap) return map.nameInAnyCase(name)
  const wanted = name.toLowerCase()
  for (const known of map.keys()) if (known.toLowerCase() === wanted) return known
  return undefined
}
