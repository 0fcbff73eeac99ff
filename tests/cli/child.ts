// The command line in a process that stays: one start for hundreds of calls. It is the built one, as in scripts/lab.mjs.
// Each call has streams of its own and a folder, and nothing else of the calls before.

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
// With their endings: Node itself reads this file.
import { ensureCommandBuilt } from '../../scripts/build-command.mjs'
import type * as Command from '../../src/cli/main'

const root = resolve(import.meta.dirname, '../..')
const { main } = (await import(pathToFileURL(await ensureCommandBuilt()).href)) as typeof Command
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

process.on('message', ({ args, cwd }: { args: readonly string[]; cwd: string }) => {
  void answer(args, cwd)
})
process.send?.('ready')

async function answer(args: readonly string[], cwd: string): Promise<void> {
  const out = captured('stdout')
  const err = captured('stderr')
  process.chdir(cwd)
  const code = await main(args, version)
  // The test takes its folder away, which nobody may stand in.
  process.chdir(root)
  process.send?.({ code, out: out(), err: err() })
}

/** Puts a pipe in the place of a stream; gives what was written into it. */
function captured(name: 'stdout' | 'stderr'): () => string {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      done()
    }
  })
  Object.defineProperty(process, name, { value: stream, configurable: true })
  return () => Buffer.concat(chunks).toString('utf8')
}
