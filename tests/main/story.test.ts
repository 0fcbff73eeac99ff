import { describe, expect, it } from 'vitest'
import type { StoryView } from '@shared/contract/views'
import { toRecord } from '@main/engine/estate'
import type { Session } from '@main/session'
import { STORY, useDesk } from './desk-kit'
import { fail, install } from './engine/builder'
import { historyOf } from './history-kit'

const kit = useDesk()

/** One step is refused at the very beginning, one is refused though it should not be, one is warned. */
const TALE = `lab: 1
title: Tale
dpmServers: [{ name: DPM1 }, { name: DPM2 }]
protectedServers: [{ name: Server1, dataSources: ["D:"] }]
given:
  - { do: install-agent, on: DPM2, computer: DPM1 }
  - { do: create-protection-group, on: DPM2, group: Second, members: [{ computer: DPM1, dataSource: DPMDB }] }
steps:
  - { do: install-agent, on: DPM1, computer: DPM1, expect: refused agent-on-itself }
  - { do: install-agent, on: DPM1, computer: Server1 }
  - { do: install-agent, on: DPM1, computer: Server1 }
  - { do: create-protection-group, on: DPM1, group: Own, members: [{ computer: DPM1, dataSource: DPMDB }],
      expect: warned breaks-chain }
  - { do: create-protection-group, on: DPM1, group: Own, members: [{ computer: DPM1, dataSource: DPMDB }],
      confirm: true, expect: done with breaks-chain }
`

function bundled(text = TALE): Session {
  kit.write('bundled/tale.yaml', text)
  kit.desk().open(() => kit.library().openBundled('tale'))
  kit.told.length = 0
  return kit.desk().session
}

function opened(text = TALE): Session {
  kit.desk().openFile(kit.write('tale.yaml', text))
  return kit.desk().session
}

const storyOf = (session: Session): StoryView => session.story() ?? { steps: [], position: -1 }
const position = (session: Session) => storyOf(session).position
/** What each step ended as, with ! where that was not expected. */
const outcomes = (session: Session) =>
  storyOf(session).steps.map(({ played }) =>
    played ? played.verdict.outcome + (played.asExpected ? '' : '!') : null
  )
const ALL = ['refused', 'done', 'refused!', 'warned', 'done']

function play(session: Session, steps: number): void {
  for (let step = 0; step < steps; step++) session.playStep(position(session) + 1)
}

describe('a lab with a story', () => {
  it('of the bundled ones is at its beginning, with all steps and what they are to end as', () => {
    const session = bundled()
    expect(session.story()).toMatchObject({
      position: 0,
      steps: [
        { command: install('DPM1', 'DPM1'), expected: { outcome: 'refused', rule: 'agent-on-itself' } },
        { command: install('DPM1', 'Server1'), expected: { outcome: 'done', warnings: [] } },
        { expected: { outcome: 'done' } },
        { expected: { outcome: 'warned', rule: 'breaks-chain' } },
        { command: { confirm: true }, expected: { outcome: 'done', warnings: ['breaks-chain'] } }
      ]
    })
    expect(outcomes(session)).toEqual([null, null, null, null, null])
  })

  it('that is opened as a file is played to the end, with how each step ended', () => {
    const session = opened()
    expect(position(session)).toBe(5)
    expect(outcomes(session)).toEqual(ALL)
    expect(session.overview().links).toMatchObject([{ state: 'broken' }])
  })

  it('without steps has none', () => {
    expect(opened('{ "lab": 1, "dpmServers": [{ "name": "DPM7" }] }').story()).toBeNull()
    expect(opened('{ "lab": 1, "dpmServers": [{ "name": "DPM7" }] }').playStep(1)).toBeNull()
  })

  it('is where it was when it is opened again, and goes on from there', () => {
    const session = bundled()
    play(session, 3)
    const before = session.story()
    const { file } = session
    const later = kit.again()
    later.openFile(file)
    expect(later.session.story()).toEqual(before)
    play(later.session, 2)
    expect(outcomes(later.session)).toEqual(ALL)
  })

  it('goes along into a copy', async () => {
    const session = bundled()
    play(session, 4)
    const before = session.story()
    await kit.desk().saveAs(kit.folder.path('copy'))
    expect(kit.desk().session.story()).toEqual(before)
  })
})

