import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { activityOf } from '@main/engine/activity'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { fromRecord, toRecord, type Estate, type EstateRecord } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { lab } from '../builder'
import { history, type History } from '../histories'
import { setPolicy } from '../more-commands'
import { liveProblems } from './soundness'

/* To look further than usual: FC_SEED=<number> FC_RUNS=<number>. */
const numRuns = Number(process.env['FC_RUNS'] ?? 300)
const seed = Number(process.env['FC_SEED'] ?? 20_260_105)

interface Step {
  readonly before: Estate
  readonly command: Command
  readonly after: Estate
}

/** Everything of a history that is done, in a lab that begins at the latest with its first command. */
function play(
  { layout, commands, begins = 0 }: History,
  look: (step: Step) => void = () => undefined
): Estate {
  let estate = lab(layout).estate
  for (const [index, command] of commands.entries()) {
    if (index === begins) estate = begin(estate)
    estate = tried(estate, command, look)
  }
  return begin(estate)
}

function tried(before: Estate, command: Command, look: (step: Step) => void = () => undefined): Estate {
  const { events } = decide(before, command)
  if (events.length === 0) return before
  const after = evolveAll(before, events)
  if (before.activity) look({ before, command, after })
  return after
}

function holds(share: number, property: (one: History) => void): void {
  const holding = fc.property(history, (one) => {
    property(one)
  })
  fc.assert(holding, { seed, numRuns: Math.ceil(numRuns * share) })
}

const serversOf = (estate: Estate) =>
  [...estate.dpmServers.values()].map((server) => ({ server, ...activityOf(estate.activity, server.name) }))

/** Of the jobs that run, and of those that ended not longer ago. */
const numbersOf = (estate: Estate, ago = Infinity) =>
  serversOf(estate).flatMap(({ past, running }) =>
    [...past, ...running.values()].filter(({ end }) => end >= estate.clock - ago).map(({ id }) => id)
  )
/** Jobs are kept for two weeks, and time goes on by four days at most. */
const KEPT = 10 * 86_400

/** What makes jobs go without a trace: the administrator deletes them, or what they are listed in goes. */
const FORGETTING: readonly Command['do'][] = [
  'cancel-job',
  'remove-members',
  'remove-inactive-protection',
  'rebuild-server',
  'restore-database'
]

describe('in every lab in motion', { timeout: 60_000 }, () => {
  it('all is sound after everything that happens', () => {
    holds(1, (one) => {
      play(one, ({ command, after }) => {
        expect(liveProblems(after).map((problem) => `${command.do}: ${problem}`)).toEqual([])
      })
    })
  })

  it('no job is lost: what was started is running, or listed', () => {
    holds(0.5, (one) => {
      play(one, ({ before, command, after }) => {
        if (FORGETTING.includes(command.do)) return
        const known = new Set(numbersOf(after))
        const started = Array.from(
          { length: (after.activity?.jobs ?? 0) - (before.activity?.jobs ?? 0) },
          (_, at) => (before.activity?.jobs ?? 0) + at + 1
        )
        const lost = [...numbersOf(before, KEPT), ...started].filter((id) => !known.has(id))
        expect({ command, lost }).toEqual({ command, lost: [] })
      })
    })
  })

  it('the clock alone decides nothing: rules are asked the same, and what a server lists stays', () => {
    holds(0.3, (one) => {
      const estate = play(one)
      const later = tried(estate, { do: 'advance-clock', by: '3d' })
      expect(later.clock).toBe(estate.clock + 3 * 86_400)
      expect(listed(later)).toEqual(listed(estate))
      expect(later.protectedServers).toEqual(estate.protectedServers)
    })
  })

  it('all comes to rest when nothing is scheduled any more', () => {
    holds(0.5, (one) => {
      let estate = play(one)
      for (const { name, groups } of estate.dpmServers.values()) {
        for (const group of groups) estate = tried(estate, setPolicy(name, group.name, QUIET))
      }
      const rested = tried(estate, { do: 'advance-clock', by: '90d' })
      expect(liveProblems(rested)).toEqual([])
      for (const { server, running, replicas } of serversOf(rested)) {
        if (server.status !== 'online') continue
        expect([...running.values()]).toEqual([])
        expect([...replicas.values()].filter(({ due }) => Object.keys(due).length > 0)).toEqual([])
      }
    })
  })

  it('written down and read back it goes on the same', () => {
    holds(0.3, (one) => {
      const estate = play(one)
      const written = JSON.stringify(toRecord(estate))
      const read = fromRecord(JSON.parse(written) as EstateRecord)
      expect(JSON.stringify(toRecord(read))).toBe(written)
      const on = (of: Estate) => toRecord(tried(of, { do: 'advance-clock', by: '2d' }))
      expect(on(read)).toEqual(on(estate))
    })
  })
})

const QUIET = {
  synchronizationMinutes: null,
  recoveryPointTimes: [],
  consistencyCheckWhenInconsistent: false,
  dailyConsistencyCheck: false
}

/** What a DPM database lists, without what its replicas are worth. */
function listed(estate: Estate) {
  return serversOf(estate).map(({ server: { members, groups, inactive, agentOwner, status } }) => ({
    members: members.map(({ replica: _, ...member }) => member),
    groups,
    inactive,
    agentOwner,
    status
  }))
}
