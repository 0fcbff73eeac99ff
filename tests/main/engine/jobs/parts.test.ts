import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityOf } from '@main/engine/activity'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { toRecord, type Estate } from '@main/engine/estate'
import { evolve, evolveAll } from '@main/engine/evolve'
import { nextTime } from '@main/engine/jobs/advance'
import { DAY, HOUR } from '@shared/calendar'
import { chains, data, fail, group, install, lab, protects } from '../builder'
import { history, type History } from '../histories'
import { cut, mend, recover, throttle } from '../more-commands'

/* To look further than usual: FC_SEED=<number> FC_RUNS=<number>. */
const numRuns = Number(process.env['FC_RUNS'] ?? 150)
const seed = Number(process.env['FC_SEED'] ?? 20_260_105)

type Going = (estate: Estate, seconds: number) => Estate

const inOne: Going = (estate, seconds) => evolve(estate, { kind: 'clock-advanced', seconds })

/** In pieces as long as these, over and over. */
const inParts =
  (parts: readonly number[]): Going =>
  (estate, seconds) => {
    let now = estate
    for (let left = seconds, at = 0; left > 0; at++) {
      const piece = Math.min(left, parts[at % parts.length] ?? seconds)
      now = inOne(now, piece)
      left -= piece
    }
    return now
  }

/** From one event to the next. */
const inSteps: Going = (estate, seconds) => {
  const until = estate.clock + seconds
  let now = estate
  while (now.clock < until) {
    const next = Math.max(nextTime(now) ?? until, now.clock + 1)
    now = inOne(now, Math.min(next, until) - now.clock)
  }
  return now
}

/** All of a history that is done, in a lab that has begun, and some days more. */
function play({ layout, commands, begins = 0 }: History, go: Going, days: number): Estate {
  let estate = lab(layout).estate
  for (const [index, command] of commands.entries()) {
    if (index === begins) estate = begin(estate)
    for (const event of decide(estate, command).events) {
      estate = event.kind === 'clock-advanced' ? go(estate, event.seconds) : evolveAll(estate, [event])
    }
  }
  return go(begin(estate), days * DAY)
}

function holds(
  share: number,
  property: (one: History, parts: readonly number[], days: number) => void
): void {
  const part = fc.oneof(fc.integer({ min: 1, max: 2 * HOUR }), fc.integer({ min: HOUR, max: 5 * DAY }))
  const parts = fc.array(part, { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(history, parts, fc.integer({ min: 0, max: 3 }), (one, pieces, days) => {
      property(one, pieces, days)
    }),
    { seed, numRuns: Math.ceil(numRuns * share) }
  )
}

describe('in every lab with whatever happens in it', { timeout: 60_000 }, () => {
  it('time in one stretch and in any parts comes to the same', () => {
    holds(1, (one, parts, days) => {
      const whole = toRecord(play(one, inOne, days))
      const pieces = parts.map((part) => Math.max(part, (days * DAY) / 200))
      expect(toRecord(play(one, inParts(pieces), days))).toEqual(whole)
    })
  })

  it('from event to event, too', () => {
    holds(0.3, (one, _, days) => {
      expect(toRecord(play(one, inSteps, days))).toEqual(toRecord(play(one, inOne, days)))
    })
  })

  it('over weeks, when what is old is forgotten, too', () => {
    holds(0.1, (one, parts) => {
      const pieces = parts.map((part) => Math.max(part, DAY / 3))
      expect(toRecord(play(one, inParts(pieces), 40))).toEqual(toRecord(play(one, inOne, 40)))
    })
  })
})

const estate = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:', 'SQL/Payroll'] } }).does(
  protects('DPM1', data('Server1', ['C:', 'D:', 'SQL/Payroll'])),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
).estate

it('an alert that was inactivated weeks before its cause ended does not change what else is forgotten', () => {
  // At 1 Mbps, 139 GB take 17 days, and a recovery of 96 GB twelve, which is told of for three days more.
  const made = lab({ dpm: ['DPM1'], servers: { Server5: ['D:'], Server9: ['D:'] } })
    .does(protects('DPM1', data('Server9', 'D:')), install('DPM1', 'Server5'))
    .does(throttle('DPM1', 'Server9', 1), throttle('DPM1', 'Server5', 1))
    .begins()
    .does(cut('DPM1', 'Server9'), mend('DPM1', 'Server9'), recover('DPM1', 'Server9', 'D:', 'original'))
    .does(group('DPM1', 'New', data('Server5', 'D:')))
    .does({
      do: 'inactivate-alert',
      on: 'DPM1',
      alert: 'replica-being-created',
      computer: 'Server5',
      dataSource: 'D:'
    }).estate
  const past = (of: Estate) => activityOf(of.activity, 'DPM1').pastAlerts.map(({ kind }) => kind)
  expect(past(made)).toEqual(['agent-unreachable'])
  const end = Math.max(...[...activityOf(made.activity, 'DPM1').running.values()].map((job) => job.end))
  const whole = inOne(made, end)
  expect(past(whole)).toEqual(['recovery-in-progress', 'recovery-done'])
  expect(toRecord(inParts([DAY / 2])(made, end))).toEqual(toRecord(whole))
})

describe('a lab', () => {
  const after = (of: number, seconds: number) => {
    const set = evolve(estate, { kind: 'lab-set-up', seed: of, begins: estate.begins })
    return toRecord(inOne(begin(set), seconds))
  }

  it('with the same seed has the same history', () => {
    expect(after(7, 3 * DAY)).toEqual(after(7, 3 * DAY))
  })

  it('with another seed has another', () => {
    const { seed: _, ...one } = after(7, 3 * DAY)
    const { seed: __, ...other } = after(8, 3 * DAY)
    expect(one).not.toEqual(other)
  })

  it('that begins on another day has the same history, and by the hour another', () => {
    const from = (begins: string) => {
      const set = evolve(estate, { kind: 'lab-set-up', seed: 1, begins })
      return { ...toRecord(inOne(begin(set), 3 * DAY)), begins: '' }
    }
    expect(from('2030-07-01T08:00:00')).toEqual(from('2026-01-05T08:00:00'))
    expect(from('2026-01-05T09:00:00')).not.toEqual(from('2026-01-05T08:00:00'))
  })

  it('does nothing between two events: whatever time goes by, only the clock moves', () => {
    const live = begin(estate)
    const next = (nextTime(live) ?? 0) - live.clock
    expect(next).toBeGreaterThan(0)
    expect(inOne(live, next - 1)).toEqual({ ...live, clock: live.clock + next - 1 })
    expect(inOne(live, next).activity).not.toEqual(live.activity)
  })

  it('in which nothing is online has no next event, and its time goes on', () => {
    const down = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:'] } })
      .does(protects('DPM1', data('Server1', 'C:')))
      .begins()
      .does(fail('DPM1')).estate
    expect(nextTime(down)).toBeNull()
    expect(inOne(down, DAY)).toEqual({ ...down, clock: down.clock + DAY })
  })

  it('that has not begun has time, and nothing else', () => {
    expect(inOne(estate, 5 * DAY)).toEqual({ ...estate, clock: 5 * DAY })
  })
})
