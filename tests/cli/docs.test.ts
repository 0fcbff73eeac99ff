// What the pages show is what happens.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ALERT_KINDS, JOB_TYPES, SERVICES } from '@shared/activity'
import { command } from '@shared/contract/commands'
import { PREDICATE_PARTS } from '@shared/exercise'
import { REPLICA_STATES } from '@main/lab/state-schema'
import { dpmLab, root, useFolder } from './kit'

const folder = useFolder()

function page(name: string): string {
  return readFileSync(join(root, 'docs', name), 'utf8')
}

function fenced(language: string, text: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1]
  if (found === undefined) throw new Error(`there is no ${language} in it`)
  return found
}

/** The keys of a value, those of its parts included; of a list, those of all its items. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [`${path}.${key}`, ...keysOf(part, `${path}.${key}`)])
}

test('the lab of the format page is as it expects', async () => {
  folder.write('example.yaml', fenced('yaml', page('lab-format.md')))
  const { code, out, err } = await dpmLab(['check', 'example.yaml'], { cwd: folder.path })
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '1 file, 6 steps: all as expected\n' })
})

test('the exercise of the format page is proven', async () => {
  const [, text = ''] = page('lab-format.md').split('## Exercises')
  folder.write('example.yaml', fenced('yaml', text))
  const { code, out, err } = await dpmLab(['exercise', 'check', 'example.yaml'], { cwd: folder.path })
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '1 file: all proven\n' })
})

test('the format page knows every part and kind of a predicate', () => {
  const [, text = ''] = page('lab-format.md').split('A **predicate** is')
  const names = [...PREDICATE_PARTS, 'goal', 'refused', 'not', 'any']
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test('the format page knows every step', () => {
  const text = page('lab-format.md')
  const missing = command.options
    .map((option) => option.shape.do.value)
    .filter((kind) => !text.includes(`\`${kind}\``))
  expect(missing).toEqual([])
})

test('the format page knows every kind of job and alert, and every state of a replica', () => {
  const text = page('lab-format.md')
  const names = [...JOB_TYPES, ...ALERT_KINDS, ...REPLICA_STATES, ...SERVICES]
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test('the JSON of the command page has the keys of a real one', async () => {
  folder.write(
    'example.yaml',
    fenced('yaml', page('lab-format.md')).replace('expect: refused protected-once', '')
  )
  const { out } = await dpmLab(['run', '--json', 'example.yaml'], { cwd: folder.path })
  const withoutNames = (keys: string[]): string[] =>
    [...new Set(keys.map((key) => key.replace(/protectable\.\w+/, 'protectable.*')))].sort()
  const shown: unknown = JSON.parse(fenced('json', page('lab-command.md')))
  expect(withoutNames(keysOf(shown))).toEqual(withoutNames(keysOf(JSON.parse(out))))
})
