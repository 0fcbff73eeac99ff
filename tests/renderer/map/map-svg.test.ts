import { describe, expect, it } from 'vitest'
import { highlightOf } from '@renderer/map/grounds'
import { layOut } from '@renderer/map/layout'
import { mapSvg } from '@renderer/map/map-svg'
import { pictureOf } from '@renderer/map/picture'
import { EMPTY, sceneOf } from '@renderer/map/scene'
import { structureOf } from '@renderer/map/use-layout'
import type { GroundsView, TopologyView } from '@shared/contract/views'
import { computer, sample, server, topology } from './samples'

function document(view: TopologyView, grounds: readonly GroundsView[] = [], title = 'Map'): XMLDocument {
  const picture = pictureOf(view)
  const scene = sceneOf(picture, layOut(structureOf(picture)), {}, highlightOf(picture, grounds))
  return parsed(mapSvg(scene, title, 'What it shows'))
}

function parsed(svg: string): XMLDocument {
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(read.querySelector('parsererror')).toBeNull()
  return read
}

const texts = (read: XMLDocument): string[] =>
  [...read.querySelectorAll('text')].map((one) => one.textContent)

describe('the map as SVG', () => {
  it('holds every computer with what is said of it, every tie and a legend', () => {
    const read = document(sample())
    const said = texts(read)
    for (const name of ['DPM1', 'DPM5', 'FS6', 'LONELY', 'Primary and secondary', '✕ Failed', 'Cyclic'])
      expect(said).toContain(name)
    for (const label of ['Down', 'Held copy from DPM1']) expect(said).toContain(label)
    expect(said).toContain('Switched to the secondary server')
    expect(read.querySelector('title')?.textContent).toBe('Map')
    expect(read.querySelector('desc')?.textContent).toBe('What it shows')
    expect([...read.querySelectorAll('g > title')]).toHaveLength(11)
  })

  it('stands by itself: no style, script, foreign object or address', () => {
    const read = document(sample())
    expect(read.querySelector('style, script, foreignObject, image, use, [href], [class]')).toBeNull()
  })

  it('writes any name as it is', () => {
    const name = `<A&B>"'`
    const read = document(
      topology({ servers: [server(name)], computers: [computer('\u0007X', name)] }),
      [],
      name
    )
    expect(texts(read)).toContain(name)
    expect(texts(read)).toContain('X')
    expect(read.querySelector('title')?.textContent).toBe(name)
  })

  it('cuts names that do not fit', () => {
    const name = 'A-NAME-THAT-IS-MUCH-TOO-LONG-FOR-ITS-CARD-BY-FAR'
    const said = texts(document(topology({ servers: [server(name)] })))
    expect(said).not.toContain(name)
    expect(said.some((one) => one.startsWith('A-NAME') && one.endsWith('…'))).toBe(true)
  })

  it('draws paths over everything else', () => {
    const ties = [{ from: 'FS1', to: 'DPM4', kind: 'wanted' as const, text: 'FS1 protected by DPM4' }]
    expect(texts(document(sample(), [{ computers: [], ties }]))).toContain('FS1 protected by DPM4')
  })

  it('is a document even where there is nothing', () => {
    expect(texts(parsed(mapSvg(EMPTY, 'Map', ''))).length).toBeGreaterThan(1)
  })
})
