import { describe, expect, it } from 'vitest'
import { describeCommand } from '@shared/words'
import { comparisonView } from '@main/comparison'
import type { Session } from '@main/session'
import { createLab } from '@main/store'
import { timelineView } from '@main/timeline'
import { NEW_LAB, lasting, STORY, useDesk } from './desk-kit'
import { confirmed, data, fail, group, install, repair } from './engine/builder'
import { historyOf } from './history-kit'
import {
  at,
  estateOf,
  failing,
  HOUR,
  menu,
  passing,
  past,
  protecting,
  START,
  texts,
  useSessions
} from './session-kit'
import { problemOf } from './store/lab-files'
import { AT } from './store/step'

const kit = useDesk()
const sessions = useSessions()

/** DPM1, DPM2 and Server1, nothing linked. */
function begun(): Session {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  const { session } = kit.desk()
  kit.told.length = 0
  return session
}

const agent = install('DPM1', 'Server1')
const head = (session: Session) => session.log.head()
/** What is the same wherever the lab came from: all but what undo and redo would do. */
const standing = (session: Session) => [head(session), estateOf(session), texts(session)]

describe('going to another place', () => {
  it('is a step of its own, from and to anywhere', () => {
    const session = begun()
    session.dispatch(agent)
    session.dispatch(fail('DPM2'))
    const end = standing(session)
    session.goTo(2)
    expect([head(session), texts(session)]).toEqual([2, [describeCommand(agent)]])
    expect(session.overview().dpmServers[1]?.status).toBe('online')
    expect(menu(session)).toEqual(['Go to another step', null])
    session.dispatch(fail('Server1'))
    const branch = standing(session)
    session.goTo(3)
    expect(standing(session)).toEqual(end)
    session.undo()
    expect([standing(session), menu(session)]).toEqual([
      branch,
      [describeCommand(fail('Server1')), 'Go to another step']
    ])
    session.undo()
    session.undo()
    expect([standing(session), menu(session)]).toEqual([
      end,
      [describeCommand(fail('DPM2')), 'Go to another step']
    ])
    for (let n = 0; n < 3; n++) session.redo()
    expect(standing(session)).toEqual(end)
    expect(menu(session)).toEqual(['Go to another step', null])
    expect(timelineView(session.log).entries).toHaveLength(4)
  })

  it('is told once, and not at all where the lab stands already', () => {
    const session = begun()
    session.dispatch(agent)
    kit.told.length = 0
    session.goTo(1)
    session.goTo(1)
    expect(kit.told).toHaveLength(1)
    expect(menu(session)).toEqual(['Go to another step', null])
  })

  it('to a place that is not there is a Problem, and changes nothing', () => {
    const session = begun()
    session.dispatch(agent)
    const before = [session.overview(), standing(session)]
    expect(problemOf(() => session.goTo(3))).toMatchObject({ kind: 'invalid-message' })
    expect(problemOf(() => session.estateAt(3))).toMatchObject({ kind: 'invalid-message' })
    expect([session.overview(), standing(session)]).toEqual(before)
  })

  it('stops the clock, and loses none of the time that had passed', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    session.goTo(2)
    expect([session.clock().state, at(session)]).toEqual(['paused', 0])
    kit.timers.pass(5_000)
    expect(at(session)).toBe(0)
    session.undo()
    expect(at(session)).toBe(START + 300)
    expect(texts(session).at(-1)).toBe('4 hours 35 minutes of lab time')
    session.runClock(60)
    kit.timers.pass(1_000)
    session.pauseClock()
    expect(menu(session)[0]).toBe('1 minute of lab time')
  })

  it('takes the story along, there and back', () => {
    kit.desk().openFile(kit.write('story.yaml', STORY))
    const { session } = kit.desk()
    const position = () => session.story()?.position
    expect([head(session), position()]).toEqual([3, 3])
    session.goTo(1)
    expect(position()).toBe(0)
    session.playStep(1)
    expect([head(session), position()]).toEqual([4, 1])
    // The refused second step stands where the first one does.
    session.goTo(2)
    expect(position()).toBe(2)
    session.undo()
    expect(position()).toBe(1)
    session.goTo(3)
    expect(position()).toBe(3)
  })

  it('is the same when the lab is opened again', () => {
    const session = begun()
    for (const command of [agent, fail('DPM2'), repair('DPM2')]) session.dispatch(command)
    session.goTo(2)
    session.dispatch(fail('Server1'))
    session.goTo(4)
    session.undo()
    const before = [lasting(session.overview()), standing(session), timelineView(session.log)]
    const { file } = session
    kit.desk().close()
    const later = sessions.reopened(file)
    expect([lasting(later.overview()), standing(later), timelineView(later.log)]).toEqual(before)
  })
})

