import { describe, expect, it } from 'vitest'
import type { LabClock } from '@main/lab-clock'
import { isDone, PAUSED, started } from './clock-kit'

describe('running until a time', () => {
  it('comes there in parts that are one step, says how far it is, and is paused then', async () => {
    const { lab, timers, clock } = started()
    lab.onPass = () => timers.work(100)
    const there = clock.runUntil(30_000)
    expect(lab.last).toEqual({ state: 'seeking', speed: 0, until: 30_000, now: 0 })
    timers.callNext()
    expect(await isDone(there)).toBe(false)
    expect(clock.view()).toMatchObject({ state: 'seeking', now: lab.clock })
    timers.pass(60_000)
    expect(await isDone(there)).toBe(true)
    expect(lab.last).toEqual({ ...PAUSED, now: 30_000 })
    expect(lab.log.length).toBeGreaterThan(3)
    expect(lab.log.map((text) => text.startsWith('+'))).toEqual(lab.log.map((_, index) => index > 0))
    expect(lab.log.reduce((sum, text) => sum + Number(text), 0)).toBe(30_000)
    // Not at every part: four times a second are enough.
    const told = lab.views.filter(({ state }) => state === 'seeking')
    expect(told.length).toBeLessThan(lab.log.length)
    expect(told.length).toBeGreaterThan(1)
  })

  it('takes larger parts where they are quick, smaller ones where they are slow', () => {
    const quick = started()
    void quick.clock.runUntil(90 * 86_400)
    quick.timers.pass(1_000)
    expect(quick.clock.view().state).toBe('paused')
    expect(Math.max(...quick.lab.log.map(Number))).toBe(5 * 86_400)

    const slow = started()
    // A lab in which an hour takes a second.
    slow.lab.onPass = (seconds) => slow.timers.work(seconds / 3.6)
    void slow.clock.runUntil(86_400)
    slow.timers.pass(100_000)
    const parts = slow.lab.log.map(Number)
    expect(parts[0]).toBe(3_600)
    expect(Math.min(...parts.slice(0, -1))).toBeGreaterThanOrEqual(60)
    expect(parts.at(5)).toBeLessThan(600)
    expect(slow.lab.clock).toBe(86_400)
  })

  it('ends where it is paused in the middle', async () => {
    const { lab, timers, clock } = started()
    lab.onPass = () => timers.work(100)
    const there = clock.runUntil(30_000)
    timers.callNext()
    timers.callNext()
    clock.pause()
    const { clock: stopped } = lab
    expect(stopped).toBeGreaterThan(0)
    expect(stopped).toBeLessThan(30_000)
    expect(await isDone(there)).toBe(true)
    expect(lab.last).toEqual({ ...PAUSED, now: stopped })
    timers.pass(60_000)
    expect([lab.clock, timers.waiting]).toEqual([stopped, 0])
    const next = clock.runUntil(stopped + 10)
    timers.pass(1_000)
    expect(await isDone(next)).toBe(true)
    expect(lab.log.at(-1)).toBe('10')
  })

  it.each([
    ['run', (clock: LabClock) => clock.run(1)],
    ['the next event', (clock: LabClock) => clock.next()],
    ['undo', (clock: LabClock) => clock.giveWay()],
    ['another time', (clock: LabClock) => void clock.runUntil(99_999)]
  ])('ends where %s comes between', async (_, other) => {
    const { timers, lab, clock } = started()
    lab.onPass = () => timers.work(100)
    const there = clock.runUntil(30_000)
    timers.callNext()
    other(clock)
    expect(await isDone(there)).toBe(true)
    expect(clock.view().until).not.toBe(30_000)
  })

  it('by who is told of a part ends there, and only once', async () => {
    const { lab, timers, clock } = started()
    lab.onPass = () => clock.pause()
    const there = clock.runUntil(30_000)
    timers.pass(60_000)
    expect(await isDone(there)).toBe(true)
    expect([lab.log, timers.waiting, clock.view().state]).toEqual([['3600'], 0, 'paused'])
  })

  it('that has been already is there at once', async () => {
    const { lab, timers, clock } = started()
    lab.clock = 500
    for (const until of [0, 500]) expect(await isDone(clock.runUntil(until))).toBe(true)
    expect([lab.log, timers.waiting]).toEqual([[], 0])
    expect(lab.last).toEqual({ ...PAUSED, now: 500 })
  })
})

