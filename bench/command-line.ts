// 2,000 lab files of 25 steps in one call of the command line.

import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { give, progress, RUNS, surroundings, time, times } from './figure'

const FILES = 2_000

/** The lab of tests/cli/many-files.test.ts: set up, protected twice, failed, switched and brought back, 14 waits. */
const STEPS = [
  '{ do: install-agent, on: DPM1, computer: Server1 }',
  "{ do: create-protection-group, on: DPM1, group: Payroll, members: [{ computer: Server1, dataSource: [SQL/Payroll, 'D:'] }] }",
  '{ do: install-agent, on: DPM2, computer: DPM1 }',
  '{ do: create-protection-group, on: DPM2, group: Secondary of DPM1, members: [{ computer: DPM1, dataSource: DPMDB }, { computer: Server1, dataSource: all, through: DPM1 }] }',
  '{ do: install-agent, on: DPM3, computer: DPM1, expect: refused protected-once }',
  '{ do: fail-server, server: DPM1 }',
  '{ do: attach-agent, on: DPM2, computer: Server1, expect: refused unsupported-move }',
  '{ do: switch-protection, on: DPM2, computer: Server1 }',
  '{ do: repair-server, server: DPM1 }',
  '{ do: resume-primary-protection, on: DPM2, computer: Server1 }',
  '{ do: take-ownership, on: DPM1, computer: Server1 }',
  ...times(14, (n) => `{ do: advance-clock, by: ${n + 1}h }`)
]

const { root, work } = surroundings()
const folder = join(work, 'files')
mkdirSync(folder)
const names = times(FILES, (n) => `lab-${n}.yaml`)
for (const [n, name] of names.entries()) {
  writeFileSync(
    join(folder, name),
    `lab: 1
title: Lab ${n}
dpmServers: [{ name: DPM1, dataSources: ['C:', 'D:'] }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['C:', 'D:', SQL/Payroll] }]
steps:
${STEPS.map((step) => `  - ${step}\n`).join('')}`
  )
}

function check(files: readonly string[]): number {
  return time(() => {
    const args = [join(root, 'scripts/lab.mjs'), 'check', '--json', ...files]
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 30 })
    const lines = stdout.toString().trimEnd().split('\n').length
    if (status !== 0 || lines !== files.length) throw new Error(`lab check: status ${status}, ${lines} lines`)
  })
}

// Builds the command line if need be.
check(names.slice(0, 1))
progress(`${FILES} lab files, ${RUNS} times`)
const all: number[] = []
const one: number[] = []
for (let run = 0; run < RUNS; run++) {
  all.push(check(names) / 1_000)
  one.push(check(names.slice(0, 1)) / 1_000)
}

give([
  {
    name: 'lab-files',
    what: 'dpm-lab check --json with 2,000 lab files of 25 steps, from spawn to end',
    unit: 's',
    ours: all,
    atMost: 10
  },
  { name: 'lab-file', what: 'the same with one file: what starting costs', unit: 's', ours: one }
])
