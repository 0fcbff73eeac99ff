import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Desk } from '@main/desk'
import { Library } from '@main/library'
import { backupsOf, openLab, type LabStore } from '@main/store'
import type { Connection } from '@main/store/connect'
import { latestVersion, MIGRATIONS } from '@main/store/migrations'
import { openLabWith } from '@main/store/open-lab'
import { FakeTimers } from './clock-kit'
import { asNobody, lasting, NEW_LAB, useDesk } from './desk-kit'
import { fail, install } from './engine/builder'
import { kill, linesOf, start } from './store/child-process'
import { hashOf, problemOf } from './store/lab-files'

/* Issue 7: each with a message, and nothing lost. */

vi.setConfig({ testTimeout: 60_000 })

const kit = useDesk()
const MINUTE = 60_000

/** A new lab in which something was done. */
function open(): string {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  kit.desk().session.dispatch(install('DPM1', 'Server1'))
  return kit.desk().session.file
}

/** Opens a lab, and gives the connection that it has to its file, by way of a step of the format: once for each lab. */
function openWithConnection(file: string): { store: LabStore; db: Connection | undefined } {
  const seen: Connection[] = []
  const version = latestVersion(MIGRATIONS) + 1
  const look = { version, name: 'look', up: (db: Connection) => void seen.push(db) }
  const store = openLabWith(file, [...MIGRATIONS, look])
  return { store, db: seen.find((one) => one.open && one.name === file) }
}

