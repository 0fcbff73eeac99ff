import { expect, test } from 'vitest'
import { ownDpmLab, useFolder } from './kit'

const folder = useFolder()

/** The aim is 2,000 such files in ten seconds; a busy machine has as long for a tenth of them. */
const FILES = 200
const SECONDS = 10

const STEPS = [
  '{ do: install-agent, on: DPM1, computer: Server1 }',
  "{ do: create-protection-group, on: DPM1, group: Payroll, members: [{ computer: Server1, dataSource: [SQL/Payroll, 'D:'] }] }",
  '{ do: install-agent, on: DPM2, computer: DPM1 }',
  `do: create-protection-group
    on: DPM2
    group: Secondary of DPM1
    members:
      - { computer: DPM1, dataSource: DPMDB }
      - { computer: Server1, dataSource: all, through: DPM1 }`,
  '{ do: install-agent, on: DPM3, computer: DPM1, expect: refused protected-once }',
  '{ do: fail-server, server: DPM1 }',
  '{ do: attach-agent, on: DPM2, computer: Server1, expect: refused unsupported-move }',
  '{ do: switch-protection, on: DPM2, computer: Server1 }',
  '{ do: repair-server, server: DPM1 }',
  '{ do: resume-primary-protection, on: DPM2, computer: Server1 }',
  '{ do: take-ownership, on: DPM1, computer: Server1 }',
  ...Array.from({ length: 14 }, (_, n) => `{ do: advance-clock, by: ${n + 1}h }`)
]

const lab = (number: number): string => `lab: 1
title: Lab ${number}
dpmServers: [{ name: DPM1, dataSources: ['C:', 'D:'] }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['C:', 'D:', SQL/Payroll] }]
steps:
${STEPS.map((step) => `  - ${step}\n`).join('')}`

test('many files in one call are quick, and each is told in its place', async () => {
  const files = Array.from({ length: FILES }, (_, n) => `lab-${n}.yaml`)
  for (const [n, file] of files.entries()) folder.write(file, lab(n))
  const began = performance.now()
  const { code, out } = await ownDpmLab(['check', '--json', ...files], { cwd: folder.path })
  expect((performance.now() - began) / 1000).toBeLessThan(SECONDS)
  expect(code).toBe(0)
  const objects = out.trimEnd().split('\n')
  expect(objects.map((line) => (JSON.parse(line) as { file: string }).file)).toEqual(files)
  expect((JSON.parse(objects[0] ?? '') as { steps: unknown[] }).steps).toHaveLength(25)
})
