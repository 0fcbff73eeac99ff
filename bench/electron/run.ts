import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { surroundings } from '../figure'
import type { Watched } from './watch'

/** What is started: the empty window or the application, with arguments of its own. */
export interface Wanted {
  readonly app: 'empty' | 'ours'
  readonly args?: readonly string[]
  /** The profile, kept between two starts as it is between two days. */
  readonly profile: string
  /** Run in the page when its document is there. Whatever it uses must stand inside it. */
  readonly script: () => unknown
  readonly echo?: string
}

export interface Started {
  /** Milliseconds from spawn to the document, and to the value of the script. */
  readonly domReady: number
  readonly done: number
  readonly value: unknown
  readonly pid: number
}

const LIMIT = 120_000

/** Starts Electron, waits for the script, lets `look` look at it, and ends it. */
export async function withElectron<T>(
  wanted: Wanted,
  look: (started: Started) => T | Promise<T>
): Promise<T> {
  const { root, built, work, electron } = surroundings()
  if (!electron) throw new Error('there is no Electron to measure')
  const profile = join(work, wanted.profile)
  mkdirSync(profile, { recursive: true })
  const script = join(work, `${wanted.profile}.js`)
  writeFileSync(script, `(${wanted.script.toString()})()`)
  const watched: Watched = { script, root, ...(wanted.echo === undefined ? {} : { echo: wanted.echo }) }
  const args = [
    '-r',
    join(built, 'electron', 'watch.cjs'),
    ...electron.args,
    `--user-data-dir=${profile}`,
    wanted.app === 'empty' ? join(built, 'empty') : root,
    ...(wanted.args ?? [])
  ]
  const env = { ...process.env, DPM_LAB_BENCH_WATCH: JSON.stringify(watched) }
  const began = Number(process.hrtime.bigint()) / 1e6
  const child = spawn(electron.exe, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  running.add(child)
  try {
    const { domReady, done, value } = await told(child)
    return await look({ domReady: domReady - began, done: done - began, value, pid: child.pid ?? NaN })
  } finally {
    await end(child)
    running.delete(child)
  }
}

/** A group of its own outlives us, and would keep its lab locked: it is ended with us, whatever ends us. */
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach(endGroup))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

interface Told {
  readonly domReady: number
  readonly done: number
  readonly value: unknown
}

function told(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    let all: Partial<Told & { failed: string }> = {}
    let output = ''
    let errors = ''
    const limit = setTimeout(() => reject(new Error(`nothing within ${LIMIT / 1000} s: ${errors}`)), LIMIT)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const lines = output.split('\n')
      output = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('bench ')) all = { ...all, ...(JSON.parse(line.slice(6)) as typeof all) }
      }
      const { domReady, done, value, failed } = all
      if (failed !== undefined) reject(new Error(`the script in the page failed: ${failed}`))
      if (domReady === undefined || done === undefined) return
      clearTimeout(limit)
      resolve({ domReady, done, value })
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Electron ended with ${code}: ${errors}`)))
  })
}

/** Asked first, so that it closes its lab; then all of its processes, by their group. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await Promise.race([gone, sleep(5_000, undefined, { ref: false })])
  }
  endGroup(child)
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // all gone, as it should be
  }
}

/** The memory of a process and of all that it started, in MB: what is shared is counted in shares. */
export function proportionalMegabytes(pid: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      // The name in brackets may hold anything.
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // ended meanwhile
    }
  }
  const isOurs = (one: number | undefined): boolean =>
    one !== undefined && (one === pid || isOurs(parents.get(one)))
  return [...parents.keys()].filter(isOurs).reduce((sum, one) => sum + pssOf(one), 0)
}

function pssOf(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? NaN) / 1024
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 0
    throw cause
  }
}
