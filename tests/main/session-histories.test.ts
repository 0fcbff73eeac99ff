import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toRecord } from '@main/engine/estate'
import { Session } from '@main/session'
import { createLab, openLab } from '@main/store'
import { lasting, now } from './desk-kit'
import { lab } from './engine/builder'
import { history } from './engine/histories'
import { historyOf } from './history-kit'
import { useFolder } from './store/lab-files'
import { AT } from './store/step'

const folder = useFolder()
const RUNS = 15

/** What a session says of its lab, whatever way it came there. */
function sayings(session: Session) {
  return {
    estate: toRecord(session.estate),
    overview: lasting(session.overview()),
    history: historyOf(session),
    servers: session
      .overview()
      .dpmServers.map(({ name }) => [
        session.protection(name),
        session.agents(name),
        session.monitoring(name),
        session.recovery(name),
        session.storage(name),
        session.libraries(name),
        session.report(name, 'status', 7),
        session.memberTree(name, true)
      ])
  }
}

function undoAll(session: Session): number {
  let steps = 0
  for (; session.overview().undo !== null; steps++) session.undo()
  return steps
}

it('undo all is the beginning, redo all is the end, and opening again changes nothing', () => {
  let labs = 0
  fc.assert(
    fc.property(history, ({ layout, commands }) => {
      const file = folder.path(`${++labs}.dpmlab`)
      const { events } = lab(layout)
      const first = new Session(createLab(file, { title: 'History', introduction: '', at: AT, events }), now)
      const start = sayings(first)
      let told = 0
      first.listen({ changed: () => told++ })
      let done = 0
      for (const command of commands) {
        const preview = first.preview(command)
        const verdict = first.dispatch(command)
        expect(verdict).toEqual(preview)
        if (verdict.outcome === 'done') done++
      }
      expect(told).toBe(done)
      const end = sayings(first)
      expect(undoAll(first)).toBe(done)
      const undone = sayings(first)
      expect({ ...undone, overview: null }).toEqual({ ...start, overview: null })
      first.close()

      const later = new Session(openLab(file), now)
      try {
        expect(sayings(later)).toEqual(undone)
        for (let step = 0; step < done; step++) later.redo()
        expect(sayings(later)).toEqual(end)
        later.reset()
        expect(toRecord(later.estate)).toEqual(start.estate)
        later.undo()
        expect(toRecord(later.estate)).toEqual(end.estate)
      } finally {
        later.close()
      }
    }),
    { numRuns: RUNS }
  )
})
