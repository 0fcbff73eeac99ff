export type Fields = Readonly<Record<string, unknown>>

/** The order in which the fields of servers, steps, members and policies are written. */
const ORDER = [
  'do',
  'name',
  'version',
  'on',
  'alert',
  'job',
  'computer',
  'dataSource',
  'through',
  'dataSources',
  'allowLocalDataProtection',
  'storagePool',
  'tapeLibrary',
  'drives',
  'tapes',
  'service',
  'server',
  'as',
  'from',
  'group',
  'rename',
  'members',
  'data',
  'allowed',
  'type',
  'point',
  'to',
  'target',
  'mbps',
  'gigabytes',
  'detailed',
  'by',
  'policy',
  'retentionDays',
  'synchronizationMinutes',
  'recoveryPointTimes',
  'replicaCreation',
  'consistencyCheckWhenInconsistent',
  'dailyConsistencyCheck',
  'confirm',
  'expect'
]

/** The fields that have a value, in the order of the format. */
export function inOrder(fields: object): Fields {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)))
}

/** One name stands alone, several as a list. */
export function oneOrSome(names: string[]): string | string[] {
  const [only] = names
  return names.length === 1 && only !== undefined ? only : names
}

/** Whether two plain values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [a, b] = [Object.entries(one), Object.entries(other)]
  return (
    a.length === b.length &&
    a.every(([key, value]) => Object.hasOwn(other, key) && isSame(value, (other as Fields)[key]))
  )
}
