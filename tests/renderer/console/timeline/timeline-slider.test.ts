import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import TimelineSlider from '@renderer/console/timeline/timeline-slider.vue'
import { one, show } from '../../components/harness'

beforeEach(() => {
  HTMLElement.prototype.setPointerCapture = () => undefined
})
afterEach(() => {
  vi.useRealTimers()
})

/** A slider 1,000 pixels long, with what it was told to do. */
function slider(count = 11, at = 5, forks: readonly number[] = [2]) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const went: number[] = []
  const wrapper = show(TimelineSlider, {
    label: 'Place',
    count,
    textOf: (index: number) => `Place ${index}`,
    at,
    forks,
    preview: null,
    'onUpdate:preview': (preview: number | null) => wrapper.setProps({ preview }),
    onGo: (index: number) => went.push(index)
  })
  const element = one('slider')
  const rail = element.querySelector('.rail')
  if (!rail) throw new Error('no rail')
  vi.spyOn(rail, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 1_000, 4))
  const pointer = async (type: string, clientX = 0): Promise<void> => {
    element.dispatchEvent(new PointerEvent(type, { clientX, button: 0, pointerId: 1, bubbles: true }))
    await nextTick()
  }
  const key = async (name: string, more: KeyboardEventInit = {}): Promise<void> => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...more }))
    await nextTick()
  }
  const now = () => [element.getAttribute('aria-valuenow'), element.getAttribute('aria-valuetext')]
  return { wrapper, element, went, pointer, key, now }
}

describe('dragging', () => {
  test('shows the place under the pointer, and chooses it when it is let go', async () => {
    const { went, pointer, now } = slider()
    expect(now()).toEqual(['5', 'Place 5'])
    await pointer('pointermove', 700)
    expect(now()).toEqual(['5', 'Place 5'])
    await pointer('pointerdown', 310)
    expect(now()).toEqual(['2', 'Place 2'])
    await pointer('pointermove', 860)
    expect(now()).toEqual(['8', 'Place 8'])
    expect(went).toEqual([])
    await pointer('pointerup', 860)
    await pointer('lostpointercapture')
    expect(went).toEqual([8])
    expect(now()).toEqual(['8', 'Place 8'])
  })

  test('ends at the ends', async () => {
    const { pointer, now } = slider()
    await pointer('pointerdown', -500)
    expect(now()[0]).toBe('0')
    await pointer('pointermove', 5_000)
    expect(now()[0]).toBe('10')
  })

  test('is given up with Esc, and where the pointer is taken away', async () => {
    const { went, pointer, key, now } = slider()
    await pointer('pointerdown', 300)
    await key('Escape')
    expect(now()[0]).toBe('5')
    await pointer('pointermove', 900)
    await pointer('pointerup', 900)
    await pointer('pointerdown', 300)
    await pointer('lostpointercapture')
    expect(now()[0]).toBe('5')
    expect(went).toEqual([])
  })
})

describe('keys', () => {
  test.each([
    [['ArrowRight'], 6],
    [['ArrowUp', 'ArrowUp'], 7],
    [['ArrowLeft'], 4],
    [['ArrowDown', 'ArrowDown', 'ArrowRight'], 4],
    [['Home', 'ArrowLeft'], 0],
    [['End', 'ArrowRight'], 10],
    [['PageDown'], 4],
    [['PageUp'], 6]
  ])('%j choose a place after a short pause', async (keys, index) => {
    const { went, key, now } = slider()
    for (const name of keys) {
      await key(name)
      vi.advanceTimersByTime(500)
    }
    expect([now()[0], went]).toEqual([String(index), []])
    vi.advanceTimersByTime(500)
    expect(went).toEqual([index])
  })

  test('go a tenth of a long way with a page', async () => {
    const { key, now } = slider(200, 100)
    await key('PageUp')
    expect(now()[0]).toBe('120')
  })

  test('are given up with Esc, and chosen at once with Enter or where the focus goes on', async () => {
    const { element, went, key, now } = slider()
    await key('Home')
    await key('Escape')
    vi.advanceTimersByTime(5_000)
    expect([now()[0], went]).toEqual(['5', []])
    await key('Home')
    await key('Enter')
    await key('End')
    element.dispatchEvent(new FocusEvent('blur'))
    vi.advanceTimersByTime(5_000)
    expect(went).toEqual([0, 10])
  })

  test('with Ctrl or Alt are somebody else’s', async () => {
    const { key, now } = slider()
    await key('ArrowLeft', { altKey: true })
    await key('Home', { ctrlKey: true })
    expect(now()[0]).toBe('5')
  })

  test('choose nothing any more when the slider is gone', async () => {
    const { wrapper, went, key } = slider()
    await key('Home')
    wrapper.unmount()
    vi.advanceTimersByTime(5_000)
    expect(went).toEqual([])
  })
})

test('a long way has no more ticks than can be told apart', () => {
  const { wrapper } = slider(5_000, 0, [1, 4_999])
  expect(wrapper.findAll('.tick').length).toBe(100)
  expect(wrapper.findAll('.fork').length).toBe(2)
  wrapper.unmount()
  expect(slider(1, 0, []).wrapper.findAll('.tick')).toHaveLength(1)
})
