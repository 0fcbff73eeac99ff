import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A call that hangs ends before its test does, with the process, and the next call gets another one. */
const SECONDS = 18

let standing: Promise<ChildProcess> | null = null
let before: Promise<unknown> = Promise.resolve()

/** Has a call carried out by `child.ts`, one after the other. */
export function callStanding(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const answer = before.then(() => call(args, cwd, env))
  before = answer.catch(() => undefined)
  return answer
}

async function call(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  standing ??= started(env)
  const child = await standing
  child.send({ args, cwd })
  return await next<Ended>(child)
}

async function started(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    env,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  await next(child)
  // One that does not even start will not start the next time, so that is told at once to all.
  child.once('exit', () => (standing = null))
  // It ends with us, and does not keep us.
  child.unref()
  child.channel?.unref()
  return child
}

/** What the process says next. */
function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((done, failed) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000)
    const gone = (code: number | null, signal: string | null): void => {
      clearTimeout(limit)
      child.off('message', said)
      failed(new Error(`the command line ended instead of answering (${code ?? signal ?? ''})`))
    }
    const said = (message: unknown): void => {
      clearTimeout(limit)
      child.off('exit', gone)
      done(message as T)
    }
    child.once('exit', gone)
    child.once('message', said)
  })
}
