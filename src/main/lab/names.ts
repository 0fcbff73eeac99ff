import { OWN_DATA_SOURCES } from '../engine/estate'
import { quoted } from './problem'
import type { Reading } from './reading'
import { didYouMean } from './suggest'
import type { Path } from './yaml-locator'

/** What a name names. Names of one sort must not differ in case alone. */
type Sort = 'server' | 'data source' | 'group'

interface Named {
  readonly sort: Sort
  readonly name: string
  readonly path: Path
  readonly of: 'key' | 'value'
}

/** Where the names of a lab file are given and where they are used. */
export class Names {
  private readonly given: Named[] = []
  private readonly used: Named[] = []

  give(sort: Sort, name: unknown, path: Path): void {
    if (typeof name === 'string') this.given.push({ sort, name, path, of: 'value' })
  }

  use(sort: Sort, name: unknown, path: Path, of: 'key' | 'value' = 'value'): void {
    if (typeof name === 'string' && name !== '') this.used.push({ sort, name, path, of })
  }

  /** Reports names that differ only in case, and those that are used and nowhere given. */
  check(reading: Reading): void {
    const known: Record<Sort, Set<string>> = {
      server: new Set(),
      'data source': new Set(OWN_DATA_SOURCES),
      group: new Set()
    }
    const spelt = new Map(OWN_DATA_SOURCES.map((name) => [keyOf('data source', name), name]))
    for (const { sort, name, path } of this.given) {
      if (known[sort].has(name)) continue
      known[sort].add(name)
      const other = spelt.get(keyOf(sort, name))
      if (other === undefined) spelt.set(keyOf(sort, name), name)
      else {
        const message = `${quoted(name)} and ${quoted(other)} differ only in case; spell them alike or further apart`
        reading.flaw(path, 'value', message, { ofTheWhole: true })
      }
    }
    for (const { sort, name, path, of } of this.used) {
      if (known[sort].has(name)) continue
      const near = reading.suggest(name, known[sort])
      const message = `the ${sort} ${quoted(name)} is not in this file${didYouMean(near, otherwise[sort])}`
      reading.flaw(path, of, message, { ofTheWhole: true })
    }
  }
}

const otherwise: Record<Sort, string> = {
  server: '; add it to dpmServers or protectedServers',
  'data source': '; add it to the dataSources of its server',
  group: '; a create-protection-group has to make it'
}

function keyOf(sort: Sort, name: string): string {
  return `${sort}\n${name.toLowerCase()}`
}
