import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabStore, openLab } from '@main/store'
import { checksum } from '@main/store/checksum'
import { Position } from '@main/store/position'
import { labOf, problemOf, useFolder } from './lab-files'
import { passing, step } from './step'

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')
const standing = (lab: LabStore) => [lab.head(), lab.undoTarget(), lab.redoTarget()]
const places = ({ head, undoTarget, redoTarget }: Position) => [head, undoTarget, redoTarget]
const goOn = (lab: LabStore, seconds = 60) => lab.append(passing(seconds), { goesOn: true })

describe('an entry that goes on with the one before', () => {
  it('is one step with it, forth and back', () => {
    const lab = labOf(file(), 2)
    lab.append(passing(60))
    expect(goOn(lab)).toMatchObject({ seq: 4, parent: 3 })
    expect(goOn(lab)).toMatchObject({ seq: 5, parent: 4 })
    expect(standing(lab)).toEqual([5, 2, null])
    lab.move(2, 'undo')
    expect(standing(lab)).toEqual([2, 1, 5])
    lab.move(5, 'redo')
    expect(standing(lab)).toEqual([5, 2, null])
    lab.close()
  })

  it('is one step with it too when the lab was opened again in between', () => {
    const lab = labOf(file(), 2)
    lab.append(passing(60))
    goOn(lab)
    lab.close()
    const again = openLab(file())
    expect(standing(again)).toEqual([4, 2, null])
    goOn(again)
    expect(standing(again)).toEqual([5, 2, null])
    expect(again.integrity()).toEqual([])
    again.close()
    const last = openLab(file())
    expect(standing(last)).toEqual([5, 2, null])
    last.close()
  })

  it('is ended by a command that follows, which is a step of its own', () => {
    const lab = labOf(file(), 1)
    lab.append(passing(60))
    goOn(lab)
    lab.append(step(9))
    expect(standing(lab)).toEqual([4, 3, null])
    lab.move(3, 'undo')
    lab.move(1, 'undo')
    expect(standing(lab)).toEqual([1, null, 3])
    lab.close()
  })

  it.each([
    ['at the beginning', 1, [], 1],
    ['after an undo', 2, [[1, 'undo']], 1],
    [
      'after a redo',
      2,
      [
        [1, 'undo'],
        [2, 'redo']
      ],
      2
    ],
    ['after a reset', 2, [[1, 'reset']], 1],
    ['after a go-to', 3, [[2, 'go-to']], 2]
  ] as const)('has no step to go on with %s', (_, length, moves, head) => {
    const lab = labOf(file(), length)
    for (const [to, reason] of moves) lab.move(to, reason)
    const entries = lab.entries().length
    expect(problemOf(() => goOn(lab))).toMatchObject({ kind: 'unexpected', title: 'Step does not fit' })
    expect([lab.entries().length, lab.head()]).toEqual([entries, head])
    lab.append(passing(60))
    goOn(lab)
    lab.close()
    openLab(file()).close()
  })

  it('may be a step of the story as well', () => {
    const lab = labOf(file(), 1)
    lab.append(passing(60))
    const verdict = { outcome: 'done', violations: [], warnings: [] } as const
    lab.append(passing(60), { goesOn: true, play: { step: 1, verdict } })
    expect(lab.story().plays).toEqual([{ step: 1, at: 3, verdict }])
    expect(standing(lab)).toEqual([3, 1, null])
    lab.close()
  })
})

it('a position agrees with a plain list of steps, whatever is done', () => {
  const doings = fc.array(fc.constantFrom('command', 'go-on', 'undo', 'redo', 'reset', 'go-to'), {
    maxLength: 60
  })
  fc.assert(
    fc.property(doings, (reasons) => {
      const position = new Position(1)
      let visited = [1]
      let at = 0
      let last = 1
      let mayGoOn = false
      for (const reason of reasons) {
        if (reason === 'go-on') {
          expect(position.allows({ entry: last + 1, reason })).toBe(mayGoOn)
          if (!mayGoOn) continue
          position.take({ entry: (visited[at] = ++last), reason })
        } else if (reason === 'command' || reason === 'reset' || reason === 'go-to') {
          const entry = reason === 'command' ? ++last : reason === 'reset' ? 1 : Math.ceil(last / 2)
          visited = [...visited.slice(0, ++at), entry]
          position.take({ entry, reason })
          mayGoOn = reason === 'command'
        } else {
          const target = reason === 'undo' ? position.undoTarget : position.redoTarget
          if (target === null) continue
          at += reason === 'undo' ? -1 : 1
          position.take({ entry: target, reason })
          mayGoOn = false
        }
        expect(places(position)).toEqual([visited[at], visited[at - 1] ?? null, visited[at + 1] ?? null])
      }
    })
  )
})

describe('a move that goes on', () => {
  const forged = (id: number, entry: number) =>
    `UPDATE moves SET reason = 'go-on', sum = ${checksum(id, entry, 'go-on')} WHERE id = ${id};`
  const put = (id: number, entry: number, reason: string) =>
    `INSERT INTO moves VALUES (${id}, ${entry}, '${reason}', ${checksum(id, entry, reason)});`

  it.each([
    ['right after the beginning', forged(2, 2)],
    ['after an undo', forged(4, 3) + put(5, 1, 'undo') + put(6, 3, 'go-on')],
    ['to an entry that was written before', put(5, 3, 'go-on')],
    ['to an entry that is not there', put(5, 5, 'go-on')],
    ['with another sum', `INSERT INTO moves VALUES (5, 4, 'go-on', 0);`]
  ])('is damage %s', (_, sql) => {
    labOf(file(), 4).close()
    const db = new Database(file())
    db.pragma('foreign_keys = OFF')
    const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'moves_unchanged'").pluck().get()
    db.exec(`DROP TRIGGER moves_unchanged; ${sql} ${String(trigger)}`)
    db.close()
    expect(problemOf(() => openLab(file())).kind).toBe('damaged')
  })

  it('is none after a command: the same file, put right, opens', () => {
    labOf(file(), 4).close()
    const db = new Database(file())
    const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'moves_unchanged'").pluck().get()
    db.exec(`DROP TRIGGER moves_unchanged; ${forged(3, 3)} ${forged(4, 4)} ${String(trigger)}`)
    db.close()
    const lab = openLab(file())
    expect(standing(lab)).toEqual([4, 1, null])
    lab.close()
  })
})
