import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { callStanding, type Ended } from './standing'

export const root = resolve(import.meta.dirname, '../..')
export const script = join(root, 'scripts', 'lab.mjs')
export const bundled = readdirSync(join(root, 'resources/labs'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(root, 'resources/labs', name))

interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Whatever the tests themselves run under says nothing about the command. */
function environment(own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const names = /^(npm_|INIT_CWD$|NO_COLOR$|FORCE_COLOR$|NODE_)/
  const others = Object.entries(process.env).filter(([name]) => !names.test(name))
  return { ...Object.fromEntries(others), ...own }
}

/** Runs a program to its end. */
export function run(
  command: string,
  args: readonly string[],
  { cwd = root, env }: Surroundings = {}
): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.once('error', failed)
    child.once('close', (code) => done({ code, out, err }))
  })
}

/** Runs the command line as `dpm-lab` does, in a process of its own. */
export function ownDpmLab(args: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  return run(process.execPath, [script, ...args], surroundings)
}

/** The same, in the process that stays: half a second quicker, and for all that is not about the process itself. */
export function dpmLab(args: readonly string[], { cwd = root }: { cwd?: string } = {}): Promise<Ended> {
  return callStanding(args, cwd, environment())
}

export interface Folder {
  readonly path: string
  /** Writes a file and gives its path. */
  write(name: string, text: string | Uint8Array): string
}

/** A folder of its own for every test of the file that calls this. */
export function useFolder(): Folder {
  let path = ''
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'dpm-lab-cli-'))
  })
  afterEach(() => rmSync(path, { recursive: true, force: true }))
  return {
    get path() {
      return path
    },
    write(name, text) {
      const file = join(path, name)
      writeFileSync(file, text)
      return file
    }
  }
}

const SERVERS = `lab: 1
title: Two servers
dpmServers: [{ name: DPM1 }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['D:'] }]
steps:
`

/** Two steps as expected, the second a refusal. */
export const GOOD = `${SERVERS}  - { do: install-agent, on: DPM1, computer: Server1 }
  - { do: install-agent, on: DPM1, computer: DPM1, expect: refused agent-on-itself }
`

/** Why the second is refused. */
export const ON_ITSELF =
  'DPM1 cannot put a protection agent on itself. The agent on a DPM server belongs to the DPM server that is to protect it.'

/** The same, and both not as expected. */
export const SURPRISING = `${SERVERS}  - { do: install-agent, on: DPM1, computer: Server1, expect: refused protected-once }
  - { do: install-agent, on: DPM1, computer: DPM1 }
`

/** No lab: the mistake is in line 5, column 34. */
export const INVALID = `lab: 1
dpmServers: [{ name: DPM1 }]
protectedServers: [{ name: Server1 }]
steps:
  - { do: install-agent, on: DPM1, komputer: Server1 }
`
