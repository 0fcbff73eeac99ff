import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createLab } from '@main/store'
import { lasting, NEW_LAB, useDesk } from './desk-kit'
import { fail, install } from './engine/builder'
import { hashOf, laterProblemOf, problemOf } from './store/lab-files'
import { BEGINNING } from './store/step'

const kit = useDesk()
const MINUTE = 60_000
const backups = (file?: string) => kit.desk().backups(file).backups
const steps = (file?: string) => backups(file).map((backup) => backup.steps)

/** A new lab with two commands, and its file. */
function open(): string {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  kit.desk().session.dispatch(install('DPM1', 'Server1'))
  kit.desk().session.dispatch(fail('Server1'))
  return kit.desk().session.file
}

/** Until what goes on in the background has come to that many backups. */
const reached = (count: number) => vi.waitFor(() => expect(backups()).toHaveLength(count))

describe('backups', () => {
  it('are made when a lab is closed, and when it was changed since, on opening', async () => {
    const file = open()
    expect(steps()).toEqual([])
    kit.desk().close()
    expect(steps(file)).toEqual([2])
    expect(kit.desk().backups(file)).toMatchObject({
      file,
      backups: [{ name: expect.stringMatching(/^0001-/) as string }]
    })
    rmSync(file.replace('.dpmlab', '.backups'), { recursive: true })
    kit.desk().openFile(file)
    await reached(1)
    kit.desk().close()
    expect(steps(file)).toEqual([2])
  })

  it('are not made of a lab in which nothing was done', () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const { file } = kit.desk().session
    kit.desk().close()
    expect(kit.desk().backups(file).backups).toEqual([])
    expect(readdirSync(kit.folder.path('data/labs'))).toEqual(['mine.dpmlab'])
  })

  it('are made every ten minutes while something is done', async () => {
    open()
    kit.timers.pass(9 * MINUTE)
    kit.desk().session.undo()
    kit.timers.pass(MINUTE)
    kit.desk().session.redo()
    await reached(1)
    expect(steps()).toEqual([2])
    kit.timers.pass(9 * MINUTE)
    kit.desk().session.undo()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(backups()).toHaveLength(1)
  })

  it('that cannot be made are told of once, and nothing else is kept from being done', async () => {
    const file = open()
    writeFileSync(file.replace('.dpmlab', '.backups'), 'in the way')
    for (let time = 0; time < 2; time++) {
      kit.timers.pass(11 * MINUTE)
      kit.desk().session.undo()
      await vi.waitFor(() => expect(kit.problems).toHaveLength(1))
    }
    expect(kit.problems[0]).toMatchObject({ kind: 'not-writable', title: 'No backup was made' })
    kit.desk().close()
    expect(kit.problems).toHaveLength(1)
    expect(kit.desk().openFile(file)).toMatchObject({ title: 'Mine' })
  })

  it('are left alone by a new lab: the name of one that is gone stays taken', () => {
    const file = open()
    kit.desk().close()
    rmSync(file)
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    expect(kit.desk().session.file).not.toBe(file)
    expect(backups()).toEqual([])
  })
})

describe('restoring a backup', () => {
  it('of the open lab: it is as it was, what was there is a backup, and windows are told once', async () => {
    const file = open()
    const before = lasting(kit.desk().overview())
    kit.desk().close()
    kit.desk().openFile(file)
    for (let time = 0; time < 2; time++) kit.desk().session.undo()
    kit.desk().session.dispatch(install('DPM2', 'DPM1'))
    const later = lasting(kit.desk().overview())
    const [{ name } = { name: '' }] = backups()
    kit.told.length = 0
    const overview = await kit.desk().restoreBackup(name)
    expect(lasting(overview)).toEqual(before)
    expect(kit.told).toEqual([overview.revision])
    expect(steps()).toEqual([3, 2])
    // And back again.
    expect(lasting(await kit.desk().restoreBackup(backups()[0]?.name ?? ''))).toEqual(later)
    expect(kit.desk().session.dispatch(fail('DPM2')).outcome).toBe('done')
  })

  it('of a damaged lab, whose refusal offers it: what was found is kept byte by byte', async () => {
    const file = open()
    const before = lasting(kit.desk().overview())
    kit.desk().close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0x5a, 4096))
    const hash = hashOf(file)
    const problem = problemOf(() => kit.desk().openFile(file))
    expect(problem).toMatchObject({ kind: 'damaged', backupsOf: file })
    const [{ name } = { name: '' }] = backups(file)
    const overview = await kit.desk().restoreBackup(name, file)
    expect(lasting(overview)).toEqual(before)
    const folder = file.replace('.dpmlab', '.backups')
    const found = readdirSync(folder).filter((other) => other.includes('as-found'))
    expect(found.map((other) => hashOf(join(folder, other)))).toEqual([hash])
  })

  it('of a lab that is gone, with another one open', async () => {
    const file = open()
    kit.desk().close()
    rmSync(file)
    expect(problemOf(() => kit.desk().openFile(file))).toMatchObject({
      kind: 'file-missing',
      backupsOf: file
    })
    kit.desk().open(() => kit.library().newLab({ ...NEW_LAB, title: 'Other' }))
    const [{ name } = { name: '' }] = backups(file)
    expect(await kit.desk().restoreBackup(name, file)).toMatchObject({ title: 'Mine' })
    expect(existsSync(file)).toBe(true)
  })

  it('that is damaged, or is none, is refused and changes nothing', async () => {
    const file = open()
    kit.desk().close()
    kit.desk().openFile(file)
    kit.desk().session.undo()
    const before = kit.desk().overview()
    const [{ name } = { name: '' }] = backups()
    const path = join(file.replace('.dpmlab', '.backups'), name)
    writeFileSync(path, readFileSync(path).subarray(0, 5000))
    kit.told.length = 0
    expect((await laterProblemOf(kit.desk().restoreBackup(name))).kind).toBe('damaged')
    const none = name.replace('0001', '0007')
    expect((await laterProblemOf(kit.desk().restoreBackup(none))).kind).toBe('file-missing')
    expect((await laterProblemOf(kit.desk().restoreBackup(none, file))).kind).toBe('file-missing')
    expect([kit.desk().overview(), kit.told]).toEqual([before, []])
  })

  it('is offered only where there is one that could help', () => {
    const file = kit.folder.path('a.dpmlab')
    createLab(file, BEGINNING).close()
    writeFileSync(file, readFileSync(file).fill(0x5a, 4096))
    expect(problemOf(() => kit.desk().openFile(file))).not.toHaveProperty('backupsOf')
    mkdirSync(kit.folder.path('a.backups'))
    expect(problemOf(() => kit.desk().openFile(file))).not.toHaveProperty('backupsOf')
    expect(problemOf(() => kit.desk().openFile(kit.folder.path('a.yaml')))).not.toHaveProperty('backupsOf')
  })
})
