import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, connectToMemory } from '@main/store/connect'
import { migrate } from '@main/store/migrations'
import { log } from '@main/store/migrations/0001-log'

let db: Connection

beforeEach(() => {
  db = connectToMemory()
  db.pragma('foreign_keys = ON')
  migrate(db, [log])
  db.exec(`
    INSERT INTO entries VALUES (1, NULL, 'at', NULL, '[]', '[]', 0), (2, 1, 'at', '{}', '[]', '[]', 0);
    INSERT INTO moves VALUES (1, 1, 'begin', 0), (2, 2, 'command', 0);
    INSERT INTO snapshots VALUES (1, '{}', 0);
  `)
})
afterEach(() => db.close())

describe('the log', () => {
  it.each([
    `UPDATE entries SET events = '[1]' WHERE seq = 2`,
    'DELETE FROM entries WHERE seq = 2',
    `INSERT OR REPLACE INTO entries VALUES (2, 1, 'at', '{}', '[]', '[1]', 0)`,
    `UPDATE moves SET entry = 1`,
    'DELETE FROM moves',
    `REPLACE INTO moves VALUES (2, 1, 'command', 0)`
  ])('only grows: %s', (sql) => {
    expect(() => db.exec(sql)).toThrow('only grow')
  })

  it.each([
    `INSERT INTO entries VALUES (3, 7, 'at', '{}', '[]', '[]', 0)`,
    `INSERT INTO entries VALUES (3, 3, 'at', '{}', '[]', '[]', 0)`,
    `INSERT INTO entries VALUES (3, NULL, 'at', '{}', '[]', '[]', 0)`,
    `INSERT INTO entries VALUES (3, 2, 'at', NULL, '[]', '[]', 0)`,
    `INSERT INTO entries VALUES (3, 2, 'at', '{}', NULL, '[]', 0)`,
    `INSERT INTO moves VALUES (3, 3, 'command', 0)`,
    `INSERT INTO moves VALUES (3, 2, 'wish', 0)`,
    `INSERT INTO moves VALUES (3, 'two', 'undo', 0)`,
    `INSERT INTO snapshots VALUES (3, '{}', 0)`
  ])('takes no row that does not fit: %s', (sql) => {
    expect(() => db.exec(sql)).toThrow(/constraint failed|cannot store/)
  })

  it('lets go of snapshots, which are a cache', () => {
    expect(db.prepare('DELETE FROM snapshots').run().changes).toBe(1)
  })
})
