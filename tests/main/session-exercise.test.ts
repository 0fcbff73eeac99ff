import { describe, expect, it } from 'vitest'
import type { Verdict } from '@shared/verdict'
import { createLab } from '@main/store'
import { agent, EXERCISE, practising } from './exercise-kit'
import { NEW_LAB, STORY, useDesk } from './desk-kit'
import { data, fail, group, install } from './engine/builder'
import { estateOf, failing, menu, texts, useSessions } from './session-kit'
import { problemOf } from './store/lab-files'
import { AT } from './store/step'

const kit = useDesk()
const sessions = useSessions()

const secondary = group('DPM2', 'Secondary', data('DPM1', 'DPMDB'))
/** `agent-required`, or how it ended where nothing refused it. */
const ends = (verdicts: readonly Verdict[] | null) =>
  verdicts?.map(({ outcome, violations }) => violations[0]?.rule ?? outcome)
const moves = (session = kit.desk().session) => session.exercise()?.wrongMoves.map(({ rule }) => rule)
const done = (session = kit.desk().session) => session.exercise()?.steps.map((step) => step.done)

describe('a lab that is an exercise', () => {
  it('stands at its beginning, without the story that would give it away, from a file too', () => {
    const fromFile = () => {
      kit.desk().openFile(kit.write('mine.yaml', EXERCISE))
      return kit.desk().session
    }
    for (const open of [() => practising(kit), fromFile]) {
      const session = open()
      expect(session.story()).toBeNull()
      expect(texts(session)).toEqual([])
      expect(session.exercise()).toMatchObject({
        goal: 'DPM1 is protected by DPM2.',
        minutes: 2,
        next: 0,
        solved: false,
        steps: [{ title: 'Try the protection first', done: false }, { done: false }],
        checks: [
          { text: 'DPM2 owns the agent', points: 1, met: false },
          { points: 2, met: false }
        ],
        wrongMoves: []
      })
    }
  })

  it('is none where its file is none', () => {
    kit.desk().openFile(kit.write('story.yaml', STORY))
    const { session } = kit.desk()
    kit.told.length = 0
    expect(session.exercise()).toBeNull()
    expect(session.showStep()).toBeNull()
    session.beginExercise()
    expect(session.dispatch(install('DPM3', 'DPM1')).outcome).toBe('refused')
    session.noteRefusal(install('DPM3', 'DPM1'))
    expect(kit.told).toEqual([])
    expect(problemOf(() => session.result('', 0)).kind).toBe('invalid-message')
  })

  it('is as far as its estate says, whatever way that came about, and back with undo', () => {
    const session = practising(kit)
    session.dispatchAll([agent, secondary])
    expect(session.exercise()).toMatchObject({ next: 0, solved: true })
    expect(done()).toEqual([false, true])
    session.undo()
    expect(session.exercise()).toMatchObject({ next: 0, solved: false })
    session.redo()
    expect(session.exercise()?.solved).toBe(true)
    session.reset()
    expect(done()).toEqual([false, false])
  })
})

describe('what was refused in a run', () => {
  it('is noted with its rule, in words, once for each time, and told', () => {
    const session = practising(kit)
    session.dispatch(secondary)
    expect(kit.told).toHaveLength(1)
    expect(session.exercise()).toMatchObject({
      next: 1,
      wrongMoves: [{ rule: 'agent-required', clock: 0, at: AT }]
    })
    const [move] = session.exercise()?.wrongMoves ?? []
    expect(move?.text).toContain('Secondary')
    expect(move?.says).toContain('DPM1')
    session.dispatchAll([fail('Server1'), secondary])
    session.dispatchAll([secondary, fail('Server1')], true)
    session.noteRefusal(secondary)
    expect(moves()).toHaveLength(4)
    expect(kit.told).toHaveLength(4)
    expect(texts(session)).toHaveLength(1)
  })

  it('is nothing that was only asked, done or kept as an alternative', () => {
    const session = practising(kit)
    session.preview(secondary)
    session.noteRefusal(agent)
    expect(session.keepAlternative([secondary])).toBeNull()
    session.dispatch(agent)
    expect(moves()).toEqual([])
  })

  it('survives a restart and an undo, and is forgotten where a run begins', () => {
    const session = practising(kit)
    session.dispatch(secondary)
    session.dispatch(agent)
    session.undo()
    const { file } = session
    kit.again().openFile(file)
    expect(moves()).toEqual(['agent-required'])
    kit.told.length = 0
    kit.desk().session.beginExercise()
    expect([moves(), done(), kit.told.length]).toEqual([[], [false, false], 1])
    kit.again().openFile(file)
    expect(moves()).toEqual([])
  })

  it('is bounded, and still knows every rule that refused something', () => {
    const session = practising(kit)
    session.dispatchAll(Array<typeof agent>(600).fill(install('DPM2', 'DPM2')), true)
    const before = moves()
    expect(before).toHaveLength(500)
    session.dispatch(secondary)
    session.dispatch(secondary)
    expect(moves()).toEqual([...(before ?? []), 'agent-required'])
    expect(done()?.[0]).toBe(true)
  })

  it('is all or nothing where the file cannot be written', () => {
    kit.write('exercises/chain.yaml', EXERCISE)
    const { store } = kit.library().openBundled('exercise-chain')
    const session = sessions.on(failing(store, 'addRefusals'))
    expect(() => session.dispatchAll([agent, agent], true)).toThrow('no addRefusals')
    expect([texts(session), moves(session)]).toEqual([[], []])
  })
})

