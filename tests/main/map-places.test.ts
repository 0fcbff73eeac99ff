import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answer } from '@main/answer'
import { makeHandlers } from '@main/handlers'
import { keepPlaces, placesOf } from '@main/map-places'
import { asNobody, NEW_LAB, shell, useDesk } from './desk-kit'
import { problemOf } from './store/lab-files'

const kit = useDesk()
const lab = () => kit.folder.path('my.dpmlab')
const file = () => kit.folder.path('my.map.json')
const PLACES = { DPM1: { x: 10, y: -20.5 }, 'Server 1': { x: 0, y: 3 } }

/** What a request comes to, from the message on: checked by the contract. */
async function ask(name: string, input: unknown): Promise<unknown> {
  const given = await answer(makeHandlers(kit.desk(), shell), name, input, { window: 1 }, () => undefined)
  if (!given.ok) throw new Error(given.problem.message)
  return given.value
}

describe('the file', () => {
  it('stands beside the lab, is named after it, and gives back what was kept', () => {
    keepPlaces(lab(), PLACES)
    expect(readdirSync(kit.folder.path('.'))).toEqual(['my.map.json'])
    expect(placesOf(lab())).toEqual(PLACES)
    expect(placesOf(kit.folder.path('MY2.DPMLAB'))).toEqual({})
    keepPlaces(kit.folder.path('MY2.DPMLAB'), PLACES)
    keepPlaces(kit.folder.path('older.lab'), PLACES)
    expect(readdirSync(kit.folder.path('.')).sort()).toEqual([
      'MY2.map.json',
      'my.map.json',
      'older.lab.map.json'
    ])
  })

  it('is written whole each time: what is not named any more is forgotten', () => {
    keepPlaces(lab(), PLACES)
    keepPlaces(lab(), { DPM1: { x: 1, y: 1 } })
    expect(placesOf(lab())).toEqual({ DPM1: { x: 1, y: 1 } })
    keepPlaces(lab(), {})
    expect(placesOf(lab())).toEqual({})
  })

  it('is not made where there is nothing to keep', () => {
    keepPlaces(lab(), {})
    expect(existsSync(file())).toBe(false)
  })

  it('knows computers by any name', () => {
    const names = ['__proto__', 'constructor', 'toString', '0', 'Ä Ö 服务器', '"}']
    const places = Object.fromEntries(names.map((name, at) => [name, { x: at, y: 1 }]))
    keepPlaces(lab(), places)
    const kept = placesOf(lab())
    expect(Object.keys(kept).sort()).toEqual([...names].sort())
    expect(Object.getOwnPropertyDescriptor(kept, '__proto__')?.value).toEqual({ x: 0, y: 1 })
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype)
  })
})

describe('without something to read', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{ "places": { "DPM1": { "x": 1,'],
    ['a list', '[1, 2]'],
    ['null', 'null'],
    ['a number', '7'],
    ['no places', '{}'],
    ['places that are a list', '{ "places": [{ "x": 1, "y": 2 }] }'],
    ['places that are text', '{ "places": "here" }'],
    ['binary', '\u0000\u0001\uFFFF']
  ])('there are no places: %s', (_, text) => {
    writeFileSync(file(), text)
    expect(placesOf(lab())).toEqual({})
  })

  it('there are none where the file is missing, is a folder, or may not be read', async () => {
    expect(placesOf(lab())).toEqual({})
    expect(placesOf(kit.folder.path('nowhere/my.dpmlab'))).toEqual({})
    writeFileSync(file(), JSON.stringify({ places: PLACES }), { mode: 0o600 })
    expect(await asNobody(() => placesOf(lab()))).toEqual({})
    mkdirSync(kit.folder.path('other.map.json'))
    expect(placesOf(kit.folder.path('other.dpmlab'))).toEqual({})
  })

  it('a place that makes no sense is left out, the others are kept', () => {
    const nonsense = [
      null,
      1,
      'x',
      [1, 2],
      {},
      { x: 1 },
      { x: '1', y: 2 },
      { x: null, y: 2 },
      { x: 2e6, y: 0 }
    ]
    const some = Object.fromEntries(nonsense.map((place, at) => [`Server${at}`, place]))
    writeFileSync(file(), JSON.stringify({ places: { ...some, ...PLACES, Server99: { x: 1, y: 2, z: 3 } } }))
    expect(placesOf(lab())).toEqual({ ...PLACES, Server99: { x: 1, y: 2 } })
  })

  it('a file with nonsense is replaced by the next that is kept', () => {
    writeFileSync(file(), 'nonsense')
    keepPlaces(lab(), PLACES)
    expect(placesOf(lab())).toEqual(PLACES)
  })
})

