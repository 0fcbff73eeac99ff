import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openLab } from '@main/store'
import { hashOf, labOf, laterProblemOf, useFolder } from './lab-files'
import { estateAt, step } from './step'

const folder = useFolder()

describe('a backup', () => {
  it('opens as a lab of its own with the same content', async () => {
    const lab = labOf(folder.path('a.dpmlab'), 5)
    lab.move(4, 'undo')
    lab.saveSnapshot(2, estateAt(2))
    await lab.backupTo(folder.path('b.dpmlab'))
    const copy = openLab(folder.path('b.dpmlab'))
    expect(copy.entries()).toEqual(lab.entries())
    expect(copy.settings()).toEqual(lab.settings())
    expect(copy.nearestSnapshot(5)).toEqual(lab.nearestSnapshot(5))
    expect([copy.head(), copy.undoTarget(), copy.redoTarget()]).toEqual([4, 3, 5])
    copy.append(step(9))
    expect(lab.entries().length).toBe(5)
    copy.close()
    lab.close()
    expect(folder.names()).toEqual(['a.dpmlab', 'b.dpmlab'])
  })

  it('can be made while the lab goes on', async () => {
    const lab = labOf(folder.path('a.dpmlab'), 400)
    const done = lab.backupTo(folder.path('b.dpmlab'))
    lab.append(step(401))
    await done
    const copy = openLab(folder.path('b.dpmlab'))
    expect(copy.entries()).toEqual(lab.entries())
    copy.close()
    lab.close()
  })

  it('replaces what had its name, with what was beside it', async () => {
    const file = folder.path('b.dpmlab')
    const lab = labOf(folder.path('a.dpmlab'), 2)
    const crashed = labOf(folder.path('c.dpmlab'), 9)
    const log = readFileSync(`${crashed.file}-wal`)
    crashed.close()
    for (const before of [readFileSync(crashed.file), 'some text', '']) {
      writeFileSync(file, before)
      writeFileSync(`${file}-wal`, log)
      await lab.backupTo(file)
      const copy = openLab(file)
      expect(copy.entries()).toEqual(lab.entries())
      copy.close()
    }
    lab.close()
    expect(folder.names()).toEqual(['a.dpmlab', 'b.dpmlab', 'c.dpmlab'])
  })

  it('is refused onto the lab itself, by whatever name, and onto an open one', async () => {
    const lab = labOf(folder.path('a.dpmlab'), 2)
    const other = labOf(folder.path('b.dpmlab'), 3)
    symlinkSync(lab.file, folder.path('link'))
    const before = hashOf(lab.file)
    expect(await laterProblemOf(lab.backupTo(lab.file))).toMatchObject({ kind: 'unexpected' })
    expect(await laterProblemOf(lab.backupTo(folder.path('link')))).toMatchObject({ kind: 'unexpected' })
    expect(await laterProblemOf(lab.backupTo(other.file))).toMatchObject({ kind: 'locked' })
    expect(hashOf(lab.file)).toBe(before)
    lab.close()
    other.close()
  })

  it('leaves nothing behind where it cannot be made', async () => {
    const lab = labOf(folder.path('a.dpmlab'), 2)
    expect(await laterProblemOf(lab.backupTo(folder.path('none/b.dpmlab')))).toMatchObject({
      kind: 'file-missing'
    })
    const cut = lab.backupTo(folder.path('b.dpmlab'))
    lab.close()
    expect(await laterProblemOf(cut)).toMatchObject({ kind: 'no-lab-open' })
    expect(await laterProblemOf(lab.backupTo(folder.path('b.dpmlab')))).toMatchObject({ kind: 'no-lab-open' })
    expect(folder.names()).toEqual(['a.dpmlab'])
  })
})
