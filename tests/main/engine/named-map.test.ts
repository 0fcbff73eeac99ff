import fc from 'fast-check'
import { nameInAnyCase, namedMap, withNamed } from '@main/engine/named-map'
import { expect, it } from 'vitest'

interface Thing {
  readonly name: string
  readonly value: number
}

const things = (count: number) =>
  Array.from({ length: count }, (_, value): Thing => ({ name: `n${value}`, value }))

it('is what a map is: in the order of the names, however many there are', () => {
  for (const count of [0, 1, 31, 32, 33, 1023, 1024, 1025, 33_000]) {
    const map = namedMap(things(count))
    const plain = new Map(things(count).map((thing) => [thing.name, thing]))
    expect(map.size).toBe(count)
    expect([...map]).toEqual([...plain])
    expect([...map.keys()]).toEqual([...plain.keys()])
    expect([...map.values()]).toEqual([...plain.values()])
    for (const at of [0, 31, 32, 1024, count - 1]) {
      expect(map.get(`n${at}`)).toEqual(plain.get(`n${at}`))
      expect(map.has(`n${at}`)).toBe(plain.has(`n${at}`))
    }
    const seen: string[] = []
    map.forEach(({ value }, name, of) => seen.push(`${name} ${value} ${of === map}`))
    expect(seen).toEqual(things(count).map(({ name, value }) => `${name} ${value} true`))
  }
})

it('stays as it was, whatever comes of it, and of what comes of it', () => {
  // Every other pair differs in case only.
  const named = (n: number) => (n % 4 === 3 ? `N${n - 1}` : `n${n}`)
  const names = fc.integer({ min: 0, max: 70 }).map(named)
  const change = fc.record({ of: fc.nat(), name: names, value: fc.nat() })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 150 }), (changes) => {
      const all: { map: ReadonlyMap<string, Thing>; plain: ReadonlyMap<string, Thing> }[] = [
        { map: namedMap<Thing>([]), plain: new Map() }
      ]
      for (const { of, name, value } of changes) {
        // Any of them, but mostly one of the last: some grow, and many part.
        const from = all[all.length - 1 - (of % Math.min(all.length, of % 3 === 0 ? all.length : 2))]
        if (!from) throw new Error('there is one')
        const thing = { name, value }
        all.push({ map: withNamed(from.map, thing), plain: new Map(from.plain).set(name, thing) })
      }
      for (const { map, plain } of all) {
        expect([...map]).toEqual([...plain])
        expect(map.size).toBe(plain.size)
        for (let n = 0; n <= 70; n++) {
          expect(map.get(named(n))).toBe(plain.get(named(n)))
          expect(nameInAnyCase(map, named(n))).toBe(nameInAnyCase(plain, named(n)))
        }
      }
    })
  )
})

it('can be made of a plain one', () => {
  const plain = new Map(things(3).map((thing) => [thing.name, thing]))
  expect([...withNamed(plain, { name: 'n1', value: 7 }).values()].map(({ value }) => value)).toEqual([
    0, 7, 2
  ])
  expect(plain.get('n1')?.value).toBe(1)
})

it('is compared by what is in it', () => {
  expect(namedMap(things(3))).toEqual(namedMap(things(3)))
  expect(namedMap(things(3))).not.toEqual(namedMap(things(2)))
  expect(namedMap(things(3))).not.toEqual(withNamed(namedMap(things(3)), { name: 'n1', value: 7 }))
})
