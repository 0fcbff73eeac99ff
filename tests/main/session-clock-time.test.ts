import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLab } from '@main/store'
import { FakeTimers } from './clock-kit'
import { useDesk } from './desk-kit'
import { check } from './engine/builder'
import {
  at,
  estateOf,
  failing,
  HOUR,
  jobs,
  passing,
  past,
  protecting,
  START,
  useSessions
} from './session-kit'

const kit = useDesk()
const sessions = useSessions()

describe('a restart in the middle of a running job', () => {
  it('finds the job as it was, and it ends at its time', () => {
    const session = protecting(kit)
    session.runClock(HOUR)
    kit.timers.pass(100)
    session.dispatch(check('DPM1', 'Server1'))
    const [job] = jobs(session)
    expect(job).toMatchObject({ type: 'consistency-check', status: 'in-progress', start: START + 360 })
    const end = job?.end ?? 0
    expect(end).toBeGreaterThan(START + 360 + 120)
    kit.timers.pass(10)
    const { file } = session
    kit.desk().close()

    const timers = new FakeTimers()
    const later = sessions.reopened(file, timers)
    expect(later.overview().clock).toMatchObject({
      state: 'paused',
      now: START + 396,
      next: 5 * HOUR,
      runningJobs: 1
    })
    expect(jobs(later)[0]).toEqual(job)
    expect(later.protection('DPM1').groups[0]?.members[0]?.job).toMatchObject({ start: job?.start, end })
    later.runClock(1)
    timers.pass((end - (START + 396)) * 1_000 - 1_000)
    expect(at(later)).toBe(end - 1)
    expect(jobs(later)[0]).toEqual(job)
    timers.pass(1_000)
    expect(at(later)).toBe(end)
    expect(past(later)[0]).toMatchObject({ id: job?.id, type: 'consistency-check', status: 'completed', end })
  })

  it('comes to the same as going on without one, with snapshots and without', () => {
    const session = protecting(kit)
    session.dispatch(check('DPM1', 'Server1'))
    session.dispatch(passing('30s'))
    const copy = kit.folder.path('copy.dpmlab')
    const { file } = session
    kit.desk().close()
    copyFileSync(file, copy)
    const store = openLab(file)
    expect(store.nearestSnapshot(store.head())?.entry).toBe(store.head())
    store.close()
    const one = sessions.reopened(file)
    const other = sessions.on(failing(openLab(copy), 'nearestSnapshot', () => null))
    expect(estateOf(other)).toEqual(estateOf(one))
    for (const later of [one, other]) later.dispatch(passing('3d'))
    expect(estateOf(other)).toEqual(estateOf(one))
  })
})

describe('going to a time', () => {
  it('the next event is where the clock says, and one step', () => {
    const session = protecting(kit)
    const next = session.overview().clock.next ?? 0
    expect(next).toBeGreaterThan(START)
    session.nextEvent()
    expect(at(session)).toBe(next)
    session.undo()
    expect(at(session)).toBe(START)
  })

  it('answers when it is there, and is one step', async () => {
    const session = protecting(kit)
    const there = session.runUntil(60 * 86_400)
    expect(session.overview().clock).toMatchObject({ state: 'seeking', until: 60 * 86_400 })
    kit.timers.pass(60_000)
    await there
    expect(session.overview().clock).toMatchObject({ state: 'paused', now: 60 * 86_400, until: null })
    session.undo()
    expect(at(session)).toBe(START)
  })

  it('waits for the jobs that run and those that follow them, and for no others', async () => {
    const session = protecting(kit)
    session.dispatch(check('DPM1', 'Server1'))
    const end = jobs(session)[0]?.end
    const there = session.runUntil('jobs-done')
    kit.timers.pass(60_000)
    await there
    // The recovery point of noon waited for the check, and takes a minute; the next one is due an hour later.
    const now = (end ?? 0) + 60
    expect(session.overview().clock).toMatchObject({ now, state: 'paused', runningJobs: 0 })
  })

  it('of more days than one command can say is one step all the same', async () => {
    const session = protecting(kit)
    const there = session.runUntil(START + 3 * 999_999)
    kit.timers.pass(60_000)
    await there
    session.undo()
    expect(at(session)).toBe(START)
    session.redo()
    expect(at(session)).toBe(START + 3 * 999_999)
  })
})

it('a lab of version 1 opens, begins, and its clock can run', () => {
  const file = kit.folder.path('old.dpmlab')
  copyFileSync(join(import.meta.dirname, 'store/fixtures/version-1.dpmlab'), file)
  const timers = new FakeTimers()
  const session = sessions.reopened(file, timers)
  expect(session.estate.activity).not.toBeNull()
  expect(session.overview().protectedServers).toHaveLength(4)
  expect(session.overview().redo).not.toBeNull()
  session.redo()
  expect(session.overview().protectedServers).toHaveLength(5)
  session.runClock(60)
  timers.pass(5_000)
  session.undo()
  expect(session.overview().protectedServers).toHaveLength(4)
})
