import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Library } from '@main/library'
import type { Session } from '@main/session'
import { now, useDesk } from './desk-kit'

const kit = useDesk()
const resources = resolve(import.meta.dirname, '../../resources')
const files = readdirSync(`${resources}/exercises`).filter((name) => name.endsWith('.yaml'))

function begun(file: string): Session {
  const folders = { bundled: `${resources}/labs`, exercises: `${resources}/exercises` }
  const library = new Library({ ...folders, data: kit.folder.path('data') }, now)
  kit.desk().open(() => library.openBundled(`exercise-${file.replace('.yaml', '')}`))
  return kit.desk().session
}

describe.each(files)('the bundled exercise %s', (file) => {
  it('is solved by showing its steps, one after the other, and can be begun again', () => {
    const session = begun(file)
    const first = session.exercise()
    expect(first?.solved).toBe(false)
    expect(first?.next).not.toBeNull()
    let shown = 0
    // As many as it has steps: each is done once it was shown.
    while (session.showStep() !== null) expect(++shown).toBeLessThanOrEqual(first?.steps.length ?? 0)
    const end = session.exercise()
    expect(end?.steps.filter(({ done }) => !done)).toEqual([])
    expect(end).toMatchObject({ next: null, solved: true })
    expect(session.result('', 1).percent).toBe(100)
    session.reset()
    session.beginExercise()
    expect(session.exercise()).toEqual(first)
  })
})
