import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FoundLab } from '@main/library'
import { createLab, openLab } from '@main/store'
import { describeCommand } from '@shared/words'
import { asNobody, lasting, NEW_LAB, STORY, useDesk } from './desk-kit'
import { fail, group, data, install } from './engine/builder'
import { historyOf } from './history-kit'
import { hashOf, laterProblemOf, problemOf } from './store/lab-files'
import { BEGINNING } from './store/step'

const kit = useDesk()
/** The working copies, without what SQLite keeps beside the one that is open. */
const labs = () =>
  readdirSync(kit.folder.path('data/labs'))
    .filter((name) => name.endsWith('.dpmlab'))
    .sort()

/** A lab that is open, with one command in it. */
function open(): void {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  kit.desk().session.dispatch(install('DPM1', 'Server1'))
  kit.told.length = 0
}

/** What fails must leave the lab before open, told to nobody, and usable. */
function stillUsable(before: unknown): void {
  expect(kit.desk().overview()).toEqual(before)
  expect(kit.told).toEqual([])
  expect(kit.desk().session.dispatch(fail('Server1')).outcome).toBe('done')
  kit.desk().session.undo()
}

/** A lab database that nobody has open. */
function database(name: string, title = name): string {
  const file = kit.folder.path(name)
  createLab(file, { ...BEGINNING, title }).close()
  return file
}

describe('without a lab', () => {
  it('everything that needs one is a Problem, and closing does nothing', async () => {
    expect(kit.desk().overview()).toBeNull()
    expect(problemOf(() => kit.desk().session).kind).toBe('no-lab-open')
    expect((await laterProblemOf(kit.desk().saveAs(kit.folder.path('x')))).kind).toBe('no-lab-open')
    kit.desk().close()
    expect(kit.told).toEqual([])
  })
})

describe('opening', () => {
  it('tells once, is remembered, and closes the lab before', () => {
    open()
    const first = kit.desk().session.file
    const second = database('second.dpmlab', 'Second')
    const overview = kit.desk().openFile(second)
    expect(kit.told).toEqual([overview.revision])
    expect(
      kit
        .library()
        .start()
        .recent.map(({ title }) => title)
    ).toEqual(['Second', 'Mine'])
    openLab(first).close()
    kit.desk().close()
    expect(kit.told).toEqual([overview.revision, null])
    expect(kit.desk().overview()).toBeNull()
    openLab(second).close()
  })

  it('changes are told until the lab is closed', () => {
    open()
    kit.desk().session.dispatch(fail('DPM1'))
    const first = kit.desk().session
    kit.desk().openFile(database('b.dpmlab'))
    expect(kit.told).toHaveLength(2)
    expect(() => first.dispatch(fail('DPM2'))).toThrow()
    expect(kit.told).toHaveLength(2)
  })

  it.each([
    ['file-missing', () => kit.folder.path('none.dpmlab')],
    ['file-missing', () => kit.folder.path('none/none.dpmlab')],
    ['file-missing', () => kit.folder.path('none.yaml')],
    ['file-missing', () => join(kit.write('text.txt', ''), 'x.yaml')],
    ['file-missing', () => kit.folder.path('nul\0.dpmlab')],
    ['file-missing', () => kit.folder.path('nul\0.yaml')],
    ['not-a-lab', () => kit.folder.path('.')],
    ['not-a-lab', () => dirOf('folder.dpmlab')],
    ['not-a-lab', () => dirOf('folder.yaml')],
    ['not-a-lab', () => kit.write('text.dpmlab', 'lab: 1\n')],
    ['not-a-lab', () => kit.write('empty.dpmlab', '')],
    ['not-a-lab', () => kit.write('large.json', ' '.repeat(7_000_000))],
    ['newer', newer],
    ['damaged', damaged],
    ['invalid-lab-file', () => kit.write('database.yaml', readFileSync(database('a.dpmlab'), 'latin1'))],
    ['invalid-lab-file', () => kit.write('empty.yaml', '')],
    [
      'invalid-lab-file',
      () => kit.write('given.yaml', STORY.replace('on: DPM2, computer: DPM1 }', 'on: DPM1, computer: DPM1 }'))
    ]
  ] as const)('%s (%#) leaves the file and the lab before as they are', (kind, make) => {
    open()
    const before = kit.desk().overview()
    const copies = labs()
    const file = make()
    const isFile = existsSync(file) && !existsSync(join(file, '.'))
    const hash = isFile ? hashOf(file) : null
    const problem = problemOf(() => kit.desk().openFile(file))
    expect(problem.kind).toBe(kind)
    expect(problem.message).not.toBe('')
    expect(isFile ? hashOf(file) : null).toBe(hash)
    expect(labs()).toEqual(copies)
    stillUsable(before)
    expect(kit.library().start().recent).toHaveLength(1)
  })

  function dirOf(name: string): string {
    mkdirSync(kit.folder.path(name))
    return kit.folder.path(name)
  }

  function newer(): string {
    const file = database('newer.dpmlab')
    const bytes = readFileSync(file)
    bytes.writeUInt32BE(9999, 60)
    writeFileSync(file, bytes)
    return file
  }

  function damaged(): string {
    const file = database('damaged.dpmlab')
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096)
    writeFileSync(file, bytes)
    return file
  }

  it('the lab that is open, by whatever path, is no more than looking at it', () => {
    open()
    const { file } = kit.desk().session
    symlinkSync(file, kit.folder.path('link.dpmlab'))
    linkSync(file, kit.folder.path('hard.dpmlab'))
    const before = kit.desk().overview()
    for (const path of [file, `${kit.folder.path('data')}/../data/labs/${basename(file)}`]) {
      expect(kit.desk().openFile(path)).toEqual(before)
    }
    expect(kit.desk().openFile(kit.folder.path('link.dpmlab'))).toEqual(before)
    expect(kit.desk().openFile(kit.folder.path('hard.dpmlab'))).toEqual(before)
    stillUsable(before)
  })

  it('a lab that another desk has open is locked', () => {
    open()
    const before = kit.desk().overview()
    const other = openLab(database('other.dpmlab'))
    expect(problemOf(() => kit.desk().openFile(other.file)).kind).toBe('locked')
    other.close()
    stillUsable(before)
  })
})

