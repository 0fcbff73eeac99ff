import { describe, expect, it } from 'vitest'
import { openLab } from '@main/store'
import { describeCommand } from '@shared/words'
import { FakeTimers } from './clock-kit'
import { STORY, useDesk } from './desk-kit'
import { fail, install, repair } from './engine/builder'
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
  protection,
  START,
  texts,
  useSessions
} from './session-kit'

const kit = useDesk()
const sessions = useSessions()

describe('a clock that runs', () => {
  it('is one step, however many jobs it let run', () => {
    const session = protecting(kit)
    const before = [estateOf(session), texts(session), past(session).length]
    session.runClock(HOUR)
    kit.timers.pass(24_000)
    session.pauseClock()
    expect(at(session)).toBe(START + 24 * HOUR)
    expect(past(session).length).toBeGreaterThan(20)
    expect(menu(session)).toEqual(['1 day of lab time', null])
    expect(texts(session).slice(-1)).toEqual(['1 day 4 hours of lab time'])
    const after = estateOf(session)
    session.undo()
    expect([estateOf(session), texts(session), past(session).length]).toEqual(before)
    expect(menu(session)).toEqual(['4 hours 30 minutes of lab time', '1 day of lab time'])
    session.redo()
    expect(estateOf(session)).toEqual(after)
    expect(menu(session)).toEqual(['1 day of lab time', null])
  })

  it('tells the windows each quarter of a second, and of a change only when something happened', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(10_000)
    expect(kit.told).toEqual([])
    expect(kit.clocks).toHaveLength(41)
    expect(kit.clocks.at(-1)).toEqual({ now: START + 600, state: 'running', speed: 60, until: null })
    expect(session.overview().clock).toMatchObject({ now: START + 600, state: 'running', speed: 60 })
    session.pauseClock()
    expect(kit.told).toHaveLength(1)
    expect(kit.clocks.at(-1)).toMatchObject({ state: 'paused' })
  })

  it('is two steps with a command in between, which is done at its time', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    expect(session.dispatch(fail('Server1')).outcome).toBe('done')
    expect(session.clock().state).toBe('running')
    kit.timers.pass(10_000)
    session.pauseClock()
    expect(historyOf(session).slice(-3)).toMatchObject([
      { clock: START + 300, text: '4 hours 35 minutes of lab time' },
      { clock: START + 300, text: describeCommand(fail('Server1')) },
      { clock: START + 900, text: '10 minutes of lab time' }
    ])
    const steps = []
    for (let step = 0; step < 3; step++) {
      steps.push([menu(session)[0], at(session) - START])
      session.undo()
    }
    expect(steps).toEqual([
      ['10 minutes of lab time', 900],
      [describeCommand(fail('Server1')), 300],
      ['5 minutes of lab time', 300]
    ])
    expect(at(session)).toBe(START)
  })

  it('is one step also where a command in between was refused', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    expect(session.dispatch(install('DPM1', 'DPM1')).outcome).toBe('refused')
    kit.timers.pass(5_000)
    session.pauseClock()
    expect(menu(session)[0]).toBe('10 minutes of lab time')
  })

  it('goes on from where a command lets time pass', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    session.dispatch(passing('2h'))
    kit.timers.pass(5_000)
    expect(at(session)).toBe(START + 2 * HOUR + 600)
  })

  it('does not make what is saved, played or closed miss the time', async () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    await kit.desk().saveAs(kit.folder.path('copy'))
    expect(kit.desk().overview()?.clock).toMatchObject({ now: START + 300, state: 'paused' })
    kit.desk().session.runClock(60)
    kit.timers.pass(5_000)
    const { file } = kit.desk().session
    kit.desk().close()
    expect(kit.timers.waiting).toBe(0)
    expect(at(sessions.reopened(file))).toBe(START + 600)
  })

  it('runs on while steps are played one by one, and stops where all are', () => {
    kit.write('bundled/story.yaml', STORY)
    kit.desk().open(() => kit.library().openBundled('story'))
    const { session } = kit.desk()
    session.runClock(60)
    kit.timers.pass(1_000)
    session.playStep(1)
    kit.timers.pass(1_000)
    expect(session.playStep(1)).toBeNull()
    expect(historyOf(session).map(({ clock }) => clock)).toEqual([60, 60])
    expect(session.overview().clock).toMatchObject({ state: 'running', now: 120 })
    session.playAll()
    expect(session.overview().clock).toMatchObject({ state: 'paused', now: 120 })
    expect(session.story()?.position).toBe(3)
    expect(historyOf(session).map(({ clock }) => clock)).toEqual([60, 60, 120, 120])
  })

  it('is paused where the disk is full: the windows are told, and the lab is as it was', () => {
    const session = protecting(kit)
    const { file } = session
    kit.desk().close()
    let isFull = true
    const timers = new FakeTimers()
    const later = sessions.on(
      failing(openLab(file), 'append', undefined, () => isFull),
      timers
    )
    const heard: unknown[] = []
    later.listen({
      changed: () => heard.push('changed'),
      failed: (cause) => heard.push(cause),
      clock: ({ state }) => heard.push(state)
    })
    const before = estateOf(later)
    later.runClock(HOUR)
    timers.pass(3_000)
    expect(heard.slice(-2)).toEqual(['paused', new Error('no append')])
    expect(heard).not.toContain('changed')
    expect(estateOf(later)).toEqual(before)
    expect(later.overview().clock).toMatchObject({ state: 'paused', now: START })
    expect(() => later.nextEvent()).toThrow('no append')
    expect(estateOf(later)).toEqual(before)
    isFull = false
    later.nextEvent()
    expect(at(later)).toBeGreaterThan(START)
  })
})