describe('several commands at once', () => {
  const all = [agent, fail('DPM2'), repair('DPM2')]

  it('are one step to undo, told once', () => {
    const session = begun()
    const before = standing(session)
    expect(session.dispatchAll(all).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
    expect(kit.told).toHaveLength(1)
    expect(texts(session)).toEqual(all.map(describeCommand))
    expect(menu(session)).toEqual([`${describeCommand(agent)} and 2 more`, null])
    const after = standing(session)
    session.undo()
    expect([standing(session), menu(session)]).toEqual([
      before,
      [null, `${describeCommand(agent)} and 2 more`]
    ])
    session.redo()
    expect(standing(session)).toEqual(after)
  })

  it('that are one have its words', () => {
    const session = begun()
    session.dispatchAll([agent])
    expect(menu(session)[0]).toBe(describeCommand(agent))
    session.dispatchAll([passing('1h'), passing('2h')])
    expect(menu(session)[0]).toBe('3 hours of lab time')
    session.dispatchAll([passing('1h'), fail('DPM2'), passing('2h')])
    expect(menu(session)[0]).toBe('1 hour of lab time and 2 more')
  })

  it('are all done or none, and the verdicts end with the one that is not', () => {
    const session = begun()
    const before = [session.overview(), standing(session)]
    const verdicts = session.dispatchAll([fail('DPM2'), fail('Server1'), install('DPM1', 'DPM1'), agent])
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused'])
    expect([session.overview(), standing(session)]).toEqual(before)
    expect(timelineView(session.log).entries).toHaveLength(1)
    expect(kit.told).toEqual([])
  })

  it('see what those before them did, and wait for a confirmation as one', () => {
    const session = begun()
    const own = group('DPM1', 'Own', data('DPM1', 'DPMDB'))
    const link = [install('DPM2', 'DPM1'), group('DPM2', 'Second', data('DPM1', 'DPMDB'))]
    expect(session.dispatchAll([...link, own]).at(-1)).toMatchObject({ outcome: 'warned' })
    expect(session.overview().links).toEqual([])
    expect(session.dispatchAll([...link, confirmed(own)]).at(-1)).toMatchObject({
      outcome: 'done',
      warnings: [{ rule: 'breaks-chain' }]
    })
    expect(session.overview().links).toMatchObject([{ state: 'broken' }])
    session.undo()
    expect(session.overview().links).toEqual([])
  })

  it('with each pass over what is not done', () => {
    const session = begun()
    const commands = [install('DPM1', 'DPM1'), agent, install('DPM1', 'nobody'), fail('DPM2')]
    const verdicts = session.dispatchAll(commands, true)
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'refused', 'done'])
    expect(texts(session)).toEqual([agent, fail('DPM2')].map(describeCommand))
    expect(menu(session)[0]).toBe(`${describeCommand(agent)} and 1 more`)
    session.undo()
    expect(texts(session)).toEqual([])
    kit.told.length = 0
    expect(session.dispatchAll(commands.slice(0, 1), true)).toMatchObject([{ outcome: 'refused' }])
    expect(kit.told).toEqual([])
  })

  it('are one step of their own also while the clock runs, which goes on from there', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    const verdicts = session.dispatchAll([fail('Server1'), passing('1h'), repair('Server1')])
    expect(verdicts.at(-1)?.outcome).toBe('done')
    expect([session.clock().state, at(session)]).toEqual(['running', START + 300 + HOUR])
    kit.timers.pass(5_000)
    session.pauseClock()
    expect(at(session)).toBe(START + 600 + HOUR)
    expect(texts(session).slice(-4)).toEqual([
      describeCommand(fail('Server1')),
      '1 hour of lab time',
      describeCommand(repair('Server1')),
      '5 minutes of lab time'
    ])
    session.undo()
    expect(menu(session)[0]).toBe(`${describeCommand(fail('Server1'))} and 2 more`)
    session.undo()
    expect([at(session), menu(session)[0]]).toEqual([START + 300, '5 minutes of lab time'])
    expect(past(session).length).toBeGreaterThan(0)
  })

  it('that cannot be written leave the lab as it is', () => {
    const events = [{ kind: 'protected-server-added', name: 'S1', dataSources: ['C:'] }] as const
    const store = createLab(kit.folder.path('full.dpmlab'), { title: '', introduction: '', at: AT, events })
    const session = sessions.on(failing(store, 'appendAll'))
    const before = [session.overview(), estateOf(session)]
    expect(() => session.dispatchAll([fail('S1'), repair('S1')])).toThrow('no appendAll')
    expect([session.overview(), estateOf(session)]).toEqual(before)
  })

  it('that are many are read again from a snapshot', () => {
    const session = begun()
    const many = Array.from(
      { length: 450 },
      (_, n) => ({ do: 'add-protected-server', name: `S${n}` }) as const
    )
    session.dispatchAll(many)
    expect(session.log.nearestSnapshot(451)?.entry).toBe(451)
    session.undo()
    expect(session.overview().protectedServers).toHaveLength(1)
    session.redo()
    expect(session.overview().protectedServers).toHaveLength(451)
  })
})

