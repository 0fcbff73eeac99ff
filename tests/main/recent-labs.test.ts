import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RecentLabs } from '@main/recent-labs'
import { asNobody } from './desk-kit'
import { useFolder } from './store/lab-files'
import { AT } from './store/step'

const folder = useFolder()
const list = () => new RecentLabs(folder.path('recent.json'))
const lab = (name: string) => ({ file: folder.path(`${name}.dpmlab`), title: name, openedAt: AT })
const titles = () =>
  list()
    .list()
    .map(({ title }) => title)

describe('the list of recent labs', () => {
  it('is empty before anything was opened, and makes no file by being read', () => {
    expect(titles()).toEqual([])
    list().remove('nothing')
    expect(titles()).toEqual([])
  })

  it('has the latest first, each file once and twelve at most', () => {
    for (let n = 1; n <= 15; n++) list().add(lab(`L${n}`))
    expect(titles()).toEqual(Array.from({ length: 12 }, (_, n) => `L${15 - n}`))
    list().add({ ...lab('L9'), title: 'L9 again' })
    expect(titles().slice(0, 2)).toEqual(['L9 again', 'L15'])
    expect(titles()).toHaveLength(12)
  })

  it('marks what is not there any more, and forgets what it is told to', () => {
    writeFileSync(lab('here').file, '')
    list().add(lab('here'))
    list().add(lab('gone'))
    expect(list().list()).toMatchObject([
      { title: 'gone', missing: true },
      { title: 'here', missing: false }
    ])
    rmSync(lab('here').file)
    expect(list().list()[1]).toMatchObject({ title: 'here', missing: true })
    list().remove(lab('gone').file)
    list().remove('never heard of')
    expect(titles()).toEqual(['here'])
  })

  it('keeps titles as they are', () => {
    for (const title of ['"<b>&amp;', '\u{1f9ea}', 'x'.repeat(300)]) {
      list().add({ ...lab('one'), title })
      expect(titles()).toEqual([title])
    }
  })

  it.each(['', '{', '{}', 'null', '"text"', '7', '[[]]', '[null]', '[{"file":1}]', '\u0000\u0001'])(
    'is empty where its file says %j, and takes the next lab',
    (text) => {
      writeFileSync(folder.path('recent.json'), text)
      expect(titles()).toEqual([])
      list().add(lab('next'))
      expect(titles()).toEqual(['next'])
    }
  )

  it('passes over the entries that make no sense and reads no more than its limit', () => {
    const many = Array.from({ length: 20 }, (_, n) => lab(`L${n}`))
    writeFileSync(folder.path('recent.json'), JSON.stringify([{ file: 1 }, null, ...many, 'x']))
    expect(titles()).toEqual(many.slice(0, 12).map(({ title }) => title))
  })

  it('passes over what is a folder in its place', () => {
    mkdirSync(folder.path('recent.json'))
    list().add(lab('one'))
    expect(titles()).toEqual([])
  })

  it('makes the folder it is kept in', () => {
    const deep = new RecentLabs(folder.path('a/b/recent.json'))
    deep.add(lab('one'))
    expect(JSON.parse(readFileSync(folder.path('a/b/recent.json'), 'utf8'))).toHaveLength(1)
  })

  it('stays as it is in a folder that may only be read', async () => {
    list().add(lab('before'))
    const file = folder.path('.')
    chmodSync(folder.path('recent.json'), 0o644)
    chmodSync(file, 0o555)
    await asNobody(() => {
      list().add(lab('after'))
      list().remove(lab('before').file)
      expect(titles()).toEqual(['before'])
    })
    chmodSync(file, 0o755)
    expect(existsSync(folder.path('recent.json.new'))).toBe(false)
  })
})
