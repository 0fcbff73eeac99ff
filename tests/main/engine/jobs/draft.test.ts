import { describe, expect, it } from 'vitest'
import { DAY } from '@shared/calendar'
import { NO_SERVER_ACTIVITY, type Alert, type Replica, type ServerActivity } from '@main/engine/activity'
import type { DpmServer, Member } from '@main/engine/estate'
import { Draft, freshDraft, type EndedJob } from '@main/engine/jobs/draft'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { keyOf } from '@main/engine/server-index'
import { resting } from './kit'

const BEGINS = '2026-01-05T00:00:00'
const D = keyOf({ computer: 'Server1', dataSource: 'D:' })

function dpm1(): DpmServer {
  const server = resting.estate.dpmServers.get('DPM1')
  if (!server) throw new Error('no DPM1')
  return server
}

const draftOf = (activity: Partial<ServerActivity> = {}) =>
  new Draft(dpm1(), { ...NO_SERVER_ACTIVITY, ...activity })

const replica: Replica = {
  computer: 'Server1',
  dataSource: 'D:',
  size: 1_000,
  allocated: 1_500,
  points: [],
  synchronized: 0,
  due: {},
  failures: {}
}

const ended = (id: number, end: number, status: EndedJob['status'] = 'completed'): EndedJob => ({
  id,
  type: 'synchronization',
  computer: 'Server1',
  dataSource: 'D:',
  group: 'Server1',
  status,
  start: end - 60,
  end,
  megabytes: 10
})

const alert = (id: number, raised: number): Alert => ({
  id,
  kind: 'agent-unreachable',
  computer: `Server${id}`,
  dataSource: null,
  group: null,
  raised,
  ended: null
})

describe('the members of a server that is worked on', () => {
  it('have the state that their replicas were given meanwhile', () => {
    const draft = draftOf()
    draft.setState(D, 'inconsistent')
    expect(draft.member(D)?.replica).toBe('inconsistent')
    expect(draft.membersOf('Server1').map((member: Member) => member.replica)).toEqual(['inconsistent', 'ok'])
  })

  it('are none of a computer that it does not protect', () => {
    expect(draftOf().membersOf('Server2')).toEqual([])
  })

  it('have the policy of their group, and what is in none the usual one', () => {
    expect(draftOf().policyOf({ group: 'Server1' })).toBe(dpm1().groups[0]?.policy)
    expect(draftOf().policyOf({ group: 'Nothing' })).toBe(DEFAULT_POLICY)
  })
})

describe('a server is published', () => {
  it('as it was where nothing was done', () => {
    const activity = { ...NO_SERVER_ACTIVITY }
    const draft = new Draft(dpm1(), activity)
    expect(draft.publishedServer()).toBe(draft.server)
    expect(draft.publishedActivity()).toBe(activity)
  })

  it('with no more than one member changed where one replica is', () => {
    const draft = draftOf()
    draft.setState(D, 'missing')
    const [first, second] = draft.publishedServer().members
    expect(first).toEqual({ ...draft.server.members[0], replica: 'missing' })
    expect(second).toBe(draft.server.members[1])
  })

  it('with the same member where its replica is what it was', () => {
    const draft = draftOf()
    draft.setState(D, 'ok')
    expect(draft.publishedServer().members[0]).toBe(draft.server.members[0])
  })

  it('as it was where its database was not restored, and is not now', () => {
    const activity = { ...NO_SERVER_ACTIVITY }
    const draft = new Draft(dpm1(), activity)
    draft.setRestored(false)
    expect(draft.publishedActivity()).toBe(activity)
  })

  it('as restored, and with the inventory of its library, where only that is new', () => {
    const restored = draftOf()
    restored.setRestored(true)
    expect(restored.publishedActivity()).toEqual({ ...NO_SERVER_ACTIVITY, restored: true })
    const listed = draftOf()
    listed.setInventory({ at: 60, detailed: true })
    expect(listed.publishedActivity().inventory).toEqual({ at: 60, detailed: true })
  })

  it('with nothing going on where all was forgotten', () => {
    expect(freshDraft(dpm1()).publishedActivity()).toEqual(NO_SERVER_ACTIVITY)
  })
})

