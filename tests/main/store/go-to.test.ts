import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type LabStore, openLab } from '@main/store'
import { checksum } from '@main/store/checksum'
import { labOf, problemOf, useFolder } from './lab-files'
import { passing, step } from './step'

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')
const standing = (lab: LabStore) => [lab.head(), lab.undoTarget(), lab.redoTarget()]
const kinds = (lab: LabStore) => [lab.undoKind(), lab.redoKind()]

describe('a move to another place', () => {
  it('is a step like any other, also when the lab was opened again in between', () => {
    const lab = labOf(file(), 5)
    lab.move(4, 'undo')
    lab.move(2, 'go-to')
    expect([standing(lab), kinds(lab)]).toEqual([
      [2, 4, null],
      ['go-to', null]
    ])
    expect(lab.append(step(6))).toMatchObject({ seq: 6, parent: 2 })
    lab.move(5, 'go-to')
    lab.move(6, 'undo')
    lab.close()
    const again = openLab(file())
    expect([standing(again), kinds(again)]).toEqual([
      [6, 2, 5],
      ['command', 'go-to']
    ])
    again.move(5, 'redo')
    for (const [to, kind] of [
      [6, 'go-to'],
      [2, 'command'],
      [4, 'go-to'],
      [3, 'command']
    ] as const) {
      expect(again.undoKind()).toBe(kind)
      again.move(to, 'undo')
    }
    expect(again.integrity()).toEqual([])
    again.close()
  })

  it('is none where the lab stands already, nor to an entry that is not there', () => {
    const lab = labOf(file(), 3)
    lab.move(2, 'undo')
    lab.move(2, 'go-to')
    expect(standing(lab)).toEqual([2, 1, 3])
    expect(problemOf(() => lab.move(4, 'go-to')).kind).toBe('unexpected')
    expect(standing(lab)).toEqual([2, 1, 3])
    lab.close()
  })

  it('knows where the lab stood last, opened again too', () => {
    const lab = labOf(file(), 4)
    lab.move(2, 'go-to')
    const visits = (of: LabStore) => [1, 2, 3, 4].map((seq) => of.visited(seq))
    const [one = 0, two = 0, three = 0, four = 0] = visits(lab)
    expect([two > four, four > three, three > one, one > 0]).toEqual([true, true, true, true])
    const before = visits(lab)
    lab.close()
    const again = openLab(file())
    expect(visits(again)).toEqual(before)
    again.close()
  })

  it.each([
    ['leads to an entry that is not there', 5, 1],
    ['has another sum', 2, 0]
  ])('is damage where it %s', (_, entry, right) => {
    labOf(file(), 4).close()
    const db = new Database(file())
    db.pragma('foreign_keys = OFF')
    const sum = checksum(5, entry, 'go-to') * right
    db.exec(`INSERT INTO moves VALUES (5, ${entry}, 'go-to', ${sum})`)
    db.close()
    expect(problemOf(() => openLab(file())).kind).toBe('damaged')
  })

  it('that was written by somebody else is one as well', () => {
    labOf(file(), 4).close()
    const db = new Database(file())
    db.exec(`INSERT INTO moves VALUES (5, 2, 'go-to', ${checksum(5, 2, 'go-to')})`)
    db.close()
    const lab = openLab(file())
    expect(standing(lab)).toEqual([2, 4, null])
    lab.close()
  })
})

describe('entries that are written together', () => {
  it('lie one under the other, and are one step', () => {
    const lab = labOf(file(), 2)
    expect(lab.appendAll([step(3), passing(60), step(5)])).toMatchObject([
      { seq: 3, parent: 2 },
      { seq: 4, parent: 3 },
      { seq: 5, parent: 4 }
    ])
    expect(standing(lab)).toEqual([5, 2, null])
    lab.move(2, 'undo')
    lab.close()
    const again = openLab(file())
    expect(again.entries()).toHaveLength(5)
    expect(standing(again)).toEqual([2, 1, 5])
    again.close()
  })

  it('are none where one of them cannot be written, or there are none', () => {
    const lab = labOf(file(), 2)
    const events = [{ kind: 'clock-advanced', seconds: 1n }] as never
    expect(() => lab.appendAll([step(3), { ...step(4), events }])).toThrow(TypeError)
    expect(problemOf(() => lab.appendAll([step(3), { ...step(4), command: null }])).kind).toBe('unexpected')
    expect(lab.appendAll([])).toEqual([])
    expect([lab.entries().length, ...standing(lab)]).toEqual([2, 2, 1, null])
    expect(lab.append(step(3)).seq).toBe(3)
    expect(lab.integrity()).toEqual([])
    lab.close()
  })
})
