import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { percentOf } from '@renderer/components'
import { progressOf, shareAt } from '@renderer/stores/job-progress'
import { useLab } from '@renderer/stores/lab'
import { gigabytesText, sizeText } from '@renderer/stores/sizes'
import { fakeBridge, labClock, overview } from '../fake-bridge'

beforeEach(() => setActivePinia(createPinia()))

test('a size has the unit that suits it', () => {
  expect([0, 1_023.4, 1_024, 12_800, 1_048_576, 2_097_152 * 1_024].map(sizeText)).toEqual([
    '0 MB',
    '1023 MB',
    '1.00 GB',
    '12.50 GB',
    '1.00 TB',
    '2048.00 TB'
  ])
  expect(gigabytesText(1_536)).toBe('1.50 TB')
})

test('a job goes evenly from its start to its end, and only its end is 100 %', async () => {
  const job = { start: 100, end: 300 }
  expect([0, 100, 200, 299, 300, 400].map((now) => percentOf(shareAt(job, now)))).toEqual([
    0, 0, 50, 99, 100, 100
  ])
  expect(shareAt({ start: 5, end: 5 }, 5)).toBe(1)
  fakeBridge({ 'lab/overview': overview({ clock: labClock({ now: 150 }) }) })
  await useLab().refresh()
  expect(progressOf(job)).toBe(0.25)
})
