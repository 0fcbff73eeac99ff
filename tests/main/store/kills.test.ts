import { describe, expect, it, vi } from 'vitest'
import { openLab } from '@main/store'
import { kill, linesOf, start } from './child-process'
import { labOf, useFolder } from './lab-files'
import { step } from './step'

// Starting processes and opening hundreds of labs takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const folder = useFolder()

/** How many acknowledged entries each writer is given before it is killed. */
const LIVES = [1, 7, 40, 90, 33]

describe('a program that is killed while it writes', () => {
  it('has lost no entry it acknowledged and left none by halves', async () => {
    const file = folder.path('a.dpmlab')
    labOf(file, 1).close()
    for (const life of LIVES) {
      const writer = start('write', file)
      let acknowledged = 0
      let dying: Promise<void> | null = null
      let lines = 0
      for await (const line of linesOf(writer)) {
        acknowledged = Number(line)
        if (++lines >= life) dying ??= kill(writer)
      }
      await dying
      const lab = openLab(file)
      const entries = lab.entries()
      expect(entries.length - acknowledged).toBeGreaterThanOrEqual(0)
      expect(entries.length - acknowledged).toBeLessThanOrEqual(1)
      expect(lab.head()).toBe(entries.length)
      expect(entries.slice(1)).toEqual(
        entries.slice(1).map(({ seq }) => ({ seq, parent: seq - 1, ...step(seq) }))
      )
      expect(lab.integrity()).toEqual([])
      lab.close()
    }
  })
})
