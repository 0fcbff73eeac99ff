import { describe, expect, it } from 'vitest'
import { openLab, createLab, type StoryStep } from '@main/store'
import { checksum } from '@main/store/checksum'
import { connect } from '@main/store/connect'
import { problemOf, useFolder } from './lab-files'
import { BEGINNING, step } from './step'

const folder = useFolder()
const STEPS: readonly StoryStep[] = [
  { command: { do: 'fail-server', server: 'FS1' }, expect: { outcome: 'done', warnings: [] } },
  {
    command: { do: 'fail-server', server: 'FS1' },
    expect: { outcome: 'refused', rule: 'server-unavailable' }
  }
]
const done = { outcome: 'done', violations: [], warnings: [] } as const
const refused = {
  outcome: 'refused',
  violations: [{ rule: 'name-taken', concern: {} }],
  warnings: []
} as const

function written(): string {
  const file = folder.path('a.dpmlab')
  const lab = createLab(file, { ...BEGINNING, steps: STEPS })
  lab.append(step(2), { play: { step: 1, verdict: done } })
  lab.addPlay({ step: 2, at: 2, verdict: refused })
  lab.append(step(3))
  lab.close()
  return file
}

describe('the story of a lab', () => {
  it('is empty where there is none', () => {
    const lab = createLab(folder.path('a.dpmlab'), BEGINNING)
    expect(lab.story()).toEqual({ steps: [], plays: [] })
    lab.close()
  })

  it('is kept with what was played, in order', () => {
    const lab = openLab(written())
    const plays = [
      { step: 1, at: 2, verdict: done },
      { step: 2, at: 2, verdict: refused }
    ]
    expect(lab.story()).toEqual({ steps: STEPS, plays })
    for (let n = 0; n < 12; n++) lab.addPlay({ step: 0, at: 1, verdict: null })
    expect(lab.story().plays).toHaveLength(14)
    expect(lab.integrity()).toEqual([])
    expect(lab.settings()).toEqual({ title: BEGINNING.title, introduction: BEGINNING.introduction })
    lab.close()
    const again = openLab(folder.path('a.dpmlab'))
    expect(again.story().plays.slice(0, 2)).toEqual(plays)
    expect(again.story().plays).toHaveLength(14)
    again.close()
  })

  it('notes a step and its entry together or not at all', () => {
    const lab = openLab(written())
    const before = [lab.entries().length, lab.story()]
    const ring: unknown[] = []
    ring.push(ring)
    expect(() => lab.append(step(4), { play: { step: 3, verdict: ring as never } })).toThrow(TypeError)
    expect([lab.entries().length, lab.story()]).toEqual(before)
    lab.append(step(4), { play: { step: 3, verdict: done } })
    expect(lab.story().plays.at(-1)).toEqual({ step: 3, at: 4, verdict: done })
    lab.close()
    expect(problemOf(() => lab.addPlay({ step: 1, at: 1, verdict: null })).kind).toBe('no-lab-open')
  })

  it.each([
    ['a value that was changed', "UPDATE settings SET value = '[]' WHERE key = 'steps'"],
    ['a key that was changed', "UPDATE settings SET key = 'stepz' WHERE key = 'steps'"],
    ['a play that is gone', "DELETE FROM settings WHERE key = 'play/1'"],
    ['no list', forged('steps', '{}')],
    ['a step without a command', forged('steps', '[{"expect":{"outcome":"done"}}]')],
    ['no JSON', forged('play/2', '{')],
    ['a play without a place', forged('play/2', '{"step":1,"verdict":null}')],
    ['a verdict that is none', forged('play/2', '{"step":1,"at":2,"verdict":{"outcome":"done"}}')]
  ])('with %s is damaged', (_, sql) => {
    const file = written()
    const db = connect(file)
    db.exec(sql)
    db.close()
    expect(problemOf(() => openLab(file)).kind).toBe('damaged')
  })

  function forged(key: string, value: string): string {
    return `UPDATE settings SET value = '${value}', sum = ${checksum(key, value)} WHERE key = '${key}'`
  }
})
