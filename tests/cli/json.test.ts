import { expect, test } from 'vitest'
import { bundled, dpmLab, GOOD, INVALID, ON_ITSELF, SURPRISING, useFolder } from './kit'

const folder = useFolder()

function linesOf(out: string): unknown[] {
  expect(out.endsWith('\n')).toBe(true)
  return out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

test('is one object a file, one a line, in the given order; nothing for what could not be read', async () => {
  folder.write('good.yaml', GOOD)
  folder.write('odd.yaml', SURPRISING)
  folder.write('bad.yaml', INVALID)
  const args = ['run', '--json', './odd.yaml', 'bad.yaml', 'good.yaml', 'none.yaml']
  const { code, out, err } = await dpmLab(args, { cwd: folder.path })
  expect(code).toBe(2)
  expect(err.trimEnd().split('\n')).toHaveLength(2)
  const objects = linesOf(out)
  expect(objects).toMatchObject([
    { file: './odd.yaml', ok: false },
    { file: 'good.yaml', ok: true }
  ])
  const check = await dpmLab(['check', ...args.slice(1)], { cwd: folder.path })
  expect(check).toEqual({ code, out, err })
})

test('has exactly the shape of the lab format', async () => {
  folder.write('good.yaml', GOOD)
  const { out } = await dpmLab(['run', '--json', 'good.yaml'], { cwd: folder.path })
  expect(linesOf(out)).toEqual([
    {
      file: 'good.yaml',
      title: 'Two servers',
      ok: true,
      steps: [
        {
          index: 1,
          do: 'install-agent',
          outcome: 'done',
          warnings: [],
          expected: 'done',
          asExpected: true
        },
        {
          index: 2,
          do: 'install-agent',
          outcome: 'refused',
          rule: 'agent-on-itself',
          violations: ['agent-on-itself'],
          warnings: [],
          expected: 'refused agent-on-itself',
          asExpected: true,
          message: ON_ITSELF
        }
      ],
      state: {
        dpmServers: ['DPM1', 'DPM2', 'DPM3'].map((name) => ({
          name,
          status: 'online',
          protectedBy: null,
          selfProtecting: false
        })),
        agents: [{ computer: 'Server1', owner: 'DPM1' }],
        members: [],
        links: [],
        configurations: [],
        protectable: {
          DPM1: expect.arrayContaining([{ computer: 'Server1', dataSource: 'D:', through: null }]) as unknown,
          DPM2: expect.any(Array) as unknown,
          DPM3: expect.any(Array) as unknown
        },
        replicas: [],
        jobs: [
          {
            on: 'DPM1',
            job: 'agent-installation',
            computer: 'Server1',
            dataSource: null,
            status: 'in-progress'
          }
        ],
        alerts: [],
        clock: 0
      }
    }
  ])
})

const KEYS: Readonly<Record<string, readonly string[]>> = {
  dpmServers: ['name', 'protectedBy', 'selfProtecting', 'status'],
  agents: ['computer', 'owner'],
  members: ['computer', 'dataSource', 'group', 'mode', 'on', 'through'],
  links: ['protected', 'protector', 'state'],
  configurations: ['kind', 'servers'],
  replicas: ['computer', 'dataSource', 'on', 'points', 'state'],
  jobs: ['computer', 'dataSource', 'job', 'on', 'status'],
  alerts: ['active', 'alert', 'computer', 'dataSource', 'on']
}

test('has no other keys for any bundled lab', async () => {
  const { out } = await dpmLab(['run', '--json', ...bundled])
  const objects = linesOf(out) as { file: string; state: Record<string, unknown> }[]
  expect(objects.map(({ file }) => file)).toEqual(bundled)
  const seen = new Set<string>()
  for (const { state, ...rest } of objects) {
    expect(Object.keys(rest).sort()).toEqual(['file', 'ok', 'steps', 'title'])
    expect(Object.keys(state).sort()).toEqual([...Object.keys(KEYS), 'protectable', 'clock'].sort())
    expect(state['clock']).toEqual(expect.any(Number))
    for (const [part, keys] of Object.entries(KEYS)) {
      for (const item of state[part] as object[]) {
        const { code, ...others } = item as { code?: unknown }
        expect(Object.keys(others).sort()).toEqual(keys)
        // Of jobs that failed.
        if (code !== undefined)
          expect(item).toMatchObject({ status: 'failed', code: expect.any(Number) as number })
        seen.add(part)
      }
    }
    for (const item of Object.values(state['protectable'] as Record<string, object[]>).flat()) {
      expect(Object.keys(item).sort()).toEqual(['computer', 'dataSource', 'through'])
    }
  }
  // None of them is there only because its list was empty.
  expect([...seen].sort()).toEqual(Object.keys(KEYS).sort())
})

test('stays one line, whatever stands in it', async () => {
  folder.write('odd.yaml', GOOD.replace('Two servers', '"a\\nb\\u2028c\\u0085d"'))
  const { out } = await dpmLab(['run', '--json', 'odd.yaml'], { cwd: folder.path })
  expect(out.trimEnd()).not.toMatch(/[\n\u2028\u0085]/)
  expect(linesOf(out)).toMatchObject([{ title: 'a\nb\u2028c\u0085d' }])
})
