import { describe, expect, it } from 'vitest'
import { createLab, openLab, type DraftRecord } from '@main/store'
import { checksum } from '@main/store/checksum'
import { connect } from '@main/store/connect'
import { KEPT } from '../exercise-kit'
import { problemOf, useFolder } from './lab-files'
import { AT, BEGINNING } from './step'

const folder = useFolder()
const file = () => folder.path('a.dpmlab')

const RECORD: DraftRecord = {
  draft: {
    title: 'Mine',
    introduction: '',
    goal: 'FS1 is offline.',
    minutes: null,
    steps: KEPT.steps.map((step) => ({ ...step, id: 'n1' })),
    checks: [],
    wrong: []
  },
  made: 1,
  take: null
}

function written(): void {
  const lab = createLab(file(), BEGINNING)
  lab.keepDraft(RECORD)
  lab.close()
}

/** Writes over a row, with a sum that fits. */
function spoil(value: string): void {
  const db = connect(file())
  db.prepare<[string, number]>("UPDATE settings SET value = ?, sum = ? WHERE key = 'exercise-draft'").run(
    value,
    checksum('exercise-draft', value)
  )
  db.close()
}

describe('the exercise that is written in a lab', () => {
  it('is kept as it was written last, in a lab that is no exercise', () => {
    written()
    const lab = openLab(file())
    expect(lab.draft()).toEqual(RECORD)
    expect(lab.exercise()).toBeNull()
    lab.keepDraft({ ...RECORD, made: 2 })
    expect(lab.integrity()).toEqual([])
    lab.close()
    const again = openLab(file())
    expect(again.draft()?.made).toBe(2)
    again.close()
  })

  it('becomes the exercise of the lab, with a run that begins', () => {
    written()
    const lab = openLab(file())
    lab.setExercise(KEPT, AT)
    lab.close()
    const again = openLab(file())
    expect(again.exercise()).toEqual({ exercise: KEPT, begun: AT, refusals: [] })
    expect(again.draft()).toEqual(RECORD)
    again.close()
  })

  it.each(['{', 'null', '{"made":1,"draft":{"goal":"a"}}', '{"made":"1","draft":{}}'])(
    'is damage where it reads %s',
    (value) => {
      written()
      spoil(value)
      expect(problemOf(() => openLab(file())).kind).toBe('damaged')
    }
  )
})
