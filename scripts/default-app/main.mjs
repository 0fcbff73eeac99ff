// What the fallback Electron runs first: a stand-in for Electron's own default app, which is not in the package the
// fallback comes from. It knows `electron [-r module]... <folder | file> [arguments]`, which is all that our scripts,
// electron-vite and Playwright use. ESM, because a CommonJS one cannot load an ESM main and hangs without a window.

import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app as electronApp } from 'electron'

/**
 * What Electron's own default app uses and its published types leave out.
 * @type {typeof electronApp & { setAppPath(path: string): void, setVersion(version: string): void }}
 */
const app = /** @type {any} */ (electronApp)

const require = createRequire(import.meta.url)
Object.assign(process, { defaultApp: true })

const { modules, target } = readArguments(process.argv.slice(1))
if (target === undefined) {
  console.error('usage: electron [-r module]... <folder | file> [arguments]')
  process.exit(1)
}
for (const name of modules) require(isAbsolute(name) || name.startsWith('.') ? resolve(name) : name)
try {
  await import(pathToFileURL(entryOf(resolve(target))).href)
} catch (error) {
  // Without this the process would stay, with no window and nothing said.
  console.error('App threw an error during load')
  console.error(error)
  process.exit(1)
}

/** @param {string[]} args */
function readArguments(args) {
  const modules = []
  for (let i = 0; i < args.length; i++) {
    const arg = /** @type {string} */ (args[i])
    if (arg === '-r' || arg === '--require') {
      modules.push(/** @type {string} */ (args[++i]))
    } else if (arg === '--version' || arg === '-v') {
      console.log(`v${process.versions.electron}`)
      process.exit(0)
    } else if (!arg.startsWith('-')) {
      // Whatever follows is the app's own.
      return { modules, target: arg }
    }
  }
  return { modules, target: undefined }
}

/** @param {string} target */
function entryOf(target) {
  if (!statSync(target).isDirectory()) {
    app.setAppPath(dirname(target))
    return target
  }
  const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
  app.setAppPath(target)
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  return require.resolve(join(target, manifest.main ?? 'index.js'))
}
