import { describe, expect, it } from 'vitest'
import { chains, confirmed, data, fail, group, lab, remove } from './builder'

/** `A→B` a link: B protects A. Servers are in the lab in the order given, else as they are first named. */
function links(text: string, order?: string) {
  const pairs = text.split(' ').map((link) => link.split('→') as [string, string])
  const servers = order?.split(' ') ?? [...new Set(pairs.flat())]
  return lab({ dpm: servers }).does(pairs.map(([primary, protector]) => chains(primary, protector)).flat())
}

describe('configurations', () => {
  it.each([
    ['no link', 'A→B', []],
    ['one link', 'A→B', ['primary-secondary A B']],
    ['a chain of three', 'A→B B→C', ['chained A B C']],
    ['a chain of four', 'A→B B→C C→D', ['chained A B C D']],
    ['two that protect each other', 'A→B B→A', ['cyclic A B']],
    ['three that do', 'A→B B→C C→A', ['ring A B C']],
    ['a secondary of two primaries', 'A→C B→C', ['primary-secondary A C', 'primary-secondary B C']],
    ['the first example', 'DS1→DS3 DS2→DS3 DS3→DS4', ['chained DS1 DS3 DS4', 'chained DS2 DS3 DS4']],
    ['the second example', 'DS1→DS2 DS2→DS3 DS3→DS2', ['cyclic DS2 DS3', 'primary-secondary DS1 DS2']],
    ['the third example', 'A→B B→C C→A D→A', ['ring A B C', 'primary-secondary D A']],
    ['a long tail into a pair', 'A→B B→C C→D D→C', ['cyclic C D', 'chained A B C']],
    [
      'tails into both of a pair',
      'A→B B→A C→A D→B',
      ['cyclic A B', 'primary-secondary C A', 'primary-secondary D B']
    ],
    [
      'a tail that forks',
      'A→C B→C C→D D→C',
      ['cyclic C D', 'primary-secondary A C', 'primary-secondary B C']
    ],
    ['a ring of four', 'A→B B→C C→D D→A', ['ring A B C D']],
    ['two apart', 'A→B C→D D→E', ['primary-secondary A B', 'chained C D E']]
  ])('of %s', (what, text, expected) => {
    const found = what === 'no link' ? lab({ dpm: ['A', 'B'] }) : links(text)
    expect(found.configurations().toSorted()).toEqual([...expected].toSorted())
  })

  it("start a closed one at the first in the lab's order, along the links", () => {
    expect(links('A→B B→C C→A', 'C B A').configurations()).toEqual(['ring C A B'])
    expect(links('A→B B→A', 'B A').configurations()).toEqual(['cyclic B A'])
  })

  it('count broken links', () => {
    const broken = links('A→B B→C').does(confirmed(group('B', 'Own', data('B', 'DPMDB'))))
    expect(broken.links()).toEqual(['A→B', 'B→C broken'])
    expect(broken.configurations()).toEqual(['chained A B C'])
    const pair = links('A→B B→A').does(confirmed(group('A', 'Own', data('A', 'DPMDB'))))
    expect(pair.configurations()).toEqual(['cyclic A B'])
  })

  it('count the links of failed and removed servers', () => {
    expect(links('A→B B→C').does(fail('B')).configurations()).toEqual(['chained A B C'])
    expect(links('A→B B→C').does(remove('C')).configurations()).toEqual(['chained A B C'])
  })

  it('take replicas through a server as its link', () => {
    const through = lab({ dpm: ['A', 'B', 'C'] }).does(chains('A', 'B'), chains('B', 'C', data('A', 'DPMDB')))
    expect(through.configurations()).toEqual(['chained A B C'])
  })
})
