import { describe, expect, it } from 'vitest'
import { Problem } from '@shared/problem'
import { asProblem, Damage, onFile } from '@main/store/failures'
import { setNativeBinding } from '@main/store'
import { bindingOptions } from '@main/store/binding'
import { problemOf } from './lab-files'

const failure = (code: string): Error => Object.assign(new Error('the cause'), { code })

describe('a failure of SQLite or the system', () => {
  it.each([
    ['SQLITE_BUSY', 'locked', 'Lab in use'],
    ['SQLITE_BUSY_RECOVERY', 'locked', 'Lab in use'],
    ['EBUSY', 'locked', 'Lab in use'],
    ['SQLITE_READONLY', 'not-writable', 'Lab is read-only'],
    ['SQLITE_READONLY_DIRECTORY', 'not-writable', 'Lab is read-only'],
    ['SQLITE_CANTOPEN', 'not-writable', 'Lab is read-only'],
    ['EROFS', 'not-writable', 'Lab is read-only'],
    ['EACCES', 'not-writable', 'Lab is read-only'],
    ['EPERM', 'not-writable', 'Lab is read-only'],
    ['SQLITE_FULL', 'not-writable', 'Disk full'],
    ['ENOSPC', 'not-writable', 'Disk full'],
    ['SQLITE_IOERR_WRITE', 'not-writable', 'Drive does not answer'],
    ['EIO', 'not-writable', 'Drive does not answer'],
    ['ENAMETOOLONG', 'not-writable', 'Name too long'],
    ['SQLITE_CORRUPT', 'damaged', 'Lab is damaged'],
    ['SQLITE_CORRUPT_VTAB', 'damaged', 'Lab is damaged'],
    ['SQLITE_NOTADB', 'damaged', 'Lab is damaged'],
    ['ENOENT', 'file-missing', 'File not found'],
    ['EISDIR', 'not-a-lab', 'Not a lab']
  ])('%s is a problem: %s', (code, kind, title) => {
    const { record } = asProblem(failure(code), '/home/lab/my lab.dpmlab') as Problem
    expect(record).toMatchObject({ kind, title, details: [`${code}: the cause`] })
    expect(record.message).toContain('my lab.dpmlab')
    expect(record.message).not.toMatch(/error|\/home/i)
    expect(record.message.split('. ').length).toBeLessThanOrEqual(2)
  })

  it('is told apart from a mistake of the program', () => {
    const mistake = new TypeError('x is not a function')
    expect(asProblem(mistake, 'a')).toBe(mistake)
    expect(asProblem(failure('SQLITE_CONSTRAINT_CHECK'), 'a')).not.toBeInstanceOf(Problem)
    expect(asProblem('thrown', 'a')).toBe('thrown')
  })

  it('keeps the first problem', () => {
    const first = new Problem('newer', 'title', 'message')
    expect(() =>
      onFile('a', () =>
        onFile('b', () => {
          throw first
        })
      )
    ).toThrow(first)
    expect(
      problemOf(() =>
        onFile('a', () => {
          throw new Damage('why')
        })
      )
    ).toMatchObject({ kind: 'damaged', details: ['why'] })
  })
})

describe('the binding', () => {
  it('is the prebuilt one where the runtime fits it, else the one that was named', () => {
    const napi = process.versions['napi']
    const set = (value: string | undefined): unknown =>
      Object.defineProperty(process.versions, 'napi', { value })
    expect(bindingOptions()).toEqual({})
    try {
      set('9')
      expect(problemOf(() => bindingOptions()).kind).toBe('unexpected')
      setNativeBinding('/native/better_sqlite3.node')
      expect(bindingOptions()).toEqual({ nativeBinding: '/native/better_sqlite3.node' })
    } finally {
      set(napi)
      setNativeBinding(null)
    }
  })
})
