// Bundles the measurements of bench/ into out/bench: those that run on Node, and the few lines that run in Electron.

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ALIAS } from './build-command.mjs'
import { root } from './paths.mjs'

export const BENCH = join(root, 'out', 'bench')

/** Electron's own modules, and the one package with a binary, which cannot be bundled. */
const EXTERNAL = ['electron', 'better-sqlite3']

/** @param {readonly string[]} names */
export async function buildBench(names) {
  const { build } = await import('vite')
  const common = {
    configFile: /** @type {false} */ (false),
    root,
    logLevel: /** @type {'warn'} */ ('warn'),
    publicDir: /** @type {false} */ (false),
    resolve: { alias: ALIAS },
    ssr: { noExternal: /** @type {true} */ (true), external: EXTERNAL }
  }
  await build({
    ...common,
    build: {
      ssr: true,
      target: 'node22.14',
      outDir: join(BENCH, 'node'),
      emptyOutDir: true,
      rolldownOptions: { input: Object.fromEntries(names.map((name) => [name, `bench/${name}.ts`])) }
    }
  })
  await build({
    ...common,
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: join(BENCH, 'electron'),
      emptyOutDir: true,
      rolldownOptions: {
        input: { watch: 'bench/electron/watch.ts', preload: 'bench/electron/preload.ts' },
        // What is loaded with -r, and what a sandboxed page is given, is CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  })
  mkdirSync(join(BENCH, 'empty'), { recursive: true })
  for (const file of readdirSync(join(root, 'bench/electron/empty')))
    copyFileSync(join(root, 'bench/electron/empty', file), join(BENCH, 'empty', file))
}
