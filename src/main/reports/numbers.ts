export const MB_PER_GB = 1_024

/** With at most one decimal, and without separators: a program reads it too. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export const gigabytes = (megabytes: number): string => figure(megabytes / MB_PER_GB)

/** `12.5`, of a hundred; empty where there is no whole. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? figure((part / whole) * 100) : ''
}

/** Things by what they have in common, in the order in which that comes first. */
export function groupedBy<T>(items: readonly T[], key: (item: T) => string): readonly [string, T[]][] {
  return [...Map.groupBy(items, key)]
}
