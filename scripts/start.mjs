// `npm start`: from a fresh `npm ci` to the window, and at once when everything is there already.
//   npm start
//   npm start -- --lab FILE      (and any other argument: all of them go to the app)

import './preflight.mjs'
import { ensureBuilt } from './build.mjs'
import { hasDisplay } from './display.mjs'
import { describe, ensureElectron } from './electron.mjs'
import { root } from './paths.mjs'
import { runInPlace } from './run.mjs'
import { main, say, Stop } from './say.mjs'
import { ensureSqlite } from './sqlite.mjs'
import { electronArguments } from './start-arguments.mjs'
import { checkLinks, ELECTRON_NEEDS, ensureSystem, XVFB_RUN_NEEDS } from './system.mjs'

await main(async () => {
  // npm runs us in the checkout and tells where the user is; files are meant from there.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  if (!hasDisplay()) {
    await ensureSystem(XVFB_RUN_NEEDS)
    const own = process.argv.slice(2)
    throw new Stop(
      'There is no display (DISPLAY and WAYLAND_DISPLAY are not set), so no window can be shown.\n' +
        'Start it on a desktop, or on a virtual display:\n\n  xvfb-run -a npm start' +
        (own.length > 0 ? ` -- ${own.join(' ')}` : '')
    )
  }
  await ensureSystem(ELECTRON_NEEDS)
  const runtime = await ensureElectron()
  checkLinks(runtime.exe)
  await ensureSqlite(runtime)
  await ensureBuilt()

  const isRoot = process.getuid?.() === 0
  say(`running ${describe(runtime)}`)
  if (isRoot) say('running as root, where Chromium has no sandbox: --no-sandbox is added')
  const args = electronArguments(process.argv.slice(2), { app: root, cwd, noSandbox: isRoot })
  process.exitCode = await runInPlace(runtime.exe, args, { cwd })
})
