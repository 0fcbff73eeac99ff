import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'

const ROOT = join(import.meta.dirname, '../..')

/** Starts the application as it is built, on a folder of its own. */
export function launch(dataFolder: string, args: readonly string[] = []): Promise<ElectronApplication> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return _electron.launch({
    args: [...sandbox, `--user-data-dir=${dataFolder}`, ROOT, ...args],
    cwd: ROOT,
    timeout: 60_000,
    ...(process.env['DPM_LAB_ELECTRON'] ? { executablePath: process.env['DPM_LAB_ELECTRON'] } : {})
  })
}

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'dpm-lab-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
