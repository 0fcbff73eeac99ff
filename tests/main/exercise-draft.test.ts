import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DraftCheck, DraftEdit, DraftStep } from '@shared/exercise-draft'
import { predicateText } from '@shared/predicate-text'
import { makeHandlers } from '@main/handlers'
import { parseLab } from '@main/lab'
import type { Session } from '@main/session'
import { NEW_LAB, shell, useDesk } from './desk-kit'
import { agent, EXERCISE, practising } from './exercise-kit'
import { data, group, install } from './engine/builder'
import { passing } from './session-kit'
import { problemOf } from './store/lab-files'

const kit = useDesk()
const secondary = group('DPM2', 'Secondary', data('DPM1', 'DPMDB'))

/** An empty lab with the editor open. */
function writing(): Session {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  const { session } = kit.desk()
  session.writing.begin()
  return session
}

function draft(session = kit.desk().session) {
  const view = session.writing.view()
  if (!view) throw new Error('no draft')
  return view
}
const titles = (session?: Session) => draft(session).steps.map(({ title }) => title)
const edit = (...edits: DraftEdit[]) => kit.desk().session.writing.edit(edits)
const record = (session: Session) => session.writing.record({ into: 'steps', after: null })

function stepNo(index: number): DraftStep {
  const step = draft().steps[index]
  if (!step) throw new Error(`no step ${index}`)
  return step
}

const AGENT = 'Install the protection agent on DPM1 from DPM2'

/** Recorded, with all that is to be written. */
function complete(): Session {
  const session = writing()
  record(session)
  session.dispatch(agent)
  session.dispatch(secondary)
  session.writing.record(null)
  const wrong = { id: 'w1', title: 'The other way', steps: [install('DPM1', 'DPM2')] }
  const that = session.writing.suggest('end').flatMap((one) => (one.telling ? one.predicate : []))
  const check: DraftCheck = { id: 'c1', text: 'DPM2 protects DPM1', points: 2, that }
  edit(
    { kind: 'about', goal: 'DPM2 protects DPM1.', minutes: 10 },
    ...draft().steps.map((step): DraftEdit => ({
      kind: 'put',
      list: 'steps',
      item: { ...step, text: 'It has to be.', hints: ['a', 'b', 'c'] }
    })),
    { kind: 'put', list: 'checks', item: check, at: 0 },
    { kind: 'put', list: 'wrong', item: wrong, at: 0 }
  )
  return session
}