describe('playing a step', () => {
  it('is the command itself: done, refused or warned, and each is told once', () => {
    const session = bundled()
    expect(session.playStep(1)).toMatchObject({
      outcome: 'refused',
      violations: [{ rule: 'agent-on-itself' }]
    })
    expect(kit.told).toHaveLength(1)
    expect(historyOf(session)).toEqual([])
    expect(session.playStep(2)).toMatchObject({ outcome: 'done' })
    expect(kit.told).toHaveLength(2)
    expect(historyOf(session)).toHaveLength(1)
    play(session, 1)
    expect(session.playStep(4)).toMatchObject({ outcome: 'warned' })
    expect(session.overview().links).toMatchObject([{ state: 'active' }])
    expect(session.playStep(5)).toMatchObject({ outcome: 'done', warnings: [{ rule: 'breaks-chain' }] })
    expect(session.overview().links).toMatchObject([{ state: 'broken' }])
    expect(kit.told).toHaveLength(5)
  })

  it('that is not the next, or after the last, does nothing and is not told', () => {
    const session = bundled()
    play(session, 1)
    kit.told.length = 0
    const before = [session.story(), session.overview()]
    for (const step of [1, 3, 5, 6, 1000]) expect(session.playStep(step)).toBeNull()
    expect([session.story(), session.overview()]).toEqual(before)
    session.playAll()
    expect(session.playStep(6)).toBeNull()
    expect(kit.told).toHaveLength(1)
    session.playAll()
    expect(kit.told).toHaveLength(1)
  })

  it('step by step comes to the same as all at once', () => {
    const one = bundled()
    play(one, 5)
    const [estate, story] = [toRecord(one.estate), one.story()]
    const other = bundled()
    other.playAll()
    expect(toRecord(other.estate)).toEqual(estate)
    expect(other.story()).toEqual(story)
  })

  it('stays what it is among deeds of one\u2019s own', () => {
    const session = bundled()
    play(session, 2)
    session.dispatch(fail('DPM2'))
    expect(position(session)).toBe(2)
    play(session, 1)
    expect(outcomes(session).slice(0, 3)).toEqual(['refused', 'done', 'refused!'])
    session.undo()
    expect(position(session)).toBe(2)
  })
})

describe('undo and redo', () => {
  it('take the story along; a refused step goes with the one before it', () => {
    const session = opened()
    session.undo()
    expect(position(session)).toBe(4)
    expect(outcomes(session)).toEqual(['refused', 'done', 'refused!', 'warned', null])
    session.undo()
    expect(position(session)).toBe(1)
    session.redo()
    session.redo()
    expect(outcomes(session)).toEqual(ALL)
  })

  it('and another way from there leave each way its own story', () => {
    const session = bundled(STORY)
    play(session, 3)
    session.undo()
    expect(position(session)).toBe(2)
    session.dispatch(install('DPM1', 'Server1'))
    expect(session.playStep(3)).toMatchObject({ outcome: 'refused' })
    expect(outcomes(session)).toEqual(['done', 'refused', 'refused!'])
    session.undo()
    expect(session.playStep(3)).toMatchObject({ outcome: 'done' })
    expect(outcomes(session)).toEqual(['done', 'refused', 'done'])
  })
})

describe('from the beginning', () => {
  it('no step is played, not even one that was refused at the very beginning; and it can be undone', () => {
    const session = opened()
    session.reset()
    expect(position(session)).toBe(0)
    expect(outcomes(session)).toEqual([null, null, null, null, null])
    expect(historyOf(session)).toEqual([])
    session.undo()
    expect(outcomes(session)).toEqual(ALL)
    session.redo()
    expect(position(session)).toBe(0)
    session.playAll()
    expect(outcomes(session)).toEqual(ALL)
  })

  it('where only refused steps were played is told as well', () => {
    const session = bundled()
    play(session, 1)
    expect(position(session)).toBe(1)
    kit.told.length = 0
    session.reset()
    expect(position(session)).toBe(0)
    expect(kit.told).toHaveLength(1)
    session.reset()
    expect(kit.told).toHaveLength(1)
    play(session, 1)
    expect(position(session)).toBe(1)
  })
})
