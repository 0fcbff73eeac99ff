import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLab } from '@main/store'
import { type Connection, connect, connectToMemory, pragmaNumber } from '@main/store/connect'
import { migrate } from '@main/store/migrations'
import { log } from '@main/store/migrations/0001-log'
import { goOn } from '@main/store/migrations/0002-go-on'
import { goTo } from '@main/store/migrations/0003-go-to'
import { useFolder } from '../lab-files'
import { estateAt, step } from '../step'

describe('version 3 of a database', () => {
  let db: Connection
  const moves = () => db.prepare('SELECT * FROM moves ORDER BY id').raw().all()
  const MOVES = [
    [1, 1, 'begin', 11],
    [2, 2, 'command', 22],
    [3, 3, 'go-on', 33],
    [4, 1, 'undo', 44]
  ]

  beforeEach(() => {
    db = connectToMemory()
    db.pragma('foreign_keys = ON')
    db.pragma('recursive_triggers = ON')
    migrate(db, [log, goOn])
    db.exec(`
      INSERT INTO entries VALUES
        (1, NULL, 'at', NULL, '[]', '[]', 0), (2, 1, 'at', '{}', '[]', '[]', 0), (3, 2, 'at', '{}', '[]', '[]', 0);
      INSERT INTO moves VALUES
        (1, 1, 'begin', 11), (2, 2, 'command', 22), (3, 3, 'go-on', 33), (4, 1, 'undo', 44);
      INSERT INTO snapshots VALUES (1, '{}', 0), (2, '{}', 0);
      INSERT INTO settings VALUES ('title', '"a"', 0);
    `)
    migrate(db, [log, goOn, goTo])
  })
  afterEach(() => db.close())

  it('has everything of version 2, its snapshots too', () => {
    expect(pragmaNumber(db, 'user_version')).toBe(3)
    expect(moves()).toEqual(MOVES)
    const counts = ['entries', 'settings', 'snapshots'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    )
    expect(counts).toEqual([3, 1, 2])
  })

  it.each([
    `UPDATE moves SET entry = 1`,
    'DELETE FROM moves',
    `REPLACE INTO moves VALUES (2, 1, 'command', 0)`,
    `INSERT INTO moves VALUES (4, 2, 'redo', 0)`
  ])('still only grows: %s', (sql) => {
    expect(() => db.exec(sql)).toThrow('only grow')
    expect(moves()).toEqual(MOVES)
  })

  it.each([
    `INSERT INTO moves VALUES (5, 4, 'go-to', 0)`,
    `INSERT INTO moves VALUES (5, 2, 'go to', 0)`,
    `INSERT INTO moves VALUES (5, 'two', 'go-to', 0)`
  ])('takes no move that does not fit: %s', (sql) => {
    expect(() => db.exec(sql)).toThrow(/constraint failed|cannot store/)
  })

  it('takes a move to any entry', () => {
    db.exec(`INSERT INTO moves VALUES (5, 2, 'go-to', 55)`)
    expect(moves()).toEqual([...MOVES, [5, 2, 'go-to', 55]])
  })
})

describe('a lab of version 2', () => {
  const folder = useFolder()

  it('stands where it stood, its snapshots kept, and any place of it can be gone to', () => {
    const file = folder.path('old.dpmlab')
    copyFileSync(join(import.meta.dirname, '../fixtures/version-2.dpmlab'), file)
    const before = connect(file)
    expect(pragmaNumber(before, 'user_version')).toBe(2)
    const moves = before.prepare('SELECT * FROM moves ORDER BY id').all()
    before.close()

    const lab = openLab(file)
    expect([lab.head(), lab.undoTarget(), lab.redoTarget()]).toEqual([4, 2, 5])
    expect(lab.nearestSnapshot(5)).toEqual({ entry: 4, estate: estateAt(120) })
    lab.move(3, 'go-to')
    lab.append(step(6))
    expect(lab.integrity()).toEqual([])
    lab.close()

    const after = connect(file)
    expect(pragmaNumber(after, 'user_version')).toBe(3)
    const all = after.prepare('SELECT * FROM moves ORDER BY id').all()
    expect(all.slice(0, moves.length)).toEqual(moves)
    expect(all).toHaveLength(moves.length + 2)
    after.close()

    const again = openLab(file)
    expect([again.head(), again.undoTarget(), again.redoTarget()]).toEqual([6, 3, null])
    again.move(3, 'undo')
    again.move(4, 'undo')
    expect([again.undoKind(), again.redoKind()]).toEqual(['command', 'go-to'])
    again.close()
  })
})