describe('running until no job is in progress', () => {
  it('is no way at all without any', async () => {
    const { lab, clock } = started([60])
    expect(await isDone(clock.runUntil('jobs-done'))).toBe(true)
    expect(lab.log).toEqual([])
  })

  it('goes to the end of the last, and of those that follow from it', async () => {
    const { lab, timers, clock } = started()
    lab.jobsDone = 1_000
    lab.onPass = () => {
      if (lab.clock === 1_000) lab.jobsDone = 1_500
      if (lab.clock === 1_500) lab.jobsDone = null
    }
    const there = clock.runUntil('jobs-done')
    expect(lab.last).toMatchObject({ state: 'seeking', until: 1_000 })
    timers.pass(10_000)
    expect(await isDone(there)).toBe(true)
    expect([lab.log, lab.clock]).toEqual([['1000', '+500'], 1_500])
  })

  it('does not wait for ever where one follows the other', async () => {
    const { lab, timers, clock } = started()
    lab.jobsDone = 86_400
    lab.onPass = () => (lab.jobsDone = lab.clock + 86_400)
    const there = clock.runUntil('jobs-done')
    timers.pass(600_000)
    expect(await isDone(there)).toBe(true)
    expect(lab.clock).toBe(60 * 86_400)
    expect(clock.view().state).toBe('paused')
  })
})

describe('where time cannot be written', () => {
  it('a running clock is paused at what was written, and tells why', () => {
    const { lab, timers, clock } = started([10])
    clock.run(1)
    timers.pass(5_000)
    lab.full = true
    timers.pass(60_000)
    expect(lab.last).toEqual({ ...PAUSED, now: 0 })
    expect(lab.failures).toMatchObject([{ message: 'the disk is full' }])
    expect(timers.waiting).toBe(0)
    lab.full = false
    clock.run(1)
    timers.pass(10_000)
    expect(lab.log).toEqual(['10'])
  })

  it('a run to a time ends, and tells why', async () => {
    const { lab, timers, clock } = started()
    const there = clock.runUntil(30_000)
    timers.callNext()
    lab.full = true
    timers.pass(1_000)
    expect(await isDone(there)).toBe(true)
    expect(lab.last).toEqual({ ...PAUSED, now: 3_600 })
    expect(lab.failures).toHaveLength(1)
  })

  it.each([
    ['pause', (clock: LabClock) => clock.pause()],
    ['run', (clock: LabClock) => clock.run(60)],
    ['next', (clock: LabClock) => clock.next()],
    ['runUntil', (clock: LabClock) => void clock.runUntil(900)]
  ])('who asks to %s is told, and the clock stands all the same', (_, ask) => {
    const { lab, timers, clock } = started([900])
    clock.run(1)
    timers.pass(5_000)
    lab.full = true
    expect(() => ask(clock)).toThrow('the disk is full')
    expect(clock.view()).toEqual({ ...PAUSED, now: 0 })
    expect(lab.last).toEqual({ ...PAUSED, now: 0 })
    expect([timers.waiting, lab.failures]).toEqual([0, []])
    expect(() => clock.pause()).not.toThrow()
  })

  it('what is done meanwhile is told, and the clock runs on', () => {
    const { lab, timers, clock } = started()
    clock.run(1)
    timers.pass(5_000)
    lab.full = true
    expect(() => clock.settle()).toThrow('the disk is full')
    lab.full = false
    timers.pass(1_000)
    clock.pause()
    expect(lab.log).toEqual(['6'])
  })
})
