// Reads a .zip file. Node has inflate but no zip reader, and `unzip` is not on every machine; this one knows just what
// the file we read it for needs (no zip64, no encryption) and refuses the rest.

import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 5, 6])
/** The end record is 22 bytes, and a comment of at most 65,535 may follow it. */
const LONGEST_TAIL = 22 + 65_535
const STORED = 0
const DEFLATED = 8

/** @typedef {{ name: string, method: number, packed: number, size: number, mode: number, offset: number }} Entry */

/**
 * @param {string} file
 * @param {string} folder
 * @param {(name: string) => string | null} place where an entry goes inside the folder; null leaves it out
 */
export async function unzip(file, folder, place) {
  const handle = await open(file, 'r')
  try {
    for (const entry of await directory(handle)) {
      const to = entry.name.endsWith('/') ? null : place(entry.name)
      if (to === null) continue
      const target = join(folder, to)
      if (!target.startsWith(folder + sep))
        throw new Error(`${file}: ${entry.name} would land outside ${folder}`)
      await mkdir(dirname(target), { recursive: true })
      await extract(file, handle, entry, target)
    }
  } finally {
    await handle.close()
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @returns {Promise<Entry[]>}
 */
async function directory(handle) {
  const { size } = await handle.stat()
  const tail = await bytes(handle, Math.max(0, size - LONGEST_TAIL), Math.min(size, LONGEST_TAIL))
  const end = tail.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0) throw new Error('not a zip file')
  const list = await bytes(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = []
  for (let at = 0; at < list.length;) {
    const nameLength = list.readUInt16LE(at + 28)
    entries.push({
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      size: list.readUInt32LE(at + 24),
      // The upper half of the external attributes is the Unix mode.
      mode: list.readUInt16LE(at + 40) & 0o777,
      offset: list.readUInt32LE(at + 42),
      name: list.toString('utf8', at + 46, at + 46 + nameLength)
    })
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {string} file
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {Entry} entry
 * @param {string} target
 */
async function extract(file, handle, entry, target) {
  if (entry.packed === 0xffffffff || entry.offset === 0xffffffff)
    throw new Error(`${file}: zip64 is not supported`)
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new Error(`${file}: ${entry.name} is packed by method ${entry.method}`)
  }
  const mode = entry.mode || 0o644
  if (entry.packed === 0) return writeFile(target, '', { mode })
  // The local header repeats the name and has an extra field of its own length.
  const header = await bytes(handle, entry.offset, 30)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 })
  const out = createWriteStream(target, { mode })
  await (entry.method === STORED ? pipeline(packed, out) : pipeline(packed, createInflateRaw(), out))
  if ((await stat(target)).size !== entry.size) throw new Error(`${file}: ${entry.name} is incomplete`)
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} from
 * @param {number} length
 */
async function bytes(handle, from, length) {
  const buffer = Buffer.alloc(length)
  await handle.read(buffer, 0, length, from)
  return buffer
}