describe('a recording', () => {
  it('makes a step of each action, with what tells best that it was done', () => {
    const session = writing()
    record(session)
    session.dispatch(agent)
    session.dispatchAll([install('DPM1', 'Server1'), group('DPM1', 'Files', data('Server1', 'C:'))])
    expect(titles()).toEqual([AGENT, 'Install the protection agent on Server1 from DPM1'])
    expect(stepNo(0).show).toEqual([agent])
    expect(stepNo(0).done.map(predicateText)).toEqual(['agents: { computer: DPM1, owner: DPM2 }'])
    expect(stepNo(1).show).toHaveLength(2)
    expect(stepNo(1).done.map(predicateText)).toContain('goal: Server1 is protected by DPM1')
    session.writing.record(null)
    session.dispatch(secondary)
    expect(titles()).toHaveLength(2)
  })

  it('takes a step back with what was undone, and brings it again as it was edited', () => {
    const session = writing()
    record(session)
    session.dispatch(agent)
    session.dispatch(secondary)
    edit({ kind: 'put', list: 'steps', item: { ...stepNo(0), text: 'Edited' } })
    session.undo()
    session.undo()
    expect(titles()).toEqual([])
    session.redo()
    expect(draft().steps).toMatchObject([{ title: AGENT, text: 'Edited' }])
    session.redo()
    expect(titles()).toHaveLength(2)
    session.reset()
    expect(titles()).toEqual([])
    session.undo()
    session.writing.record(null)
    session.reset()
    expect(titles()).toHaveLength(2)
  })

  it('keeps a step out that was removed, whatever is undone and redone', () => {
    const session = writing()
    record(session)
    session.dispatch(agent)
    edit({ kind: 'remove', list: 'steps', id: stepNo(0).id })
    session.undo()
    session.redo()
    session.dispatch(secondary)
    expect(titles()).toHaveLength(1)
  })

  it('records what was refused, once, as a step that is about the refusal', () => {
    const session = writing()
    record(session)
    session.noteRefusal(secondary)
    session.dispatch(secondary)
    session.dispatch(agent)
    expect(draft().steps.map(({ show, done }) => [show, done.map(predicateText)])).toEqual([
      [[secondary], ['refused: agent-required']],
      [[agent], ['agents: { computer: DPM1, owner: DPM2 }']]
    ])
    session.undo()
    expect(titles()).toHaveLength(1)
  })

  it('tells time that passes as one step', () => {
    const session = writing()
    record(session)
    session.dispatch(agent)
    for (const by of ['1h', '30m']) session.dispatch(passing(by))
    expect(stepNo(1).show).toEqual([passing('90m')])
    session.undo()
    expect(stepNo(1).show).toEqual([passing('1h')])
  })

  it('brings the lab where it belongs first, and goes in after a step', () => {
    const session = writing()
    session.dispatch(install('DPM1', 'Server1'))
    record(session)
    expect(draft().actions).toBe(0)
    session.dispatch(agent)
    session.dispatch(secondary)
    session.writing.record({ into: 'steps', after: stepNo(0).id })
    expect(draft().actions).toBe(1)
    session.dispatch(install('DPM1', 'Server1'))
    expect(titles()[1]).toBe('Install the protection agent on Server1 from DPM1')
    expect(titles()).toHaveLength(3)
    session.undo()
    session.undo()
    expect(draft()).toMatchObject({ astray: true })
    expect(titles()).toEqual([AGENT, 'Create the protection group "Secondary" on DPM2 with data of DPM1'])
  })

  it('takes what was done in the lab before, if that is wanted', () => {
    const session = writing()
    for (const command of [agent, passing('1h'), passing('1h'), secondary]) session.dispatch(command)
    session.writing.record({ into: 'history' })
    expect(draft().steps.map(({ show }) => show)).toEqual([[agent], [passing('2h')], [secondary]])
  })

  it('takes the place of what a step or an attempt did', () => {
    const session = complete()
    session.writing.record({ into: 'step', id: stepNo(0).id })
    expect(draft().actions).toBe(0)
    expect(stepNo(0).show).toEqual([agent])
    session.dispatch(install('DPM1', 'Server1'))
    expect(stepNo(0).show).toEqual([install('DPM1', 'Server1')])
    session.undo()
    expect(stepNo(0).show).toEqual([agent])
    session.writing.record({ into: 'attempt', id: 'w1' })
    session.dispatch(secondary)
    session.dispatch(install('DPM1', 'Server1'))
    expect(draft().wrong[0]?.steps).toEqual([secondary, install('DPM1', 'Server1')])
    expect(titles()).toHaveLength(2)
  })
})

