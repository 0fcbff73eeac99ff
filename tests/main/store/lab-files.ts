import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { Problem, type ProblemRecord } from '@shared/problem'
import type { LabStore, NewLab } from '@main/store'
import { createLab } from '@main/store'
import { BEGINNING, step } from './step'

export interface Folder {
  path(name: string): string
  names(): string[]
}

/** A folder of its own for every test of the file that calls this. */
export function useFolder(): Folder {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dpmlab-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return { path: (name) => join(folder, name), names: () => readdirSync(folder).sort() }
}

/** A lab with some entries, open. */
export function labOf(file: string, entries: number, beginning: NewLab = BEGINNING): LabStore {
  const lab = createLab(file, beginning)
  for (let n = 2; n <= entries; n++) lab.append(step(n))
  return lab
}

/** The problem that something throws; fails the test if it throws none or something else. */
export function problemOf(work: () => unknown): ProblemRecord {
  try {
    work()
  } catch (cause) {
    return recordOf(cause)
  }
  throw new Error('nothing was thrown')
}

/** The same of a promise. */
export async function laterProblemOf(work: Promise<unknown>): Promise<ProblemRecord> {
  try {
    await work
  } catch (cause) {
    return recordOf(cause)
  }
  throw new Error('nothing was thrown')
}

function recordOf(cause: unknown): ProblemRecord {
  if (cause instanceof Problem) return cause.record
  throw new Error('something else than a problem was thrown', { cause })
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
