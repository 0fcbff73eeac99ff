import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLab } from '@main/store'
import { type Connection, connectToMemory } from '@main/store/connect'
import { migrate, MIGRATIONS } from '@main/store/migrations'
import { takeOldSnapshots } from '@main/store/snapshots'
import { labOf, useFolder } from './lab-files'
import { estateAt, step } from './step'

const MILLION = 1_000_000
/** Large snapshots take seconds to write, so that most of these tests have smaller ones, and less room for them. */
const ROOM = 48_000

describe('snapshots that take too much room', () => {
  let db: Connection

  beforeEach(() => {
    db = connectToMemory()
    migrate(db, MIGRATIONS)
  })
  afterEach(() => db.close())

  /** Snapshots of some sizes in thousands of characters, at the entries 1, 2, 3 …; the entries that go. */
  function goneOf(...thousands: number[]): { gone: number[]; left: unknown[] } {
    db.pragma('foreign_keys = OFF')
    const put = db.prepare('INSERT INTO snapshots VALUES (?, ?, 0)')
    for (const [index, size] of thousands.entries()) put.run(index + 1, 'x'.repeat(size * 1000))
    const gone = takeOldSnapshots(db, ROOM)
    return { gone, left: db.prepare('SELECT entry FROM snapshots ORDER BY entry').pluck().all() }
  }

  it('all stay as long as they fit', () => {
    expect(goneOf()).toEqual({ gone: [], left: [] })
    expect(goneOf(16, 16, 16)).toEqual({ gone: [], left: [1, 2, 3] })
  })

  it('the oldest go, and only as many as need to', () => {
    expect(goneOf(1, 20, 20, 20)).toEqual({ gone: [2, 1], left: [3, 4] })
  })

  it('the newest stays, however large it is', () => {
    expect(goneOf(1, 1, 60)).toEqual({ gone: [2, 1], left: [3] })
    expect(takeOldSnapshots(db, ROOM)).toEqual([])
  })
})

describe('a lab whose snapshots were cleared away', () => {
  const folder = useFolder()

  it('goes by those that are left, before and after it is opened again', () => {
    const large = (clock: number) => ({ ...estateAt(clock), begins: 'x'.repeat(25 * MILLION) })
    const lab = labOf(folder.path('a.dpmlab'), 4)
    lab.saveSnapshot(1, estateAt(1))
    lab.saveSnapshot(2, large(2))
    expect(lab.nearestSnapshot(4)?.entry).toBe(2)
    lab.saveSnapshot(4, large(4))
    lab.append(step(5))
    expect([5, 3, 1].map((seq) => lab.nearestSnapshot(seq)?.entry)).toEqual([4, undefined, undefined])
    lab.close()
    const again = openLab(folder.path('a.dpmlab'))
    expect([5, 3, 1].map((seq) => again.nearestSnapshot(seq)?.entry)).toEqual([4, undefined, undefined])
    again.close()
  })
})
