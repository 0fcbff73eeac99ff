import FileDrop from '@renderer/console/file-drop.vue'
import { useLab } from '@renderer/stores/lab'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBridge, overview } from '../fake-bridge'

const dragging = (name: string, files: readonly File[], types: readonly string[] = ['Files']) =>
  Object.assign(new Event(name, { bubbles: true, cancelable: true }), {
    dataTransfer: { types, files, dropEffect: '' },
    relatedTarget: null
  })

describe('dropping a file', () => {
  beforeEach(() => setActivePinia(createPinia()))
  function show() {
    const bridge = fakeBridge({ 'lab/open': overview() })
    const wrapper = mount(FileDrop, { attachTo: document.body })
    const send = async (event: Event) => {
      document.body.dispatchEvent(event)
      await flushPromises()
      return event
    }
    return { bridge, wrapper, send }
  }

  it.each(['a.dpmlab', 'b.yaml', 'c.yml', 'D.JSON'])('%s is opened', async (name) => {
    const { bridge, wrapper, send } = show()
    await send(dragging('dragover', []))
    expect(wrapper.text()).toBe('Drop a lab here to open it')
    const event = await send(dragging('drop', [new File([''], name)]))
    expect(event.defaultPrevented).toBe(true)
    expect(bridge.asked).toEqual([{ name: 'lab/open', input: { file: `/dropped/${name}` } }])
    expect(wrapper.text()).toBe('')
    wrapper.unmount()
  })

  it('that is no lab, is one of several, or lies on no disk is a message', async () => {
    const { bridge, wrapper, send } = show()
    const said = () => useLab().problem?.message
    await send(dragging('drop', [new File([''], 'notes.txt')]))
    expect(said()).toContain('notes.txt is not a lab')
    await send(dragging('drop', [new File([''], 'a.yaml'), new File([''], 'b.yaml')]))
    expect(said()).toContain('Drop one file')
    Object.assign(window.dpmLab, { pathOf: () => '' })
    await send(dragging('drop', [new File([''], 'c.yaml')]))
    expect(said()).toContain('not a file on a disk')
    expect(bridge.asked).toEqual([])
    wrapper.unmount()
  })

  it('does nothing while a dialog is open, and never leaves the page', async () => {
    const { bridge, wrapper, send } = show()
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"></div>')
    expect((await send(dragging('dragover', []))).defaultPrevented).toBe(true)
    expect(wrapper.text()).toBe('')
    expect((await send(dragging('drop', [new File([''], 'a.yaml')]))).defaultPrevented).toBe(true)
    expect(bridge.asked).toEqual([])
    wrapper.unmount()
  })

  it('leaves what is not a file to the fields, and hides the hint when it goes away', async () => {
    const { wrapper, send } = show()
    expect((await send(dragging('dragover', [], ['text/plain']))).defaultPrevented).toBe(false)
    await send(dragging('dragover', []))
    await send(dragging('dragleave', []))
    expect(wrapper.text()).toBe('')
    wrapper.unmount()
  })
})
