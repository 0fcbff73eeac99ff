import { isAlias, isMap, isScalar, isSeq, type Alias, type Pair, type ParsedNode, type YAMLMap } from 'yaml'

export type Path = readonly PropertyKey[]

interface Found {
  readonly key: ParsedNode | null
  readonly value: ParsedNode | null
}

/** Finds where the parts of a document stand in its text. */
export class Locator {
  private readonly indexes = new Map<YAMLMap, ReadonlyMap<string, Pair>>()

  constructor(
    private readonly root: ParsedNode | null,
    private readonly targets: ReadonlyMap<Alias, ParsedNode>
  ) {}

  /** Where a value stands, or its key; for what is not there, or is empty, the nearest thing above it. */
  offsetOf(path: Path, of: 'key' | 'value'): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = this.descend(path.slice(0, length))
      if (!found) continue
      const { key, value } = found
      const isEmpty = value === null || (isScalar(value) && value.value === null && !value.source)
      const node = of === 'key' || isEmpty ? (key ?? value) : value
      if (node) return node.range[0]
    }
    return 0
  }

  /** The text of a scalar as it is written, without quotes. */
  writtenAt(path: Path): string | undefined {
    const node = this.descend(path)?.value
    return isScalar(node) ? node.source : undefined
  }

  private descend(path: Path): Found | undefined {
    let found: Found = { key: null, value: this.root }
    for (const step of path) {
      const node = isAlias(found.value) ? this.targets.get(found.value) : found.value
      if (isSeq(node)) {
        const value: unknown = node.items[Number(step)]
        if (value === undefined) return undefined
        found = { key: null, value: value as ParsedNode }
      } else if (isMap(node)) {
        const pair = this.indexOf(node).get(String(step))
        if (!pair) return undefined
        found = { key: pair.key as ParsedNode | null, value: pair.value as ParsedNode | null }
      } else return undefined
    }
    return found
  }

  /** The first pair of each key. */
  private indexOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.indexes.get(map)
    if (known) return known
    const index = new Map<string, Pair>()
    for (const pair of map.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : undefined
      if (name !== undefined && !index.has(name)) index.set(name, pair)
    }
    this.indexes.set(map, index)
    return index
  }
}
