// From spawn to a console that can be used, and the memory of all processes then, against an empty window.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { proportionalMegabytes, withElectron, type Wanted } from './electron/run'
import { commandsFor, computerName } from './estates'
import { give, progress, RUNS, surroundings } from './figure'
import { carryOut, writeLab } from './labs'

/** Each start is left alone so long before its memory is read, in milliseconds. */
const SETTLED = 3_000

const { work } = surroundings()
const lab = join(work, 'twenty.dpmlab')
const { servers, protection } = commandsFor({
  dpmServers: 20,
  computers: 5,
  dataSources: 6,
  protectedSources: 3,
  chain: 4
})
writeLab(lab, 'Twenty DPM servers', [...servers, ...protection])
// So that the first list has something to show.
carryOut(
  lab,
  [
    { do: 'fail-server', server: computerName(0, 0) },
    { do: 'advance-clock', by: '2d' }
  ],
  1
)

/** The start page lists every bundled lab, the first of them is where a click would go, and two frames have passed. */
function startPageUsable(): Promise<void> {
  return new Promise((resolve) => {
    const isThere = () => {
      const card = document.querySelector('.start-card-title')
      if (!card || document.querySelectorAll('.start-card-title').length < 60) return false
      const { left, top } = card.getBoundingClientRect()
      return card.contains(document.elementFromPoint(left + 4, top + 4))
    }
    const look = () => {
      if (!isThere()) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
    look()
  })
}

/** The same of a console: its DPM servers can be chosen, its list has rows, its navigation takes clicks. */
function consoleUsable(): Promise<void> {
  return new Promise((resolve) => {
    const isThere = () => {
      const entry = document.querySelector('nav button')
      if (!entry || document.querySelectorAll('select option').length < 20) return false
      if (!document.querySelector('main [data-row-id]')) return false
      const { left, top } = entry.getBoundingClientRect()
      return entry.contains(document.elementFromPoint(left + 4, top + 4))
    }
    const look = () => {
      if (!isThere()) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
    look()
  })
}

const EMPTY: Wanted = { app: 'empty', profile: 'empty', script: () => null }
const START: Wanted = { app: 'ours', profile: 'start', script: startPageUsable }
const LAB: Wanted = { app: 'ours', profile: 'lab', script: consoleUsable, args: ['--lab', lab] }

async function startUp(wanted: Wanted) {
  return withElectron(wanted, async ({ domReady, done, pid }) => {
    await sleep(SETTLED)
    return { domReady, done, memory: proportionalMegabytes(pid) }
  })
}

// The first start of a profile makes it.
for (const wanted of [EMPTY, START, LAB]) await startUp(wanted)
type Measured = Awaited<ReturnType<typeof startUp>>
const empty: Measured[] = []
const start: Measured[] = []
const open: Measured[] = []
for (let run = 1; run <= RUNS; run++) {
  empty.push(await startUp(EMPTY))
  start.push(await startUp(START))
  open.push(await startUp(LAB))
  progress(`start ${run} of ${RUNS}`)
}

give([
  {
    name: 'start-page',
    what: 'spawn to the start page listed and clickable, against spawn to dom-ready of an empty window',
    unit: 'ms',
    ours: start.map(({ done }) => done),
    baseline: empty.map(({ domReady }) => domReady),
    atMost: 1.5
  },
  {
    name: 'lab-open',
    what: 'spawn to the console of a lab of 20 DPM servers and 100 protected servers usable, against the same',
    unit: 'ms',
    ours: open.map(({ done }) => done),
    baseline: empty.map(({ domReady }) => domReady),
    atMost: 2
  },
  {
    name: 'memory',
    what: 'PSS of all processes with that lab open, against those of the empty window',
    unit: 'MB',
    ours: open.map(({ memory }) => memory),
    baseline: empty.map(({ memory }) => memory),
    atMost: 1.4
  },
  {
    name: 'start-page-dom-ready',
    what: 'spawn to dom-ready of our own page: what lies before any of it is drawn',
    unit: 'ms',
    ours: start.map(({ domReady }) => domReady)
  },
  {
    name: 'memory-start-page',
    what: 'PSS of all processes at the start page',
    unit: 'MB',
    ours: start.map(({ memory }) => memory)
  }
])
