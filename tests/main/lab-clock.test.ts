import { describe, expect, it } from 'vitest'
import { realTimers } from '@main/lab-clock'
import { PAUSED, started } from './clock-kit'

describe('a paused clock', () => {
  it('stands still, and waits for nothing', () => {
    const { lab, timers, clock } = started([10])
    timers.pass(60_000)
    clock.settle()
    clock.pause()
    clock.giveWay()
    expect(clock.view()).toEqual({ ...PAUSED, now: 0 })
    expect([lab.log, lab.views, timers.waiting]).toEqual([[], [], 0])
  })
})

describe('a running clock', () => {
  it('goes at its speed, and tells it four times a second', () => {
    const { lab, timers, clock } = started()
    clock.run(1)
    expect(lab.last).toEqual({ state: 'running', speed: 1, until: null, now: 0 })
    timers.pass(2_000)
    expect(lab.views.map(({ now }) => now)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2])
    clock.run(86_400)
    timers.pass(250)
    expect(lab.last).toEqual({ state: 'running', speed: 86_400, until: null, now: 2 + 21_600 })
  })

  it('writes nothing until something happens, and then goes on with its own step', () => {
    const { lab, timers, clock } = started([100, 101, 500])
    clock.run(100)
    timers.pass(750)
    expect(lab.log).toEqual([])
    timers.pass(250)
    expect(lab.log).toEqual(['100'])
    timers.pass(1_000)
    expect(lab.log).toEqual(['100', '+25'])
    timers.pass(10_000)
    expect(lab.log).toEqual(['100', '+25', '+375'])
    expect(clock.view().now).toBe(1_200)
  })

  it('has what passed in the log once it is paused, and says so', () => {
    const { lab, timers, clock } = started()
    clock.run(10)
    timers.pass(3_100)
    clock.pause()
    expect([lab.log, lab.clock]).toEqual([['31'], 31])
    expect(lab.last).toEqual({ ...PAUSED, now: 31 })
    const told = lab.views.length
    timers.pass(5_000)
    clock.pause()
    expect([lab.views.length, clock.view().now, timers.waiting]).toEqual([told, 31, 0])
  })

  it('settles before something is done, and its time starts a step anew after that', () => {
    const { lab, timers, clock } = started([50])
    clock.run(10)
    timers.pass(2_000)
    clock.settle()
    clock.settle()
    expect(lab.log).toEqual(['20'])
    clock.interrupted()
    timers.pass(1_000)
    clock.settle()
    expect(lab.log).toEqual(['20', '10'])
    timers.pass(3_000)
    expect(lab.log).toEqual(['20', '10', '+20'])
    expect(clock.view()).toMatchObject({ state: 'running', now: 60 })
  })

  it('that was refused something after settling goes on with the same step', () => {
    const { lab, timers, clock } = started()
    clock.run(10)
    timers.pass(1_000)
    clock.settle()
    timers.pass(1_000)
    clock.pause()
    expect(lab.log).toEqual(['10', '+10'])
  })

  it('goes on from where a command that let time pass has brought the lab', () => {
    const { lab, timers, clock } = started()
    clock.run(1)
    timers.pass(5_000)
    clock.settle()
    lab.clock += 3_600
    clock.interrupted()
    expect(clock.view().now).toBe(3_605)
    timers.pass(10_000)
    expect(clock.view().now).toBe(3_615)
  })

  it('loses no part of a second to what is done in between', () => {
    const { lab, timers, clock } = started()
    clock.run(1)
    for (let n = 0; n < 10; n++) {
      timers.pass(900)
      clock.settle()
      clock.interrupted()
    }
    expect(lab.clock).toBe(9)
  })

  it('never goes back, and does not make up for what took too long', () => {
    const { lab, timers, clock } = started([100])
    lab.onTold = () => timers.work(700)
    lab.onPass = () => timers.work(400)
    clock.run(60)
    timers.pass(20_000)
    const times = lab.views.map(({ now }) => now)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times.at(-1)).toBeGreaterThan(60 * 3)
    expect(lab.log.length).toBe(1)
    // A quarter of a second in each round of about one.
    expect(times.at(-1)).toBeLessThan(60 * 10)
  })

  it('never goes back when its speed is changed, or it is started again', () => {
    const { lab, timers, clock } = started()
    for (const speed of [60, 1, 3_600, 60]) {
      clock.run(speed)
      timers.pass(1_500)
    }
    clock.pause()
    clock.run(1)
    const times = lab.views.map(({ now }) => now)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(lab.clock).toBe(90 + 1 + 5_400 + 90)
  })

  it('can be stopped by who is told', () => {
    const { lab, timers, clock } = started([10])
    lab.onPass = () => clock.pause()
    clock.run(10)
    timers.pass(5_000)
    expect(clock.view()).toEqual({ ...PAUSED, now: 10 })
    expect([timers.waiting, lab.log]).toEqual([0, ['10']])
  })
})

describe('a clock that gives way to undo and redo', () => {
  it('forgets time that would be a step of its own', () => {
    const { lab, timers, clock } = started()
    clock.run(10)
    timers.pass(3_000)
    clock.giveWay()
    expect(lab.log).toEqual([])
    expect(lab.last).toEqual({ ...PAUSED, now: 0 })
    expect(timers.waiting).toBe(0)
  })

  it('settles what belongs to the step before', () => {
    const { lab, timers, clock } = started([10])
    clock.run(10)
    timers.pass(3_000)
    clock.giveWay()
    expect(lab.log).toEqual(['10', '+20'])
    expect(clock.view()).toEqual({ ...PAUSED, now: 30 })
  })
})

describe('the next event', () => {
  it('is one step each, however many there are; with nothing due nothing is done', () => {
    const { lab, clock } = started([60, 100])
    clock.next()
    clock.next()
    clock.next()
    expect([lab.log, lab.clock]).toEqual([['60', '40'], 100])
  })

  it('stops a running clock where it is first', () => {
    const { lab, timers, clock } = started([100])
    clock.run(1)
    timers.pass(7_000)
    clock.next()
    expect(lab.log).toEqual(['7', '93'])
    expect(clock.view()).toEqual({ ...PAUSED, now: 100 })
  })
})

it('real time goes on, and calls back unless that is taken back', async () => {
  const before = realTimers.now()
  let called = 0
  realTimers.after(1, () => called++)()
  await new Promise<void>((resolve) => {
    realTimers.after(20, resolve)
  })
  expect(realTimers.now()).toBeGreaterThan(before)
  expect(called).toBe(0)
})