describe('undo and redo while the clock runs', () => {
  it('pause it, and take back what the menu said: the command before, not the seconds since', () => {
    const session = protecting(kit)
    session.dispatch(fail('Server1'))
    session.runClock(1)
    kit.timers.pass(3_000)
    const said = menu(session)[0]
    session.undo()
    expect(said).toBe(describeCommand(fail('Server1')))
    expect(menu(session)).toEqual(['4 hours 30 minutes of lab time', said])
    expect(session.overview().clock).toMatchObject({ state: 'paused', now: START })
    expect(kit.clocks.at(-1)).toMatchObject({ state: 'paused' })
  })

  it('take the whole run back where it was something that happened last', () => {
    const session = protecting(kit)
    session.runClock(HOUR)
    kit.timers.pass(5_500)
    session.undo()
    expect(at(session)).toBe(START)
    expect(session.overview().clock.state).toBe('paused')
    session.redo()
    expect(at(session)).toBe(START + 5.5 * HOUR)
  })

  it('bring again what was undone, also when the clock was started meanwhile', () => {
    const session = protecting(kit)
    session.dispatch(fail('Server1'))
    session.undo()
    session.runClock(1)
    kit.timers.pass(3_000)
    session.redo()
    expect(session.overview().protectedServers).toMatchObject([{ status: 'offline' }])
    expect(session.overview().clock.state).toBe('paused')
  })

  it('pause a run to a time', async () => {
    const session = protecting(kit)
    const there = session.runUntil(400 * 86_400)
    kit.timers.callNext()
    session.undo()
    await there
    expect(session.overview().clock).toMatchObject({ state: 'paused', now: START, until: null })
  })

  it('start again from the beginning too, and that can be undone', () => {
    const session = protecting(kit)
    session.runClock(60)
    kit.timers.pass(5_000)
    session.reset()
    expect(session.overview().clock).toMatchObject({ state: 'paused', now: 0, next: null })
    session.undo()
    expect(at(session)).toBe(START + 300)
  })
})

describe('the history', () => {
  it('has time that passed in one line, however it passed, and no line where none did', () => {
    const session = protecting(kit)
    expect(texts(session)).toEqual([
      describeCommand(install('DPM1', 'Server1')),
      describeCommand(protection),
      '4 hours 30 minutes of lab time'
    ])
    session.nextEvent()
    session.dispatch(passing('1d'))
    session.runClock(60)
    kit.timers.pass(5_000)
    session.pauseClock()
    const [, , passed, ...more] = historyOf(session)
    expect(more).toEqual([])
    expect(passed?.clock).toBe(at(session))
    expect(passed?.text).toMatch(/^1 day \d+ hours of lab time$/)
    session.dispatch(fail('DPM2'))
    session.dispatch(repair('DPM2'))
    expect(texts(session).slice(-2)).toEqual([fail('DPM2'), repair('DPM2')].map(describeCommand))
  })
})
