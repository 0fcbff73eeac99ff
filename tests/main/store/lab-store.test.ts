import { lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab, openLab } from '@main/store'
import { hashOf, labOf, problemOf, useFolder } from './lab-files'
import { AT, BEGINNING, estateAt, step } from './step'

const folder = useFolder()

describe('a new lab', () => {
  it('stands at its beginning', () => {
    const lab = createLab(folder.path('a.dpmlab'), BEGINNING)
    const root = { seq: 1, parent: null, at: AT, command: null, warnings: [], events: BEGINNING.events }
    expect(lab.entries()).toEqual([root])
    expect(lab.entry(1)).toEqual(root)
    expect([lab.head(), lab.undoTarget(), lab.redoTarget()]).toEqual([1, null, null])
    expect(lab.settings()).toEqual({ title: 'Chaining', introduction: 'Two DPM servers protect each other.' })
    expect(lab.file).toBe(folder.path('a.dpmlab'))
    expect(lab.integrity()).toEqual([])
    lab.close()
    expect(folder.names()).toEqual(['a.dpmlab'])
  })

  it('overwrites nothing', () => {
    const file = folder.path('a.dpmlab')
    writeFileSync(file, 'mine')
    const before = hashOf(file)
    expect(problemOf(() => createLab(file, BEGINNING))).toMatchObject({
      kind: 'not-writable',
      message: 'a.dpmlab exists already. Choose another name or another folder.'
    })
    expect(hashOf(file)).toBe(before)
    expect(folder.names()).toEqual(['a.dpmlab'])
  })

  it('takes nothing over that another lab of its name left beside it', () => {
    writeFileSync(folder.path('a.dpmlab-wal'), 'left over')
    expect(problemOf(() => createLab(folder.path('a.dpmlab'), BEGINNING)).kind).toBe('not-writable')
    expect(folder.names()).toEqual(['a.dpmlab-wal'])
  })

  it('leaves nothing behind where it cannot be made', () => {
    const ring: unknown[] = []
    ring.push(ring)
    expect(() => createLab(folder.path('a.dpmlab'), { ...BEGINNING, events: ring as never })).toThrow(
      TypeError
    )
    expect(problemOf(() => createLab(folder.path('none/a.dpmlab'), BEGINNING)).kind).toBe('file-missing')
    const long = `${'x'.repeat(300)}.dpmlab`
    expect(problemOf(() => createLab(folder.path(long), BEGINNING)).kind).toBe('not-writable')
    expect(folder.names()).toEqual([])
  })
})

describe('a lab that is opened again', () => {
  it('is as it was closed', () => {
    const lab = labOf(folder.path('a.dpmlab'), 5)
    const entries = [...lab.entries()]
    lab.close()
    expect(folder.names()).toEqual(['a.dpmlab'])
    const again = openLab(folder.path('a.dpmlab'))
    expect(again.entry(4)).toEqual(entries[3])
    expect(again.entries()).toEqual(entries)
    expect(again.entries().slice(1)).toEqual([2, 3, 4, 5].map((n) => ({ seq: n, parent: n - 1, ...step(n) })))
    expect(again.head()).toBe(5)
    again.close()
  })

  it('is not changed by being opened and closed', () => {
    const file = folder.path('a.dpmlab')
    labOf(file, 5).close()
    openLab(file).close()
    const before = hashOf(file)
    openLab(file).close()
    expect(hashOf(file)).toBe(before)
  })

  it('keeps every name whole, in the file and of the file', () => {
    const names = [
      `'; DROP TABLE entries; --`,
      '"<script>alert(1)</script>&amp;',
      '👩‍🚒 DPM – Ω ñ 日本',
      'x'.repeat(300),
      'a\u0000b\\"\n\u2028',
      'lone \ud800 half',
      '__proto__'
    ]
    const file = folder.path(`it's "<a>" 👩‍🚒 ?mode=ro#%20.dpmlab`)
    const lab = createLab(file, { ...BEGINNING, title: names.join(' '), introduction: '' })
    for (const name of names) lab.append(step(1, name))
    lab.close()
    expect(lstatSync(file).isFile()).toBe(true)
    const again = openLab(file)
    expect(again.settings().title).toBe(names.join(' '))
    expect(again.entries().slice(1)).toEqual(
      names.map((name, index) => ({ seq: index + 2, parent: index + 1, ...step(1, name) }))
    )
    again.close()
  })

  it('keeps its settings', () => {
    const file = folder.path('a.dpmlab')
    const lab = labOf(file, 1)
    lab.setSetting('title', 'Another')
    lab.close()
    const again = openLab(file)
    expect(again.settings()).toEqual({ title: 'Another', introduction: BEGINNING.introduction })
    again.close()
  })
})

describe('one command', () => {
  it('is one transaction: what throws within leaves nothing', () => {
    const lab = labOf(folder.path('a.dpmlab'), 3)
    const events = [{ ...step(4).events[0], later: 1n }] as never
    expect(() => lab.append({ ...step(4), events })).toThrow(TypeError)
    expect(problemOf(() => lab.append({ ...step(4), command: null })).kind).toBe('unexpected')
    expect([lab.entries().length, lab.head()]).toEqual([3, 3])
    expect(lab.append(step(4))).toMatchObject({ seq: 4, parent: 3 })
    lab.close()
    const again = openLab(folder.path('a.dpmlab'))
    expect(again.entries().length).toBe(4)
    again.close()
  })
})

describe('a closed lab', () => {
  it('does nothing more, and may be closed twice', () => {
    const lab = labOf(folder.path('a.dpmlab'), 2)
    lab.close()
    lab.close()
    expect(problemOf(() => lab.append(step(3))).kind).toBe('no-lab-open')
    expect(problemOf(() => lab.move(1, 'undo')).kind).toBe('no-lab-open')
    expect(problemOf(() => lab.setSetting('title', '')).kind).toBe('no-lab-open')
    expect(lab.head()).toBe(2)
  })
})

describe('snapshots', () => {
  it('are found at the entry or its nearest ancestor', () => {
    const file = folder.path('a.dpmlab')
    const lab = labOf(file, 3)
    expect(lab.nearestSnapshot(3)).toBeNull()
    lab.saveSnapshot(1, estateAt(1))
    lab.saveSnapshot(3, estateAt(3))
    lab.move(2, 'undo')
    lab.append(step(4))
    expect(lab.nearestSnapshot(4)).toEqual({ entry: 1, estate: estateAt(1) })
    lab.saveSnapshot(1, estateAt(10))
    lab.close()
    const again = openLab(file)
    expect(again.nearestSnapshot(4)).toEqual({ entry: 1, estate: estateAt(10) })
    expect(again.nearestSnapshot(3)).toEqual({ entry: 3, estate: estateAt(3) })
    expect(problemOf(() => again.nearestSnapshot(5)).kind).toBe('unexpected')
    expect(problemOf(() => again.saveSnapshot(5, estateAt(0))).kind).toBe('unexpected')
    again.close()
  })
})

describe('what is not there', () => {
  it('is said to be missing', () => {
    expect(problemOf(() => openLab(folder.path('b.dpmlab')))).toMatchObject({
      kind: 'file-missing',
      message: 'b.dpmlab or its folder is not there. Check the place, it may have been moved or renamed.'
    })
    mkdirSync(folder.path('c.dpmlab'))
    expect(problemOf(() => openLab(folder.path('c.dpmlab'))).kind).toBe('not-a-lab')
    expect(problemOf(() => openLab(folder.path('c.dpmlab/d.dpmlab'))).kind).toBe('file-missing')
  })
})
