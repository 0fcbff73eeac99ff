// A display for machines without one: an Xvfb of our own, on a number it finds free by itself, ended by its process id.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Stop } from './say.mjs'

/** Whether a window could be shown here. @param {NodeJS.ProcessEnv} env */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/** @returns {Promise<{ name: string, end: () => Promise<void> }>} `name` is the value for DISPLAY */
export async function startDisplay() {
  // As tall and wide as the windows that screenshots are made of need; with -displayfd Xvfb picks the number itself,
  // which a number of our choosing could not do without a race.
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const kill = () => void child.kill()
  process.once('exit', kill)
  const [, , errors, number] = /** @type {import('node:net').Socket[]} */ (
    /** @type {unknown} */ (child.stdio)
  )
  if (!errors || !number) throw new Stop('Xvfb could not be started.')
  let said = ''
  errors.on('data', (chunk) => (said += String(chunk)))
  const name = await new Promise((done, failed) => {
    const limit = setTimeout(() => failed(new Stop('Xvfb did not start within 20 s.')), 20_000)
    number.once('data', (chunk) => {
      clearTimeout(limit)
      done(`:${String(chunk).trim()}`)
    })
    child.once('error', (error) => failed(new Stop(`Xvfb could not be started: ${error.message}`)))
    child.once('exit', () => failed(new Stop(`Xvfb ended at once: ${said.trim()}`)))
  })
  // It must not keep us from ending, whoever forgets to end it. Its pipes stay open all the same: Xvfb dies of the
  // first warning it cannot write.
  for (const handle of [child, errors, number]) handle.unref()
  const end = async () => {
    process.off('exit', kill)
    if (child.exitCode !== null || child.signalCode !== null) return
    // Waited for, as a container may have nobody else who would.
    child.ref()
    const gone = once(child, 'exit')
    kill()
    await gone
  }
  return { name, end }
}
