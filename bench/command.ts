// A durable command from the page and back, against the least that could do the same.

import { join } from 'node:path'
import { withElectron } from './electron/run'
import { commandsFor } from './estates'
import { give, surroundings } from './figure'
import { writeLab } from './labs'

const { work } = surroundings()
const lab = join(work, 'twenty.dpmlab')
const shape = { dpmServers: 20, computers: 5, dataSources: 6, protectedSources: 3, chain: 4 }
const { servers, protection } = commandsFor(shape)
writeLab(lab, 'Twenty DPM servers', [...servers, ...protection])

/** In turns: a command of the lab, and a bare echo with a bare row; each when the window has come to rest. */
async function inTurns(): Promise<{ ours: number[]; bare: number[] }> {
  const { dpmLab, bench } = window as unknown as {
    dpmLab: { ask(name: string, input: unknown): Promise<{ ok: boolean; value: { outcome: string } }> }
    bench: { echo(value: unknown): Promise<unknown> }
  }
  const rest = () => new Promise((resolve) => setTimeout(resolve, 60))
  const ours: number[] = []
  const bare: number[] = []
  while (!document.querySelector('main')) await rest()
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  for (let n = 0; n < 120; n++) {
    const command = {
      do: n % 2 === 0 ? 'throttle-agent' : 'set-local-data-protection',
      on: `DPM${n % 20}`,
      ...(n % 2 === 0
        ? { computer: `Server${n % 20}-${Math.floor(n / 20) % 5}`, mbps: 100 + n }
        : { allowed: n % 40 < 20 })
    }
    await rest()
    let began = performance.now()
    const answer = await dpmLab.ask('lab/dispatch', { command })
    const took = performance.now() - began
    if (!answer.ok || answer.value.outcome !== 'done') throw new Error(JSON.stringify([command, answer]))
    await rest()
    began = performance.now()
    await bench.echo({ command })
    const least = performance.now() - began
    // The first ones are slow for both: nothing is compiled yet.
    if (n < 20) continue
    ours.push(took)
    bare.push(least)
  }
  return { ours, bare }
}

const { ours, bare } = await withElectron(
  { app: 'ours', profile: 'command', script: inTurns, args: ['--lab', lab], echo: join(work, 'bare.sqlite') },
  ({ value }) => value as { ours: number[]; bare: number[] }
)

give([
  {
    name: 'command',
    what: 'lab/dispatch from the page and back (IPC, zod, rules, SQLite FULL, answer), against a bare IPC echo that inserts one row with FULL',
    unit: 'ms',
    ours,
    baseline: bare,
    atMost: 1.5
  }
])
