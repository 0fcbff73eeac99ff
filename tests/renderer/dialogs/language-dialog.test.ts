import LanguageDialog from '@renderer/dialogs/language-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { byRole, one, settle, show } from '../components/harness'
import { fakeBridge } from '../fake-bridge'

beforeEach(() => setActivePinia(createPinia()))

const spoken = ({ asked }: ReturnType<typeof fakeBridge>) =>
  asked.filter(({ name }) => name === 'app/speak').map(({ input }) => input)

async function press(label: string): Promise<void> {
  byRole('button')
    .find(({ textContent }) => textContent.trim() === label)
    ?.click()
  await settle()
}

it('starts again in the language that was chosen, only after it was asked', async () => {
  const bridge = fakeBridge({ 'app/speak': () => null })
  useConsole().open({ kind: 'language', language: 'de' })
  show(LanguageDialog, { language: 'de' })
  await settle()
  expect(one('dialog').textContent).toContain('starts again in Deutsch')
  expect(spoken(bridge)).toEqual([])
  await press('Start again')
  expect(spoken(bridge)).toEqual([{ language: 'de' }])
})

it('leaves everything as it is when it is cancelled', async () => {
  const bridge = fakeBridge({})
  const consoleStore = useConsole()
  consoleStore.open({ kind: 'language', language: 'system' })
  show(LanguageDialog, { language: 'system' })
  await settle()
  expect(one('dialog').textContent).toContain('the language of the system')
  await press('Cancel')
  expect([consoleStore.dialog, spoken(bridge)]).toEqual([null, []])
})
