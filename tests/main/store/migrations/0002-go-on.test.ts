import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, connect, connectToMemory, pragmaNumber } from '@main/store/connect'
import { migrate } from '@main/store/migrations'
import { log } from '@main/store/migrations/0001-log'
import { goOn } from '@main/store/migrations/0002-go-on'
import { openLabWith } from '@main/store/open-lab'
import { useFolder } from '../lab-files'
import { passing, step } from '../step'

describe('version 2 of a database', () => {
  let db: Connection
  const moves = () => db.prepare('SELECT * FROM moves ORDER BY id').raw().all()
  const MOVES = [
    [1, 1, 'begin', 11],
    [2, 2, 'command', 22],
    [3, 1, 'undo', 33]
  ]

  beforeEach(() => {
    db = connectToMemory()
    db.pragma('foreign_keys = ON')
    db.pragma('recursive_triggers = ON')
    migrate(db, [log])
    db.exec(`
      INSERT INTO entries VALUES (1, NULL, 'at', NULL, '[]', '[]', 0), (2, 1, 'at', '{}', '[]', '[]', 0);
      INSERT INTO moves VALUES (1, 1, 'begin', 11), (2, 2, 'command', 22), (3, 1, 'undo', 33);
      INSERT INTO snapshots VALUES (1, '{}', 0), (2, '{}', 0);
      INSERT INTO settings VALUES ('title', '"a"', 0);
    `)
    migrate(db, [log, goOn])
  })
  afterEach(() => db.close())

  it('has every move and entry of version 1, and none of its snapshots', () => {
    expect(pragmaNumber(db, 'user_version')).toBe(2)
    expect(moves()).toEqual(MOVES)
    const counts = ['entries', 'settings', 'snapshots'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    )
    expect(counts).toEqual([2, 1, 0])
  })

  it.each([
    `UPDATE moves SET entry = 1`,
    'DELETE FROM moves',
    `REPLACE INTO moves VALUES (2, 1, 'command', 0)`,
    `INSERT INTO moves VALUES (3, 2, 'redo', 0)`
  ])('still only grows: %s', (sql) => {
    expect(() => db.exec(sql)).toThrow('only grow')
    expect(moves()).toEqual(MOVES)
  })

  it.each([
    `INSERT INTO moves VALUES (4, 3, 'go-on', 0)`,
    `INSERT INTO moves VALUES (4, 2, 'go on', 0)`,
    `INSERT INTO moves VALUES (4, 'two', 'go-on', 0)`
  ])('takes no move that does not fit: %s', (sql) => {
    expect(() => db.exec(sql)).toThrow(/constraint failed|cannot store/)
  })

  it('takes a move that goes on', () => {
    db.exec(`INSERT INTO moves VALUES (4, 2, 'go-on', 44)`)
    expect(moves()).toEqual([...MOVES, [4, 2, 'go-on', 44]])
  })
})

describe('a lab of version 1', () => {
  const folder = useFolder()

  function fixture(): string {
    const file = folder.path('old.dpmlab')
    copyFileSync(join(import.meta.dirname, '../fixtures/version-1.dpmlab'), file)
    return file
  }

  it('stands where it stood, its snapshots gone, and its clock can go on', () => {
    const file = fixture()
    const before = connect(file)
    expect(before.prepare('SELECT entry FROM snapshots').pluck().all()).toEqual([1])
    const moves = before.prepare('SELECT * FROM moves ORDER BY id').all()
    before.close()

    const lab = openLabWith(file, [log, goOn])
    expect([lab.head(), lab.undoTarget(), lab.redoTarget()]).toEqual([4, 3, 5])
    for (const { seq } of lab.entries()) expect(lab.nearestSnapshot(seq)).toBeNull()
    lab.append(passing(60))
    lab.append(passing(60), { goesOn: true })
    lab.append(step(8))
    expect(lab.integrity()).toEqual([])
    lab.close()

    const after = connect(file)
    expect(pragmaNumber(after, 'user_version')).toBe(2)
    const all = after.prepare('SELECT * FROM moves ORDER BY id').all()
    expect(all.slice(0, moves.length)).toEqual(moves)
    expect(all).toHaveLength(moves.length + 3)
    after.close()

    const again = openLabWith(file, [log, goOn])
    expect([again.head(), again.undoTarget(), again.redoTarget()]).toEqual([8, 7, null])
    again.move(7, 'undo')
    again.move(4, 'undo')
    again.close()
  })
})