describe('a disk that is full', () => {
  it('is told of, and nothing is done by halves; with some space again work goes on', () => {
    const file = open()
    kit.desk().close()
    const { store, db } = openWithConnection(file)
    kit.desk().open(() => ({ store, plays: false, discard: () => undefined }))
    const before = lasting(kit.desk().overview())
    // As many pages as there are: SQLite itself says that there is no room, as it does for ENOSPC.
    db?.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`)
    const many = Array.from({ length: 60 }, (_, n) => `Server${n + 10}`)
    const addAll = () =>
      kit
        .desk()
        .session.dispatchAll(
          many.map((name) => ({ do: 'add-protected-server', name, dataSources: ['C:', 'D:', 'E:'] }))
        )
    expect(problemOf(addAll)).toMatchObject({
      kind: 'not-writable',
      title: 'Disk full',
      message: 'There is no room left to write mine.dpmlab. Free some space, then try again.'
    })
    expect(lasting(kit.desk().overview())).toEqual(before)
    db?.pragma('max_page_count = 1000000')
    expect(addAll().every(({ outcome }) => outcome === 'done')).toBe(true)
    const after = lasting(kit.desk().overview())
    kit.desk().close()
    const again = openWithConnection(file)
    expect(again.store.integrity()).toEqual([])
    kit.desk().open(() => ({ store: again.store, plays: false, discard: () => undefined }))
    expect(lasting(kit.desk().overview())).toEqual(after)
  })
})

describe.skipIf(process.platform === 'win32')('a folder that becomes read-only', () => {
  it('while a lab is open there: it is worked in to the end, no backup is said to be made, and all is there', async () => {
    const folder = kit.folder.path('shared')
    mkdirSync(folder)
    for (const path of [kit.folder.path('.'), folder]) chmodSync(path, 0o777)
    await asNobody(async () => {
      const desk = new Desk(
        new Library({ bundled: folder, exercises: folder, data: folder }, () => new Date()),
        () => new Date(),
        {
          changed: () => undefined,
          clock: () => undefined,
          problem: (problem) => kit.problems.push(problem)
        },
        kit.timers
      )
      desk.open(() => desk.library.newLab(NEW_LAB))
      const { file } = desk.session
      chmodSync(join(folder, 'labs'), 0o555)
      kit.timers.pass(11 * MINUTE)
      expect(desk.session.dispatch(install('DPM1', 'Server1')).outcome).toBe('done')
      await vi.waitFor(() =>
        expect(kit.problems).toMatchObject([{ kind: 'not-writable', title: 'No backup was made' }])
      )
      const before = lasting(desk.overview())
      desk.close()
      chmodSync(join(folder, 'labs'), 0o755)
      expect(lasting(desk.openFile(file))).toEqual(before)
      desk.close()
    })
  })
})

describe('a lab that another instance of the application has open', () => {
  let other: ChildProcess | null = null
  afterEach(async () => {
    if (other) await kill(other)
    other = null
  })

  it('is refused with a message, and neither it nor the lab that is open here is changed', async () => {
    const file = open()
    kit.desk().close()
    const second = kit.folder.path('second.dpmlab')
    renameSync(file, second)
    other = start('hold', second)
    for await (const line of linesOf(other)) if (line === 'open') break
    open()
    const [before, hash] = [kit.desk().overview(), hashOf(second)]
    const problem = problemOf(() => kit.desk().openFile(second))
    expect(problem).toMatchObject({
      kind: 'locked',
      message: 'second.dpmlab is open in another program. Close it there, then try again.'
    })
    expect(problem).not.toHaveProperty('backupsOf')
    expect([kit.desk().overview(), hashOf(second)]).toEqual([before, hash])
    // An application that was killed holds nothing any more.
    await kill(other)
    other = null
    expect(kit.desk().openFile(second)).toMatchObject({ title: 'Mine' })
  })
})

describe.skipIf(process.platform === 'win32')('a lab whose file goes while it is open', () => {
  const GONE = { kind: 'file-missing', title: 'The file of the lab is gone' }
  const recent = () => kit.library().start().recent

  it.each([
    ['deleted', (file: string) => rmSync(file)],
    ['moved', (file: string) => renameSync(file, `${file}.elsewhere`)],
    [
      'replaced',
      (file: string) => {
        rmSync(file)
        writeFileSync(file, 'something else')
      }
    ],
    ['moved with its folder', (file: string) => renameSync(join(file, '..'), kit.folder.path('elsewhere'))]
  ])('%s: that is told once, and on closing it is kept among the working copies', (_, goes) => {
    const file = open()
    goes(file)
    expect(kit.desk().session.dispatch(fail('Server1')).outcome).toBe('done')
    kit.desk().session.undo()
    kit.desk().session.redo()
    expect(kit.problems).toMatchObject([GONE])
    const before = lasting({ ...kit.desk().session.overview(), file: '' })
    kit.desk().close()
    const [kept] = recent()
    expect(kept).toMatchObject({ title: 'Mine', missing: false })
    expect(lasting({ ...kit.desk().openFile(kept?.file ?? ''), file: '' })).toEqual(before)
  })

  it('is as it was under the name it is then saved as, and nowhere else', async () => {
    const file = open()
    rmSync(file)
    kit.desk().session.dispatch(fail('Server1'))
    const before = lasting({ ...kit.desk().session.overview(), file: '' })
    const saved = await kit.desk().saveAs(kit.folder.path('saved.dpmlab'))
    expect(lasting({ ...saved, file: '' })).toEqual(before)
    kit.desk().close()
    expect(recent().filter(({ missing }) => !missing)).toHaveLength(1)
  })
})

describe('a clock of the computer that goes backwards', () => {
  it('changes nothing: what was done later stays later, and the last backup is the latest', () => {
    let time = Date.parse('2026-06-15T12:00:00Z')
    const now = () => new Date((time -= 36 * 3_600_000))
    const folder = kit.folder.path('data')
    const timers = new FakeTimers()
    const library = new Library({ bundled: folder, exercises: folder, data: folder }, now)
    const nobody = () => undefined
    const desk = new Desk(library, now, { changed: nobody, clock: nobody, problem: nobody }, timers)
    desk.open(() => library.newLab(NEW_LAB))
    const { file } = desk.session
    for (const computer of ['Server1', 'DPM2']) desk.session.dispatch(install('DPM1', computer))
    desk.session.runClock(60)
    timers.pass(3 * MINUTE)
    desk.session.pauseClock()
    expect(desk.session.clock().now).toBe(3 * 3_600)
    desk.close()
    for (const computer of ['Server1', 'DPM2']) {
      desk.openFile(file)
      desk.session.dispatch(fail(computer))
      desk.close()
    }
    const backups = backupsOf(file)
    expect(backups.map(({ steps }) => steps)).toEqual(backups.map(({ steps }) => steps).sort((a, b) => b - a))
    expect(backups.length).toBe(3)
    expect(Date.parse(backups[0]?.madeAt ?? '')).toBeLessThan(Date.parse(backups[1]?.madeAt ?? ''))
    const lab = openLab(file)
    const entries = lab.entries()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(lab.integrity()).toEqual([])
    lab.close()
    library.remember('/elsewhere.dpmlab', 'Later')
    expect(library.start().recent[0]?.title).toBe('Later')
  })
})
