import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { requests } from '@shared/contract'
import type { RequestName } from '@shared/contract'
import { answer } from '@main/answer'
import { toRecord } from '@main/engine/estate'
import { makeHandlers } from '@main/handlers'
import { labFileNamed } from '@main/lab-paths'
import { writeFile } from '@main/write-file'
import { asNobody, NEW_LAB, shell, STORY, useDesk } from './desk-kit'
import { install } from './engine/builder'
import { historyOf } from './history-kit'
import { laterProblemOf, problemOf } from './store/lab-files'

const kit = useDesk()
const folder = () => kit.folder.path('out')
const out = (name: string) => kit.folder.path(`out/${name}`)

function asking(chosen: string | null, asked: unknown[] = []) {
  mkdirSync(folder(), { recursive: true })
  const handlers = makeHandlers(kit.desk(), {
    ...shell,
    chooseWhereToSaveLabFile: (window, name) => {
      asked.push([window, name])
      return Promise.resolve(chosen)
    }
  })
  return async (name: RequestName, input: object = {}): Promise<unknown> => {
    const envelope = await answer(handlers, name, input, { window: 7 }, (cause) => {
      throw cause
    })
    return envelope.ok ? envelope.value : envelope.problem
  }
}
const wanted = { title: 'Kept', introduction: 'First line.\nSecond: "line".', steps: true }

describe('saving a lab as a lab file', () => {
  it('asks for its name, and writes what opens as the same lab', async () => {
    const asked: unknown[] = []
    const ask = asking(out('kept'), asked)
    kit.desk().openFile(kit.write('story.yaml', STORY))
    kit.desk().session.dispatch({ do: 'advance-clock', by: '1h' })
    const estate = toRecord(kit.desk().session.estate)
    const overview = kit.desk().overview()

    expect(await ask('lab/save-lab-file', wanted)).toEqual({ file: out('kept.yaml') })
    expect(asked).toEqual([[7, 'Kept']])
    expect(readdirSync(folder())).toEqual(['kept.yaml'])
    expect(kit.desk().overview()).toEqual(overview)

    const opened = kit.desk().openFile(out('kept.yaml'))
    expect(opened).toMatchObject({ title: 'Kept', introduction: wanted.introduction })
    expect(toRecord(kit.desk().session.estate)).toEqual(estate)
    expect(kit.desk().session.story()).toMatchObject({ position: 3, steps: [{}, {}, {}] })
  })

  it('without its steps begins where the lab stands', async () => {
    const ask = asking(out('now.yml'))
    kit.desk().openFile(kit.write('story.yaml', STORY))
    // The jobs that the steps started are no part of how it stands: they are done first.
    kit.desk().session.dispatch({ do: 'advance-clock', by: '1h' })
    const standing = () => ({ ...toRecord(kit.desk().session.estate), activity: null })
    const before = standing()
    await ask('lab/save-lab-file', { ...wanted, steps: false })
    kit.desk().openFile(out('now.yml'))
    expect(standing()).toEqual(before)
    expect(kit.desk().overview()?.clock).toMatchObject({ now: 3_600, runningJobs: 0 })
    expect(kit.desk().session.story()).toBeNull()
    expect(historyOf(kit.desk().session)).toEqual([])
  })

  it('has the time that passed by the moment it is saved', async () => {
    const ask = asking(out('timed.yaml'))
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    kit.desk().session.runClock(60)
    kit.timers.pass(5_000)
    await ask('lab/save-lab-file', wanted)
    expect(readFileSync(out('timed.yaml'), 'utf8')).toContain('{ do: advance-clock, by: 5m }')
  })

  it('leaves out what was undone', async () => {
    const ask = asking(out('a.yaml'))
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    kit.desk().session.dispatch(install('DPM1', 'Server1'))
    kit.desk().session.undo()
    await ask('lab/save-lab-file', wanted)
    kit.desk().openFile(out('a.yaml'))
    expect(kit.desk().session.story()).toBeNull()
  })

  it('writes nothing where the name is not chosen, or no lab is open', async () => {
    const ask = asking(null)
    expect(await ask('lab/save-lab-file', wanted)).toMatchObject({ kind: 'no-lab-open' })
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    expect(await ask('lab/save-lab-file', wanted)).toBeNull()
    expect(readdirSync(folder())).toEqual([])
  })

  it('is refused without a title, or with more than a lab file takes', async () => {
    const ask = asking(out('a.yaml'))
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    for (const wrong of [{ title: ' ' }, { title: 'a\nb' }, { introduction: 'x'.repeat(5001) }]) {
      expect(await ask('lab/save-lab-file', { ...wanted, ...wrong })).toMatchObject({
        kind: 'invalid-message'
      })
    }
    expect(requests['lab/save-lab-file'].input.safeParse({ ...wanted, title: ' a ' }).data?.title).toBe('a')
  })
})

describe('a lab file is written', () => {
  const text = 'lab: 1\n'
  const out2 = () => {
    mkdirSync(folder(), { recursive: true })
    return folder()
  }

  it('in place of one that is there, all at once', () => {
    out2()
    writeFileSync(out('a.yaml'), 'before')
    expect(writeFile('lab file', out('a.yaml'), text, [])).toBe(out('a.yaml'))
    expect(readFileSync(out('a.yaml'), 'utf8')).toBe(text)
    symlinkSync(out('a.yaml'), out('link.yaml'))
    writeFile('lab file', out('link.yaml'), `${text}# by the link\n`, [])
    expect(readFileSync(out('a.yaml'), 'utf8')).toContain('by the link')
    expect(readdirSync(folder()).sort()).toEqual(['a.yaml', 'link.yaml'])
  })

  it('not where it cannot be: the Problem says why, and what was there is kept', async () => {
    out2()
    mkdirSync(out('folder.yaml'))
    writeFileSync(out('in-use.yaml'), 'before')
    symlinkSync(out('in-use.yaml'), out('link.yaml'))
    const why = (file: string) => problemOf(() => writeFile('lab file', file, text, [out('in-use.yaml')]))
    expect(why(out('folder.yaml')).message).toContain('it is a folder')
    expect(why(out('none/a.yaml')).message).toContain('the folder is not there')
    expect(why(out(`${'x'.repeat(300)}.yaml`)).message).toContain('the name is too long')
    expect(why(out('in-use.yaml')).kind).toBe('locked')
    expect(why(out('link.yaml')).kind).toBe('locked')
    expect(readFileSync(out('in-use.yaml'), 'utf8')).toBe('before')

    chmodSync(kit.folder.path('.'), 0o755)
    chmodSync(folder(), 0o555)
    const problem = await laterProblemOf(asNobody(() => writeFile('lab file', out('in-use.yaml'), text, [])))
    chmodSync(folder(), 0o755)
    expect(problem).toMatchObject({ kind: 'not-writable' })
    expect(problem.message).toContain('may not be written to')
    expect(readFileSync(out('in-use.yaml'), 'utf8')).toBe('before')
    expect(readdirSync(folder()).sort()).toEqual(['folder.yaml', 'in-use.yaml', 'link.yaml'])
  })

  it('under a name that says it is YAML; one that is taken only with the extension is a Problem', () => {
    out2()
    for (const name of ['a.yaml', 'a.yml', 'A.YAML']) expect(labFileNamed(out(name))).toBe(out(name))
    for (const name of ['a', 'a.json', 'yaml']) expect(labFileNamed(out(name))).toBe(out(`${name}.yaml`))
    writeFileSync(out('taken.yaml'), '')
    expect(problemOf(() => labFileNamed(out('taken'))).title).toBe('Name is taken')
  })
})
