import { describe, expect, it } from 'vitest'
import { NO_SERVER_ACTIVITY, type Job, type Replica } from '@main/engine/activity'
import { comesBefore, duesOf, endOf, nextTimeOf, type Item } from '@main/engine/jobs/agenda'

const item: Item = {
  time: 10,
  what: 'due',
  order: 1,
  server: 'DPM2',
  kind: 'synchronization',
  key: 'Server1\nD:'
}

const replica: Replica = {
  computer: 'Server1',
  dataSource: 'D:',
  size: 1_000,
  allocated: 1_500,
  points: [],
  synchronized: 0,
  due: { synchronization: 50, 'recovery-alert': 40 },
  failures: {}
}
const job: Job = {
  id: 1,
  type: 'consistency-check',
  computer: 'Server1',
  dataSource: 'D:',
  group: 'Server1',
  status: 'in-progress',
  start: 0,
  end: 30,
  megabytes: 0
}

describe('of two things that happen, first comes', () => {
  it.each<[string, Partial<Item>]>([
    ['the earlier one', { time: 9, what: 'due', order: 9, kind: 'recovery-point', key: 'Server9\nD:' }],
    ['at the same time what ends', { what: 'end', order: 9, kind: 'recovery-point', key: 'Server9\nD:' }],
    [
      'then what is of the server that is first in the lab',
      { order: 0, kind: 'recovery-point', key: 'Server9\nD:' }
    ],
    ['then the kind that others build on', { kind: 'consistency-check', key: 'Server9\nD:' }],
    ['then what is first by its name', { key: 'Server1\nC:' }]
  ])('%s', (_, first) => {
    const earlier = { ...item, ...first }
    expect([comesBefore(earlier, item), comesBefore(item, earlier)]).toEqual([true, false])
  })

  it('none where they are alike', () => {
    expect(comesBefore(item, { ...item })).toBe(false)
  })
})

it('what is due of a replica is an item each', () => {
  const at = { what: 'due', order: 1, server: 'DPM2', key: 'Server1\nD:' }
  expect(duesOf('DPM2', 1, 'Server1\nD:', replica)).toEqual([
    { ...at, time: 50, kind: 'synchronization' },
    { ...at, time: 40, kind: 'recovery-alert' }
  ])
})

it('the end of a job is an item of its own', () => {
  expect(endOf('DPM2', 1, 'Server1\nD:', job)).toEqual({
    time: 30,
    what: 'end',
    order: 1,
    server: 'DPM2',
    kind: 'consistency-check',
    key: 'Server1\nD:'
  })
})

describe('the next time of a server', () => {
  const replicas = new Map([['Server1\nD:', replica]])

  it('is that of the first job that ends, or of the first thing due', () => {
    const idle = { ...NO_SERVER_ACTIVITY, replicas }
    const busy = { ...idle, running: new Map([['Server1\nD:', job]]) }
    const late = { ...idle, running: new Map([['Server1\nD:', { ...job, end: 90 }]]) }
    expect([nextTimeOf(idle), nextTimeOf(busy), nextTimeOf(late)]).toEqual([40, 30, 40])
    // Asked again, it is the same.
    expect(nextTimeOf(busy)).toBe(30)
  })

  it('is never where nothing is due', () => {
    expect(nextTimeOf({ ...NO_SERVER_ACTIVITY })).toBe(Infinity)
  })
})
