import { copyFileSync, existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { backupFolderOf, openLab } from '@main/store'
import { readMark } from '@main/store/mark'
import { hashOf, labOf, useFolder } from './lab-files'
import { step } from './step'

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')

/** A lab of `entries` that was killed, all of it in the write-ahead log: one frame or more for each entry. */
function killed(entries: number): void {
  const lab = labOf(folder.path('b.dpmlab'), entries)
  for (const ending of ['', '-wal', '-mark']) copyFileSync(lab.file + ending, file() + ending)
  lab.close()
}

describe('the mark beside an open lab', () => {
  it('counts what was acknowledged, and goes when the lab is closed', () => {
    const lab = labOf(file(), 3)
    expect(readMark(file())).toBe(3)
    lab.move(2, 'undo')
    lab.append(step(4), { play: { step: 1, verdict: null } })
    lab.addPlay({ step: 0, at: 1, verdict: null })
    expect(readMark(file())).toBe(7)
    lab.close()
    expect(folder.names()).toEqual(['a.dpmlab'])
    const again = openLab(file())
    expect([again.lost, readMark(file())]).toEqual([0, 7])
    again.close()
  })

  it('misses nothing after a crash that lost nothing', () => {
    killed(20)
    const lab = openLab(file())
    expect([lab.lost, lab.entries().length]).toEqual([0, 20])
    lab.close()
    expect(existsSync(backupFolderOf(file()))).toBe(false)
  })

  it('tells how much is gone with the end of the write-ahead log, and the file as it was found is kept', () => {
    killed(20)
    truncateSync(`${file()}-wal`, 40_000)
    const found = [hashOf(file()), hashOf(`${file()}-wal`)]
    const lab = openLab(file())
    expect(lab.entries().length + lab.lost).toBe(20)
    expect(lab.lost).toBeGreaterThan(1)
    lab.append(step(99))
    lab.close()
    const kept = readdirSync(backupFolderOf(file())).sort()
    expect(kept).toHaveLength(3)
    expect(kept.slice(0, 2).map((name) => hashOf(`${backupFolderOf(file())}/${name}`))).toEqual([
      found[0],
      hashOf(`${backupFolderOf(file())}/${kept[1] ?? ''}`)
    ])
    expect(
      kept.some((name) => name.endsWith('-wal') && hashOf(`${backupFolderOf(file())}/${name}`) === found[1])
    ).toBe(true)
    // Told once.
    const again = openLab(file())
    expect(again.lost).toBe(0)
    again.close()
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['other bytes', Buffer.from('123456789012')],
    ['a number without its sum', Buffer.from([0, 0, 0, 0, 0, 0, 89, 64, 0, 0, 0, 0])]
  ])('is as none where it holds %s', (_, bytes) => {
    killed(5)
    writeFileSync(`${file()}-mark`, bytes)
    const lab = openLab(file())
    expect([lab.lost, lab.entries().length]).toEqual([0, 5])
    lab.close()
  })
})
