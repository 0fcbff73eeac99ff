import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabStore, openLab } from '@main/store'
import { labOf, problemOf, useFolder } from './lab-files'
import { step } from './step'

const folder = useFolder()
const file = (): string => folder.path('a.dpmlab')

const standing = (lab: LabStore): unknown => [lab.head(), lab.undoTarget(), lab.redoTarget()]

/** The lab closed and opened again, which must change nothing about where it stands. */
function reopened(lab: LabStore): LabStore {
  const before = standing(lab)
  lab.close()
  const again = openLab(file())
  expect(standing(again)).toEqual(before)
  return again
}

function undo(lab: LabStore): void {
  lab.move(lab.undoTarget() ?? 0, 'undo')
}

function redo(lab: LabStore): void {
  lab.move(lab.redoTarget() ?? 0, 'redo')
}

describe('undo and redo', () => {
  it('go step by step and are kept in the file', () => {
    let lab = labOf(file(), 3)
    expect(standing(lab)).toEqual([3, 2, null])
    undo(lab)
    expect(standing(lab)).toEqual([2, 1, 3])
    lab = reopened(lab)
    undo(lab)
    expect(standing(lab)).toEqual([1, null, 2])
    lab = reopened(lab)
    redo(lab)
    redo(lab)
    expect(standing(lab)).toEqual([3, 2, null])
    reopened(lab).close()
  })

  it('forget what was undone once a command follows, but the log does not', () => {
    let lab = labOf(file(), 3)
    undo(lab)
    expect(lab.append(step(4))).toMatchObject({ seq: 4, parent: 2 })
    expect(standing(lab)).toEqual([4, 2, null])
    lab = reopened(lab)
    expect(lab.entries().map(({ seq, parent }) => [seq, parent])).toEqual([
      [1, null],
      [2, 1],
      [3, 2],
      [4, 2]
    ])
    lab.close()
  })

  it('take a reset for a step as well', () => {
    let lab = labOf(file(), 3)
    undo(lab)
    lab.move(1, 'reset')
    expect(standing(lab)).toEqual([1, 2, null])
    lab = reopened(lab)
    lab.append(step(4))
    expect(standing(lab)).toEqual([4, 1, null])
    undo(lab)
    undo(lab)
    expect(standing(lab)).toEqual([2, 1, 1])
    redo(lab)
    redo(lab)
    expect(standing(lab)).toEqual([4, 1, null])
    reopened(lab).close()
  })

  it('do not record a reset that leads nowhere else', () => {
    const lab = labOf(file(), 2)
    undo(lab)
    lab.move(1, 'reset')
    expect(standing(lab)).toEqual([1, null, 2])
    lab.close()
  })

  it('go nowhere but to their targets', () => {
    const lab = labOf(file(), 3)
    for (const [to, reason] of [
      [1, 'undo'],
      [3, 'redo'],
      [4, 'reset'],
      [0, 'reset']
    ] as const) {
      expect(problemOf(() => lab.move(to, reason)).kind).toBe('unexpected')
    }
    expect(standing(lab)).toEqual([3, 2, null])
    lab.close()
  })

  it('bring any lab back to where a plain list says, opened again too', () => {
    let run = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom('do', 'undo', 'redo', 'reset'), { maxLength: 15 }), (doings) => {
        const path = folder.path(`${++run}.dpmlab`)
        const lab = labOf(path, 1)
        let places = [1]
        let at = 0
        for (const doing of doings) {
          if (doing === 'undo' && at > 0) lab.move(places[--at] ?? 0, 'undo')
          if (doing === 'redo' && at < places.length - 1) lab.move(places[++at] ?? 0, 'redo')
          if (doing === 'reset' && places[at] !== 1)
            lab.move((places = [...places.slice(0, ++at), 1])[at] ?? 0, 'reset')
          if (doing === 'do') places = [...places.slice(0, ++at), lab.append(step(at)).seq]
        }
        lab.close()
        const again = openLab(path)
        expect(standing(again)).toEqual([places[at], places[at - 1] ?? null, places[at + 1] ?? null])
        again.close()
      }),
      { numRuns: 25 }
    )
  }, 30_000)
})