describe('opening at the start', () => {
  it('shows the lab, or tells the start page why not, once', () => {
    kit.desk().openAtStart(database('a.dpmlab'))
    expect(kit.desk().overview()?.title).toBe('a.dpmlab')
    expect(kit.desk().takeProblemAtStart()).toBeNull()
    kit.desk().openAtStart(kit.folder.path('none.dpmlab'))
    expect(kit.desk().takeProblemAtStart()?.kind).toBe('file-missing')
    expect(kit.desk().takeProblemAtStart()).toBeNull()
    expect(kit.desk().overview()?.title).toBe('a.dpmlab')
  })

  it('never throws, whatever goes wrong', () => {
    kit.desk().library.openFile = () => {
      throw new TypeError('a mistake of ours')
    }
    kit.desk().openAtStart('x.dpmlab')
    expect(kit.desk().takeProblemAtStart()).toMatchObject({
      kind: 'unexpected',
      message: expect.stringContaining('a mistake of ours') as string
    })
  })
})

describe('a lab file', () => {
  it('becomes a working copy, its steps played; a refused one stops nothing; each can be undone', () => {
    const file = kit.write('story.yaml', STORY)
    const hash = hashOf(file)
    const overview = kit.desk().openFile(file)
    const [create, , last] = [
      group('DPM2', 'Secondary', data('DPM1', 'DPMDB')),
      null,
      install('DPM1', 'Server1')
    ]
    expect(hashOf(file)).toBe(hash)
    expect(labs()).toEqual(['twice-wanted.dpmlab'])
    expect(overview.links).toEqual([{ protected: 'DPM1', protector: 'DPM2', state: 'active' }])
    expect(kit.told).toEqual([overview.revision])
    const texts = () => historyOf(kit.desk().session).map(({ text }) => text)
    expect(texts()).toEqual([describeCommand(create), describeCommand(last)])
    kit.desk().session.undo()
    expect(kit.desk().overview()?.undo).toBe(describeCommand(create))
    kit.desk().session.undo()
    expect(kit.desk().overview()).toMatchObject({ undo: null, links: [], redo: describeCommand(create) })
    expect(kit.desk().session.estate.dpmServers.get('DPM1')?.agentOwner).toBe('DPM2')
  })

  it('that is opened twice gives two labs', () => {
    const file = kit.write('story.yml', STORY)
    kit.desk().openFile(file)
    kit.desk().openFile(file)
    expect(labs()).toEqual(['twice-wanted-2.dpmlab', 'twice-wanted.dpmlab'])
  })

  it('in JSON, or with its extension in capitals, is one too', () => {
    kit.desk().openFile(kit.write('a.json', '{ "lab": 1, "dpmServers": [{ "name": "DPM7" }] }'))
    expect(kit.desk().overview()).toMatchObject({ title: 'a', dpmServers: [{ name: 'DPM7' }] })
    kit.desk().openFile(kit.write('B.YAML', STORY))
    expect(kit.desk().overview()?.title).toBe('Twice wanted')
  })

  it('with problems tells each with its position, and nothing is made', () => {
    const file = kit.write(
      'bad.yaml',
      'lab: 1\ndpmServers:\n  - { name: DPM1 }\n  - { nane: DPM2 }\nsteps:\n  - { do: install-agent, on: DPM1, computer: Nobody }\n'
    )
    const problem = problemOf(() => kit.desk().openFile(file))
    expect(problem).toMatchObject({ kind: 'invalid-lab-file' })
    expect(problem.details?.every((line) => /^bad\.yaml:\d+:\d+: ./.test(line))).toBe(true)
    expect(problem.details?.some((line) => line.startsWith('bad.yaml:4:'))).toBe(true)
    expect(problem.details?.some((line) => line.startsWith('bad.yaml:6:'))).toBe(true)
    expect(existsSync(kit.folder.path('data/labs'))).toBe(false)
  })
})

