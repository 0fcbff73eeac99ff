import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer } from '@main/answer'
import { makeHandlers, type Shell } from '@main/handlers'
import { reportNamed } from '@main/lab-paths'
import { NEW_LAB, shell, useDesk } from './desk-kit'
import { problemOf } from './store/lab-files'

const kit = useDesk()
const out = (name: string) => kit.folder.path(`out/${name}`)
const wanted = { server: 'DPM1', report: 'tape-management', days: 7, format: 'html' } as const

beforeEach(() => mkdirSync(out('.')))

function asking(chooseWhereToSaveReport: Shell['chooseWhereToSaveReport']) {
  const handlers = makeHandlers(kit.desk(), { ...shell, chooseWhereToSaveReport })
  return async (input: object): Promise<unknown> => {
    const envelope = await answer(handlers, 'lab/save-report', input, { window: 7 }, (cause) => {
      throw cause
    })
    return envelope.ok ? envelope.value : envelope.problem
  }
}

describe('exporting a report', () => {
  it('asks for its name, and writes it there as it was asked for', async () => {
    const asked: unknown[] = []
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const ask = asking((...question) => {
      asked.push(question)
      return Promise.resolve(out(`report-${asked.length}`))
    })
    expect(await ask(wanted)).toEqual({ file: out('report-1.html') })
    expect(await ask({ ...wanted, format: 'csv' })).toEqual({ file: out('report-2.csv') })
    expect(asked).toEqual([
      [7, 'Tape management report, DPM1', 'html'],
      [7, 'Tape management report, DPM1', 'csv']
    ])
    expect(readFileSync(out('report-1.html'), 'utf8')).toContain('No tape library is attached to DPM1.')
    expect(readFileSync(out('report-2.csv'), 'utf8')).toBe('\uFEFFSlot,Label,Barcode,Status\r\n')
    expect(readdirSync(out('.')).sort()).toEqual(['report-1.html', 'report-2.csv'])
  })

  it('writes nothing where the name is not chosen', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    expect(await asking(() => Promise.resolve(null))(wanted)).toBeNull()
    expect(readdirSync(out('.'))).toEqual([])
  })

  it('writes what was on the screen, though another lab was opened meanwhile', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const ask = asking(() => {
      kit.desk().open(() => kit.library().newLab({ ...NEW_LAB, dpmServers: ['Other'] }))
      return Promise.resolve(out('a.html'))
    })
    expect(await ask(wanted)).toEqual({ file: out('a.html') })
    expect(readFileSync(out('a.html'), 'utf8')).toContain('DPM1')
  })

  it('does not replace the lab that is open, and says what it could not write', async () => {
    const { file } = kit.desk().open(() => kit.library().newLab(NEW_LAB))
    writeFileSync(out('in-the-way'), '')
    const to = (chosen: string) => asking(() => Promise.resolve(chosen))(wanted)
    expect(await to(out('in-the-way/a.html'))).toMatchObject({
      kind: 'not-writable',
      title: 'The report was not written'
    })
    // By a name that leads there.
    expect(await to(file)).toEqual({ file: `${file}.html` })
    expect(await to(`${file}.html`)).toEqual({ file: `${file}.html` })
  })
})

it('a report has a name that says what it is; one that is taken only with the extension is a Problem', () => {
  for (const name of ['a.html', 'A.HTM']) expect(reportNamed(out(name), 'html')).toBe(out(name))
  expect(reportNamed(out('a.html'), 'csv')).toBe(out('a.html.csv'))
  expect(reportNamed(out('a.csv'), 'csv')).toBe(out('a.csv'))
  writeFileSync(out('taken.csv'), '')
  expect(problemOf(() => reportNamed(out('taken'), 'csv')).title).toBe('Name is taken')
})
