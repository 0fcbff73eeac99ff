import { describe, expect, test } from 'vitest'
import { defineComponent, h, ref, type Ref } from 'vue'
import type { VueWrapper } from '@vue/test-utils'
import { MessageDialog, WizardDialog, type WizardPage } from '@renderer/components'
import { stepsAt } from '@renderer/components/wizard-steps'
import { byRole, nameOf, one, press, settle, show } from './harness'

const pages: WizardPage[] = [
  { id: 'welcome', title: 'Welcome' },
  { id: 'tape', title: 'Tape', disabled: 'No library.' },
  { id: 'summary', title: 'Summary', finish: true },
  { id: 'status', title: 'Status' }
]

async function wizard(props: Record<string, unknown> = {}, content = ''): Promise<VueWrapper> {
  const wrapper: VueWrapper = show(
    WizardDialog,
    {
      title: 'New thing',
      pages,
      page: 'welcome',
      finishLabel: 'Create',
      'onUpdate:page': (page: string) => wrapper.setProps({ page }),
      ...props
    },
    { default: content || '<input id="field">' }
  )
  await settle()
  return wrapper
}
const heading = (): HTMLElement | null => document.querySelector('[role=dialog] h2')
const buttons = (): string[] =>
  [...document.querySelectorAll('.dialog-footer button')].map((button) => button.textContent.trim())

describe('stepsAt', () => {
  test('steps over what is left out and finishes at the marked page', () => {
    expect(stepsAt(pages, 'welcome')).toMatchObject({ next: { id: 'summary' }, finishing: false })
    expect(stepsAt(pages, 'welcome').previous).toBeUndefined()
    expect(stepsAt(pages, 'summary')).toMatchObject({
      previous: { id: 'welcome' },
      finishing: true,
      beyond: false
    })
    expect(stepsAt(pages, 'status')).toMatchObject({ finishing: false, beyond: true })
  })

  test('without a mark the last available page finishes', () => {
    const plain = [
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B' },
      { id: 'c', title: 'C', disabled: 'no' }
    ]
    expect(stepsAt(plain, 'b').finishing).toBe(true)
  })
})

describe('wizard-dialog', () => {
  test('is a modal dialog named by its title, with the page as heading in focus', async () => {
    await wizard()
    const dialog = one('dialog')
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'New thing'
    )
    expect(dialog.getAttribute('aria-modal')).toBe('true')
    expect(heading()?.textContent).toBe('Welcome')
    expect(document.activeElement).toBe(heading())
    expect(buttons()).toEqual(['Back', 'Next', 'Cancel'])
    expect(one('button', 'Back').getAttribute('aria-disabled')).toBe('true')
  })

  test('the rail tells the current, the done and the left out pages', async () => {
    await wizard({ page: 'summary' })
    const steps = [...document.querySelectorAll('ol li')]
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, null, 'step', null])
    expect(steps[0]?.textContent).toContain('done')
    expect(steps[1]?.textContent).toContain('No library.')
    expect(steps[1]?.getAttribute('aria-disabled')).toBe('true')
    expect(steps[1]?.textContent).not.toContain('done')
  })

  test('Next goes to the next available page, Back returns, and the last one finishes', async () => {
    const wrapper = await wizard()
    one('button', 'Next').click()
    await settle()
    expect(wrapper.emitted('next')).toHaveLength(1)
    expect(heading()?.textContent).toBe('Summary')
    expect(document.activeElement).toBe(heading())
    expect(buttons()).toEqual(['Back', 'Create', 'Cancel'])
    one('button', 'Create').click()
    expect(wrapper.emitted('finish')).toHaveLength(1)
    expect(wrapper.emitted('next')).toHaveLength(1)
    one('button', 'Back').click()
    await settle()
    expect(heading()?.textContent).toBe('Welcome')
  })

  test('a caller that does not follow update:page keeps the page', async () => {
    const wrapper = await wizard({ 'onUpdate:page': undefined })
    one('button', 'Next').click()
    await settle()
    expect(wrapper.emitted('next')).toHaveLength(1)
    expect(heading()?.textContent).toBe('Welcome')
  })

  test('Next is unavailable for a stated reason', async () => {
    const wrapper = await wizard({ canNext: false, nextReason: 'Type a name.' })
    const next = one('button', 'Next')
    expect(next.getAttribute('aria-disabled')).toBe('true')
    expect(next.getAttribute('aria-description')).toBe('Type a name.')
    next.click()
    document.querySelector<HTMLElement>('#field')?.focus()
    await press('Enter')
    expect(wrapper.emitted('next')).toBeUndefined()
  })

  test('Enter in a field is Next; a field that uses Enter itself keeps it', async () => {
    const wrapper = await wizard({}, '<input id="field"><input id="own">')
    const own = document.querySelector<HTMLElement>('#own')
    own?.addEventListener('keydown', (event) => event.preventDefault())
    own?.focus()
    await press('Enter')
    expect(wrapper.emitted('next')).toBeUndefined()
    document.querySelector<HTMLElement>('#field')?.focus()
    await press('Enter')
    expect(wrapper.emitted('next')).toHaveLength(1)
  })

  test('Esc cancels, but not while busy', async () => {
    const wrapper = await wizard({ busy: true })
    await press('Escape')
    expect(wrapper.emitted('cancel')).toBeUndefined()
    expect(one('button', 'Cancel').getAttribute('aria-disabled')).toBe('true')
    await wrapper.setProps({ busy: false })
    await press('Escape')
    expect(wrapper.emitted('cancel')).toHaveLength(1)
    expect(byRole('dialog')).toHaveLength(1)
  })

  test('when finished there is only Close', async () => {
    const wrapper = await wizard({ page: 'status' })
    await wrapper.setProps({ finished: true })
    await settle()
    expect(buttons()).toEqual(['Close'])
    expect(
      byRole('button')
        .map(nameOf)
        .filter((name) => name === 'Close')
    ).toHaveLength(1)
    expect(document.activeElement).toBe(one('button', 'Close'))
    await press('Escape')
    expect(wrapper.emitted('close')).toHaveLength(1)
    expect(wrapper.emitted('cancel')).toBeUndefined()
  })

  test('the page that finishes can be tried, as soon as it can be finished', async () => {
    const wrapper = await wizard({ tryLabel: 'Try', canNext: false, nextReason: 'Type a name.' })
    expect(buttons()).toEqual(['Back', 'Next', 'Cancel'])
    await wrapper.setProps({ page: 'summary' })
    expect(buttons()).toEqual(['Try', 'Back', 'Create', 'Cancel'])
    one('button', 'Try').click()
    expect(wrapper.emitted('try')).toBeUndefined()
    await wrapper.setProps({ canNext: true })
    one('button', 'Try').click()
    expect(wrapper.emitted('try')).toHaveLength(1)
    expect(wrapper.emitted('finish')).toBeUndefined()
    await wrapper.setProps({ page: 'status', finished: true })
    expect(buttons()).toEqual(['Close'])
  })

  test('a problem is an alert', async () => {
    show(WizardDialog, { title: 'New thing', pages, page: 'welcome' }, { problem: 'It failed.' })
    await settle()
    expect(one('alert').textContent).toBe('It failed.')
  })
})

