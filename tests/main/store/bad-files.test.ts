import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createLab, openLab } from '@main/store'
import { checksum } from '@main/store/checksum'
import { connect } from '@main/store/connect'
import { hashOf, labOf, problemOf, useFolder } from './lab-files'
import { BEGINNING, estateAt } from './step'

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')

/** Opens the file, which must be refused and left alone, with nothing new beside it. */
function refusal(): { kind: string; message: string } {
  const [hash, names] = [hashOf(file()), folder.names()]
  const { kind, message } = problemOf(() => openLab(file()))
  expect(hashOf(file())).toBe(hash)
  expect(folder.names()).toEqual(names)
  return { kind, message }
}

const NOT_A_LAB = {
  kind: 'not-a-lab',
  message: 'a.dpmlab is not a lab of DPM Lab. Choose a file that DPM Lab has saved.'
}
const DAMAGED = { kind: 'damaged', message: 'a.dpmlab is damaged and was left as it is. Use a backup of it.' }

/** Changes a lab behind the store's back, past its triggers. */
function tamper(sql: string): void {
  const db = new Database(file())
  db.pragma('foreign_keys = OFF')
  db.exec(`DROP TRIGGER entries_unchanged; DROP TRIGGER entries_kept; DROP TRIGGER moves_kept; ${sql}`)
  db.close()
}

describe('a file that is no lab', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.alloc(1)],
    ['text', Buffer.from('title: Chaining\nsteps: []\n')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array<number>(500).fill(7)])],
    ['zeros', Buffer.alloc(8192)],
    ['the first words of a database', Buffer.from('SQLite format 3\0')]
  ])('is refused: %s', (_, bytes) => {
    writeFileSync(file(), bytes)
    expect(refusal()).toEqual(NOT_A_LAB)
  })

  it('is refused: another database', () => {
    const db = new Database(file())
    db.exec('CREATE TABLE entries (seq INTEGER PRIMARY KEY); PRAGMA application_id = 7')
    db.close()
    expect(refusal()).toEqual(NOT_A_LAB)
  })
})

describe('a lab that is damaged', () => {
  it.each([100, 1000, 4096, 8192, 20_000])('is refused: cut to %i bytes', (length) => {
    labOf(file(), 40).close()
    truncateSync(file(), length)
    expect(refusal()).toEqual(DAMAGED)
  })

  it('is refused: half of it overwritten', () => {
    labOf(file(), 40).close()
    const bytes = readFileSync(file())
    writeFileSync(file(), bytes.fill(0xaa, bytes.length / 2))
    expect(refusal()).toEqual(DAMAGED)
  })

  it('is refused: a format that SQLite does not know', () => {
    labOf(file(), 2).close()
    const bytes = readFileSync(file())
    bytes[47] = 9
    writeFileSync(file(), bytes)
    expect(refusal()).toEqual(DAMAGED)
  })

  it('is refused: no version', () => {
    labOf(file(), 2).close()
    const db = new Database(file())
    db.pragma('user_version = 0')
    db.close()
    expect(refusal()).toEqual(DAMAGED)
  })

  it('is refused: a trigger too many', () => {
    labOf(file(), 2).close()
    const db = new Database(file())
    db.exec('CREATE TRIGGER more AFTER INSERT ON moves BEGIN DELETE FROM settings; END')
    db.close()
    expect(refusal()).toEqual(DAMAGED)
  })

  const put = `INSERT INTO moves VALUES (4, 2, 'undo', ${checksum(4, 2, 'undo')});`
  it.each([
    ['an entry changed', `UPDATE entries SET events = '[]' WHERE seq = 2`],
    ['an entry away', 'DELETE FROM entries WHERE seq = 2'],
    ['the last entry away', 'DELETE FROM entries WHERE seq = 3'],
    ['the beginning away', 'DELETE FROM entries; DELETE FROM moves'],
    ['the last move away', 'DELETE FROM moves WHERE id = 3'],
    [
      'a move that leads nowhere',
      `${put} INSERT INTO moves VALUES (5, 2, 'undo', ${checksum(5, 2, 'undo')})`
    ],
    ['a move with another sum', `INSERT INTO moves VALUES (4, 2, 'undo', 0)`],
    [
      'a setting forged',
      `UPDATE settings SET value = '{', sum = ${checksum('title', '{')} WHERE key = 'title'`
    ],
    ['a setting changed', `UPDATE settings SET value = '"no"'`],
    ['a snapshot of nothing', `INSERT INTO snapshots VALUES (9, '{}', 0)`]
  ])('is refused: %s', (_, sql) => {
    labOf(file(), 3).close()
    const sound = new Database(file())
    const triggers = sound.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
    sound.close()
    tamper(sql)
    const db = new Database(file())
    // The triggers back, so that it is the row that is found.
    for (const trigger of triggers)
      if (/entries_unchanged|_kept/.test(String(trigger))) db.exec(String(trigger))
    db.close()
    expect(refusal()).toEqual(DAMAGED)
  })

  it('gives no entry that was forged, and says so', () => {
    labOf(file(), 1).close()
    const db = connect(file())
    const row = [2, 1, 'at', '{"do":7}', '[]', '[]'] as const
    db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)').run(...row, checksum(...row))
    db.prepare('INSERT INTO moves VALUES (?, ?, ?, ?)').run(2, 2, 'command', checksum(2, 2, 'command'))
    db.close()
    const lab = openLab(file())
    expect(problemOf(() => lab.entries()).kind).toBe('damaged')
    expect(problemOf(() => lab.entry(2)).kind).toBe('damaged')
    expect(lab.integrity()).toEqual(['entry 2 of the log cannot be read'])
    lab.close()
  })

  it('is opened all the same where only a snapshot is spoilt', () => {
    const lab = labOf(file(), 3)
    lab.saveSnapshot(1, estateAt(1))
    lab.saveSnapshot(3, estateAt(3))
    lab.close()
    const db = connect(file())
    db.exec(`UPDATE snapshots SET estate = '{' WHERE entry = 3`)
    db.close()
    const again = openLab(file())
    expect(again.nearestSnapshot(3)).toMatchObject({ entry: 1 })
    again.close()
  })
})

describe('a lab and its write-ahead log', () => {
  it('are one after a crash', () => {
    const other = folder.path('other.dpmlab')
    const lab = labOf(other, 30)
    copyFileSync(other, file())
    copyFileSync(`${other}-wal`, `${file()}-wal`)
    lab.close()
    const again = openLab(file())
    expect(again.entries().length).toBe(30)
    again.close()
    expect(folder.names()).toEqual(['a.dpmlab', 'other.dpmlab'])
  })

  it('are refused together where the log is junk', () => {
    createLab(file(), BEGINNING).close()
    appendFileSync(`${file()}-wal`, Buffer.alloc(9000, 3))
    expect(refusal()).toEqual(DAMAGED)
  })
})
