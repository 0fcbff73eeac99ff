import { describe, expect, it } from 'vitest'
import type { Input, RequestName } from '@shared/contract'
import { Problem } from '@shared/problem'
import { answer } from '@main/answer'
import { makeHandlers } from '@main/handlers'
import { NEW_LAB, shell, useDesk } from './desk-kit'
import { check, fail } from './engine/builder'
import { failing, HOUR, jobs, protecting, START } from './session-kit'

const kit = useDesk()

function asking() {
  const handlers = makeHandlers(kit.desk(), shell)
  return async <K extends RequestName>(name: K, input: Input<K>): Promise<unknown> => {
    const answering = answer(handlers, name, input, { window: 1 }, (cause) => {
      throw cause
    })
    kit.timers.pass(0)
    const envelope = await answering
    return envelope.ok ? envelope.value : envelope.problem
  }
}

describe('the requests of the clock', () => {
  it('run it, pause it, and say where it stands', async () => {
    protecting(kit)
    const ask = asking()
    expect(await ask('lab/overview', {})).toMatchObject({
      clock: {
        now: START,
        state: 'paused',
        speed: 0,
        until: null,
        begins: '2026-01-05T08:00:00',
        next: 5 * HOUR,
        runningJobs: 0
      }
    })
    expect(await ask('lab/run-clock', { speed: HOUR })).toBeNull()
    kit.timers.pass(500)
    expect(await ask('lab/overview', {})).toMatchObject({
      clock: { now: 5 * HOUR, state: 'running', speed: HOUR, runningJobs: 1 }
    })
    expect(await ask('lab/pause-clock', {})).toBeNull()
    expect(await ask('lab/overview', {})).toMatchObject({ clock: { now: 5 * HOUR, state: 'paused' } })
  })

  it('go to the next event, and to the end of what runs', async () => {
    protecting(kit)
    const ask = asking()
    expect(await ask('lab/next-event', {})).toBeNull()
    expect(await ask('lab/overview', {})).toMatchObject({ clock: { now: 5 * HOUR, runningJobs: 1 } })
    await ask('lab/dispatch', { command: check('DPM1', 'Server1') })
    expect(await ask('lab/run-until', { until: 'jobs-done' })).toBeNull()
    expect(await ask('lab/overview', {})).toMatchObject({ clock: { state: 'paused', runningJobs: 0 } })
    expect(jobs(kit.desk().session).some(({ type }) => type === 'consistency-check')).toBe(true)
    expect(await ask('lab/run-until', { until: 48 * HOUR })).toBeNull()
    expect(await ask('lab/overview', {})).toMatchObject({ clock: { now: 48 * HOUR, state: 'paused' } })
  })

  it('are Problems where no lab is open', async () => {
    const ask = asking()
    for (const name of ['lab/pause-clock', 'lab/next-event'] as const) {
      expect(await ask(name, {})).toMatchObject({ kind: 'no-lab-open' })
    }
    expect(await ask('lab/run-clock', { speed: 1 })).toMatchObject({ kind: 'no-lab-open' })
    expect(await ask('lab/run-until', { until: 60 })).toMatchObject({ kind: 'no-lab-open' })
  })
})

describe('a lab whose clock runs', () => {
  it('is kept with its time when another one is opened, and is told of no more', () => {
    const first = protecting(kit)
    first.runClock(60)
    kit.timers.pass(1_000)
    kit.desk().open(() => kit.library().newLab({ ...NEW_LAB, title: 'Other' }))
    const told = [kit.clocks.length, kit.told.length]
    kit.timers.pass(5_000)
    expect([kit.clocks.length, kit.told.length]).toEqual(told)
    expect(kit.timers.waiting).toBe(0)
    expect(kit.desk().overview()?.clock).toMatchObject({ now: 0, state: 'paused' })
    expect(kit.desk().openFile(first.file).clock).toMatchObject({ now: START + 60, state: 'paused' })
  })

  it('ends a run to a time when it is closed: who waits for it is answered', async () => {
    const session = protecting(kit)
    const there = session.runUntil(400 * 86_400)
    kit.timers.callNext()
    kit.desk().close()
    await there
    expect(kit.timers.waiting).toBe(0)
  })

  it.each([
    [new Problem('not-writable', 'Disk full', 'No room.'), { kind: 'not-writable', title: 'Disk full' }],
    [
      new TypeError('a mistake of ours'),
      {
        kind: 'unexpected',
        title: 'The clock was stopped',
        message: expect.stringContaining('a mistake of ours') as string
      }
    ]
  ])('tells the windows what stopped it: %s', (cause, problem) => {
    const { file } = protecting(kit)
    kit.desk().close()
    let isBroken = false
    const spoilt = () => {
      throw cause
    }
    kit.desk().open(() => {
      const found = kit.library().openFile(file)
      return { ...found, store: failing(found.store, 'append', spoilt, () => isBroken) }
    })
    const { session } = kit.desk()
    session.runClock(HOUR)
    kit.timers.pass(250)
    isBroken = true
    kit.told.length = 0
    kit.timers.pass(10_000)
    expect(kit.problems).toMatchObject([problem])
    expect(kit.clocks.at(-1)).toMatchObject({ state: 'paused', now: START })
    expect(kit.told).toEqual([])
    isBroken = false
    expect(session.dispatch(fail('Server1')).outcome).toBe('done')
    session.runClock(HOUR)
    kit.timers.pass(1_000)
    expect(session.overview().clock.now).toBe(START + HOUR)
  })
})
