import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BackupFile, surplus } from '@main/store/backup-files'
import {
  backUp,
  backUpClosed,
  backupFolderOf,
  backupsOf,
  checkBackup,
  placeBackup,
  openLab
} from '@main/store'
import { hashOf, labOf, laterProblemOf, problemOf, useFolder } from './lab-files'
import { step } from './step'

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')
const days = (): string[] => backupsOf(file()).map(({ madeAt }) => madeAt.slice(0, 10))

/** The time on a day of January, by the computer's own calendar. */
const on = (day: number, hour = 12): Date => new Date(2026, 0, day, hour)

describe('the backups of a lab', () => {
  it('lie beside it, say what they are by their names, and are labs', async () => {
    const lab = labOf(file(), 3)
    await backUp(lab, () => on(5))
    lab.append(step(4))
    lab.close()
    backUpClosed(lab, on(6))
    expect(folder.names()).toEqual(['a.backups', 'a.dpmlab'])
    const [latest, first] = backupsOf(file())
    expect([latest?.steps, latest?.number, first?.steps, first?.number]).toEqual([3, 2, 2, 1])
    expect(first?.madeAt).toBe(on(5).toISOString())
    for (const { name, steps, size } of backupsOf(file())) {
      const path = join(backupFolderOf(file()), name)
      expect(readFileSync(path).length).toBe(size)
      const copy = openLab(path)
      expect(copy.entries().length).toBe(steps + 1)
      copy.close()
    }
  })

  it('are not made where the latest is the same', async () => {
    const lab = labOf(file(), 3)
    for (let time = 0; time < 2; time++) await backUp(lab, () => on(5))
    lab.move(2, 'undo')
    await backUp(lab, () => on(5))
    lab.close()
    backUpClosed(lab, on(5))
    expect(backupsOf(file()).map(({ steps }) => steps)).toEqual([2, 2])
  })

  it('hold what was done while they were made', async () => {
    const lab = labOf(file(), 30)
    const made = backUp(lab, () => on(5))
    await Promise.resolve()
    lab.append(step(31))
    await made
    lab.close()
    backUpClosed(lab, on(5))
    expect(backupsOf(file()).map(({ steps }) => steps)).toEqual([30])
  })

  it('are kept: three of the day, one of each day before, ten in all', () => {
    let kept: BackupFile[] = []
    for (let day = 1; day <= 20; day++) {
      for (const hour of [8, 10, 12, 14, 16]) {
        const madeAt = on(day, hour)
        const made = { name: '', number: day, madeAt: madeAt.toISOString(), steps: day, print: '', size: 1 }
        const gone = surplus([made, ...kept], madeAt)
        expect(gone).not.toContain(made)
        kept = [made, ...kept].filter((backup) => !gone.includes(backup))
      }
    }
    const at = (part: 'getDate' | 'getHours') => kept.map(({ madeAt }) => new Date(madeAt)[part]())
    expect(at('getDate')).toEqual([20, 20, 20, 19, 18, 17, 16, 15, 14, 13])
    expect(at('getHours')).toEqual([16, 14, 12, ...Array<number>(7).fill(16)])
  })

  it('are in the order in which they were made, also where the clock of the computer went back', async () => {
    const lab = labOf(file(), 2)
    for (const [n, day] of [20, 21, 3, 3, 3, 3].entries()) {
      lab.append(step(n + 3))
      await backUp(lab, () => on(day))
    }
    lab.close()
    expect(backupsOf(file()).map(({ steps }) => steps)).toEqual([7, 6, 5, 3, 2])
    expect(days()).toHaveLength(5)
  })

  it('leave alone what else is there, and take away what a crash left by halves', async () => {
    const lab = labOf(file(), 2)
    const beside = backupFolderOf(file())
    mkdirSync(beside)
    for (const name of [
      'mine.txt',
      '0009-20260101T080000Z-as-found.dpmlab',
      'next.part',
      '0001-x-2-00000000.dpmlab'
    ])
      writeFileSync(join(beside, name), 'x')
    await backUp(lab, () => on(5))
    lab.close()
    expect(backupsOf(file()).map(({ number }) => number)).toEqual([10])
    expect(readdirSync(beside)).toHaveLength(4)
    expect(readdirSync(beside)).not.toContain('next.part')
  })

  it('cannot be made where their folder cannot be, which is said with its name', async () => {
    const lab = labOf(file(), 2)
    writeFileSync(backupFolderOf(file()), 'a file')
    expect((await laterProblemOf(backUp(lab, () => on(5)))).message).toContain('a.backups')
    lab.close()
    expect(problemOf(() => backUpClosed(lab, on(5))).message).toContain('a.backups')
    expect(folder.names()).toEqual(['a.backups', 'a.dpmlab'])
  })
})

describe('a backup in the place of its lab', () => {
  it('is a whole lab, and is still a backup', async () => {
    const lab = labOf(file(), 3)
    await backUp(lab, () => on(5))
    lab.append(step(4))
    lab.close()
    const [{ name } = { name: '' }] = backupsOf(file())
    placeBackup(file(), name)
    expect(hashOf(file())).toBe(hashOf(join(backupFolderOf(file()), name)))
    const again = openLab(file())
    expect(again.entries().length).toBe(3)
    again.close()
    expect(folder.names()).toEqual(['a.backups', 'a.dpmlab'])
  })

  it('is refused where it is damaged or no backup of this lab; the lab stays', async () => {
    const lab = labOf(file(), 3)
    await backUp(lab, () => on(5))
    lab.close()
    const [{ name } = { name: '' }] = backupsOf(file())
    const path = join(backupFolderOf(file()), name)
    writeFileSync(path, readFileSync(path).fill(0x5a, 4096))
    const hash = hashOf(file())
    expect(problemOf(() => placeBackup(file(), name))).toMatchObject({ kind: 'damaged' })
    for (const other of ['../a.dpmlab', '0009-20260101T080000Z-2-00000000.dpmlab', ''])
      expect(problemOf(() => checkBackup(file(), other))).toMatchObject({ kind: 'file-missing' })
    expect(hashOf(file())).toBe(hash)
  })
})
