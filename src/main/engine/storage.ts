import { activityOf } from './activity'
import type { DpmServer, Estate, StoragePool } from './estate'
import { usedOf } from './jobs/draft'

/** GB of a pool whose size nobody gave: what the documents advise for 600 volumes. Source: domain notes, section 9. */
export const USUAL_POOL = 120 * 1_024
const MB_PER_GB = 1_024
/** Beyond this share the pool counts as nearly full. */
const THRESHOLD = 0.9

/** Sizes in GB. */
export interface PoolSpace {
  readonly total: number
  readonly used: number
  readonly foreign: number
  readonly free: number
}

/** The space of a storage pool in which so many MB are provisioned. Without a size of its own it is never full. */
export function poolSpace({ size, foreign }: StoragePool, usedMb: number): PoolSpace {
  const used = Math.ceil(usedMb / MB_PER_GB)
  const total = size ?? Math.max(USUAL_POOL, used * 2)
  return { total, used, foreign, free: Math.max(0, total - used - foreign) }
}

export function spaceOf(estate: Estate, server: DpmServer): PoolSpace {
  return poolSpace(server.storage, usedOf(activityOf(estate.activity, server.name)))
}

export function isFull(pool: StoragePool, usedMb: number): boolean {
  return pool.size !== null && poolSpace(pool, usedMb).free === 0
}

export function hasNoSpace(estate: Estate, server: DpmServer): boolean {
  return isFull(server.storage, usedOf(activityOf(estate.activity, server.name)))
}

export function isNearlyFull(pool: StoragePool, usedMb: number): boolean {
  if (pool.size === null) return false
  const { total, free } = poolSpace(pool, usedMb)
  return total - free > total * THRESHOLD
}
