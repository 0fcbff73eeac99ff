import { chmodSync, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLab } from '@main/store'
import type { ChildProcess } from 'node:child_process'
import { kill, linesOf, openedByOther, start } from './child-process'
import { hashOf, labOf, laterProblemOf, problemOf, useFolder } from './lab-files'
import { step } from './step'

// Starting processes and opening hundreds of labs takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')
let holder: ChildProcess | null = null

afterEach(async () => {
  if (holder) await kill(holder)
  holder = null
})

async function heldElsewhere(path: string): Promise<void> {
  holder = start('hold', path)
  for await (const line of linesOf(holder)) if (line === 'open') return
  throw new Error('the other program did not open the lab')
}

const IN_USE = {
  kind: 'locked',
  title: 'Lab in use',
  message: 'a.dpmlab is open in another program. Close it there, then try again.'
}

describe('a lab that another program has open', () => {
  it('is refused, left alone, and free once that program is gone', async () => {
    labOf(file(), 3).close()
    await heldElsewhere(file())
    const before = hashOf(file())
    expect(problemOf(() => openLab(file()))).toMatchObject(IN_USE)
    expect(hashOf(file())).toBe(before)
    if (holder) await kill(holder)
    holder = null
    const lab = openLab(file())
    expect(lab.entries().length).toBe(3)
    lab.close()
  })

  it('is not replaced by a backup', async () => {
    labOf(file(), 3).close()
    const other = labOf(folder.path('b.dpmlab'), 2)
    await heldElsewhere(file())
    expect(await laterProblemOf(other.backupTo(file()))).toMatchObject(IN_USE)
    other.close()
  })
})

describe('a lab that this program has open', () => {
  it('is refused a second time and stays locked for others', () => {
    const lab = labOf(file(), 3)
    expect(problemOf(() => openLab(file()))).toMatchObject({
      kind: 'locked',
      message: 'a.dpmlab is open already. Close it first, then try again.'
    })
    chmodSync(dirname(file()), 0o777)
    chmodSync(file(), 0o666)
    if (existsSync(`${file()}-wal`)) chmodSync(`${file()}-wal`, 0o666)
    expect(openedByOther(file())).toBe('locked')
    expect(lab.append(step(4)).seq).toBe(4)
    lab.close()
    expect(openedByOther(file())).toBe('open')
  })
})

describe.skipIf(process.platform === 'win32')('a lab that may not be written', () => {
  it.each([
    ['the file', 0o444, 0o777],
    ['the folder', 0o666, 0o555],
    ['not even read', 0o000, 0o777]
  ])('is refused: %s', (_, mode, folderMode) => {
    labOf(file(), 2).close()
    chmodSync(file(), mode)
    chmodSync(dirname(file()), folderMode)
    expect(openedByOther(file())).toBe('not-writable')
    chmodSync(dirname(file()), 0o777)
    expect(folder.names()).toEqual(['a.dpmlab'])
  })
})
