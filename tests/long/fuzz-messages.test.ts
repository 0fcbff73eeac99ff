import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { toRecord } from '@main/engine/estate'
import { answer } from '@main/answer'
import { makeHandlers } from '@main/handlers'
import { shell, STORY, useDesk } from '../main/desk-kit'
import { EXERCISE } from '../main/exercise-kit'
import { answerProblem } from '../main/fuzz/answers'
import { message } from '../main/fuzz/messages'
import { Random } from '../main/fuzz/random'
import { progress } from './progress'

/*
 * Issue 7: a million random and mutated messages. None crashes the main process, none takes longer than a second,
 * nothing is rejected unseen, and every answer is of the contract's type. FUZZ_MESSAGES=<number> FUZZ_SEED=<number>.
 */

const MESSAGES = Number(process.env['FUZZ_MESSAGES'] ?? 1_000_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124)
/** After so many the application starts anew, on empty folders: labs stay small, and files do not pile up. */
const ROUND = 2_000
/** Of so many one is looked at more closely: whether what was refused changed nothing. */
const CLOSE = 25
/** Milliseconds of work; the clock of the process, so that a busy machine does not count. */
const LIMIT = 1_000
/** And milliseconds of waiting for nothing. */
const HANG = 30_000

// In memory where that can be: what reaches the disk is not what is asked here, and takes most of the time.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm'
const kit = useDesk()
const labs = join(import.meta.dirname, '../../resources/labs')
const bundled = [
  'story',
  'exercise',
  ...readdirSync(labs).flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []))
]
const unhandled: unknown[] = []
const keep = (cause: unknown) => unhandled.push(cause)
const cwd = process.cwd()

beforeEach(() => {
  process.on('unhandledRejection', keep)
  mkdirSync(kit.folder.path('cwd'))
  // Paths that are not absolute end where they can be seen.
  process.chdir(kit.folder.path('cwd'))
})
afterEach(() => {
  process.off('unhandledRejection', keep)
  process.chdir(cwd)
})

it(`${MESSAGES} messages`, { timeout: 3_600_000 }, async () => {
  const tell = progress('fuzzed messages')
  const random = new Random(SEED)
  const counts = { ok: 0, refused: 0, slowest: 0, slowestName: '' }
  const kinds = new Map<string, number>()
  const wrong: unknown[] = []

  for (let sent = 0; sent < MESSAGES;) {
    const ask = await freshApplication(random)
    for (const end = Math.min(sent + ROUND, MESSAGES); sent < end; sent++) {
      const { name, input } = message(random, bundled)
      if (random.chance(0.02)) kit.timers.pass(100)
      const before = sent % CLOSE === 0 ? look() : null
      const { envelope, worked, reported } = await ask(name, input)
      if (worked > counts.slowest) Object.assign(counts, { slowest: worked, slowestName: String(name) })
      const problem =
        (reported.length > 0 ? inspect(reported) : null) ??
        answerProblem(name, envelope) ??
        (worked > LIMIT ? `took ${worked.toFixed(0)} ms` : null)
      const isRefused = envelope?.ok === false
      counts[isRefused ? 'refused' : 'ok']++
      if (isRefused) kinds.set(envelope.problem.kind, (kinds.get(envelope.problem.kind) ?? 0) + 1)
      if (before !== null && isRefused) expect(look(), describe(name, input)).toEqual(before)
      if (problem !== null) wrong.push([problem, sent, describe(name, input)])
      if (wrong.length > 10) break
    }
    if (sent % 50_000 === 0 || sent === MESSAGES) tell(`${sent} messages, ${JSON.stringify(counts)}`)
    if (wrong.length > 10) break
  }

  // Rejections are told of between two turns of the event loop.
  await new Promise((done) => setTimeout(done, 20))
  tell(`${JSON.stringify(Object.fromEntries(kinds))}, seed ${SEED}`)
  expect(wrong).toEqual([])
  expect(unhandled).toEqual([])
  // Folders are taken away between two applications, at times under a backup that is being written.
  expect(kit.problems.filter(({ title }) => title !== 'No backup was made')).toEqual([])
  expect(counts.ok).toBeGreaterThan(MESSAGES / 5)
  expect(counts.refused).toBeGreaterThan(MESSAGES / 5)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  expect(readdirSync(kit.folder.path('cwd'))).toEqual([])
})

function look() {
  const overview = kit.desk().overview()
  return { overview, estate: overview && toRecord(kit.desk().session.estate) }
}

function describe(name: unknown, input: unknown): string {
  return inspect([name, input], { depth: 8, breakLength: Infinity, maxArrayLength: 20, maxStringLength: 200 })
}

async function freshApplication(random: Random) {
  for (const name of ['data', 'chosen', 'bundled']) {
    rmSync(kit.folder.path(name), { recursive: true, force: true })
  }
  mkdirSync(kit.folder.path('chosen'))
  const desk = kit.again()
  cpSync(labs, kit.folder.path('bundled'), { recursive: true })
  kit.write('bundled/story.yaml', STORY)
  kit.write('bundled/exercise.yaml', EXERCISE)

  let dialogs = 0
  const chosen = (ending: string) => () =>
    Promise.resolve(++dialogs % 3 === 0 ? kit.folder.path(`chosen/${dialogs % 5}${ending}`) : null)
  const handlers = makeHandlers(desk, {
    ...shell,
    chooseLabToOpen: chosen('.yaml'),
    chooseWhereToSave: chosen(''),
    chooseWhereToSaveLabFile: chosen('.yaml'),
    chooseWhereToSaveReport: chosen(''),
    chooseWhereToSaveJudgement: chosen(''),
    chooseWhereToSavePicture: chosen(''),
    chooseWhereToSaveResult: chosen(''),
    chooseWhereToSaveRunbook: chosen('')
  })
  const ask = async (name: unknown, input: unknown) => {
    const reported: unknown[] = []
    const began = process.cpuUsage()
    const answering = answer(handlers, name, input, { window: 1 }, (cause) => reported.push(cause))
    // A run to a time comes there.
    kit.timers.pass(0)
    const envelope = await Promise.race([answering, late()])
    const { user, system } = process.cpuUsage(began)
    return { envelope, reported, worked: (user + system) / 1_000 }
  }
  const first = { name: 'lab/open-bundled', input: { id: random.pick(bundled) } }
  const opened = await ask(first.name, first.input)
  expect(opened.envelope?.ok, JSON.stringify(opened)).toBe(true)
  return ask
}

/** Undefined, which is no envelope, when an answer does not come. */
let timer: NodeJS.Timeout | undefined
function late(): Promise<undefined> {
  clearTimeout(timer)
  return new Promise((done) => {
    timer = setTimeout(() => done(undefined), HANG)
    timer.unref()
  })
}