describe('where nothing can be written', () => {
  it('a Problem says so and what to do, and what was kept stays', async () => {
    keepPlaces(lab(), PLACES)
    const before = readFileSync(file(), 'utf8')
    const problem = await asNobody(() => problemOf(() => keepPlaces(lab(), {})))
    expect(problem).toEqual({
      kind: 'not-writable',
      title: 'The arrangement of the map was not written',
      message: `${file()} cannot be written: the folder may not be written to. The map stays as it is while the lab is open. To keep it, save the lab in another folder with File > Save as.`
    })
    expect(readFileSync(file(), 'utf8')).toBe(before)
  })

  it('a folder of that name is in the way, and stays', () => {
    mkdirSync(file())
    expect(problemOf(() => keepPlaces(lab(), PLACES)).message).toContain('it is a folder')
    expect(readdirSync(kit.folder.path('.'))).toEqual(['my.map.json'])
  })
})

describe('the open lab', () => {
  it('keeps its places through the contract, beside it and not in it', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const { revision } = kit.desk().session
    expect(await ask('map/places', {})).toEqual({})
    await ask('map/keep-places', { places: PLACES })
    expect(await ask('map/places', {})).toEqual(PLACES)
    expect(kit.desk().session.revision).toBe(revision)
    await expect(ask('map/keep-places', { places: { DPM1: { x: 1e9, y: 0 } } })).rejects.toThrow(
      'map/keep-places'
    )
    const opened = kit.desk().session.file
    kit.again().openFile(opened)
    expect(await ask('map/places', {})).toEqual(PLACES)
  })

  it('takes a copy of them along when it is saved under another name', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    await ask('map/keep-places', { places: PLACES })
    const first = kit.desk().session.file
    await kit.desk().saveAs(kit.folder.path('copy.dpmlab'))
    expect(await ask('map/places', {})).toEqual(PLACES)
    await ask('map/keep-places', { places: {} })
    expect(placesOf(first)).toEqual(PLACES)
    expect(placesOf(kit.folder.path('copy.dpmlab'))).toEqual({})
  })

  it('saved over another one, it does not take the places of that', async () => {
    keepPlaces(kit.folder.path('copy.dpmlab'), PLACES)
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    await kit.desk().saveAs(kit.folder.path('copy.dpmlab'))
    expect(await ask('map/places', {})).toEqual({})
  })

  it('is saved even where they cannot be kept, which is told', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    await ask('map/keep-places', { places: PLACES })
    mkdirSync(kit.folder.path('copy.map.json'))
    const saved = await kit.desk().saveAs(kit.folder.path('copy.dpmlab'))
    expect(saved.file).toBe(kit.folder.path('copy.dpmlab'))
    expect(kit.problems.map(({ kind }) => kind)).toEqual(['not-writable'])
  })

  it('made anew under a name that was used before does not take what was left there', () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const first = kit.desk().session.file
    kit.desk().close()
    keepPlaces(first, PLACES)
    // As if the lab was deleted in the file manager.
    const folder = first.slice(0, -'mine.dpmlab'.length)
    for (const name of readdirSync(folder)) if (name.startsWith('mine.dpmlab')) rmSync(folder + name)
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    expect(placesOf(kit.desk().session.file)).toEqual({})
  })
})