describe('showing a step', () => {
  it('does the next one, refusals that are meant to be too, each as one step to undo', () => {
    const session = practising(kit)
    expect(ends(session.showStep())).toEqual(['agent-required'])
    expect([done(), moves(), kit.told.length]).toEqual([[true, false], ['agent-required'], 1])
    expect(ends(session.showStep())).toEqual(['done', 'done'])
    expect([done(), kit.told.length]).toEqual([[true, true], 2])
    expect(session.exercise()).toMatchObject({ next: null, solved: true })
    const before = estateOf(session)
    expect(session.showStep()).toBeNull()
    expect(estateOf(session)).toEqual(before)
    session.undo()
    expect([done(), menu(session)[0]]).toEqual([[true, false], null])
  })

  it('does nothing where something is in its way, and blames nobody', () => {
    const session = practising(kit)
    session.showStep()
    session.dispatch(fail('DPM2'))
    const before = estateOf(session)
    kit.told.length = 0
    expect(ends(session.showStep())).toEqual(['server-unavailable'])
    expect([estateOf(session), moves(), kit.told]).toEqual([before, ['agent-required'], []])
  })

  it('is written before it is told', () => {
    kit.write('exercises/chain.yaml', EXERCISE)
    const { store } = kit.library().openBundled('exercise-chain')
    const session = sessions.on(failing(store, 'appendAll'))
    session.dispatch(secondary)
    expect(() => session.showStep()).toThrow('no appendAll')
    expect(done(session)).toEqual([true, false])
  })
})

describe('the result of a run', () => {
  it('tells points, time and wrong moves', () => {
    const session = practising(kit)
    session.dispatch(secondary)
    session.beginExercise()
    session.dispatch(install('DPM2', 'DPM2'))
    session.dispatch(agent)
    expect(session.result(' Anna ', 121)).toEqual({
      format: 'dpm-lab-result',
      version: 1,
      title: 'Chain two servers',
      goal: 'DPM1 is protected by DPM2.',
      learner: 'Anna',
      started: AT,
      finished: '2026-01-31T09:32:01.000Z',
      seconds: 121,
      minutesAllowed: 2,
      inTime: false,
      points: 1,
      maximum: 3,
      percent: 33,
      solved: false,
      checks: [
        { text: 'DPM2 owns the agent', points: 1, maximum: 1, met: true },
        { text: 'DPM1 is protected by DPM2', points: 0, maximum: 2, met: false }
      ],
      wrongMoves: session.exercise()?.wrongMoves
    })
    expect(session.exercise()?.wrongMoves).toHaveLength(1)
    session.dispatch(secondary)
    expect(session.result('', 120)).toMatchObject({
      learner: null,
      points: 3,
      percent: 100,
      solved: true,
      inTime: true
    })
  })

  it('of a run that nobody began ends now', () => {
    expect(practising(kit).result('', 90)).toMatchObject({
      started: '2026-01-31T09:28:30.000Z',
      finished: AT
    })
  })
})

it('a lab without an exercise has none after it was made either', () => {
  const store = createLab(kit.folder.path('plain.dpmlab'), {
    title: '',
    introduction: '',
    at: AT,
    events: []
  })
  expect(sessions.on(store).exercise()).toBeNull()
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  expect(kit.desk().session.exercise()).toBeNull()
})
