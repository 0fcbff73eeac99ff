import { describe, expect, it } from 'vitest'
import { createLab, openLab, type Refusal } from '@main/store'
import { checksum } from '@main/store/checksum'
import { connect } from '@main/store/connect'
import { KEPT } from '../exercise-kit'
import { problemOf, useFolder } from './lab-files'
import { AT, BEGINNING, step } from './step'

const folder = useFolder()
const file = () => folder.path('a.dpmlab')

const refusal = (clock: number): Refusal => ({
  at: AT,
  clock,
  command: { do: 'fail-server', server: 'FS1' },
  violations: [{ rule: 'server-unavailable', concern: { server: 'FS1' } }]
})

function written(): void {
  const lab = createLab(file(), { ...BEGINNING, exercise: KEPT })
  lab.append(step(2))
  lab.addRefusals([refusal(1), refusal(2)])
  lab.close()
}

describe('the exercise of a lab', () => {
  it('is null where there is none, and nothing is noted then', () => {
    const lab = createLab(file(), BEGINNING)
    expect(lab.exercise()).toBeNull()
    expect(problemOf(() => lab.addRefusals([refusal(1)])).kind).toBe('unexpected')
    expect(problemOf(() => lab.beginRun(AT)).kind).toBe('unexpected')
    lab.close()
  })

  it('is kept with what was refused, in order', () => {
    written()
    const lab = openLab(file())
    expect(lab.exercise()).toEqual({ exercise: KEPT, begun: null, refusals: [refusal(1), refusal(2)] })
    lab.addRefusals(Array.from({ length: 12 }, (_, n) => refusal(n + 3)))
    expect(lab.integrity()).toEqual([])
    expect(lab.settings()).toEqual({ title: BEGINNING.title, introduction: BEGINNING.introduction })
    expect(lab.story()).toEqual({ steps: [], plays: [] })
    lab.close()
    const again = openLab(file())
    expect(again.exercise()?.refusals.map(({ clock }) => clock)).toEqual(
      Array.from({ length: 14 }, (_, n) => n + 1)
    )
    again.close()
  })

  it('begins a run with nothing refused, now and when it is opened again', () => {
    written()
    const lab = openLab(file())
    lab.beginRun(AT)
    expect(lab.exercise()).toEqual({ exercise: KEPT, begun: AT, refusals: [] })
    lab.addRefusals([refusal(9)])
    lab.close()
    const again = openLab(file())
    expect(again.exercise()).toEqual({ exercise: KEPT, begun: AT, refusals: [refusal(9)] })
    again.close()
  })

  it('goes with a copy of the lab', async () => {
    written()
    const lab = openLab(file())
    await lab.backupTo(folder.path('b.dpmlab'))
    const record = lab.exercise()
    lab.close()
    const copy = openLab(folder.path('b.dpmlab'))
    expect(copy.exercise()).toEqual(record)
    copy.close()
  })

  it.each([
    ['a value that was changed', "UPDATE settings SET value = '[]' WHERE key = 'exercise'"],
    ['the exercise gone, and its run left', "DELETE FROM settings WHERE key = 'exercise'"],
    ['a refusal that is gone', "DELETE FROM settings WHERE key = 'refusal/1'"],
    ['no JSON', forged('refusal/2', '{')],
    ['another thing for the exercise', forged('exercise', '{"goal":"a","minutes":null,"steps":[]}')],
    ['steps that show nothing', forged('exercise', JSON.stringify({ ...KEPT, steps: [{ done: [] }] }))],
    ['a refusal without a command', forged('refusal/2', JSON.stringify({ ...refusal(2), command: null }))],
    ['a refusal without a rule', forged('refusal/2', JSON.stringify({ ...refusal(2), violations: [{}] }))]
  ])('with %s is damaged', (_, sql) => {
    written()
    const db = connect(file())
    db.exec(sql)
    db.close()
    expect(problemOf(() => openLab(file())).kind).toBe('damaged')
  })

  function forged(key: string, value: string): string {
    const text = value.replaceAll("'", "''")
    return `UPDATE settings SET value = '${text}', sum = ${checksum(key, value)} WHERE key = '${key}'`
  }
})
