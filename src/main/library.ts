import { t } from '@shared/catalogue'
import { rmSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type { StartView } from '@shared/contract/views'
import { Problem } from '@shared/problem'
import { explain } from '@shared/words'
import { bundledLabs } from './bundled-labs'
import { decide } from './engine/decide'
import { EMPTY_ESTATE } from './engine/estate'
import { evolveAll } from './engine/evolve'
import type { LabEvent } from './engine/events'
import type { LabStory } from './lab'
import { LAB_FILE_EXTENSIONS, unusedLabPath } from './lab-paths'
import { fileMissing, readLabFile } from './read-lab-file'
import { RecentLabs } from './recent-labs'
import { createLab, openLab, type LabStore } from './store'

/** What a server of a new lab has; more can be described in a lab file. */
const DPM_SERVER_VOLUMES = ['C:', 'D:', 'SQL/ReportServer']
const PROTECTED_SERVER_DATA = ['C:', 'D:', 'System State']

/** Before the name of an exercise, which may be that of a lab too. */
const EXERCISE = 'exercise-'

/** A lab as it is found: its database, and whether the steps of its story are to be played on opening. */
export interface FoundLab {
  readonly store: LabStore
  readonly plays: boolean
  /** Gives the lab free again if it cannot be opened after all; a working copy goes with that. */
  readonly discard: () => void
}

export interface LibraryFolders {
  /** The lab files that come with the product. */
  readonly bundled: string
  /** The exercises that come with it. */
  readonly exercises: string
  /** The user's own: working copies and the list of recent labs. */
  readonly data: string
}

/** Where labs come from: bundled ones, new ones, and files. */
export class Library {
  readonly #folders: LibraryFolders
  readonly #recent: RecentLabs
  readonly #now: () => Date

  constructor(folders: LibraryFolders, now: () => Date) {
    this.#folders = folders
    this.#now = now
    this.#recent = new RecentLabs(join(folders.data, 'recent-labs.json'))
  }

  start(): Pick<StartView, 'bundled' | 'recent'> {
    const { bundled, exercises } = this.#folders
    return {
      bundled: [
        ...bundledLabs(bundled, t`More labs`),
        ...bundledLabs(exercises, t`More exercises`, EXERCISE)
      ],
      recent: this.#recent.list()
    }
  }

  newLab({ title, dpmServers, protectedServers }: Input<'lab/new'>): FoundLab {
    const commands: Command[] = [
      ...dpmServers.map((name): Command => ({ do: 'add-dpm-server', name, dataSources: DPM_SERVER_VOLUMES })),
      ...protectedServers.map((name): Command => ({
        do: 'add-protected-server',
        name,
        dataSources: PROTECTED_SERVER_DATA
      }))
    ]
    return this.#workingCopy({
      title,
      introduction: '',
      begin: beginWith(commands),
      steps: [],
      exercise: null
    })
  }

  /** A working copy of a bundled lab as it begins: its steps are the user's to take. */
  openBundled(id: string): FoundLab {
    const { bundled, exercises } = this.#folders
    const file = id.startsWith(EXERCISE) ? join(exercises, id.slice(EXERCISE.length)) : join(bundled, id)
    return { ...this.#fromLabFile(`${file}.yaml`), plays: false }
  }

  /** Opens a lab database as it is; of a lab file it makes a working copy, whose steps are to be played. */
  openFile(file: string): FoundLab {
    const path = resolve(file)
    // No system has such a path, and Node takes it for a mistake of the program.
    if (path.includes('\0')) throw fileMissing(path.replaceAll('\0', '\ufffd'))
    if (LAB_FILE_EXTENSIONS.includes(extname(path).toLowerCase())) return this.#fromLabFile(path)
    const store = openLab(path)
    return { store, plays: false, discard: () => store.close() }
  }

  /** A free place among the working copies. */
  unusedPath(title: string): string {
    return unusedLabPath(join(this.#folders.data, 'labs'), title)
  }

  remember(file: string, title: string): void {
    this.#recent.add({ file, title, openedAt: this.#now().toISOString() })
  }

  forget(file: string): void {
    this.#recent.remove(file)
  }

  #fromLabFile(file: string): FoundLab {
    return this.#workingCopy(readLabFile(file))
  }

  /** The story of an exercise is not told in it: it would give the solution away. */
  #workingCopy({ title, introduction, begin, steps, exercise }: LabStory): FoundLab {
    const file = this.unusedPath(title)
    const at = this.#now().toISOString()
    const store = createLab(file, {
      title,
      introduction,
      at,
      events: begin,
      steps: exercise ? [] : steps,
      exercise
    })
    return {
      store,
      plays: true,
      discard: () => {
        store.close()
        rmSync(store.file, { force: true })
      }
    }
  }
}

/** The events that add the servers of a new lab; a name that collides is a problem. */
function beginWith(commands: readonly Command[]): LabEvent[] {
  let estate = EMPTY_ESTATE
  return commands.flatMap((command) => {
    const { verdict, events } = decide(estate, command)
    const [violation] = verdict.violations
    if (violation) {
      const { title, says } = explain(violation)
      throw new Problem('invalid-message', title, says)
    }
    estate = evolveAll(estate, events)
    return events
  })
}
