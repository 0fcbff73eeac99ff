import { readdirSync, readFileSync } from 'node:fs'
import { headOf, parseLab } from '@main/lab'
import { expect, it } from 'vitest'

const resources = new URL('../../../resources/', import.meta.url)
const bundled = ['labs/', 'exercises/'].flatMap((folder) =>
  readdirSync(new URL(folder, resources))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => folder + file)
)

it.each(bundled)('of %s is what the whole file says', (file) => {
  const text = readFileSync(new URL(file, resources), 'utf8')
  const whole = parseLab(text, file)
  if (!whole.ok) throw new Error('not a lab file')
  const { title, introduction, exercise } = whole.lab
  expect(headOf(text, file)).toEqual({ title, introduction, exercise: exercise !== null })
})

const BROKEN = 'dpmServers: [{'

it('needs nothing that comes after it, nor the order of a bundled file', () => {
  const head = { title: 'One', introduction: '', exercise: false }
  expect(headOf(`lab: 1\ntitle: One\n${BROKEN}`, 'a')).toEqual(head)
  expect(headOf(`# A note\n${BROKEN}\n# Another\r\ntitle: One\r\nlab: 1\r\n`, 'a')).toEqual(head)
  expect(headOf('lab: 1\ntitle: One\nexercise:\n  goal: [', 'a')).toEqual({ ...head, exercise: true })
  expect(headOf('lab: 1\nintroduction: |\n  steps:\n\n  # two\ntitle: >-\n  One\n  and two\n', 'a')).toEqual({
    title: 'One and two',
    introduction: 'steps:\n\n# two',
    exercise: false
  })
})

it.each([
  ['no title', 'lab: 1\n'],
  ['a title twice', 'lab: 1\ntitle: One\ntitle: Two\n'],
  ['no format', 'title: One\n'],
  ['another format', 'lab: 2\ntitle: One\n'],
  ['JSON', '{ "lab": 1,\n"title": "One" }'],
  ['keys in quotes', 'lab: 1\n"title": One\n'],
  ['a document marker', '---\nlab: 1\ntitle: One\n'],
  ['a title that stands somewhere else', 'lab: 1\ndpmServers: &a []\ntitle: *b\n'],
  ['nothing', ''],
  ['no text', 'lab: 1\ntitle: \u0000\n']
])('is not given where the whole file has to be read: %s', (_, text) => {
  expect(headOf(text, 'a')).toBeNull()
})
