import { expect, test, vi } from 'vitest'
import { settle } from '../components/harness'
import { heading, openMap, pressButton, reasonOf } from './map-kit'

test('the drawing itself is loaded, takes part in the selection, and is what is exported', async () => {
  const { asked, consoleStore } = await openMap({
    drawn: true,
    answers: { 'map/save-picture': { file: '/p/map.svg' } }
  })
  await vi.waitFor(() => expect(document.querySelector('[data-node="DPM1"]')).not.toBeNull(), 10_000)
  expect(reasonOf('Export as SVG…')).toBeNull()
  await pressButton('Export as SVG…')
  expect(asked('map/save-picture')).toEqual([
    { format: 'svg', text: expect.stringMatching(/^<(\?xml|svg)[^]*DPM1[^]*Server3/) }
  ])
  expect(consoleStore.message).toBe('Map exported: /p/map.svg')
  const card = document.querySelector<HTMLElement>('[data-node="DPM2"]')
  card?.click()
  await settle()
  expect(heading()).toBe('Details: DPM2')
  expect(card?.getAttribute('aria-pressed')).toBe('true')
})
