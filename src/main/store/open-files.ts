import { statSync } from 'node:fs'

/**
 * The lab files this process has open, by device and inode. A second opening must be refused before the file is
 * touched: on POSIX, closing any handle of a file drops the locks that the whole process holds on it.
 */
const open = new Set<string>()

export type FileId = string

/** Throws the system's failure where there is no such file. */
export function fileId(file: string): FileId {
  const { dev, ino } = statSync(file, { bigint: true })
  return `${dev}:${ino}`
}

export const isOpenHere = (id: FileId): boolean => open.has(id)
export const markOpen = (id: FileId): void => void open.add(id)
export const markClosed = (id: FileId): void => void open.delete(id)
