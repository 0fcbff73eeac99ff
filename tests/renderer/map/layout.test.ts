import { describe, expect, it } from 'vitest'
import { layOut } from '@renderer/map/layout'
import { keeping, pictureOf } from '@renderer/map/picture'
import { sceneOf } from '@renderer/map/scene'
import { around, middleOf, SERVER, sizeOf } from '@renderer/map/sizes'
import type { Rect } from '@renderer/map/sizes'
import { structureOf } from '@renderer/map/use-layout'
import type { TopologyView } from '@shared/contract/views'
import { computer, estateOf, sample, server, tie, topology } from './samples'

function laidOut(view: TopologyView) {
  const picture = pictureOf(view)
  const layout = layOut(structureOf(picture))
  const rects = new Map<string, Rect>(
    picture.nodes.map(({ id, kind }) => {
      const place = layout.places[id]
      if (!place) throw new Error(`${id} has no place`)
      return [id, { ...place, ...sizeOf(kind) }]
    })
  )
  const rect = (id: string): Rect => rects.get(id) ?? { x: NaN, y: NaN, width: NaN, height: NaN }
  return { layout, rects, rect }
}

function overlaps(rects: ReadonlyMap<string, Rect>): string[] {
  const all = [...rects]
  return all.flatMap(([one, a], index) =>
    all
      .slice(index + 1)
      .filter(
        ([, b]) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
      )
      .map(([other]) => `${one} and ${other}`)
  )
}

describe('the layout', () => {
  it('puts what is protected at the left of its protector', () => {
    const { rect } = laidOut(sample())
    expect(rect('DPM1').x + SERVER.width).toBeLessThan(rect('DPM2').x)
    expect(rect('DPM2').x + SERVER.width).toBeLessThan(rect('DPM3').x)
    for (const name of ['FS1', 'FS2', 'FS3']) expect(rect(name).x).toBeLessThan(rect('DPM1').x)
  })

  it('never puts one card on another', () => {
    for (const view of [sample(), estateOf(20, 9), estateOf(3, 40), estateOf(1, 1)])
      expect(overlaps(laidOut(view).rects)).toEqual([])
  })

  it('arranges ten protected servers of one DPM server in a grid, not in a rank', () => {
    const { rects } = laidOut(estateOf(1, 10))
    const box = around(rects.values())
    expect(box.width / box.height).toBeGreaterThan(0.8)
    expect(box.width / box.height).toBeLessThan(3)
  })

  it('leaves a corridor for the links of others in the middle of a grid', () => {
    const { rect, layout } = laidOut(sample())
    const way = layout.ways['DPM1>DPM2']?.points ?? []
    const last = way.at(-1)
    const before = way.at(-2)
    expect(last).toEqual({ x: rect('DPM2').x, y: middleOf(rect('DPM2')).y })
    // Straight, from left of its grid.
    expect(before?.y).toBe(last?.y)
    expect(before?.x).toBeLessThanOrEqual(rect('FS4').x)
    for (const name of ['FS4']) {
      const { y, height } = rect(name)
      expect(y > (last?.y ?? 0) || y + height < (last?.y ?? 0)).toBe(true)
    }
  })

  it('leads the two links of a cyclic pair on ways of their own', () => {
    const { layout } = laidOut(sample())
    const [there, back] = [layout.ways['DPM4>DPM5']?.points ?? [], layout.ways['DPM5>DPM4']?.points ?? []]
    expect(there.length).toBeGreaterThan(2)
    expect(back.length).toBeGreaterThan(2)
    const places = new Set(there.map(({ x, y }) => `${x} ${y}`))
    expect(back.filter(({ x, y }) => places.has(`${x} ${y}`))).toEqual([])
  })

  it('knows a ring, one that is tied to itself, and ties to what is not there', () => {
    const names = ['A', 'B', 'C']
    const ring = names.map((name, index) => tie(name, names[(index + 1) % 3] ?? ''))
    const { rects, layout } = laidOut(
      topology({
        servers: names.map((name) => server(name)),
        computers: [computer('FS', 'GONE')],
        ties: [...ring, tie('A', 'A'), tie('A', 'NOBODY')]
      })
    )
    expect(overlaps(rects)).toEqual([])
    for (const { id } of ring) expect(layout.ways[id]?.points.length).toBeGreaterThan(1)
  })

  it('puts protected servers beside nobody in a block of their own', () => {
    const { rects, rect } = laidOut(sample())
    const lonely = rect('LONELY')
    const wide = {
      x: lonely.x - 50,
      y: lonely.y - 50,
      width: lonely.width + 100,
      height: lonely.height + 100
    }
    const others = [...rects].filter(([name]) => name !== 'LONELY')
    for (const other of others) expect(overlaps(new Map([['LONELY', wide], other]))).toEqual([])
  })

  it('is the same for the same structure, and asks nothing of states', () => {
    const view = sample()
    const other: TopologyView = {
      ...view,
      servers: view.servers.map((one) => ({ ...one, status: 'failed', alerts: 7 })),
      ties: view.ties.map((one) => ({ ...one, state: 'broken', text: 'Other' }))
    }
    expect(structureOf(pictureOf(other))).toEqual(structureOf(pictureOf(view)))
    expect(laidOut(other).layout).toEqual(laidOut(view).layout)
  })

  it('packs DPM servers that nothing joins in rows', () => {
    const names = Array.from({ length: 20 }, (_, index) => `DPM${index}`)
    const { rects } = laidOut(topology({ servers: names.map((name) => server(name)) }))
    const box = around(rects.values())
    expect(box.width / box.height).toBeGreaterThan(1)
    expect(box.width / box.height).toBeLessThan(4)
  })

  it('puts many DPM servers of one protector in a field before it, not in a rank', () => {
    const names = Array.from({ length: 19 }, (_, index) => `DPM${index}`)
    const { rects, rect, layout } = laidOut(
      topology({
        servers: [...names, 'CENTRAL'].map((name) => server(name)),
        ties: names.map((name) => tie(name, 'CENTRAL'))
      })
    )
    const box = around(rects.values())
    expect(overlaps(rects)).toEqual([])
    expect(box.height).toBeLessThan(box.width)
    for (const name of names) {
      expect(rect(name).x + SERVER.width).toBeLessThan(rect('CENTRAL').x)
      expect(layout.ways[`${name}>CENTRAL`]?.points.at(-1)?.x).toBe(rect('CENTRAL').x)
    }
  })

  it('lays out 200 nodes well within 300 ms', () => {
    const structure = structureOf(pictureOf(estateOf(20, 9)))
    expect(structure.servers.length + structure.members.length).toBe(200)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      layOut(structure)
      return performance.now() - start
    }).sort((a, b) => a - b)
    expect(times[2]).toBeLessThan(300)
  })

  it('makes all there is to draw of 300 nodes within 50 ms', () => {
    const view = estateOf(20, 14)
    const layout = layOut(structureOf(pictureOf(view)))
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      const scene = sceneOf(keeping(pictureOf(view), pictureOf(view)), layout, {}, null)
      expect(scene.nodes).toHaveLength(300)
      return performance.now() - start
    }).sort((a, b) => a - b)
    expect(times[2]).toBeLessThan(50)
  })
})
