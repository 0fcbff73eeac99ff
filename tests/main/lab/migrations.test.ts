import { expect, test } from 'vitest'
import { problemText } from '@main/lab'
import type { LabMigration } from '@main/lab/migrations'
import { parseLabWith } from '@main/lab/parse'

/** A made-up format 0, whose list of DPM servers had another name, and a format -1 without a title. */
const MADE_UP: readonly LabMigration[] = [
  { from: -1, up: (root) => ({ ...root, title: 'From long ago' }) },
  { from: 0, up: ({ servers, ...root }) => ({ ...root, dpmServers: servers }) }
]

function said(text: string, migrations = MADE_UP) {
  const parsed = parseLabWith(text, 'old.yaml', migrations)
  return parsed.ok
    ? [parsed.lab.title, ...parsed.lab.servers.map(({ command }) => command)]
    : parsed.problems.map((problem) => problemText('old.yaml', problem))
}

test('an older file is read as if it were written today', () => {
  const today = [{ do: 'add-dpm-server', name: 'DPM1' }]
  expect(said('lab: 0\nservers: [{ name: DPM1 }]\n')).toEqual(['old', ...today])
  expect(said('lab: 1\ndpmServers: [{ name: DPM1 }]\n')).toEqual(['old', ...today])
})

test('it takes all steps there are to today, each once', () => {
  expect(said('lab: -1\nservers: [{ name: DPM1 }]\n')[0]).toBe('From long ago')
})

test('what is wrong with it is said with a place in the file as it was written', () => {
  expect(said('lab: 0\nservers: []\nsteps:\n  - { do: repair-server }\n')).toEqual([
    'old.yaml:4:5: repair-server has no "server"; it needs text'
  ])
})

test('a format without a way to today, and a newer one, are refused', () => {
  expect(said('lab: -2\n')).toEqual(['old.yaml:1:6: "lab" is the format version; it must be the number 1'])
  expect(said('lab: 0\n', [])).toEqual(['old.yaml:1:6: "lab" is the format version; it must be the number 1'])
  expect(said('lab: 2\n')).toEqual([
    'old.yaml:1:6: this lab file has format 2, and this DPM Lab reads format 1; use a newer DPM Lab'
  ])
})
