/** A map of a file, as plain values. */
export type Raw = Readonly<Record<string, unknown>>

export function isMap(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a list has, with its places; nothing of what is no list. */
export function entriesOf(value: unknown): [number, unknown][] {
  return Array.isArray(value) ? [...(value as readonly unknown[]).entries()] : []
}

/** The maps among them. */
export function itemsOf(value: unknown): [number, Raw][] {
  return entriesOf(value).flatMap(([index, item]) => (isMap(item) ? [[index, item] as [number, Raw]] : []))
}
