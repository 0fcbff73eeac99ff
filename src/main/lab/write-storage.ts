import type { Command } from '@shared/contract/commands'
import type { DpmServer, StoragePool } from '../engine/estate'
import { USUAL_POOL } from '../engine/storage'

/**
 * The size a pool has to be added with. What something else takes is there as soon as the pool is filled while it is
 * just as large; the rest is added then.
 */
export function firstSize({ size, foreign }: StoragePool): number | null {
  return foreign > 0 ? foreign : size
}

/** Whether nothing is free in a pool that holds nothing yet: then no group can be made, so it is filled last. */
function isFullAtOnce({ size, foreign }: StoragePool): boolean {
  return foreign > 0 && size === foreign
}

/** Commands that bring a pool from what it is to what it is to be, but for the filling that comes last. */
export function storing(on: string, now: StoragePool, wanted: StoragePool): Command[] {
  if (wanted.size === null) return []
  const commands: Command[] = []
  let size = now.size ?? USUAL_POOL
  const grow = (to: number): void => {
    if (to > size) commands.push({ do: 'add-storage', on, gigabytes: to - size })
    size = Math.max(size, to)
  }
  if (wanted.foreign !== now.foreign) {
    grow(wanted.foreign)
    if (!isFullAtOnce(wanted)) commands.push({ do: 'fill-storage', on })
  }
  grow(wanted.size)
  return commands
}

/** The fillings that come last. */
export function filling(servers: Iterable<DpmServer>): Command[] {
  return [...servers].flatMap(({ name, storage }): Command[] =>
    isFullAtOnce(storage) ? [{ do: 'fill-storage', on: name }] : []
  )
}