describe('the exercise that is written in a lab', () => {
  it('is none, then empty, or that of the lab; and stays as it is written', () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const { session } = kit.desk()
    expect(session.writing.view()).toBeNull()
    expect(problemOf(() => edit({ kind: 'add', list: 'steps' })).kind).toBe('invalid-message')
    session.writing.begin()
    expect(draft()).toMatchObject({ title: 'Mine', goal: '', steps: [], recording: null })
    edit({ kind: 'about', goal: 'Mine.' })
    session.writing.begin()
    expect(draft().goal).toBe('Mine.')
    const other = practising(kit)
    other.writing.begin()
    expect(draft()).toMatchObject({ title: 'Chain two servers', minutes: 2, missing: [] })
    expect(titles()).toHaveLength(2)
  })

  it('survives a restart, and the recording ends with it', () => {
    const session = writing()
    record(session)
    session.dispatch(agent)
    kit.again().openFile(session.file)
    expect(draft()).toMatchObject({ recording: null, steps: [{ title: AGENT }] })
  })

  it('is edited in its lists, and what is gone stays gone', () => {
    writing()
    edit({ kind: 'add', list: 'checks' }, { kind: 'add', list: 'checks' }, { kind: 'add', list: 'wrong' })
    const [first, second] = draft().checks
    if (!first || !second) throw new Error('no checks')
    edit({ kind: 'move', list: 'checks', id: second.id, to: 0 })
    expect(draft().checks).toEqual([second, first])
    edit({ kind: 'remove', list: 'checks', id: first.id })
    edit({ kind: 'put', list: 'checks', item: { ...first, text: 'late' } })
    expect(draft().checks).toEqual([second])
    edit({ kind: 'put', list: 'checks', item: first, at: 1 })
    expect(draft().checks).toEqual([second, first])
  })

  it('says what is missing, each where it is mended', () => {
    const session = writing()
    record(session)
    session.dispatch(agent)
    const { id } = stepNo(0)
    expect(draft().missing).toEqual([
      { at: { part: 'about', field: 'goal' }, text: 'The exercise needs a goal.' },
      { at: { part: 'steps', id }, text: 'The step needs a text.' },
      { at: { part: 'steps', id }, text: 'The step needs its three hints.' },
      { at: { part: 'checks', id: null }, text: 'The exercise needs a check.' },
      { at: { part: 'wrong', id: null }, text: 'The exercise needs a wrong attempt.' }
    ])
    expect(problemOf(() => session.writing.file()).message).toContain('Something is missing')
    expect(problemOf(() => session.writing.tryOut()).kind).toBe('invalid-message')
  })

  it('is proven as the command line does, with each fault where it is mended', () => {
    const session = complete()
    expect(session.writing.check()).toEqual([])
    const step = stepNo(1)
    edit({
      kind: 'put',
      list: 'steps',
      item: { ...step, done: [{ kind: 'goal', goal: 'DPM2 is protected by DPM1' }] }
    })
    edit({ kind: 'put', list: 'wrong', item: { id: 'w1', title: 'Right', steps: [agent, secondary] } })
    expect(session.writing.check()).toEqual([
      {
        at: { part: 'steps', id: step.id },
        text: 'Not done by what it shows: goal: DPM2 is protected by DPM1'
      },
      { at: { part: 'wrong', id: 'w1' }, text: 'The attempt solves the exercise.' }
    ])
    const gone = { kind: 'not', of: { kind: 'goal', goal: 'DPM9 is protected by DPM1' } } as const
    edit({ kind: 'put', list: 'steps', item: { ...step, done: [...step.done, gone] } })
    edit({ kind: 'put', list: 'wrong', item: { id: 'w1', title: 'Wrong', steps: [agent] } })
    expect(session.writing.check()).toMatchObject([{ at: { part: 'file' } }])
  })

  it('is tried as the exercise of the lab, from its beginning', () => {
    const session = complete()
    session.writing.tryOut()
    expect(session.exercise()).toMatchObject({ goal: 'DPM2 protects DPM1.', next: 0, solved: false })
    expect(session.showStep()?.map(({ outcome }) => outcome)).toEqual(['done'])
    expect(session.exercise()?.next).toBe(1)
    expect(titles()).toHaveLength(2)
  })

  it('is saved as a lab file that begins where the lab began and is read again as the same', async () => {
    const session = complete()
    const file = kit.folder.path('mine.yaml')
    const handlers = makeHandlers(kit.desk(), {
      ...shell,
      chooseWhereToSaveLabFile: (_, name) => Promise.resolve(name === 'Mine' ? file : null)
    })
    expect(await handlers['lab/save-exercise']({}, { window: 1 })).toEqual({ file })
    const parsed = parseLab(readFileSync(file, 'utf8'), 'mine.yaml')
    const { steps } = draft(session)
    expect(parsed).toMatchObject({
      ok: true,
      lab: {
        title: 'Mine',
        steps: [],
        exercise: { minutes: 10, steps: steps.map(({ title }) => ({ title })) }
      }
    })
    kit.desk().openFile(file)
    expect(kit.desk().session.exercise()).toMatchObject({ goal: 'DPM2 protects DPM1.', next: 0 })
  })
})

it('goes with a lab that is an exercise when that is saved with its steps', () => {
  const session = practising(kit)
  const of = { title: 'Again', introduction: '' }
  const saved = (steps: boolean) => {
    const parsed = parseLab(session.labFile({ ...of, steps }), 'a.yaml')
    return parsed.ok ? parsed.lab.exercise : undefined
  }
  const original = parseLab(EXERCISE, 'b.yaml')
  expect(saved(true)).toEqual(original.ok && original.lab.exercise)
  expect(saved(false)).toBeNull()
})
