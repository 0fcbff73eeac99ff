// better-sqlite3 for an Electron whose Node-API is older than 10 (the fallback's is 9). The binaries the package brings
// want 10, and a wrong one does not throw but crashes, so the app loads native/better_sqlite3.node there. It is built
// from the package's own sources with nothing but g++: no node-gyp, no headers to download.

import './preflight.mjs'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, ensureElectron } from './electron.mjs'
import { withLock } from './lock.mjs'
import { cache, inPackage, root } from './paths.mjs'
import { run } from './run.mjs'
import { isEntry, main, say, Stop } from './say.mjs'
import { COMPILER_NEEDS, ensureSystem } from './system.mjs'

const NATIVE = join(root, 'native')
const BINARY = join(NATIVE, 'better_sqlite3.node')
const STAMP = join(NATIVE, 'better_sqlite3.key')

// -O1 takes 20 s where -O2 takes 40, and is no slower at run time (measured within noise).
const COMMON = ['-O1', '-fPIC', '-DNDEBUG', '-w']

const SQLITE_FLAGS = ['-std=c99', ...COMMON]

const ADDON_FLAGS = [
  '-std=c++20',
  ...COMMON,
  '-fvisibility=hidden',
  '-fvisibility-inlines-hidden',
  // "Experimental": Node-API 9 gives references to strings to such modules only. The number is given because
  // node-api-headers has the experimental parts taken out, and NAPI_EXPERIMENTAL does nothing there.
  '-DNAPI_VERSION=2147483647',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'
]

const LINK_FLAGS = ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-lpthread']

/**
 * Without this declaration, which the headers also lack, node-addon-api compiles plain finalizers; they load, pass
 * quick tests, and abort at the first garbage collection of a database.
 */
const SHIM = `#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
#include <js_native_api.h>
EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env, napi_finalize, void*, void*);
EXTERN_C_END
`

/** Run under the Electron it was built for before it is let into the cache: a bad build must not get that far. */
const TRIAL = `
const [, path, binding] = process.argv
const Database = require(path)
for (let round = 0; round < 20; round++) {
  const db = new Database(':memory:', { nativeBinding: binding })
  db.exec('create table t (a integer primary key, b text)')
  db.function('twice', (x) => x * 2)
  const insert = db.prepare('insert into t (b) values (?)')
  for (let i = 0; i < 100; i++) insert.run('row ' + i)
  for (let i = 0; i < 100; i++) db.prepare('select twice(a), b from t where a = ?').get(i + 1)
  globalThis.gc()
}
setTimeout(() => { globalThis.gc(); process.stdout.write('sound') }, 50)
`

/** @param {import('./electron.mjs').Runtime} runtime */
export async function ensureSqlite(runtime) {
  // The binary the package brings serves.
  if (runtime.napi >= 10) return
  const key = keyOf(inputs())
  if (existsSync(BINARY) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === key) return
  const built = join(cache, `better-sqlite3-${key}`, 'better_sqlite3.node')
  await withLock(
    join(cache, 'sqlite.lock'),
    async () => {
      if (!existsSync(built)) await build(runtime, built)
    },
    () => say('waiting for another process that is building better-sqlite3 ...')
  )
  await mkdir(NATIVE, { recursive: true })
  const next = `${BINARY}.${process.pid}`
  await copyFile(built, next)
  await rename(next, BINARY)
  await writeFile(STAMP, key)
}

/**
 * Everything that decides what comes out, except the compiler: with it in the key, a machine that has the binary in
 * its cache would still need a g++ to know so.
 */
function inputs() {
  return {
    packages: ['better-sqlite3', 'node-addon-api', 'node-api-headers'].map(
      (name) => JSON.parse(readFileSync(inPackage(name, 'package.json'), 'utf8')).version
    ),
    flags: [SQLITE_FLAGS, ADDON_FLAGS, LINK_FLAGS],
    shim: SHIM,
    arch: process.arch,
    // A home folder shared between systems: a binary linked on the newer one does not load on the older.
    system: readIfThere('/etc/os-release')
  }
}

/** @param {unknown} value */
export function keyOf(value) {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}

/**
 * SQLite's compile-time options, as the package's own build would set them.
 * @param {string} gypi the text of deps/defines.gypi
 */
export function definesIn(gypi) {
  return [...gypi.matchAll(/^\s*'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map((match) => `-D${match[1]}`)
}

/**
 * @param {import('./electron.mjs').Runtime} runtime
 * @param {string} target
 */
async function build(runtime, target) {
  await ensureSystem(COMPILER_NEEDS)
  say(`building better-sqlite3 for Electron ${runtime.version} (once; about 20 s) ...`)
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'making-sqlite-'))
  try {
    const source = inPackage('better-sqlite3')
    const include = `-I${join(source, 'deps/sqlite3')}`
    const [shim, sqlite, addon, binary] = ['shim.h', 'sqlite3.o', 'addon.o', 'better_sqlite3.node'].map(
      (name) => join(work, name)
    )
    if (!shim || !sqlite || !addon || !binary) return
    await writeFile(shim, SHIM)
    const defines = definesIn(readFileSync(join(source, 'deps/defines.gypi'), 'utf8'))
    const headers = [
      `-I${inPackage('node-api-headers', 'include')}`,
      `-I${inPackage('node-addon-api')}`,
      include
    ]
    // Side by side: on two cores the addon is done long before SQLite's single file is.
    await Promise.all([
      compile('gcc', [
        ...SQLITE_FLAGS,
        ...defines,
        include,
        '-c',
        join(source, 'deps/sqlite3/sqlite3.c'),
        '-o',
        sqlite
      ]),
      compile('g++', [
        ...ADDON_FLAGS,
        ...headers,
        '-include',
        shim,
        '-c',
        join(source, 'src/better_sqlite3.cpp'),
        '-o',
        addon
      ])
    ])
    await compile('g++', [addon, sqlite, '-o', binary, ...LINK_FLAGS])
    await tryOut(runtime, binary)
    await rm(join(target, '..'), { recursive: true, force: true })
    await Promise.all([shim, sqlite, addon].map((file) => rm(file)))
    await rename(work, join(target, '..'))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {string} compiler @param {string[]} args */
async function compile(compiler, args) {
  const { code, output } = await run(compiler, args)
  if (code !== 0) throw new Stop(`better-sqlite3 could not be built (${compiler}):\n${output.trim()}`)
}

/** @param {import('./electron.mjs').Runtime} runtime @param {string} binary */
async function tryOut(runtime, binary) {
  const { code, output } = await run(
    runtime.exe,
    ['--expose-gc', '-e', TRIAL, inPackage('better-sqlite3'), binary],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, seconds: 60 }
  )
  if (code !== 0 || !output.includes('sound')) {
    throw new Stop(
      `The better-sqlite3 that was built does not survive a trial (exit code ${code}):\n${output.trim()}`
    )
  }
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

if (isEntry(import.meta.url)) {
  await main(async () => {
    const runtime = await ensureElectron()
    await ensureSqlite(runtime)
    say(`better-sqlite3 is ready for ${describe(runtime)}`)
  })
}
