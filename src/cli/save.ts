import { commandsOf, type LabFile } from '@main/lab'
import { Session } from '@main/session'
import { createLab } from '@main/store'
import { Problem } from '@shared/problem'
import { rmSync } from 'node:fs'

/**
 * Keeps a lab as a lab database, as the console does that opens its file: its beginning, and its steps played, each
 * an entry of the log that can be undone. Gives why that could not be done, or null. Nothing is overwritten, and
 * nothing half done is left.
 */
export function save(lab: LabFile, target: string): string | null {
  const opened = commandsOf(lab)
  if (!opened.ok) return opened.problem.message
  const { title, introduction, begin, steps } = opened.story
  const now = (): Date => new Date()
  try {
    const store = createLab(target, { title, introduction, at: now().toISOString(), events: begin, steps })
    try {
      const session = new Session(store, now)
      session.playAll()
      session.close()
    } catch (cause) {
      store.close()
      rmSync(store.file, { force: true })
      throw cause
    }
    return null
  } catch (cause) {
    if (cause instanceof Problem) return cause.message
    throw cause
  }
}
