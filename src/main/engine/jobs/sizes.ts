import { CHANGE_PER_DAY } from '@shared/sizing'
import { DPMDB } from '../estate'

const GB = 1_024

/** Application data has express full backups; everything else is synchronized and has shadow copies. */
export function isApplication(dataSource: string): boolean {
  return isSql(dataSource) || !/^([A-Za-z]:|System State$)/.test(dataSource)
}

/** Data that SQL Server keeps: what its VSS writer is needed for. */
export function isSql(dataSource: string): boolean {
  return dataSource === DPMDB || dataSource.startsWith('SQL/')
}

/** The size of a data source in MB: made from the lab's seed, the same on any machine. */
export function sizeOf(seed: number, computer: string, dataSource: string): number {
  if (dataSource === DPMDB) return 2 * GB
  const [least, most] = rangeOf(dataSource)
  return Math.round((least + share(seed, computer, dataSource) * (most - least)) * GB)
}

/** In GB. */
function rangeOf(dataSource: string): readonly [number, number] {
  if (dataSource === 'System State') return [8, 16]
  if (dataSource.startsWith('SQL/')) return [5, 60]
  if (/^C:\\?$/i.test(dataSource)) return [40, 90]
  if (/^[A-Za-z]:\\?$/.test(dataSource)) return [20, 150]
  if (/^[A-Za-z]:\\/.test(dataSource)) return [0.1, 2]
  return [10, 80]
}

/** What changed of a replica's source since a time, in MB. */
export function changedSince(
  seed: number,
  replica: { readonly computer: string; readonly dataSource: string; readonly size: number },
  since: number | null,
  now: number
): number {
  if (since === null) return replica.size
  const days = Math.max(now - since, 0) / 86_400
  const lively = 0.5 + share(seed, replica.computer, replica.dataSource, now)
  return Math.round(Math.min(replica.size * CHANGE_PER_DAY * days * lively, replica.size))
}

/** A number from 0 to 1 that only depends on what it is made from (FNV-1a, mixed). */
function share(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  const text = parts.join('\n')
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 0xffffffff
}
