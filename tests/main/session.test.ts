import { describe, expect, it } from 'vitest'
import { describeCommand } from '@shared/words'
import { Session } from '@main/session'
import { createLab, openLab, type LabStore } from '@main/store'
import { NEW_LAB, lasting, now, useDesk } from './desk-kit'
import { confirmed, data, fail, group, install, repair } from './engine/builder'
import { historyOf } from './history-kit'
import { estateOf, failing, useSessions } from './session-kit'
import { problemOf } from './store/lab-files'

const kit = useDesk()
const sessions = useSessions()

/** DPM1, DPM2 and Server1, nothing linked. */
function begun(): Session {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  return kit.desk().session
}

function revisionsOf(session: Session): number[] {
  const seen: number[] = []
  session.listen({ changed: (revision) => seen.push(revision) })
  return seen
}

const ownDatabase = group('DPM1', 'Own', data('DPM1', 'DPMDB'))
/** The link DPM1 → DPM2, which DPM1's own protection would break. */
const link = [install('DPM2', 'DPM1'), group('DPM2', 'Second', data('DPM1', 'DPMDB'))]

describe('a command', () => {
  it('that is done changes the estate, the revision and the history, and is told once', () => {
    const session = begun()
    const told = revisionsOf(session)
    const before = session.revision
    expect(session.dispatch(install('DPM1', 'Server1')).outcome).toBe('done')
    expect(told).toEqual([before + 1])
    expect(session.overview().revision).toBe(before + 1)
    expect(session.overview().protectedServers).toMatchObject([{ name: 'Server1', agentOwner: 'DPM1' }])
    expect(historyOf(session)).toEqual([
      { seq: 2, clock: 0, text: describeCommand(install('DPM1', 'Server1')) }
    ])
  })

  it('that is refused changes nothing and is not told', () => {
    const session = begun()
    const told = revisionsOf(session)
    const before = [session.overview(), historyOf(session), estateOf(session)]
    const verdict = session.dispatch(install('DPM1', 'DPM1'))
    expect(verdict).toMatchObject({ outcome: 'refused', violations: [{ rule: 'agent-on-itself' }] })
    expect([session.overview(), historyOf(session), estateOf(session)]).toEqual(before)
    expect(told).toEqual([])
  })

  it('that is warned changes nothing until it is confirmed', () => {
    const session = begun()
    for (const command of link) session.dispatch(command)
    const told = revisionsOf(session)
    const before = [session.overview(), estateOf(session)]
    expect(session.dispatch(ownDatabase)).toMatchObject({
      outcome: 'warned',
      violations: [{ rule: 'breaks-chain' }]
    })
    expect([session.overview(), estateOf(session)]).toEqual(before)
    expect(told).toEqual([])
    expect(session.dispatch(confirmed(ownDatabase))).toMatchObject({
      outcome: 'done',
      warnings: [{ rule: 'breaks-chain' }]
    })
    expect(session.overview().links).toMatchObject([{ state: 'broken' }])
    expect(told).toHaveLength(1)
  })

  it('that is previewed is answered as it would be, and changes nothing', () => {
    const session = begun()
    for (const command of link) session.dispatch(command)
    const told = revisionsOf(session)
    const before = [session.overview(), historyOf(session), estateOf(session)]
    const wanted = [
      install('DPM1', 'Server1'),
      install('DPM1', 'DPM1'),
      ownDatabase,
      confirmed(ownDatabase),
      fail('nobody')
    ]
    const previews = wanted.map((command) => session.preview(command))
    expect(previews.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'warned', 'done', 'refused'])
    expect([session.overview(), historyOf(session), estateOf(session)]).toEqual(before)
    expect(told).toEqual([])
    for (const [index, command] of wanted.slice(0, 3).entries()) {
      expect(session.dispatch(command)).toEqual(previews[index])
    }
  })

  it('is told to every listener until it stops listening', () => {
    const session = begun()
    const one = revisionsOf(session)
    const other: number[] = []
    const stop = session.listen({ changed: (revision) => other.push(revision) })
    session.dispatch(fail('Server1'))
    stop()
    session.dispatch(repair('Server1'))
    expect(one).toHaveLength(2)
    expect(other).toEqual(one.slice(0, 1))
  })
})