/** A page with a button that opens a dialog. */
function opener(render: (close: () => void) => ReturnType<typeof h>): Ref<boolean> {
  const open = ref(false)
  const host = defineComponent(() => () => [
    h('button', { id: 'opener', onClick: () => (open.value = true) }, 'Open'),
    open.value ? render(() => (open.value = false)) : null
  ])
  show(host, {})
  return open
}

describe('message-dialog', () => {
  const buttonsProp = [
    { id: 'yes', label: 'Yes', variant: 'danger' },
    { id: 'no', label: 'No', default: true }
  ]

  test('puts the focus on the default button and tells which one was chosen', async () => {
    const wrapper = show(
      MessageDialog,
      { title: 'Delete?', severity: 'warning', buttons: buttonsProp, cancelId: 'no' },
      { default: 'All of it.' }
    )
    await settle()
    const dialog = one('alertdialog')
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Delete?')
    expect(document.getElementById(dialog.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'All of it.'
    )
    expect(buttons()).toEqual(['Yes', 'No'])
    expect(document.activeElement).toBe(one('button', 'No'))
    one('button', 'Yes').click()
    expect(wrapper.emitted('choose')).toEqual([['yes']])
  })

  test('Esc chooses the button that stands for it, or nothing', async () => {
    const wrapper = show(MessageDialog, {
      title: 'T',
      severity: 'info',
      buttons: buttonsProp,
      cancelId: 'no'
    })
    await settle()
    await press('Escape')
    expect(wrapper.emitted('choose')).toEqual([['no']])
    await wrapper.setProps({ cancelId: undefined })
    await press('Escape')
    expect(wrapper.emitted('choose')).toHaveLength(1)
    expect(byRole('alertdialog')).toHaveLength(1)
  })

  test('what is no answer stands apart, and never has the focus first', async () => {
    const wrapper = show(MessageDialog, {
      title: 'T',
      severity: 'question',
      buttons: [...buttonsProp, { id: 'look', label: 'Look', aside: true }]
    })
    await settle()
    expect(buttons()).toEqual(['Look', 'Yes', 'No'])
    expect(one('button', 'Look').parentElement?.className).toBe('dialog-aside')
    expect(document.activeElement).toBe(one('button', 'No'))
    one('button', 'Look').click()
    expect(wrapper.emitted('choose')).toEqual([['look']])
  })

  test('gives the focus back', async () => {
    opener((close) =>
      h(MessageDialog, {
        title: 'T',
        severity: 'info',
        buttons: [{ id: 'ok', label: 'OK' }],
        onChoose: close
      })
    )
    const button = document.querySelector<HTMLElement>('#opener')
    button?.focus()
    button?.click()
    await settle()
    expect(document.activeElement).toBe(one('button', 'OK'))
    one('button', 'OK').click()
    await settle()
    expect(byRole('alertdialog')).toHaveLength(0)
    expect(document.activeElement).toBe(button)
  })
})
