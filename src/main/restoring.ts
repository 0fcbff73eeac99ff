import { existsSync, realpathSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { Problem, type ProblemKind } from '@shared/problem'
import { LAB_FILE_EXTENSIONS } from './lab-paths'
import { backupsOf, keepAsFound, openLab } from './store'

/** What a backup helps against. Where a lab is only locked or may not be written, it does not. */
const MENDED: ReadonlySet<ProblemKind> = new Set(['damaged', 'not-a-lab', 'newer', 'file-missing'])

/** The path that a lab has, and its backups by it, whatever link led there. */
export function realPlaceOf(file: string): string {
  return existsSync(file) ? realpathSync(file) : resolve(file)
}

/** What an opening failed by, with the backups of that lab if one of them could help. */
export function offeringBackups(cause: unknown, file: string): unknown {
  if (!isMended(cause) || LAB_FILE_EXTENSIONS.includes(extname(file).toLowerCase())) return cause
  const lab = realPlaceOf(file)
  return backupsOf(lab).length > 0 ? cause.offering(lab) : cause
}

/**
 * Makes way for a backup where no lab can be opened: what is there is kept as it was found. False, and nothing done,
 * where one can be. Throws the `Problem` where there is one that no backup helps against.
 */
export function isSetAside(lab: string): boolean {
  try {
    openLab(lab).close()
    return false
  } catch (cause) {
    if (!isMended(cause)) throw cause
    if (existsSync(lab)) keepAsFound(lab)
    return true
  }
}

function isMended(cause: unknown): cause is Problem {
  return cause instanceof Problem && MENDED.has(cause.record.kind)
}