describe('an opening that fails midway', () => {
  const midway = (found: FoundLab, method: 'head' | 'append'): FoundLab => ({
    ...found,
    store: new Proxy(found.store, {
      get: (target, key) => {
        if (key === method) {
          return () => {
            throw new Error(`no ${method}`)
          }
        }
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      }
    })
  })

  it.each(['head', 'append'] as const)('of a working copy leaves neither file nor lock (%s)', (method) => {
    open()
    const before = kit.desk().overview()
    const copies = labs()
    const file = kit.write('story.yaml', STORY)
    expect(() => kit.desk().open(() => midway(kit.library().openFile(file), method))).toThrow(`no ${method}`)
    expect(labs()).toEqual(copies)
    stillUsable(before)
  })

  it('of a lab database leaves the file, unlocked', () => {
    open()
    const before = kit.desk().overview()
    const file = database('a.dpmlab')
    const hash = hashOf(file)
    expect(() => kit.desk().open(() => midway(kit.library().openFile(file), 'head'))).toThrow('no head')
    expect(hashOf(file)).toBe(hash)
    stillUsable(before)
    expect(kit.desk().openFile(file).title).toBe('a.dpmlab')
  })
})

describe('save as', () => {
  it('adds the extension, goes on in the copy, and frees the one before', async () => {
    open()
    const before = kit.desk().overview()
    const first = kit.desk().session.file
    const overview = await kit.desk().saveAs(kit.folder.path('copy'))
    expect(overview.file).toBe(kit.folder.path('copy.dpmlab'))
    expect(lasting(overview)).toEqual({ ...(lasting(before) as object), file: overview.file })
    expect(kit.library().start().recent[0]?.file).toBe(overview.file)
    kit.desk().session.undo()
    expect(kit.desk().overview()?.undo).toBeNull()
    kit.desk().close()
    expect(lasting(kit.desk().openFile(first))).toEqual(lasting(before))
  })

  it('onto itself, with or without the extension, is the lab as it is', async () => {
    open()
    const { file } = kit.desk().session
    const before = kit.desk().overview()
    symlinkSync(file, kit.folder.path('link.dpmlab'))
    for (const path of [file, file.replace('.dpmlab', ''), kit.folder.path('link.dpmlab')]) {
      expect(await kit.desk().saveAs(path)).toEqual(before)
    }
    stillUsable(before)
  })

  it('onto a file that is there replaces it, be it a lab or not', async () => {
    open()
    for (const file of [database('old.dpmlab', 'Old'), kit.write('text.dpmlab', 'text')]) {
      expect((await kit.desk().saveAs(file)).title).toBe('Mine')
      expect(kit.desk().session.file).toBe(file)
    }
  })

  it('replaces nothing that was not chosen: a name that is taken only with the extension is a Problem', async () => {
    open()
    const before = kit.desk().overview()
    const hash = hashOf(database('old.dpmlab', 'Old'))
    const problem = await laterProblemOf(kit.desk().saveAs(kit.folder.path('old')))
    expect(problem).toMatchObject({ kind: 'not-writable', title: 'Name is taken' })
    expect(hashOf(kit.folder.path('old.dpmlab'))).toBe(hash)
    stillUsable(before)
  })

  it('where it cannot be is a Problem, and the lab stays open', async () => {
    open()
    const before = kit.desk().overview()
    mkdirSync(kit.folder.path('folder.dpmlab'))
    const locked = openLab(database('locked.dpmlab'))
    for (const name of ['none/x', 'folder.dpmlab', 'locked.dpmlab', 'x'.repeat(300), 'nul\0']) {
      const caught: unknown = await kit
        .desk()
        .saveAs(kit.folder.path(name))
        .catch((cause: unknown) => cause)
      expect(caught, name).toBeInstanceOf(Error)
    }
    locked.close()
    stillUsable(before)
    expect(kit.folder.names().filter((name) => name.startsWith('.dpmlab-'))).toEqual([])
  })

  it('into a folder that may only be read is a Problem, and the lab stays open', async () => {
    open()
    const before = kit.desk().overview()
    mkdirSync(kit.folder.path('read-only'), { mode: 0o555 })
    chmodSync(kit.folder.path('.'), 0o755)
    await asNobody(async () => {
      const problem = await laterProblemOf(kit.desk().saveAs(kit.folder.path('read-only/x')))
      expect(problem.kind).toBe('not-writable')
    })
    stillUsable(before)
  })

  it('while commands go on has all of them in the copy', async () => {
    open()
    const saving = kit.desk().saveAs(kit.folder.path('copy'))
    kit.desk().session.dispatch({ do: 'advance-clock', by: '3h' })
    expect((await saving).clock.now).toBe(10_800)
    expect(kit.desk().session.file).toBe(kit.folder.path('copy.dpmlab'))
  })

  it('while the lab is closed, or another opened, is a Problem, and the other stays open', async () => {
    open()
    const other = database('other.dpmlab')
    const saving = laterProblemOf(kit.desk().saveAs(kit.folder.path('copy')))
    kit.desk().openFile(other)
    expect((await saving).kind).toBe('no-lab-open')
    expect(kit.desk().overview()?.file).toBe(other)
    expect(existsSync(kit.folder.path('copy.dpmlab'))).toBe(false)
  })
})

