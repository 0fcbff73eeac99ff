import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

export interface Worker {
  readonly start: (lab: string, seed: number) => ChildProcess
  readonly remove: () => void
}

/** `store/child/work.ts` as one file, as the application is: a process that starts with it is soon at work. */
export async function bundledWorker(): Promise<Worker> {
  const folder = join(root, 'out', `worker-${process.pid}`)
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    resolve: { alias: { '@shared': join(root, 'src/shared'), '@main': join(root, 'src/main') } },
    // Only better-sqlite3 has a binary, which cannot be bundled.
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(import.meta.dirname, 'store/child/work.ts'),
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'node20'
    }
  })
  return {
    start: (lab, seed) =>
      spawn(process.execPath, [join(folder, 'work.js'), lab, String(seed)], {
        stdio: ['ignore', 'pipe', 'inherit']
      }),
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}
