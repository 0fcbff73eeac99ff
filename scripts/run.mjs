// Child processes: to the end with their output kept, or attached to the terminal.

import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @typedef {{ code: number, output: string, seconds: number, timedOut: boolean }} Finished */

/**
 * Process groups of ours that are still running: ended, by id, when the script is interrupted.
 * @type {Set<() => void>}
 */
const running = new Set()

/**
 * Runs a command and keeps what it printed. Never throws: a command that cannot be started is code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number, live?: boolean }} [options] `seconds`: its time
 *   limit; `live`: pass the output on as it comes
 * @returns {Promise<Finished>}
 */
export function run(command, args, { cwd, env = process.env, seconds = 600, live = false } = {}) {
  const began = Date.now()
  return new Promise((done) => {
    // A group of its own (not on Windows), so that a time limit ends the grandchildren too.
    const detached = process.platform !== 'win32'
    const child = spawn(command, args, { cwd, env, detached, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = () => endGroup(child, detached)
    running.add(end)
    let output = ''
    let timedOut = false
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString()
      if (live) process.stdout.write(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const limit = setTimeout(() => {
      timedOut = true
      end()
    }, seconds * 1000)
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(limit)
      running.delete(end)
      done({ code, output, seconds: (Date.now() - began) / 1000, timedOut })
    }
    child.once('error', (error) => {
      output += `${error.message}\n`
      finish(127)
    })
    child.once('close', (code, signal) => finish(code ?? signalCode(signal)))
  })
}

/**
 * Runs a command in our place: our terminal, our signals, and its exit code as the result.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runInPlace(command, args, { cwd, env = process.env } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, forward)
    const release = () => SIGNALS.forEach((signal) => process.off(signal, forward))
    child.once('error', (error) => {
      release()
      failed(error)
    })
    child.once('exit', (code, signal) => {
      release()
      done(code ?? signalCode(signal))
    })
  })
}

/** When the script itself is told to stop, nothing it started may stay behind. */
export function endChildrenOnSignals() {
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      for (const end of running) end()
      process.exit(signalCode(signal))
    })
  }
}

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * The shell's way to report a signal as an exit code.
 * @param {NodeJS.Signals | null} signal
 */
function signalCode(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal]
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} group
 */
function endGroup(child, group) {
  if (child.pid === undefined) return
  const target = group ? -child.pid : child.pid
  try {
    process.kill(target, 'SIGTERM')
    // Playwright closes its Electrons on SIGTERM; what does not listen is ended a moment later.
    setTimeout(() => {
      try {
        process.kill(target, 'SIGKILL')
      } catch {
        // gone, as it should be
      }
    }, 3000).unref()
  } catch {
    // it ended by itself in the meantime
  }
}
