import { isAlias, isMap, isScalar, isSeq, type Alias, type ParsedNode } from 'yaml'
import { quoted, type Flaw } from './problem'
import { DEPTH_LIMIT } from './yaml-lexemes'

/** How many values aliases may stand for, all together. */
const ALIAS_LIMIT = 100_000

interface Plain {
  readonly value: unknown
  readonly flaws: readonly Flaw[]
}

/** Plain values of a YAML document. What an alias stands for is also noted in `targets`. */
export function plainFrom(root: ParsedNode | null, targets: Map<Alias, ParsedNode>): Plain {
  const conversion = new Conversion(targets)
  return { value: root ? conversion.of(root, 0).value : null, flaws: conversion.flaws }
}

interface Sized {
  readonly value: unknown
  /** How many values it is made of, those behind aliases counted each time. */
  readonly size: number
}

const NOTHING: Sized = { value: undefined, size: 1 }

class Conversion {
  readonly flaws: Flaw[] = []
  private readonly anchors = new Map<string, ParsedNode>()
  private readonly finished = new Map<ParsedNode, Sized>()
  private throughAliases = 0

  constructor(private readonly targets: Map<Alias, ParsedNode>) {}

  of(node: ParsedNode, depth: number): Sized {
    if (isAlias(node)) return this.ofAlias(node)
    if (depth > DEPTH_LIMIT) {
      this.flaw(node, `nested more than ${DEPTH_LIMIT} levels deep; a lab needs far fewer`)
      return NOTHING
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node)
    const made = isScalar(node) ? { value: node.value, size: 1 } : this.ofCollection(node, depth)
    if (node.anchor !== undefined) this.finished.set(node, made)
    return made
  }

  private ofCollection(node: ParsedNode, depth: number): Sized {
    let size = 1
    const take = (child: unknown): unknown => {
      if (child === null || child === undefined) return null
      const made = this.of(child as ParsedNode, depth + 1)
      size += made.size
      return made.value
    }
    if (isSeq(node)) return { value: node.items.map(take), size }
    if (!isMap(node)) return NOTHING

    // Without a prototype, so that a key can be any text.
    const value = Object.create(null) as Record<string, unknown>
    for (const { key, value: child } of node.items as readonly { key: ParsedNode | null; value: unknown }[]) {
      const name = this.keyOf(key, node)
      const plain = take(child)
      if (name === null) continue
      if (Object.hasOwn(value, name)) {
        this.flaw(key ?? node, `${quoted(name)} is given twice; keep one of them`)
      } else value[name] = plain
    }
    return { value, size }
  }

  /** The name of a key; null, with the flaw noted, for what cannot be one. */
  private keyOf(key: ParsedNode | null, map: ParsedNode): string | null {
    if (!isScalar(key)) {
      this.flaw(key ?? map, 'a key has to be a plain word, such as title or steps')
      return null
    }
    const name = String(key.value)
    if (name === '<<' && key.type === 'PLAIN') {
      this.flaw(key, 'merge keys (<<) are not part of YAML 1.2; write the fields out')
      return null
    }
    if (name === '__proto__') {
      this.flaw(key, 'unknown key "__proto__"; take it away')
      return null
    }
    return name
  }

  private ofAlias(alias: Alias.Parsed): Sized {
    const target = this.anchors.get(alias.source)
    if (!target) {
      this.flaw(alias, `nothing above is called &${alias.source}; quote a text that begins with an asterisk`)
      return NOTHING
    }
    const made = this.finished.get(target)
    if (!made) {
      this.flaw(alias, `*${alias.source} stands inside what it stands for; write the value out`)
      return NOTHING
    }
    this.targets.set(alias, target)
    this.throughAliases += made.size
    if (this.throughAliases <= ALIAS_LIMIT) return made
    if (this.throughAliases - made.size <= ALIAS_LIMIT) {
      this.flaw(alias, `aliases stand for more than ${ALIAS_LIMIT} values; write fewer of them`)
    }
    this.throughAliases = ALIAS_LIMIT + 1
    return NOTHING
  }

  private flaw(node: ParsedNode, message: string): void {
    this.flaws.push({ offset: node.range[0], message })
  }
}