describe('the space that replicas take', () => {
  it('follows what is put, put again and dropped', () => {
    const draft = draftOf()
    draft.put(replica)
    draft.put({ ...replica, dataSource: 'C:', allocated: 200 })
    expect(draft.used).toBe(1_700)
    draft.put({ ...replica, allocated: 2_000 })
    expect(draft.used).toBe(2_200)
    draft.drop(D)
    expect(draft.used).toBe(200)
  })

  it('is not changed by what is not there', () => {
    const draft = draftOf({ replicas: new Map([[D, replica]]) })
    draft.drop('Server1\nE:')
    draft.change('Server1\nE:', () => ({ allocated: 9 }))
    draft.replace('Server1\nE:', (one) => ({ ...one, allocated: 9 }))
    expect(draft.used).toBe(1_500)
    expect([...draft.replicas.keys()]).toEqual([D])
  })
})

describe('the totals of a day', () => {
  it('count its jobs by how they ended, and what they sent', () => {
    const draft = draftOf({ replicas: new Map([[D, replica]]) })
    const hour = 3_600
    draft.count(ended(1, hour), BEGINS)
    draft.count(ended(2, 2 * hour), BEGINS)
    draft.count(ended(3, 3 * hour, 'failed'), BEGINS)
    draft.count(ended(4, DAY + hour, 'canceled'), BEGINS)
    expect(draft.publishedActivity().days).toEqual([
      { day: 0, completed: 2, failed: 1, canceled: 0, megabytes: 30, used: 1_500 },
      { day: 1, completed: 0, failed: 0, canceled: 1, megabytes: 10, used: 1_500 }
    ])
  })

  it('go on from those of before', () => {
    const first = draftOf()
    first.count(ended(1, 60), BEGINS)
    const next = draftOf(first.publishedActivity())
    next.count(ended(2, 120), BEGINS)
    const { days, past } = next.publishedActivity()
    expect(days).toMatchObject([{ day: 0, completed: 2 }])
    expect(past.map(({ id }) => id)).toEqual([1, 2])
  })

  it('are kept of the last 400 days', () => {
    const draft = draftOf()
    for (let day = 0; day < 402; day++) draft.count(ended(day, day * DAY + 60), BEGINS)
    const { days } = draft.publishedActivity()
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([400, 2, 401])
  })
})

describe('what ended is listed', () => {
  it('for two weeks, to the second, from the latest', () => {
    const draft = draftOf()
    draft.count(ended(1, 59), BEGINS)
    draft.count(ended(2, 60), BEGINS)
    draft.count(ended(3, 60 + 14 * DAY), BEGINS)
    expect(draft.publishedActivity().past.map(({ id }) => id)).toEqual([2, 3])
  })

  it('up to 10,000 jobs, the latest', () => {
    const draft = draftOf()
    for (let id = 1; id <= 10_002; id++) draft.count(ended(id, 60), BEGINS)
    const { past } = draft.publishedActivity()
    expect([past.length, past[0]?.id, past.at(-1)?.id]).toEqual([10_000, 3, 10_002])
  })

  it('of alerts by when they ended, however long they had lasted', () => {
    const draft = draftOf({ pastAlerts: [{ ...alert(1, 0), ended: 30 }] })
    draft.raise(alert(2, 0))
    draft.raise(alert(3, 20 * DAY))
    draft.endAlert(alert(2, 0), 20 * DAY)
    draft.endAlert(alert(3, 20 * DAY), 20 * DAY + 60)
    const { pastAlerts, alerts } = draft.publishedActivity()
    expect(alerts.size).toBe(0)
    expect(pastAlerts.map(({ id }) => id)).toEqual([2, 3])
  })

  it('of an alert that was inactivated, with the time of that', () => {
    const draft = draftOf({ pastAlerts: [{ ...alert(1, 0), ended: 30 }] })
    draft.endAlert({ ...alert(2, 40), ended: 50 }, 70)
    expect(draft.publishedActivity().pastAlerts.map(({ id, ended: at }) => [id, at])).toEqual([
      [1, 30],
      [2, 50]
    ])
  })
})
