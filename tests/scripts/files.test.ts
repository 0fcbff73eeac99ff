// What the scripts do with files: unzip, lock, and see that sources have changed.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourcesHash } from '../../scripts/build.mjs'
import { withLock } from '../../scripts/lock.mjs'
import { definesIn } from '../../scripts/sqlite.mjs'
import { unzip } from '../../scripts/unzip.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dpm-lab-scripts-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A zip file with these entries, as small as the format allows. */
function zip(entries: { name: string; text: string; deflate: boolean; mode: number }[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, deflate, mode } of entries) {
    const data = deflate ? deflateRawSync(text) : Buffer.from(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(deflate ? 8 : 0, 10)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(Buffer.byteLength(text), 24)
    central.writeUInt16LE(Buffer.byteLength(name), 28)
    central.writeUInt32LE(mode * 0x10000, 38)
    central.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), data)
    directory.push(central, Buffer.from(name))
    offset += local.length + Buffer.byteLength(name) + data.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, list, end])
}

describe('unzip', () => {
  const long = 'a long text, '.repeat(1000)
  const entries = [
    { name: 'App/', text: '', deflate: false, mode: 0o755 },
    { name: 'App/stored', text: 'as it is', deflate: false, mode: 0o644 },
    { name: 'App/deep/packed', text: long, deflate: true, mode: 0o755 },
    { name: 'App/empty', text: '', deflate: false, mode: 0o644 },
    { name: 'Other/left-out', text: 'x', deflate: false, mode: 0o644 }
  ]

  it('takes out what is asked for, where it is wanted, with its mode', async () => {
    const file = join(folder, 'a.zip')
    const out = join(folder, 'out')
    writeFileSync(file, zip(entries))
    await unzip(file, out, (name) => (name.startsWith('App/') ? name.slice(4) : null))
    expect(readFileSync(join(out, 'stored'), 'utf8')).toBe('as it is')
    expect(readFileSync(join(out, 'deep/packed'), 'utf8')).toBe(long)
    expect(readFileSync(join(out, 'empty'), 'utf8')).toBe('')
    expect(existsSync(join(out, 'left-out'))).toBe(false)
    if (process.platform !== 'win32') expect(statSync(join(out, 'deep/packed')).mode & 0o100).toBe(0o100)
  })

  it('writes nothing outside the folder', async () => {
    const file = join(folder, 'evil.zip')
    writeFileSync(file, zip([{ name: '../evil', text: 'x', deflate: false, mode: 0o644 }]))
    await expect(unzip(file, join(folder, 'out'), (name) => name)).rejects.toThrow('outside')
    expect(existsSync(join(folder, 'evil'))).toBe(false)
  })

  it('refuses what is not a zip file', async () => {
    const file = join(folder, 'no.zip')
    writeFileSync(file, 'hello')
    await expect(unzip(file, join(folder, 'out'), (name) => name)).rejects.toThrow('not a zip file')
  })
})

describe('the lock', () => {
  it('lets one in at a time, and is gone afterwards', async () => {
    const file = join(folder, 'a.lock')
    const order: string[] = []
    const body = (name: string) => async () => {
      order.push(`${name} in`)
      await new Promise((done) => setTimeout(done, 30))
      order.push(`${name} out`)
    }
    await Promise.all([withLock(file, body('a')), withLock(file, body('b'))])
    expect(order.map((line) => line.slice(2))).toEqual(['in', 'out', 'in', 'out'])
    expect(existsSync(file)).toBe(false)
  })

  it('is released when the work fails', async () => {
    const file = join(folder, 'a.lock')
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })

  it('does not wait for a process that is gone, nor for one that left it long ago', async () => {
    const file = join(folder, 'a.lock')
    writeFileSync(file, '999999999')
    expect(await withLock(file, () => Promise.resolve('in'))).toBe('in')
    writeFileSync(file, String(process.pid))
    utimesSync(file, 0, 0)
    expect(await withLock(file, () => Promise.resolve('in'))).toBe('in')
  })
})

describe('whether sources have changed', () => {
  it('is told by names and contents, not by times', () => {
    mkdirSync(join(folder, 'src/deep'), { recursive: true })
    const file = join(folder, 'src/deep/a.ts')
    writeFileSync(file, 'one')
    const first = sourcesHash(folder)
    utimesSync(file, 0, 0)
    expect(sourcesHash(folder)).toBe(first)
    writeFileSync(file, 'two')
    expect(sourcesHash(folder)).not.toBe(first)
    writeFileSync(file, 'one')
    expect(sourcesHash(folder)).toBe(first)
    writeFileSync(join(folder, 'src/b.ts'), '')
    expect(sourcesHash(folder)).not.toBe(first)
  })
})

describe("SQLite's options", () => {
  it('are read out of its build file', () => {
    const gypi = `{\n  'defines': [\n    'HAVE_INT16_T=1',\n    'SQLITE_ENABLE_FTS5',\n  ],\n}`
    expect(definesIn(gypi)).toEqual(['-DHAVE_INT16_T=1', '-DSQLITE_ENABLE_FTS5'])
  })
})
