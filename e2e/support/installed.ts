import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'

/** An ordinary user of this machine, who need not have a name. */
const ORDINARY = 12345

/** What is in the .deb, laid out in a folder: what `apt` would put on the system. */
export function unpackDeb(deb: string): { readonly program: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'dpm-lab-installed-'))
  // With the owners and modes of the package, where we may; the helper of the sandbox is root's.
  execFileSync('dpkg-deb', ['--extract', deb, folder])
  execFileSync('chmod', ['755', folder])
  return {
    program: join(folder, 'opt/dpm-lab/dpm-lab'),
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

/** A home of somebody's own; the program runs as its owner. */
export function makeHome(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'dpm-lab-home-'))
  if (isRoot) chownSync(path, ORDINARY, ORDINARY)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const running = new Set<ChildProcess>()

/** What a failed test has left running. */
export function endAll(): void {
  for (const child of running) child.kill()
}

const isRoot = process.getuid?.() === 0

/**
 * The program as a user starts it: with the sandbox, so not as root. As it cannot be inspected (its fuses), it is
 * driven by way of Chromium's own debugging port.
 */
export async function startProgram(program: string, home: string, args: readonly string[] = []) {
  const child = asUser(program, home, ['--remote-debugging-port=0', '--language=en', ...args])
  const address = await saysWhereItListens(child)
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (page === undefined) throw new Error('The program shows no window.')
  return { page, pid: child.pid ?? 0, end: () => end(child, page) }
}

/** Starts it and waits for its end; gives what it printed. */
export async function runProgram(
  program: string,
  home: string,
  { args, env, seconds }: { args: readonly string[]; env?: NodeJS.ProcessEnv; seconds: number }
): Promise<string> {
  const child = asUser(program, home, args, env)
  let said = ''
  child.stdout?.on('data', (chunk) => (said += String(chunk)))
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  const limit = setTimeout(() => child.kill(), seconds * 1000)
  await new Promise((done) => child.once('exit', done))
  clearTimeout(limit)
  return said
}

function asUser(
  program: string,
  home: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {}
): ChildProcess {
  const own = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...env }
  const all = [program, `--user-data-dir=${join(home, 'data')}`, ...args]
  const id = String(ORDINARY)
  const [command = '', ...words] = isRoot
    ? ['setpriv', '--reuid', id, '--regid', id, '--clear-groups', ...all]
    : all
  const child = spawn(command, words, { env: own, cwd: home })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function saysWhereItListens(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += String(chunk)
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (address !== undefined) done(address)
    })
    child.once('exit', (code) => failed(new Error(`The program ended at once (${code}): ${said}`)))
    setTimeout(() => failed(new Error(`The program did not start within 60 s: ${said}`)), 60_000).unref()
  })
}

async function end(child: ChildProcess, page: Page): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  // Its last window: so it quits by itself, as for a user.
  await page.close()
  await gone
}