describe('undo, redo and reset', () => {
  it('say in the menu what they would take back or bring again', () => {
    const session = begun()
    const [first, second] = [install('DPM1', 'Server1'), fail('Server1')]
    const menu = () => [session.overview().undo, session.overview().redo]
    const [one, two] = [describeCommand(first), describeCommand(second)]
    expect(menu()).toEqual([null, null])
    session.dispatch(first)
    session.dispatch(second)
    expect(menu()).toEqual([two, null])
    session.undo()
    expect(menu()).toEqual([one, two])
    session.undo()
    expect(menu()).toEqual([null, one])
    session.redo()
    expect(menu()).toEqual([one, two])
    session.dispatch(fail('DPM2'))
    expect(menu()).toEqual([describeCommand(fail('DPM2')), null])
    session.reset()
    expect(menu()).toEqual(['Start again', null])
    session.undo()
    expect(menu()).toEqual([describeCommand(fail('DPM2')), 'Start again'])
    session.redo()
    expect(menu()).toEqual(['Start again', null])
    session.dispatch(second)
    session.undo()
    expect(menu()).toEqual(['Start again', two])
  })

  it('tell one change each, and none where there is nothing to do', () => {
    const session = begun()
    const told = revisionsOf(session)
    session.undo()
    session.redo()
    session.reset()
    expect(told).toEqual([])
    session.dispatch(fail('DPM1'))
    session.undo()
    session.redo()
    session.reset()
    session.undo()
    const from = session.revision - 5
    expect(told).toEqual([1, 2, 3, 4, 5].map((step) => from + step))
  })

  it('leave out of the history what was undone, and show it again when it is redone', () => {
    const session = begun()
    const texts = () => historyOf(session).map(({ text }) => text)
    session.dispatch(fail('DPM1'))
    session.dispatch({ do: 'advance-clock', by: '2h' })
    session.dispatch(repair('DPM1'))
    const all = historyOf(session)
    expect(all.map(({ clock }) => clock)).toEqual([0, 7200, 7200])
    session.undo()
    session.undo()
    expect(texts()).toEqual([describeCommand(fail('DPM1'))])
    expect(session.overview().clock.now).toBe(0)
    session.redo()
    session.redo()
    expect(historyOf(session)).toEqual(all)
    session.reset()
    expect(historyOf(session)).toEqual([])
  })

  it('give the servers of the beginning back, not an empty lab', () => {
    const session = begun()
    const before = estateOf(session)
    session.dispatch({ do: 'add-dpm-server', name: 'DPM9' })
    session.reset()
    expect(estateOf(session)).toEqual(before)
    expect(session.overview().dpmServers.map(({ name }) => name)).toEqual(['DPM1', 'DPM2'])
  })
})

describe('a lab that is closed', () => {
  it('is the same when it is opened again, undo and redo included', () => {
    const session = begun()
    for (const command of link) session.dispatch(command)
    session.dispatch({ do: 'advance-clock', by: '1d' })
    session.undo()
    const before = [lasting(session.overview()), estateOf(session), historyOf(session)]
    const { file } = session
    kit.desk().close()
    const later = sessions.reopened(file)
    expect([lasting(later.overview()), estateOf(later), historyOf(later)]).toEqual(before)
    later.redo()
    expect(later.overview().clock.now).toBe(86_400)
  })

  it('answers with a Problem and tells nobody any more', () => {
    const session = begun()
    const told = revisionsOf(session)
    kit.desk().close()
    expect(problemOf(() => session.dispatch(fail('DPM1'))).kind).toBe('no-lab-open')
    expect(problemOf(() => session.overview()).kind).toBe('no-lab-open')
    expect(told).toEqual([])
  })
})

it.each(['protection', 'agents', 'monitoring', 'memberTree'] as const)(
  '%s of a server that is not there, or is no DPM server, is a Problem that names it',
  (view) => {
    const session = begun()
    for (const name of ['Server1', 'dpm1', '__proto__', 'constructor', '']) {
      const problem = problemOf(() =>
        view === 'memberTree' ? session.memberTree(name, true) : session[view](name)
      )
      expect(problem.kind).toBe('invalid-message')
      expect(problem.message).toContain(`"${name}"`)
    }
  }
)

