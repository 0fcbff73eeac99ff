// What `npm start` passes on to Electron.

import { resolve } from 'node:path'

/**
 * All arguments go to the app, in their order; only the file of --lab is made absolute, as seen from the user's folder.
 * @param {string[]} args
 * @param {{ app: string, cwd: string, noSandbox: boolean }} options
 */
export function electronArguments(args, { app, cwd, noSandbox }) {
  const own = args.map((arg, i) => {
    if (arg.startsWith('--lab=')) return `--lab=${resolve(cwd, arg.slice('--lab='.length))}`
    return args[i - 1] === '--lab' && !arg.startsWith('--') ? resolve(cwd, arg) : arg
  })
  return [...(noSandbox ? ['--no-sandbox'] : []), app, ...own]
}