describe('an alternative that is kept', () => {
  it('leaves the lab as it was, and redo goes into it', () => {
    const session = begun()
    session.dispatch(agent)
    const before = standing(session)
    expect(session.keepAlternative([fail('DPM2'), fail('Server1')])).toBe(4)
    expect(standing(session)).toEqual(before)
    expect(menu(session)).toEqual([describeCommand(agent), `${describeCommand(fail('DPM2'))} and 1 more`])
    expect(timelineView(session.log)).toMatchObject({ head: 2, line: [1, 2, 3, 4] })
    session.redo()
    expect(head(session)).toBe(4)
  })

  it('is none where not all of it would be done', () => {
    const session = begun()
    session.dispatch(agent)
    session.undo()
    const before = [session.overview(), standing(session), timelineView(session.log)]
    expect(session.keepAlternative([fail('DPM2'), install('DPM1', 'DPM1')])).toBeNull()
    expect([session.overview(), standing(session), timelineView(session.log)]).toEqual(before)
  })

  it('stops the clock at the moment it branches off', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    const end = session.keepAlternative([fail('Server1'), passing('1d')])
    expect([session.clock().state, at(session)]).toEqual(['paused', START + 300])
    session.redo()
    expect([head(session), at(session)]).toEqual([end, START + 300 + 24 * HOUR])
  })
})

describe('two places side by side', () => {
  it('say where they part, and what was done since', () => {
    const session = begun()
    session.dispatch(agent)
    for (const command of [passing('1h'), fail('DPM2'), passing('1h'), passing('2h')])
      session.dispatch(command)
    session.goTo(2)
    session.dispatch(fail('Server1'))
    const [one, other] = [head(session), 6]
    const view = comparisonView(session, one, other)
    expect(view).toMatchObject({
      fork: 2,
      one: { seq: one, clock: 0, steps: [describeCommand(fail('Server1'))] },
      other: {
        seq: 6,
        clock: 4 * HOUR,
        steps: ['1 hour of lab time', describeCommand(fail('DPM2')), '3 hours of lab time']
      }
    })
    expect(head(session)).toBe(one)
    const back = comparisonView(session, other, one)
    expect([back.fork, back.one, back.other]).toEqual([2, view.other, view.one])
  })

  it('may be the same, or one on the way to the other', () => {
    const session = begun()
    session.dispatch(agent)
    session.dispatch(fail('DPM2'))
    expect(comparisonView(session, 3, 3)).toMatchObject({
      fork: 3,
      one: { steps: [] },
      other: { steps: [] },
      changes: []
    })
    expect(comparisonView(session, 1, 3)).toMatchObject({
      fork: 1,
      one: { steps: [] },
      other: { steps: { length: 2 } }
    })
    expect(problemOf(() => comparisonView(session, 1, 4)).kind).toBe('invalid-message')
  })
})

it('nothing is ever lost: every place that was told can be gone to, and is as it was', () => {
  const session = begun()
  const known = new Map<number, unknown>()
  const note = () => known.set(head(session), [estateOf(session), historyOf(session)])
  note()
  for (let n = 0; n < 40; n++) {
    if (n % 7 === 3) session.undo()
    if (n % 11 === 5) session.goTo(1 + ((n * 3) % session.log.entries().length))
    if (n % 13 === 6) session.reset()
    if (n % 5 === 2) session.dispatchAll([{ do: 'add-protected-server', name: `A${n}` }, passing('1h')])
    else session.dispatch({ do: 'add-protected-server', name: `S${n}` })
    note()
  }
  const { entries } = timelineView(session.log)
  expect(entries.length).toBe(session.log.entries().length)
  for (const [seq, was] of known) {
    session.goTo(seq)
    expect([estateOf(session), historyOf(session)], `entry ${seq}`).toEqual(was)
  }
  for (const [seq] of [...known].reverse().slice(1)) {
    session.undo()
    expect(head(session)).toBe(seq)
  }
  expect(session.estateAt()).toBe(session.estate)
})
