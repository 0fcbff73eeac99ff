/**
 * The application's main process without Electron, under load: windows' requests go the way they go there, one after
 * the other, and each is acknowledged on a line when it was answered. To be killed while at it.
 */
import { writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RequestName } from '@shared/contract'
import { answer } from '@main/answer'
import { Desk } from '@main/desk'
import { makeHandlers } from '@main/handlers'
import { realTimers } from '@main/lab-clock'
import { Library } from '@main/library'
import { shell } from '../../desk-shell'
import { dice } from '../../seeded'

const [file = '', seed = '1'] = process.argv.slice(2)
const roll = dice(Number(seed))
const now = () => new Date()
const folder = dirname(file)
const nobody = () => undefined
// Time flies, so that a backup is being made almost always.
const timers = { ...realTimers, now: () => realTimers.now() * 20_000 }
const desk = new Desk(
  new Library({ bundled: folder, exercises: folder, data: join(folder, 'data') }, now),
  now,
  { changed: nobody, clock: nobody, problem: nobody },
  timers
)
const handlers = makeHandlers(desk, shell)

async function ask(name: RequestName, input: unknown): Promise<unknown> {
  const envelope = await answer(handlers, name, input, { window: 1 }, (cause) => {
    throw cause
  })
  if (!envelope.ok) throw new Error(`${name}: ${envelope.problem.message}`)
  return envelope.value
}

const server = (name: string) => ({ do: 'add-protected-server', name, dataSources: ['C:', 'D:'] })

async function doSomething(): Promise<unknown> {
  const { log } = desk.session
  const next = log.entries().length + 1
  const what = roll(20)
  if (what < 8) return ask('lab/dispatch', { command: server(`S${next}`) })
  // One action of two commands: never one without the other.
  if (what < 12)
    return ask('lab/dispatch-all', { commands: [server(`P${next}-first`), server(`P${next}-second`)] })
  if (what < 13) return ask('lab/dispatch', { command: { do: 'advance-clock', by: '45m' } })
  if (what < 15) return ask('lab/undo', {})
  if (what < 16) return ask('lab/redo', {})
  if (what < 17) return ask('lab/go-to', { seq: 1 + roll(next - 1) })
  const story = desk.session.story()
  if (story && story.position < story.steps.length) return ask('lab/play-step', { step: story.position + 1 })
  return ask('lab/reset', {})
}

await ask('lab/open', { file })
for (;;) {
  const { log } = desk.session
  const entries = log.entries()
  const acknowledged = {
    entries: entries.length,
    last: entries.at(-1)?.command ?? null,
    head: log.head(),
    visited: log.visited(log.head()),
    position: desk.session.story()?.position
  }
  writeSync(1, `${JSON.stringify(acknowledged)}\n`)
  await doSomething()
  // Backups go on between two requests, as they do between two messages of a window.
  await new Promise((resolve) => setImmediate(resolve))
}
