import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = join(import.meta.dirname, 'child')
const hooks = pathToFileURL(join(folder, 'hooks.ts')).href

const argumentsOf = (script: string, lab: string): string[] => [
  '--import',
  hooks,
  join(folder, `${script}.ts`),
  lab
]

/** Starts one of the scripts of `child/` on a lab. */
export function start(script: 'hold', lab: string): ChildProcess {
  return spawn(process.execPath, argumentsOf(script, lab), { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** What `child/open.ts` says of a lab, run by a user whom permission bits bind. */
export function openedByOther(lab: string): string {
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  return spawnSync(process.execPath, argumentsOf('open', lab), { ...user, encoding: 'utf8' }).stdout
}

/** The lines a process has written so far and those it will, until it ends. */
export async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of child.stdout ?? []) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Kills a process without any notice and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
