import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { LayoutClient } from '@renderer/map/layout-client'
import type { Layout, Structure } from '@renderer/map/layout'
import { pictureOf } from '@renderer/map/picture'
import { useLayout } from '@renderer/map/use-layout'
import { sample, server, topology } from './samples'

function started() {
  const asked: Structure[] = []
  const answers: ((layout: Layout) => void)[] = []
  let ended = false
  const client: LayoutClient = {
    ask: (structure) => {
      asked.push(structure)
      return new Promise((resolve) => answers.push(resolve))
    },
    end: () => (ended = true)
  }
  const picture = shallowRef(pictureOf(sample()))
  const scope = effectScope()
  const layout = scope.run(() => useLayout(picture, () => client))
  const answer = async (): Promise<Layout> => {
    const given: Layout = { places: {}, ways: {} }
    answers.shift()?.(given)
    for (let turn = 0; turn < 4; turn += 1) await nextTick()
    return given
  }
  return { asked, answer, picture, scope, layout, hasEnded: () => ended }
}

const named = (name: string) => pictureOf(topology({ servers: [server(name)] }))

describe('asking for the layout', () => {
  it('is not done again when only states change', async () => {
    const { asked, answer, picture, layout } = started()
    const given = await answer()
    expect(layout?.value).toBe(given)
    const view = sample()
    picture.value = pictureOf({
      ...view,
      servers: view.servers.map((one) => ({ ...one, status: 'failed', alerts: 3 })),
      ties: view.ties.map((one) => ({ ...one, state: 'down' }))
    })
    await nextTick()
    expect(asked).toHaveLength(1)
  })

  it('never has more than one under way, and then asks only for how it is then', async () => {
    const { asked, answer, picture } = started()
    for (const name of ['A', 'B', 'C']) {
      picture.value = named(name)
      await nextTick()
    }
    expect(asked).toHaveLength(1)
    await answer()
    expect(asked.map(({ servers }) => servers).slice(1)).toEqual([['C']])
    await answer()
    expect(asked).toHaveLength(2)
  })

  it('ends with the map, and what comes then is not looked at', async () => {
    const { answer, scope, layout, hasEnded } = started()
    scope.stop()
    expect(hasEnded()).toBe(true)
    await answer()
    expect(layout?.value).toBeNull()
  })
})
