import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openLab } from '@main/store'
import { Problem } from '@shared/problem'
import { numbers } from '../seeded'
import { labOf, useFolder } from './lab-files'
import { step } from './step'

// Starting processes and opening hundreds of labs takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const folder = useFolder()
const SEED = 20_261_122
const ENTRIES = 12

/* One bit, and a store alone. A thousand labs damaged in other ways: `tests/long/damage.test.ts`. */

let main: Buffer
let wal: Buffer

/** A lab as a crash leaves it: half of it in the file, half in the write-ahead log. */
beforeEach(() => {
  const file = folder.path('whole.dpmlab')
  labOf(file, ENTRIES / 2).close()
  const lab = openLab(file)
  for (let n = ENTRIES / 2 + 1; n <= ENTRIES; n++) lab.append(step(n))
  const copy = folder.path('copy')
  copyFileSync(file, copy)
  copyFileSync(`${file}-wal`, `${copy}-wal`)
  ;[main, wal] = [readFileSync(copy), readFileSync(`${copy}-wal`)]
  lab.close()
})

function flipped(bytes: Buffer, random: Generator<number, never>, within = bytes.length): [Buffer, string] {
  const at = Math.floor(random.next().value * within)
  const bit = 1 << Math.floor(random.next().value * 8)
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ bit
  return [changed, `byte ${at} ^ ${bit}`]
}

/** Opens a lab of these bytes: how many entries it has, all right, or the kind of the refusal. */
function outcome(file: Buffer, log: Buffer, what: string): number | string {
  const path = folder.path('flipped.dpmlab')
  writeFileSync(path, file)
  writeFileSync(`${path}-wal`, log)
  try {
    const lab = openLab(path)
    expect(lab.settings().title, what).toBe('Chaining')
    for (const entry of lab.entries().slice(1)) {
      expect(entry, what).toEqual({ seq: entry.seq, parent: entry.seq - 1, ...step(entry.seq) })
    }
    const count = lab.entries().length
    expect(lab.head(), what).toBe(count)
    lab.close()
    expect(existsSync(`${path}-wal`)).toBe(false)
    return count
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    expect(readFileSync(path).equals(file), what).toBe(true)
    expect(readFileSync(`${path}-wal`).equals(log), what).toBe(true)
    rmSync(`${path}-wal`)
    return cause.record.kind
  }
}

describe(`a bit flipped anywhere (seed ${SEED})`, () => {
  it('in the file: the lab is as it was, or is refused and left alone', () => {
    const random = numbers(SEED)
    const seen = new Set<number | string>()
    for (let run = 0; run < 40; run++) {
      // Every third in the header, where few bytes mean much.
      const [bytes, what] = flipped(main, random, run % 3 ? main.length : 100)
      seen.add(outcome(bytes, wal, what))
    }
    const allowed = new Set<number | string>([ENTRIES, 'damaged', 'not-a-lab', 'newer'])
    expect([...seen].filter((kind) => !allowed.has(kind))).toEqual([])
    expect(seen).toContain('damaged')
    expect(seen).toContain(ENTRIES)
  })

  it('in the file without a log: the same', () => {
    const random = numbers(SEED + 1)
    for (let run = 0; run < 20; run++) {
      const [bytes, what] = flipped(main, random)
      expect([ENTRIES / 2, 'damaged', 'not-a-lab', 'newer'], what).toContain(
        outcome(bytes, Buffer.alloc(0), what)
      )
    }
  })

  it('in the write-ahead log: at most the last command is lost, as in a crash', () => {
    const random = numbers(SEED + 2)
    for (let run = 0; run < 40; run++) {
      // Every third in the header of the log and of its first frame.
      const [bytes, what] = flipped(wal, random, run % 3 ? wal.length : 56)
      expect([ENTRIES, ENTRIES - 1, 'damaged'], what).toContain(outcome(main, bytes, what))
    }
  })
})

describe('the end of a write-ahead log', () => {
  it('that was being written in a crash does not keep the lab from opening', () => {
    const spoilt = Buffer.from(wal)
    spoilt[wal.length - 1] = (wal.at(-1) ?? 0) ^ 1
    expect(outcome(main, spoilt, 'last byte')).toBe(ENTRIES - 1)
    expect(outcome(main, wal.subarray(0, -5000), 'cut')).toBe(ENTRIES - 1)
    expect(outcome(main, wal.subarray(0, 40), 'cut to its header')).toBe(ENTRIES / 2)
  })
})
