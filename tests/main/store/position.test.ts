import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Position, type StepKind } from '@main/store/position'

/** The plain model: the places one has been, in order, and which of them one is at. */
interface Model {
  readonly places: number[]
  /** What led to each place. */
  readonly kinds: StepKind[]
  at: number
}

function visit(model: Model, entry: number, kind: StepKind): void {
  model.places.splice(model.at + 1, Infinity, entry)
  model.kinds.splice(model.at + 1, Infinity, kind)
  model.at++
}

describe('a position', () => {
  it('goes back and forth', () => {
    const position = new Position(1)
    position.take({ entry: 2, reason: 'command' })
    position.take({ entry: 3, reason: 'command' })
    position.take({ entry: 2, reason: 'undo' })
    position.take({ entry: 1, reason: 'undo' })
    expect([position.head, position.undoTarget, position.redoTarget]).toEqual([1, null, 2])
    position.take({ entry: 2, reason: 'redo' })
    position.take({ entry: 3, reason: 'redo' })
    expect([position.head, position.undoTarget, position.redoTarget]).toEqual([3, 2, null])
  })

  it('takes a go-to back to where it stood, and knows where it stood last', () => {
    const position = new Position(1)
    for (const entry of [2, 3]) position.take({ entry, reason: 'command' })
    position.take({ entry: 1, reason: 'go-to' })
    position.take({ entry: 4, reason: 'command' })
    const visits = () =>
      [1, 2, 3, 4].toSorted((one, other) => position.visited(other) - position.visited(one))
    expect([position.undoTarget, position.undoKind, visits()]).toEqual([1, 'command', [4, 1, 3, 2]])
    position.take({ entry: 1, reason: 'undo' })
    position.take({ entry: 3, reason: 'undo' })
    expect([position.head, position.undoTarget, position.redoTarget]).toEqual([3, 2, 1])
    expect([position.undoKind, position.redoKind, visits()]).toEqual(['command', 'go-to', [3, 1, 4, 2]])
    expect(position.visited(5)).toBe(0)
  })

  it('allows an undo and a redo to their targets only', () => {
    const position = new Position(1)
    position.take({ entry: 2, reason: 'command' })
    expect(position.allows({ entry: 1, reason: 'undo' })).toBe(true)
    expect(position.allows({ entry: 2, reason: 'undo' })).toBe(false)
    expect(position.allows({ entry: 2, reason: 'redo' })).toBe(false)
    expect(position.allows({ entry: 1, reason: 'begin' })).toBe(false)
  })

  it('agrees with a plain list, whatever is done', () => {
    const doings = fc.array(fc.constantFrom('command', 'undo', 'redo', 'reset', 'go-to'), { maxLength: 60 })
    fc.assert(
      fc.property(doings, (reasons) => {
        const position = new Position(1)
        const model: Model = { places: [1], kinds: ['reset'], at: 0 }
        let last = 1
        for (const reason of reasons) {
          if (reason === 'command' || reason === 'reset' || reason === 'go-to') {
            const entry = reason === 'command' ? ++last : reason === 'reset' ? 1 : Math.ceil(last / 2)
            visit(model, entry, reason)
            position.take({ entry, reason })
          } else {
            const target = reason === 'undo' ? position.undoTarget : position.redoTarget
            if (target === null) continue
            model.at += reason === 'undo' ? -1 : 1
            position.take({ entry: target, reason })
          }
          expect(position.head).toBe(model.places[model.at])
          expect(position.undoTarget).toBe(model.places[model.at - 1] ?? null)
          expect(position.redoTarget).toBe(model.places[model.at + 1] ?? null)
          expect(position.undoKind).toBe(model.at === 0 ? null : model.kinds[model.at])
          expect(position.redoKind).toBe(model.kinds[model.at + 1] ?? null)
        }
      })
    )
  })
})
