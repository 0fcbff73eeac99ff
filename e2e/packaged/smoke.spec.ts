// The packaged build, started and driven as a user would: `npm run test:package` makes it and runs this.

import { globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { extractAll } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type Database from 'better-sqlite3'
import { parse } from 'yaml'
import { Administrator } from '../support/administrator'
import { expect, test } from '../support/fixtures'
import { endAll, makeHome, runProgram, startProgram, unpackDeb } from '../support/installed'

const ROOT = join(import.meta.dirname, '../..')

const deb = process.env['DPM_LAB_DEB'] ?? ''
let installed: ReturnType<typeof unpackDeb>
let home: ReturnType<typeof makeHome>

test.beforeAll(() => {
  installed = unpackDeb(deb)
})
test.afterAll(() => installed.remove())
test.beforeEach(() => {
  home = makeHome()
})
test.afterEach(() => {
  endAll()
  home.remove()
})

test('the installed program opens a lab, acts in it, and has it again after a restart', async () => {
  const first = await startProgram(installed.program, home.path)
  const administrator = await Administrator.at(first.page)

  await test.step('its labs and exercises came along', async () => {
    const listed = (folder: string) => globSync(`resources/${folder}/*.yaml`, { cwd: ROOT }).length
    const bundled = first.page.getByRole('region', { name: 'Bundled labs' })
    await expect(bundled.getByRole('button')).toHaveCount(listed('labs'))
    const exercises = first.page.getByRole('region', { name: 'Exercises' })
    await expect(exercises.getByRole('button')).toHaveCount(listed('exercises'))
  })

  await test.step('the page is in a sandbox', () => {
    expect(sandboxOf(first.pid)).toEqual(['seccomp'])
  })

  await administrator.makesNewLab('DPM1, DPM2', 'Server1')
  await administrator.installsAgent('DPM1', 'Server1')
  await administrator.protects('DPM1', ['Server1'], 'Files of Server1')
  await administrator.waitsForJobs()
  administrator.hasNothingToComplainOf()
  await first.end()

  const second = await startProgram(installed.program, home.path)
  const again = await Administrator.at(second.page)
  await second.page
    .getByRole('region', { name: 'Recent labs' })
    .getByRole('button', { name: 'New lab' })
    .click()
  await again.goesTo('Protection')
  await expect(again.row(/Files of Server1/)).toBeVisible()
  await second.end()
})

test('SQLite is in it for the Electron that is shipped, too, and for no other system', () => {
  const resources = join(dirname(installed.program), 'resources')
  const folder = join(home.path, 'extracted')
  extractAll(join(resources, 'app.asar'), folder)
  const binaries = globSync('**/*.node', { cwd: join(folder, 'node_modules') })
  expect(binaries).toEqual([`better-sqlite3/prebuilds/linux-${process.arch}.node`])
  // That Electron and the Node of this test speak the same Node-API, so what loads here loads there.
  const Sqlite = createRequire(join(folder, 'package.json'))('better-sqlite3') as typeof Database
  const database = new Sqlite(':memory:')
  expect(database.prepare('select 6 * 7').pluck().get()).toBe(42)
  database.close()
})

test('what nobody needs of Electron is off in the program', async () => {
  const wire = await getCurrentFuseWire(installed.program)
  const { electronFuses } = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as {
    electronFuses: Record<string, boolean>
  }
  const wanted = Object.entries(electronFuses)
  expect(wanted).toHaveLength(8)
  for (const [name, on] of wanted) {
    const fuse = FuseV1Options[capitalised(name) as keyof typeof FuseV1Options]
    expect(`${name}: ${wire[fuse]}`).toBe(`${name}: ${on ? FuseState.ENABLE : FuseState.DISABLE}`)
  }
})

test('the program is no Node, and lets nobody look into its main process', async () => {
  const said = await runProgram(installed.program, home.path, {
    args: ['--inspect=0', '-e', 'console.log("I am Node")'],
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/there/is/no/such/module' },
    seconds: 8
  })
  expect(said).not.toContain('I am Node')
  expect(said).not.toContain('Debugger listening')
  expect(said).not.toContain('no/such/module')
})

const capitalised = (name: string) => name.replace(/^./, (first) => first.toUpperCase())

/** How the page's process is shut in: the kernel's own word. */
function sandboxOf(program: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => isBelow(id, program) && read(`/proc/${id}/cmdline`).includes('--type=renderer'))
    .map((id) => (/^Seccomp:\s+2$/m.test(read(`/proc/${id}/status`)) ? 'seccomp' : 'none'))
}

function isBelow(id: string, program: number): boolean {
  const [, parent = '0'] = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${id}/status`)) ?? []
  return Number(parent) === program || (parent !== '0' && isBelow(parent, program))
}

/** A process that has just ended has no file any more. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
