import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { one } from '../components/harness'
import { check, click, fill, frequencies, heading, list, open, text, toPage } from './protection-group-kit'

beforeEach(() => setActivePinia(createPinia()))

describe('Specify Short-Term Goals', () => {
  test('offers "Just before a recovery point" for direct protection only', async () => {
    const { bridge } = await open()
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Specify Short-Term Goals')
    expect(frequencies()).toContain('Just before a recovery point')
    expect(list('Synchronization frequency').value).toBe('15')
    await fill('Synchronization frequency', 'before-recovery-point')
    await toPage('Summary')
    expect(text()).toContain('Just before a recovery point')
    await click('Create Group')
    expect(bridge.dispatched()[0]).toMatchObject({ policy: { synchronizationMinutes: null } })
  })

  test('replicas need a frequency: 24 hours unless another is chosen', async () => {
    await open()
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Specify Short-Term Goals')
    await fill('Synchronization frequency', 'before-recovery-point')
    await click('Back')
    await click('Back')
    await check('E:')
    await toPage('Specify Short-Term Goals')
    expect(frequencies()).not.toContain('Just before a recovery point')
    expect(list('Synchronization frequency').value).toBe('1440')
    expect(text()).toContain('File exclusions are ignored for replicas (ID 150).')
    await fill('Synchronization frequency', '60')
    await click('Back')
    await toPage('Specify Short-Term Goals')
    expect(list('Synchronization frequency').value).toBe('60')
  })

  test('takes a whole number of days and at least one time', async () => {
    await open()
    await toPage('Select Group Members')
    await check('D:')
    await toPage('Specify Short-Term Goals')
    await fill('Retention range', '449')
    await click('Next')
    expect(heading()).toBe('Specify Short-Term Goals')
    expect(one('alert').textContent).toContain('448')
    await fill('Retention range', '448')
    await click('Modify')
    for (const time of ['08:00', '12:00', '18:00']) await click(`Remove ${time}`)
    await click('Next')
    expect(one('alert').textContent).toContain('at least one time')
  })
})
