import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLab } from '@main/store'
import { connect, pragmaNumber } from '@main/store/connect'
import { type Migration, MIGRATIONS } from '@main/store/migrations'
import { openLabWith } from '@main/store/open-lab'
import { hashOf, problemOf, useFolder } from '../lab-files'
import { BEGINNING, estateAt, step } from '../step'

const folder = useFolder()

/** A file as DPM Lab wrote it when its format was of version 1: a beginning, four commands and one undo. */
function fixture(): string {
  const file = folder.path('old.dpmlab')
  copyFileSync(join(import.meta.dirname, '../fixtures/version-1.dpmlab'), file)
  return file
}

const LATER = MIGRATIONS.length + 1
const colours: Migration = {
  version: LATER,
  name: 'colours',
  up: (db) => void db.exec(`ALTER TABLE snapshots ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'`)
}
const next = [...MIGRATIONS, colours]

describe('migrations', () => {
  it('are numbered without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1))
  })

  it('open a lab of version 1', () => {
    const lab = openLab(fixture())
    expect(lab.settings()).toEqual({ title: BEGINNING.title, introduction: BEGINNING.introduction })
    expect(lab.entry(1).events).toEqual(BEGINNING.events)
    expect(lab.entries().slice(1)).toEqual([2, 3, 4, 5].map((n) => ({ seq: n, parent: n - 1, ...step(n) })))
    expect([lab.head(), lab.undoTarget(), lab.redoTarget()]).toEqual([4, 3, 5])
    expect(lab.integrity()).toEqual([])
    lab.close()
  })

  it('bring an older lab up to date, once', () => {
    const file = fixture()
    const lab = openLabWith(file, next)
    lab.append(step(6))
    lab.saveSnapshot(6, estateAt(0))
    lab.close()
    const before = hashOf(file)
    const again = openLabWith(file, next)
    expect(again.entries().length).toBe(6)
    expect(again.integrity()).toEqual([])
    again.close()
    expect(hashOf(file)).toBe(before)
    const db = connect(file)
    expect(pragmaNumber(db, 'user_version')).toBe(LATER)
    expect(db.prepare('SELECT colour FROM snapshots').pluck().all()).toEqual(['none'])
    db.close()
  })

  it('refuse a lab of a newer version and leave it alone', () => {
    const file = fixture()
    openLabWith(file, next).close()
    const before = hashOf(file)
    expect(problemOf(() => openLab(file))).toEqual({
      kind: 'newer',
      title: 'Lab of a newer version',
      message: 'old.dpmlab was saved by a newer DPM Lab. Open it with that version or a later one.'
    })
    expect(hashOf(file)).toBe(before)
    expect(folder.names()).toEqual(['old.dpmlab'])
  })

  it('leave a lab alone that one of them fails on', () => {
    const file = fixture()
    const before = hashOf(file)
    const failing: Migration = {
      version: LATER,
      name: 'failing',
      up(db) {
        db.exec('DROP TABLE snapshots')
        throw new TypeError('no')
      }
    }
    expect(() => openLabWith(file, [...MIGRATIONS, failing])).toThrow('no')
    expect(hashOf(file)).toBe(before)
    openLab(file).close()
  })
})
