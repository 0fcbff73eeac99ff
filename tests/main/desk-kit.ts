import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach } from 'vitest'
import type { ClockView, LabOverview } from '@shared/contract/views'
import type { ProblemRecord } from '@shared/problem'
import { Desk } from '@main/desk'
import { Library } from '@main/library'
import { FakeTimers } from './clock-kit'
import { AT } from './store/step'
import { useFolder, type Folder } from './store/lab-files'

export interface Kit {
  readonly folder: Folder
  /** What the desk told the windows, in order. */
  readonly told: (number | null)[]
  readonly clocks: ClockView[]
  readonly problems: ProblemRecord[]
  /** The real time of the desks, which stands still by itself. */
  readonly timers: FakeTimers
  desk(): Desk
  library(): Library
  /** Another start of the application on the same folders. */
  again(): Desk
  write(name: string, text: string): string
}

/** A desk on folders of its own for every test of the file that calls this; what is open is closed afterwards. */
export function useDesk(): Kit {
  const folder = useFolder()
  const told: (number | null)[] = []
  const clocks: ClockView[] = []
  const problems: ProblemRecord[] = []
  const timers = new FakeTimers()
  let desks: Desk[] = []
  const make = (): Desk => {
    const folders = {
      bundled: folder.path('bundled'),
      exercises: folder.path('exercises'),
      data: folder.path('data')
    }
    mkdirSync(folders.bundled, { recursive: true })
    const windows = {
      changed: (revision: number | null) => told.push(revision),
      clock: (clock: ClockView) => clocks.push(clock),
      problem: (problem: ProblemRecord) => problems.push(problem)
    }
    const desk = new Desk(new Library(folders, now), now, windows, timers)
    desks.push(desk)
    return desk
  }
  afterEach(() => {
    for (const desk of desks) desk.close()
    desks = []
    for (const list of [told, clocks, problems]) list.length = 0
  })
  const desk = () => desks.at(-1) ?? make()
  return {
    folder,
    told,
    clocks,
    problems,
    timers,
    desk,
    library: () => desk().library,
    again: () => {
      desk().close()
      return make()
    },
    write: (name, text) => {
      const file = folder.path(name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    }
  }
}

export const now = () => new Date(AT)

/** A lab file with two DPM servers that are linked, and steps of which one is refused. */
export const STORY = `lab: 1
title: Twice wanted
introduction: DPM1 is protected by DPM2.
dpmServers: [{ name: DPM1 }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ["D:"] }]
given:
  - { do: install-agent, on: DPM2, computer: DPM1 }
steps:
  - do: create-protection-group
    on: DPM2
    group: Secondary
    members: [{ computer: DPM1, dataSource: DPMDB }]
  - { do: install-agent, on: DPM3, computer: DPM1, expect: refused protected-once }
  - { do: install-agent, on: DPM1, computer: Server1 }
`

export const NEW_LAB = { title: 'Mine', dpmServers: ['DPM1', 'DPM2'], protectedServers: ['Server1'] }

/** What does not differ between a lab and the same one opened again. */
export function lasting(overview: LabOverview | null): unknown {
  if (!overview) return null
  const { revision, ...rest } = overview
  return revision > 0 ? rest : overview
}

/** Runs work as a user who may write less: to root no folder is read-only. */
export async function asNobody<T>(work: () => T | Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

export { shell } from './desk-shell'
