// What this machine can do: a fixed piece of arithmetic and one write that is on the disk. Told beside every run, so
// that figures of two machines, or of a busy and a free one, can be held against each other.

import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { give, RUNS, surroundings, time, times } from './figure'

function arithmetic(): number {
  let sum = 0
  for (let i = 0; i < 20_000_000; i++) sum = (sum + Math.imul(i, 2_654_435_761)) | 0
  return sum
}

const file = openSync(join(surroundings().work, 'synced'), 'w')
const page = Buffer.alloc(4_096, 1)
arithmetic()

give([
  {
    name: 'arithmetic',
    what: '20 million multiplications in one thread',
    unit: 'ms',
    ours: times(RUNS, () => time(arithmetic))
  },
  {
    name: 'synced-write',
    what: 'one page of 4 KB written and synced',
    unit: 'ms',
    ours: times(40, () =>
      time(() => {
        writeSync(file, page, 0, page.length, 0)
        fsyncSync(file)
      })
    )
  },
  {
    name: 'load',
    what: `load average of the last minute, ${cpus().length} cores`,
    unit: '',
    ours: [loadavg()[0] ?? 0]
  }
])
closeSync(file)
