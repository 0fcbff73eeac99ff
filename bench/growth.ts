// An estate of 100 DPM servers with 1,000, 10,000 and 100,000 data sources: what it takes to make it, to let a day pass
// in it, to open it from a snapshot, and to hold it in memory. Ten times as much may cost twelve times as much.
//
// Time is that of the processor: a machine that does other work as well must not pass for growth.

import { begin } from '@main/engine/begin'
import { EMPTY_ESTATE, fromRecord, toRecord, type EstateRecord } from '@main/engine/estate'
import { evolve } from '@main/engine/evolve'
import { estateOverview } from '@main/views/overview'
import { commandsFor, play, USUAL } from './estates'
import { collectGarbage, give, megabytesOfHeap, progress, RUNS, times, type Figure } from './figure'

const DPM_SERVERS = 100
/** Protected servers of each DPM server, with ten data sources each. */
const SIZES = [1, 10, 100] as const
const DAY = 86_400

interface Costs {
  readonly make: number
  readonly day: number
  readonly open: number
  readonly memory: number
}

function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function costsOf(computers: number, dpmServers = DPM_SERVERS): Costs {
  const { servers, protection } = commandsFor({ ...USUAL, dpmServers, computers })
  const commands = [...servers, ...protection]
  const before = megabytesOfHeap()
  let estate = EMPTY_ESTATE
  const make = processorTime(() => (estate = begin(play(commands))))
  // What every console asks first; it also makes the index of each server, which is part of what is held.
  estateOverview(estate)
  const memory = megabytesOfHeap() - before
  const day = processorTime(() => evolve(estate, { kind: 'clock-advanced', seconds: DAY }))
  const json = JSON.stringify(toRecord(estate))
  collectGarbage()
  const open = processorTime(() => fromRecord(JSON.parse(json) as EstateRecord))
  return { make, day, open, memory }
}

// What is over before it is compiled says nothing: run until it is.
times(5, () => costsOf(SIZES[0]))
times(2, () => costsOf(SIZES[1]))
const costs = SIZES.map((size) =>
  times(RUNS, (run) => {
    if (size === 100) progress(`100,000 data sources, ${run + 1} of ${RUNS}`)
    return costsOf(size)
  })
)
const manyServers = times(RUNS, () => costsOf(10, 400).make)

const WHAT: Readonly<Record<keyof Costs, string>> = {
  make: 'made by deciding and evolving its commands one by one',
  day: 'one day of its clock, with all jobs of the day',
  open: 'parsed and made from a snapshot',
  memory: 'heap that it holds, with the index of each server'
}

const of = (size: number, part: keyof Costs) => (costs[size] ?? []).map((each) => each[part])

give([
  ...(Object.keys(WHAT) as (keyof Costs)[]).flatMap((part) =>
    [1, 2].map((size): Figure => {
      const sources = DPM_SERVERS * (SIZES[size] ?? 0) * USUAL.dataSources
      return {
        name: `${part}-${sources}`,
        what: `an estate of ${sources.toLocaleString('en')} data sources, ${WHAT[part]}, against ten times what a tenth of it takes`,
        unit: part === 'memory' ? 'MB' : 'ms',
        ours: of(size, part),
        baseline: of(size - 1, part).map((cost) => cost * 10),
        atMost: 1.2
      }
    })
  ),
  {
    name: 'make-400-dpm-servers',
    what: 'an estate of 400 DPM servers and 40,000 data sources made, against four times what one of 100 and 10,000 takes: the rules look through all DPM servers',
    unit: 'ms',
    ours: manyServers,
    baseline: of(1, 'make').map((cost) => cost * 4)
  }
])
