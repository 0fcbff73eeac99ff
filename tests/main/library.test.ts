import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requests } from '@shared/contract'
import { databaseNamed, isSameFile } from '@main/lab-paths'
import { Library } from '@main/library'
import { EXERCISE } from './exercise-kit'
import { asNobody, NEW_LAB, now, STORY, useDesk } from './desk-kit'
import { problemOf } from './store/lab-files'

const kit = useDesk()
const labs = () => (existsSync(kit.folder.path('data/labs')) ? readdirSync(kit.folder.path('data/labs')) : [])
const named = (title: string) =>
  basename(kit.desk().open(() => kit.library().newLab({ ...NEW_LAB, title })).file)

describe('the name of a working copy', () => {
  it.each([
    ['Two servers', 'two-servers.dpmlab'],
    ['  "Quoted" <b>tags</b>  ', 'quoted-b-tags-b.dpmlab'],
    ['../../etc/passwd', 'etc-passwd.dpmlab'],
    ['C:\\Windows\\x', 'c-windows-x.dpmlab'],
    ['\u{1f9ea} test \u{1f600}', 'test.dpmlab'],
    ['\u{1f9ea}\u{1f600}', 'lab.dpmlab'],
    ['???***', 'lab.dpmlab'],
    ['.', 'lab.dpmlab'],
    ['..', 'lab.dpmlab'],
    ['Лаборатория', 'lab.dpmlab'],
    ['con', 'lab-con.dpmlab'],
    ['CON', 'lab-con.dpmlab'],
    ['Nul.', 'lab-nul.dpmlab'],
    ['COM1', 'lab-com1.dpmlab'],
    ['lpt9', 'lab-lpt9.dpmlab'],
    ['console', 'console.dpmlab'],
    ['__proto__', 'proto.dpmlab'],
    ['x'.repeat(300), `${'x'.repeat(60)}.dpmlab`],
    [`${'x'.repeat(59)} y`, `${'x'.repeat(59)}.dpmlab`],
    ['\u0130stanbul', 'i-stanbul.dpmlab']
  ])('of %j is %s, and the title is what it was', (title, file) => {
    expect(named(title)).toBe(file)
    expect(kit.desk().overview()?.title).toBe(title)
  })

  it('is unused: after a title that comes out the same, a number', () => {
    expect(['A b', 'a-B', '"A"/<b>'].map(named)).toEqual(['a-b.dpmlab', 'a-b-2.dpmlab', 'a-b-3.dpmlab'])
    expect(named('a b 2')).toBe('a-b-2-2.dpmlab')
  })

  it('passes over names in another case, links that lead nowhere and what is left of a lab that is gone', () => {
    mkdirSync(kit.folder.path('data/labs'), { recursive: true })
    writeFileSync(kit.folder.path('data/labs/CASE.dpmlab'), '')
    symlinkSync('/nowhere/at/all', kit.folder.path('data/labs/link.dpmlab'))
    writeFileSync(kit.folder.path('data/labs/left.dpmlab-wal'), '')
    expect(named('case')).toBe('case-2.dpmlab')
    expect(named('link')).toBe('link-2.dpmlab')
    expect(named('left')).toBe('left-2.dpmlab')
  })
})

