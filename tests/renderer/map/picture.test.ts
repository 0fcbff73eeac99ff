import { describe, expect, it } from 'vitest'
import { collapse, MOST_NODES } from '@renderer/map/collapse'
import { nextInDirection, readingOrder } from '@renderer/map/directions'
import { highlightOf } from '@renderer/map/grounds'
import { keeping, pictureOf } from '@renderer/map/picture'
import type { Rect } from '@renderer/map/sizes'
import { computer, estateOf, sample, server, tie, topology } from './samples'

describe('protected servers as counts', () => {
  it('are drawn one by one up to 300 nodes', () => {
    const view = estateOf(20, 14)
    expect(view.servers.length + view.computers.length).toBe(MOST_NODES)
    expect(collapse(view)).toEqual([])
    const more = { ...view, computers: [...view.computers, computer('ONE-MORE', null)] }
    expect(collapse(more)).toHaveLength(21)
  })

  it('say how many there are, and how many nobody protects', () => {
    const view = topology({
      servers: [server('DPM1'), server('DPM2')],
      computers: [
        computer('A', 'DPM1'),
        computer('B', 'DPM1', { protected: false }),
        computer('C', 'DPM1'),
        computer('D', 'DPM2'),
        computer('E', null)
      ]
    })
    expect(collapse(view, 5)).toEqual([
      { id: 'count:DPM1', on: 'DPM1', computers: ['A', 'B', 'C'], unprotected: 1 },
      { id: 'count:DPM2', on: 'DPM2', computers: ['D'], unprotected: 0 },
      { id: 'count:', on: null, computers: ['E'], unprotected: 1 }
    ])
    const words = pictureOf(view, 5).nodes.map((node) => node.words)
    expect(words.slice(2)).toEqual([
      '3 protected servers, 1 not protected, of DPM1',
      '1 protected server, All protected, of DPM2',
      '1 protected server, 1 not protected, beside no DPM server'
    ])
  })

  it('have one edge to each DPM server for all of theirs', () => {
    const view = topology({
      servers: [server('DPM1'), server('DPM2')],
      computers: [computer('A', 'DPM1'), computer('B', 'DPM1'), computer('C', 'DPM1')],
      ties: [
        tie('A', 'DPM1', 'protection', 'lost', 'Agent ownership required'),
        tie('B', 'DPM1', 'protection'),
        tie('C', 'DPM2', 'copy'),
        tie('DPM1', 'DPM2')
      ]
    })
    const { edges, nodeOf } = pictureOf(view, 1)
    expect(edges).toMatchObject([
      { id: 'DPM1>DPM2', tie: 'DPM1>DPM2' },
      { from: 'count:DPM1', to: 'DPM1', kind: 'protection', state: 'active', tie: null, label: null },
      { from: 'count:DPM1', to: 'DPM2', kind: 'copy', tie: null, label: '1 × Held copy from DPM1' }
    ])
    expect(nodeOf.get('B')).toBe('count:DPM1')
  })
})

describe('the picture', () => {
  it('marks the named configurations', () => {
    const tags = new Map(pictureOf(sample()).nodes.map((node) => [node.id, node.tags]))
    expect(tags.get('DPM1')).toEqual(['Chained'])
    expect(tags.get('DPM5')).toEqual(['Cyclic'])
  })

  it('keeps what has not changed', () => {
    const before = pictureOf(sample())
    const view = sample()
    const failed = view.servers.map((one) =>
      one.name === 'DPM2' ? { ...one, status: 'failed' as const } : one
    )
    const after = keeping(before, pictureOf({ ...view, servers: failed }))
    const changed = after.nodes.filter((node, index) => node !== before.nodes[index])
    expect(changed.map(({ id }) => id)).toEqual(['DPM2'])
  })
})

describe('grounds', () => {
  const grounds = {
    computers: ['FS1'],
    ties: [
      { from: 'DPM1', to: 'DPM2', kind: 'link' as const, text: 'DPM2 protects DPM1' },
      { from: 'DPM1', to: 'DPM4', kind: 'wanted' as const, text: 'wanted' },
      { from: 'DPM3', to: 'NOBODY', kind: 'knows' as const, text: 'not on the map' }
    ]
  }

  it('lie on the edges that are there, and are edges of their own where none is', () => {
    const highlight = highlightOf(pictureOf(sample()), [grounds, grounds])
    expect([...(highlight?.nodes ?? [])].sort()).toEqual(['DPM1', 'DPM2', 'DPM4', 'FS1'])
    expect(highlight?.edges).toMatchObject([
      { kind: 'tie', edge: 'DPM1>DPM2', text: 'DPM2 protects DPM1' },
      { kind: 'wanted', edge: null, text: 'wanted' }
    ])
  })

  it('lead to the count that a computer is part of', () => {
    const highlight = highlightOf(pictureOf(sample(), 1), [{ computers: ['FS1'], ties: [] }])
    expect([...(highlight?.nodes ?? [])]).toEqual(['count:DPM1'])
  })

  it('are none where they speak of nothing on the map', () => {
    expect(highlightOf(pictureOf(sample()), [{ computers: ['NOBODY'], ties: [] }])).toBeNull()
  })
})

describe('arrow keys', () => {
  const at = (x: number, y: number): Rect => ({ x, y, width: 100, height: 40 })
  const rects = new Map([
    ['A', at(0, 0)],
    ['B', at(200, 10)],
    ['C', at(0, 100)],
    ['D', at(220, 300)]
  ])

  it('go to the nearest in the direction pressed, and nowhere where there is none', () => {
    expect(nextInDirection(rects, 'A', 'ArrowRight')).toBe('B')
    expect(nextInDirection(rects, 'A', 'ArrowDown')).toBe('C')
    expect(nextInDirection(rects, 'D', 'ArrowUp')).toBe('B')
    expect(nextInDirection(rects, 'B', 'ArrowLeft')).toBe('A')
    expect(nextInDirection(rects, 'A', 'ArrowUp')).toBeNull()
    expect(nextInDirection(rects, 'A', 'ArrowLeft')).toBeNull()
  })

  it('leave the rest to the order of reading', () => {
    expect(readingOrder(rects)).toEqual(['A', 'B', 'C', 'D'])
  })
})
