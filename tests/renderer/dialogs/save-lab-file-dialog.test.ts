import SaveLabFileDialog from '@renderer/dialogs/save-lab-file-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBridge, overview } from '../fake-bridge'

describe('Save as lab file', () => {
  beforeEach(() => setActivePinia(createPinia()))
  async function show(file: string | null) {
    const bridge = fakeBridge({
      'lab/overview': overview({ introduction: 'About it.' }),
      'lab/save-lab-file': file === null ? null : { file }
    })
    await useLab().refresh()
    useConsole().open({ kind: 'save-lab-file' })
    const wrapper = mount(SaveLabFileDialog, { attachTo: document.body })
    await flushPromises()
    const field = (selector: string) => document.querySelector<HTMLInputElement>(selector)
    const save = async () => {
      document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
      await flushPromises()
    }
    const type = async (selector: string, value: string) => {
      const one = field(selector)
      if (!one) throw new Error(`There is no ${selector}.`)
      one.value = value
      one.dispatchEvent(new Event('input'))
      await flushPromises()
    }
    return { bridge, wrapper, save, type, field }
  }
  const saved = (bridge: ReturnType<typeof fakeBridge>) =>
    bridge.asked.filter(({ name }) => name === 'lab/save-lab-file').map(({ input }) => input)

  it('begins with what the lab says of itself, and tells where it was saved', async () => {
    const { bridge, wrapper, save, type } = await show('/labs/kept.yaml')
    await type('textarea', ' Another.\nIn two lines. ')
    await save()
    expect(saved(bridge)).toEqual([{ title: 'A lab', introduction: 'Another.\nIn two lines.', steps: true }])
    expect(useConsole().dialog).toBeNull()
    expect(useConsole().message).toBe('Saved as lab file: /labs/kept.yaml')
    wrapper.unmount()
  })

  it('stays open where no name was chosen', async () => {
    const { wrapper, save, field } = await show(null)
    field('input[type=checkbox]')?.click()
    await save()
    expect(useConsole().dialog).toEqual({ kind: 'save-lab-file' })
    wrapper.unmount()
  })

  it('needs a title', async () => {
    const { bridge, wrapper, save, type } = await show('/a.yaml')
    await type('input', '  ')
    await save()
    expect(saved(bridge)).toEqual([])
    wrapper.unmount()
  })
})
