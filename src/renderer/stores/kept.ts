/** What came over the bridge: plain values, arrays and objects. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) => Object.hasOwn(b, key) && same((a as never)[key] as unknown, (b as never)[key] as unknown)
  )
}

/** The value from before where the new one says the same, so that nothing is drawn again for it. */
export function kept<T>(before: T | undefined, now: T): T {
  return before !== undefined && same(before, now) ? before : now
}
