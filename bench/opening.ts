// A lab with 100,000 events, opened, against the same rows read with bare better-sqlite3.

import Database from 'better-sqlite3'
import { join } from 'node:path'
import type { Command } from '@shared/contract/commands'
import { Session } from '@main/session'
import { openLab } from '@main/store'
import { commandsFor, computerName, dpmName } from './estates'
import { collectGarbage, give, progress, RUNS, surroundings, time, times } from './figure'
import { carryOut, writeLab } from './labs'

const EVENTS = 100_000

const { work } = surroundings()
const file = join(work, 'long.dpmlab')
const shape = { dpmServers: 20, computers: 5, dataSources: 6, protectedSources: 3, chain: 4 }
const { servers, protection } = commandsFor(shape)
writeLab(file, 'A long past', [...servers, ...protection])

/** One event each; whatever is done is undone by another, so the estate stays of one size. */
function command(n: number): Command {
  const turn = Math.floor(n / 4)
  const on = dpmName(turn % 20)
  const computer = computerName(turn % 20, Math.floor(turn / 20) % 5)
  switch (n % 4) {
    case 0:
      return { do: 'throttle-agent', on, computer, mbps: 1 + (turn % 900) }
    case 1:
      return { do: 'disable-agent', on, computer }
    case 2:
      return { do: 'enable-agent', on, computer }
    default:
      return { do: 'set-local-data-protection', on, allowed: Math.floor(turn / 20) % 2 === 0 }
  }
}

progress(`writing a lab of ${EVENTS} events`)
carryOut(file, times(EVENTS, command), 1_000)

function open(): void {
  const session = new Session(openLab(file), () => new Date())
  session.overview()
  opened = session
}
let opened: Session | undefined

function connect() {
  return new Database(file, { readonly: true })
}

const ENTRIES = 'SELECT seq, parent, at, command, warnings, events, sum FROM entries ORDER BY seq'
const MOVES = 'SELECT id, entry, reason, sum FROM moves ORDER BY id'
type Row = readonly (string | number | null)[]

/** Every row of the log into memory, and the newest snapshot, parsed: without it there is no estate to show. */
function readRows(): { entries: Row[]; moves: Row[] } {
  const db = connect()
  const entries = db.prepare<[], Row>(ENTRIES).raw().all()
  const moves = db.prepare<[], Row>(MOVES).raw().all()
  const estate = db
    .prepare<[], string>('SELECT estate FROM snapshots ORDER BY entry DESC LIMIT 1')
    .pluck()
    .get()
  if (estate !== undefined) JSON.parse(estate)
  db.close()
  return { entries, moves }
}

/** The same, with the JSON of each entry parsed. */
function readAndParse(): unknown[] {
  return readRows().entries.map(([seq, parent, at, command, warnings, events]) => ({
    seq,
    parent,
    at,
    command: command === null ? null : (JSON.parse(String(command)) as unknown),
    warnings: JSON.parse(String(warnings)) as unknown,
    events: JSON.parse(String(events)) as unknown
  }))
}

const ours: number[] = []
const rows: number[] = []
const parsed: number[] = []
for (let run = 0; run < RUNS + 1; run++) {
  collectGarbage()
  const own = time(open)
  opened?.close()
  opened = undefined
  collectGarbage()
  const bare = time(readRows)
  collectGarbage()
  const whole = time(readAndParse)
  // The first one is compiled while it runs.
  if (run === 0) continue
  ours.push(own)
  rows.push(bare)
  parsed.push(whole)
}

give([
  {
    name: 'opening',
    what: 'a lab of 100,000 events opened, checked whole (a private copy, integrity_check, checksums) and asked for its overview, against all rows of entries and moves read with bare better-sqlite3 and their JSON parsed',
    unit: 'ms',
    ours,
    baseline: parsed,
    atMost: 2
  },
  {
    name: 'opening-rows',
    what: 'the same against the rows read and not parsed',
    unit: 'ms',
    ours,
    baseline: rows
  }
])
