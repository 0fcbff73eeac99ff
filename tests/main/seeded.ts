/** Mulberry32: the same numbers for the same seed everywhere, from 0 to below 1. */
export function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    yield ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole numbers from 0 to below `limit`. */
export function dice(seed: number): (limit: number) => number {
  const random = numbers(seed)
  return (limit) => Math.floor(random.next().value * limit)
}