function labAt(name: string): LabStore {
  const dpm1 = {
    kind: 'dpm-server-added',
    name: 'DPM1',
    version: '10.22.148.0',
    dataSources: ['DPMDB'],
    allowLocalDataProtection: true
  } as const
  return createLab(kit.folder.path(name), {
    title: name,
    introduction: '',
    at: now().toISOString(),
    events: [dpm1]
  })
}

function snapshotsIn(file: string): number {
  const store = openLab(file)
  const found = store.entries().map(({ seq }) => store.nearestSnapshot(seq)?.entry)
  store.close()
  return new Set(found.filter((entry) => entry !== undefined)).size
}

describe('many entries', () => {
  it('are read the same with and without snapshots, from everywhere in the log', () => {
    const first = new Session(labAt('long.dpmlab'), now)
    /** What was read without snapshots, by what led there. */
    const known = new Map<number, unknown>()
    for (let n = 2; n <= 410; n++) {
      if (n % 97 === 0) {
        first.undo()
        first.undo()
      }
      if (n === 350) first.reset()
      const verdict = first.dispatch(
        n % 3 === 0 ? { do: 'advance-clock', by: `${n}m` } : { do: 'add-protected-server', name: `S${n}` }
      )
      expect(verdict.outcome).toBe('done')
      if (n % 10 === 0) known.set(n, estateOf(first))
    }
    first.close()
    expect(snapshotsIn(first.file)).toBe(2)

    const plain = new Session(
      failing(openLab(first.file), 'nearestSnapshot', () => null),
      now
    )
    expect(estateOf(plain)).toEqual(known.get(410))
    plain.close()
    const later = sessions.reopened(first.file)
    expect(estateOf(later)).toEqual(known.get(410))
    let seen = 0
    for (let seq = 410; seq > 150; seq = historyOf(later).at(-1)?.seq ?? 0) {
      if (known.has(seq)) expect(estateOf(later), `entry ${seq}`).toEqual(known.get(seq))
      if (known.has(seq)) seen++
      later.undo()
      // Before the reset the log goes on where it stood then.
      if (historyOf(later).length === 0) later.undo()
    }
    expect(seen).toBeGreaterThan(20)
  })

  it('a snapshot that cannot be kept keeps no command from being carried out', () => {
    const session = sessions.on(failing(labAt('full.dpmlab'), 'saveSnapshot'))
    const told = revisionsOf(session)
    for (let n = 0; n < 201; n++) {
      expect(session.dispatch({ do: 'advance-clock', by: '1m' }).outcome).toBe('done')
    }
    expect(told).toHaveLength(201)
    expect(session.overview().clock.now).toBe(201 * 60)
  })

  it.each(['append', 'move'] as const)(
    'an %s that fails leaves the lab as it is and tells nobody',
    (method) => {
      const store = labAt(`${method}.dpmlab`)
      const first = new Session(store, now)
      first.dispatch({ do: 'advance-clock', by: '1h' })
      const session = sessions.on(failing(store, method))
      const told = revisionsOf(session)
      const before = [session.overview(), estateOf(session)]
      const change = () => (method === 'append' ? session.dispatch(fail('DPM1')) : session.undo())
      expect(change).toThrow(`no ${method}`)
      expect([session.overview(), estateOf(session)]).toEqual(before)
      expect(told).toEqual([])
    }
  )

  it('an undo whose entries cannot be read moves nothing', () => {
    const store = labAt('spoilt.dpmlab')
    const first = new Session(store, now)
    first.dispatch({ do: 'advance-clock', by: '1h' })
    let broken = false
    const session = sessions.on(failing(store, 'nearestSnapshot', spoilt))
    function spoilt() {
      if (broken) throw new Error('spoilt')
      return null
    }
    broken = true
    expect(() => session.undo()).toThrow('spoilt')
    expect(store.head()).toBe(2)
    expect(session.overview().clock.now).toBe(3600)
  })
})