describe('a new lab', () => {
  it.each([
    [['DPM1', 'DPM1'], []],
    [['DPM1', 'dpm1'], []],
    [['DPM1'], ['dpm1']],
    [['DPM1'], ['S', 's']],
    [['\u00c9A'], ['\u00e9a']]
  ])('with colliding names %j and %j is a Problem, and no file', (dpmServers, protectedServers) => {
    const problem = problemOf(() => kit.library().newLab({ title: 'x', dpmServers, protectedServers }))
    expect(problem.kind).toBe('invalid-message')
    expect(problem.message).toContain(protectedServers[0] === 'S' ? 'S' : dpmServers[0])
    expect(labs()).toEqual([])
  })

  it('has its servers in order, online, without agents, with their data', () => {
    const overview = kit.desk().open(() => kit.library().newLab(NEW_LAB))
    expect(overview).toMatchObject({
      title: 'Mine',
      undo: null,
      redo: null,
      clock: { now: 0, state: 'paused', next: null, runningJobs: 0 },
      links: []
    })
    expect(overview.dpmServers.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'DPM1 online',
      'DPM2 online'
    ])
    expect(overview.dpmServers[0]?.dataSources).toEqual([
      'DPMDB',
      'System State',
      'C:',
      'D:',
      'SQL/ReportServer'
    ])
    expect(overview.protectedServers).toEqual([
      { name: 'Server1', status: 'online', dataSources: ['C:', 'D:', 'System State'], agentOwner: null }
    ])
  })

  it('of the largest size the contract allows opens', () => {
    const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`)
    const input = { title: 'Large', dpmServers: names('D', 100), protectedServers: names('S', 1000) }
    expect(requests['lab/new'].input.safeParse(input).success).toBe(true)
    expect(kit.desk().open(() => kit.library().newLab(input)).protectedServers).toHaveLength(1000)
  })
})

describe('a folder of the user that cannot be written', () => {
  it('is a Problem that names it', async () => {
    mkdirSync(kit.folder.path('data'))
    chmodSync(kit.folder.path('.'), 0o755)
    chmodSync(kit.folder.path('data'), 0o555)
    const library = kit.library()
    await asNobody(() => {
      const problem = problemOf(() => library.newLab(NEW_LAB))
      expect(problem.kind).toBe('not-writable')
      expect(problem.message).toContain(kit.folder.path('data'))
    })
  })

  it('is a Problem where the folder of the labs is there already', async () => {
    mkdirSync(kit.folder.path('data/labs'), { recursive: true })
    chmodSync(kit.folder.path('.'), 0o755)
    const library = kit.library()
    await asNobody(() => {
      expect(problemOf(() => library.newLab(NEW_LAB)).kind).toBe('not-writable')
    })
    expect(labs()).toEqual([])
  })

  it('is a Problem where a file stands in its way, and the start page still works', () => {
    kit.write('data', 'a file')
    expect(problemOf(() => kit.library().newLab(NEW_LAB)).kind).toBe('not-writable')
    expect(kit.library().start().recent).toEqual([])
  })
})

describe('bundled labs', () => {
  const resources = resolve(import.meta.dirname, '../../resources')
  const folders = { bundled: `${resources}/labs`, exercises: `${resources}/exercises` }
  const library = () => new Library({ ...folders, data: kit.folder.path('data') }, now)
  const filesIn = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()

  it('all are listed, exercises after labs, can be asked for, and open', () => {
    const groups = library().start().bundled
    expect(groups.map(({ title }) => title)).not.toContain('More labs')
    expect(groups.map(({ title }) => title)).not.toContain('More exercises')
    const bundled = groups.flatMap(({ labs }) => labs)
    const ids = bundled.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const named = (wanted: boolean) =>
      bundled.filter(({ exercise }) => exercise === wanted).map(({ id }) => `${id}.yaml`)
    expect(named(false)).toEqual(filesIn(folders.bundled))
    expect(named(true).sort()).toEqual(filesIn(folders.exercises).map((file) => `exercise-${file}`))
    for (const { id, title, introduction, exercise } of bundled) {
      expect(requests['lab/open-bundled'].input.safeParse({ id }).success).toBe(true)
      expect(introduction, id).not.toBe('')
      const overview = kit.desk().open(() => library().openBundled(id))
      expect(overview.title).toBe(title)
      expect(overview.dpmServers.length).toBeGreaterThan(0)
      expect(kit.desk().session.exercise() !== null, id).toBe(exercise)
    }
  })

  it('are listed by id; one that cannot be read, or is something else, is left out', () => {
    kit.write('bundled/b.yaml', STORY)
    kit.write('bundled/a.yaml', STORY.replace('Twice wanted', 'First'))
    kit.write('bundled/broken.yaml', 'lab: 1\ndpmServers: [{')
    kit.write('bundled/notes.txt', 'no lab')
    mkdirSync(kit.folder.path('bundled/folder.yaml'), { recursive: true })
    kit.write('bundled/contents.json', JSON.stringify([{ title: 'Told', labs: ['b', 'gone', 'broken'] }]))
    expect(
      kit
        .library()
        .start()
        .bundled.map(({ title, labs }) => [title, ...labs.map(({ id }) => id)])
    ).toEqual([
      ['Told', 'b'],
      ['More labs', 'a']
    ])
    kit.write('bundled/contents.json', 'no contents')
    expect(
      kit
        .library()
        .start()
        .bundled.flatMap(({ labs }) => labs)
    ).toEqual([
      { exercise: false, id: 'a', title: 'First', introduction: 'DPM1 is protected by DPM2.' },
      { exercise: false, id: 'b', title: 'Twice wanted', introduction: 'DPM1 is protected by DPM2.' }
    ])
  })

  it('and exercises stand in groups of their own, and open from there', () => {
    kit.write('bundled/a.yaml', STORY)
    kit.write('exercises/b.yaml', EXERCISE)
    kit.write('exercises/c.yaml', STORY.replace('Twice wanted', 'Not one yet'))
    kit.write('exercises/contents.json', JSON.stringify([{ title: 'Procedures', labs: ['b'] }]))
    const { bundled } = kit.library().start()
    expect(
      bundled.map(({ title, labs }) => [title, ...labs.map(({ id, exercise }) => [id, exercise])])
    ).toEqual([
      ['More labs', ['a', false]],
      ['Procedures', ['exercise-b', true]],
      ['More exercises', ['exercise-c', false]]
    ])
    expect(kit.desk().open(() => kit.library().openBundled('exercise-b')).title).toBe('Chain two servers')
    expect(kit.desk().session.exercise()).not.toBeNull()
    expect(kit.desk().open(() => kit.library().openBundled('a')).title).toBe('Twice wanted')
    expect(kit.desk().session.story()).toMatchObject({ position: 0 })
  })

  it('are none where their folder is not there', () => {
    const nowhere = {
      bundled: kit.folder.path('no'),
      exercises: kit.folder.path('none'),
      data: kit.folder.path('data')
    }
    expect(new Library(nowhere, now).start().bundled).toEqual([])
    expect(problemOf(() => new Library(nowhere, now).openBundled('a')).kind).toBe('file-missing')
  })
})

describe('paths', () => {
  it('get the extension of a lab database once, in whatever case it is', () => {
    expect(
      ['/a/b', '/a/b.yaml', '/a/b.dpmlab', '/a/B.DPMLAB', '/a.dpmlab/b'].map((file) => databaseNamed(file))
    ).toEqual(['/a/b.dpmlab', '/a/b.yaml.dpmlab', '/a/b.dpmlab', '/a/B.DPMLAB', '/a.dpmlab/b.dpmlab'])
  })

  it('are the same where they lead to the same file', () => {
    const file = kit.write('one.txt', '')
    kit.write('two.txt', '')
    symlinkSync(file, kit.folder.path('link.txt'))
    expect(isSameFile(file, kit.folder.path('./x/../one.txt'))).toBe(true)
    expect(isSameFile(file, kit.folder.path('link.txt'))).toBe(true)
    expect(isSameFile(file, kit.folder.path('two.txt'))).toBe(false)
    expect(isSameFile(kit.folder.path('no'), kit.folder.path('no'))).toBe(true)
    expect(isSameFile(kit.folder.path('no'), file)).toBe(false)
  })
})
