import ProblemDialog from '@renderer/console/problem-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBridge } from '../fake-bridge'

const plain = { kind: 'not-a-lab', title: 'Not a lab', message: 'a.txt is none.' } as const
const lines = ['a.yaml:4:7: unknown key', 'a.yaml:9:1: unknown step']

describe('the problem dialog', () => {
  beforeEach(() => setActivePinia(createPinia()))
  const buttons = () => [...document.querySelectorAll('button')].map((one) => one.textContent.trim())

  it('has nothing to copy where there is one sentence', async () => {
    fakeBridge({})
    const wrapper = mount(ProblemDialog, { props: { problem: plain }, attachTo: document.body })
    await flushPromises()
    expect(buttons()).toEqual(['OK'])
    expect(document.querySelector('.problem-details')).toBeNull()
    wrapper.unmount()
  })

  it('offers the backups of a lab that could not be opened', async () => {
    fakeBridge({})
    const problem = { ...plain, kind: 'damaged', backupsOf: '/labs/my.dpmlab' } as const
    const wrapper = mount(ProblemDialog, { props: { problem }, attachTo: document.body })
    await flushPromises()
    expect(buttons()).toEqual(['Restore a backup…', 'OK'])
    document.querySelector('button')?.click()
    await flushPromises()
    expect(wrapper.emitted('close')).toHaveLength(1)
    expect(useConsole().dialog).toEqual({ kind: 'restore-backup', file: '/labs/my.dpmlab' })
    wrapper.unmount()
  })

  it('lists each line of a lab file, scrolled by keyboard too, and copies all of it', async () => {
    const bridge = fakeBridge({ 'app/copy': null })
    const problem = { ...plain, kind: 'invalid-lab-file', details: lines } as const
    const wrapper = mount(ProblemDialog, { props: { problem }, attachTo: document.body })
    await flushPromises()
    const list = document.querySelector('.problem-details')
    expect([...(list?.querySelectorAll('li') ?? [])].map((one) => one.textContent)).toEqual(lines)
    expect(list?.getAttribute('tabindex')).toBe('0')
    document.querySelector('button')?.click()
    await flushPromises()
    expect(bridge.asked).toEqual([
      { name: 'app/copy', input: { text: ['Not a lab', 'a.txt is none.', ...lines].join('\n') } }
    ])
    expect(buttons()).toEqual(['Copied', 'OK'])
    expect(wrapper.emitted('close')).toBeUndefined()
    wrapper.unmount()
  })
})