describe('another start of the application', () => {
  it('finds the labs of the one before', () => {
    open()
    const before = kit.desk().overview()
    const [recent] = kit.again().library.start().recent
    expect(recent).toMatchObject({ title: 'Mine', missing: false })
    expect(lasting(kit.desk().openFile(recent?.file ?? ''))).toEqual(lasting(before))
  })

  it('marks a lab that was moved away, which then opens from where it is', () => {
    open()
    const { file } = kit.desk().session
    kit.again()
    renameSync(file, kit.folder.path('moved.dpmlab'))
    expect(kit.library().start().recent).toMatchObject([{ missing: true }])
    expect(problemOf(() => kit.desk().openFile(file)).kind).toBe('file-missing')
    kit.library().forget(file)
    expect(kit.desk().openFile(kit.folder.path('moved.dpmlab')).title).toBe('Mine')
    expect(
      kit
        .library()
        .start()
        .recent.map(({ file: at }) => basename(at))
    ).toEqual(['moved.dpmlab'])
  })

  it('opens a copy that was made in the file manager as a lab of its own', () => {
    open()
    const { file } = kit.desk().session
    kit.desk().close()
    copyFileSync(file, kit.folder.path('copied.dpmlab'))
    rmSync(file)
    expect(kit.desk().openFile(kit.folder.path('copied.dpmlab')).title).toBe('Mine')
  })
})
