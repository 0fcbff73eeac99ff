import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Command } from '@shared/contract/commands'
import { expect, test } from '../support/fixtures'
import { launch, temporaryFolder } from '../support/launch'
import { dice } from '../../tests/main/seeded'

/*
 * The application itself, windows and all, is killed at random moments while it works in a lab, and started again. What
 * a window was told has been done is there; what was under way is there as a whole or not at all.
 * `tests/long/kills.test.ts` does the same to the main process without windows, with more kinds of requests.
 */

const LIVES = Number(process.env['KILL_LIVES'] ?? 100)
const SEED = Number(process.env['KILL_SEED'] ?? 7)
/** A new lab after so many lives, so that none grows for ever. */
const LIVES_OF_A_LAB = 10
/** How long a life lasts at most once its window is there, in milliseconds. */
const LONGEST = 1_500

/** What a window was told has been done: a server each, or two in one action. */
interface Told {
  readonly ones: number[]
  readonly pairs: number[]
}

test(`killed at ${LIVES} random moments (seed ${SEED}), it loses nothing that a window was told`, async () => {
  test.setTimeout(LIVES * 60_000)
  const roll = dice(SEED)
  const seen = { lives: LIVES, beforeAnything: 0, told: 0, untold: 0 }
  for (let life = 0; life < LIVES; life += LIVES_OF_A_LAB) {
    const folder = temporaryFolder()
    try {
      const lab = await aLabUnderLoad(folder.path)
      const told: Told = { ones: [], pairs: [] }
      for (let n = 0; n < Math.min(LIVES_OF_A_LAB, LIVES - life); n++) {
        const before = told.ones.length + told.pairs.length
        await live(folder.path, lab, told, (life + n + 1) * 1_000_000, roll(LONGEST), roll(10) === 0)
        const after = told.ones.length + told.pairs.length
        if (after === before) seen.beforeAnything++
        seen.told += after - before
        seen.untold += await examine(folder.path, lab, told, `seed ${SEED}, life ${life + n}`)
      }
    } finally {
      folder.remove()
    }
  }
  console.log(`kills of Electron, seed ${SEED}:`, JSON.stringify(seen))
  expect(seen.told).toBeGreaterThan(LIVES)
})

/** A lab whose clock has something to do, closed as it should be. Gives its file. */
async function aLabUnderLoad(folder: string): Promise<string> {
  const app = await launch(folder)
  const page = await app.firstWindow()
  const opened = await page.evaluate(async () => {
    const made = await window.dpmLab.ask('lab/new', {
      title: 'Killed',
      dpmServers: ['DPM1'],
      protectedServers: []
    })
    const commands: Command[] = [
      { do: 'add-protected-server', name: 'Server1', dataSources: ['C:'] },
      { do: 'install-agent', on: 'DPM1', computer: 'Server1' },
      {
        do: 'create-protection-group',
        on: 'DPM1',
        group: 'All',
        members: [{ computer: 'Server1', dataSource: ['C:'] }]
      }
    ]
    for (const command of commands) {
      const answer = await window.dpmLab.ask('lab/dispatch', { command })
      if (!answer.ok || answer.value.outcome !== 'done') throw new Error(JSON.stringify(answer))
    }
    return made
  })
  await app.close()
  if (!opened.ok) throw new Error(JSON.stringify(opened))
  return opened.value.file
}

/** From its start to its sudden end. `early`: the window need not be there by then. */
async function live(
  folder: string,
  lab: string,
  told: Told,
  first: number,
  time: number,
  early: boolean
): Promise<void> {
  const app = await launch(folder, ['--lab', lab])
  if (!early) {
    const page = await app.firstWindow()
    await page.exposeFunction('told', (kind: keyof Told, number: number) => told[kind].push(number))
    await page.getByRole('navigation').waitFor()
    // Not waited for: it ends when its window does.
    page.evaluate(works, first).catch(() => undefined)
  }
  await sleep(time)
  await killAll(app)
}

/** In the page: one request after the other, while the clock of the lab runs. */
async function works(first: number): Promise<void> {
  const { dpmLab } = window
  const { told } = window as unknown as { told: (kind: 'ones' | 'pairs', n: number) => Promise<void> }
  await dpmLab.ask('lab/run-clock', { speed: 86_400 })
  for (let n = first; ; n++) {
    const add = (name: string): Command => ({ do: 'add-protected-server', name, dataSources: ['C:'] })
    const isPair = n % 5 === 4
    const answer = isPair
      ? await dpmLab.ask('lab/dispatch-all', { commands: [add(`P${n}a`), add(`P${n}b`)] })
      : await dpmLab.ask('lab/dispatch', { command: add(`S${n}`) })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    await told(isPair ? 'pairs' : 'ones', n)
  }
}

/** The main process and all its children at once: no window may say good-bye. */
async function killAll(app: ElectronApplication): Promise<void> {
  const gone = app.waitForEvent('close')
  // Playwright makes it a group of its own.
  process.kill(-(app.process().pid ?? NaN), 'SIGKILL')
  await gone
}

/** Held against what was told, in the file and in the application that is started again. Gives what came untold. */
async function examine(folder: string, lab: string, told: Told, what: string): Promise<number> {
  expect(integrity(lab), what).toEqual(['ok'])
  const app = await launch(folder, ['--lab', lab])
  const page = await app.firstWindow()
  await page.getByRole('navigation').waitFor()
  const names = await serversOf(page)
  await expect(page.getByRole('alertdialog'), what).toHaveCount(0)
  await app.close()
  const missing = [
    ...told.ones.map((n) => `S${n}`),
    ...told.pairs.flatMap((n) => [`P${n}a`, `P${n}b`])
  ].filter((name) => !names.delete(name))
  expect(missing, `${what}: told, and not there`).toEqual([])
  names.delete('Server1')
  // One request at most was under way in each life, and the lives before have been counted.
  const halves = [...names].filter(
    (name) => name.startsWith('P') && !names.has(name.replace(/.$/, (end) => (end === 'a' ? 'b' : 'a')))
  )
  expect(halves, `${what}: an action by halves`).toEqual([])
  const untold = new Set([...names].map((name) => Number(/\d+/.exec(name)?.[0])))
  for (const n of untold) (n % 5 === 4 ? told.pairs : told.ones).push(n)
  expect(untold.size, `${what}: more than the request under way`).toBeLessThanOrEqual(1)
  return untold.size
}

/** SQLite's own check, of a copy: what was killed is opened first by the application itself. */
function integrity(lab: string): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'dpm-lab-killed-'))
  try {
    for (const file of [lab, `${lab}-wal`]) if (existsSync(file)) cpSync(file, join(folder, basename(file)))
    const db = new Database(join(folder, basename(lab)))
    try {
      return db.prepare('PRAGMA integrity_check').pluck().all()
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function serversOf(page: Page): Promise<Set<string>> {
  const overview = await page.evaluate(async () => {
    const answer = await window.dpmLab.ask('lab/overview', {})
    return answer.ok ? answer.value : null
  })
  if (!overview) throw new Error('no lab is open')
  return new Set(overview.protectedServers.map(({ name }) => name))
}
