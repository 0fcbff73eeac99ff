import { arch, cpus, release, totalmem } from 'node:os'
import type { AboutView } from '@shared/contract/views'

const GIGABYTE = 1_024 ** 3

/** What helps to find out what went wrong: the versions, the platform and the log. Nothing of any lab. */
export function diagnosticsOf(about: AboutView, log: string, now: Date): string {
  const facts = {
    'DPM Lab': about.version,
    Collected: now.toISOString(),
    Platform: `${process.platform} ${release()} ${arch()}`,
    Processors: cpus().length,
    Memory: `${Math.round(totalmem() / GIGABYTE)} GB`,
    Electron: about.electron,
    Chrome: about.chrome,
    Node: about.node,
    SQLite: about.sqlite
  }
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`)
  return `${lines.join('\n')}\n\nLog\n\n${log === '' ? 'Nothing was noted.\n' : log}`
}
