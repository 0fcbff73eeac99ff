// Proves that the rules on who may import whom bite, on files that need not exist.

import { describe, expect, it } from 'vitest'
import { refusals, type, value } from './lint-kit'

type Case = readonly [file: string, code: string]

const ALLOWED: Case[] = [
  ['src/shared/ids.ts', value('./names')],
  ['src/shared/verdict.ts', type('./contract/views')],
  ['src/shared/contract/index.ts', value('zod')],
  ['src/shared/contract/index.ts', value('../rule-ids')],
  ['src/main/engine/decide.ts', value('./rules/rule')],
  ['src/main/engine/decide.ts', value('./commands')],
  ['src/main/engine/decide.ts', type('@shared/contract/commands')],
  ['src/main/engine/decide.ts', type('@shared/contract/commands')],
  ['src/main/engine/decide.ts', value('@shared/verdict')],
  ['src/main/engine/rules/rule.ts', value('@shared/words')],
  ['src/main/engine/rules/rule.ts', value('@shared/words/rule-words')],
  ['src/main/lab/parse.ts', value('../engine/estate')],
  ['src/main/lab/parse.ts', value('@shared/contract')],
  ['src/main/lab/parse.ts', value('yaml')],
  ['src/main/lab/parse.ts', value('node:fs')],
  ['src/main/exercise/check.ts', value('../lab/expectation')],
  ['src/main/exercise/check.ts', value('../engine/decide')],
  ['src/main/session.ts', value('./exercise/show')],
  ['src/cli/exercise.ts', value('@main/exercise/check')],
  ['src/main/store/log.ts', value('better-sqlite3')],
  ['src/main/store/log.ts', value('@shared/problem')],
  ['src/main/store/log.ts', type('../engine/events')],
  ['src/main/views/protection.ts', value('../engine/estate')],
  ['src/main/reports/status.ts', value('./totals')],
  ['src/main/reports/status.ts', value('@shared/report-chart')],
  ['src/main/reports/status.ts', type('@shared/contract/views')],
  ['src/main/session.ts', value('./reports')],
  ['src/main/session.ts', value('./engine/decide')],
  ['src/main/session.ts', value('./lab/parse')],
  ['src/main/session.ts', value('./store/log')],
  ['src/main/session.ts', value('./views/protection')],
  ['src/main/session.ts', value('@shared/contract')],
  ['src/main/desk.ts', value('./session')],
  ['src/main/electron/window.ts', value('./scheme')],
  ['src/main/electron/handlers.ts', value('../desk')],
  ['src/main/electron/window.ts', value('../session')],
  ['src/main/electron/window.ts', value('@main/lab/parse')],
  ['src/main/electron/window.ts', value('electron')],
  ['src/main/electron/window.ts', value('node:path')],
  ['src/main/electron/ipc.ts', `import { ipcMain } from 'electron'; ipcMain.handle('a', () => 1)`],
  ['src/main/index.ts', value('./electron/window')],
  ['src/main/index.ts', value('electron')],
  ['src/cli/index.ts', value('@main/session')],
  ['src/cli/save.ts', value('@main/store')],
  ['src/cli/index.ts', value('../main/lab/parse')],
  ['src/cli/index.ts', value('@shared/verdict')],
  [
    'src/preload/index.ts',
    `import { contextBridge, ipcRenderer } from 'electron'; contextBridge.a(ipcRenderer)`
  ],
  ['src/preload/index.ts', type('@shared/contract')],
  ['src/renderer/main.ts', value('./console/frame.vue')],
  ['src/renderer/console/frame.vue', value('../components/data-grid.vue')],
  ['src/renderer/console/frame.vue', value('@renderer/components/data-grid.vue')],
  ['src/renderer/console/frame.vue', type('@shared/contract')],
  ['src/renderer/console/frame.vue', value('@shared/words')],
  ['src/renderer/console/frame.vue', value('@shared/rule-ids')],
  ['src/renderer/console/frame.vue', value('pinia')],
  ['src/renderer/components/data-grid.vue', value('./grid-row.vue')],
  ['src/renderer/components/data-grid.vue', value('vue')],
  ['src/renderer/components/data-grid.vue', value('reka-ui')]
]

const REFUSED: Case[] = [
  ['src/shared/ids.ts', value('../main/engine/estate')],
  ['src/shared/ids.ts', type('@main/engine/estate')],
  ['src/shared/ids.ts', type('@renderer/stores/lab')],
  // By way of these zod would reach the page.
  ['src/shared/ids.ts', value('./contract')],
  ['src/shared/ids.ts', value('zod')],
  ['src/shared/ids.ts', value('node:crypto')],
  ['src/shared/words/rule-words.ts', value('../contract/commands')],
  ['src/shared/contract/index.ts', value('node:path')],
  ['src/main/engine/decide.ts', value('@shared/contract/commands')],
  ['src/main/engine/decide.ts', value('@shared/contract')],
  ['src/main/engine/decide.ts', `export { a } from '@shared/contract/commands'`],
  ['src/main/engine/decide.ts', `await import('@shared/contract/commands')`],
  ['src/main/engine/decide.ts', value('../lab/parse')],
  ['src/main/engine/decide.ts', type('../store/log')],
  ['src/main/engine/decide.ts', value('node:fs')],
  ['src/main/engine/decide.ts', value('fs')],
  ['src/main/engine/decide.ts', type('node:fs')],
  ['src/main/engine/decide.ts', value('electron')],
  ['src/main/engine/decide.ts', value('better-sqlite3')],
  ['src/main/engine/decide.ts', value('zod')],
  ['src/main/engine/decide.ts', value('yaml')],
  ['src/main/lab/parse.ts', value('../store/log')],
  ['src/main/lab/parse.ts', value('../session')],
  ['src/main/lab/parse.ts', value('electron')],
  ['src/main/exercise/check.ts', type('../store')],
  ['src/main/exercise/check.ts', type('../session')],
  ['src/main/lab/parse.ts', type('../exercise/check')],
  ['src/main/store/log.ts', value('../engine/events')],
  ['src/main/store/log.ts', type('../lab/parse')],
  ['src/main/views/protection.ts', value('../store/log')],
  ['src/main/views/protection.ts', type('../session')],
  ['src/main/reports/status.ts', value('@shared/contract')],
  ['src/main/reports/status.ts', type('../engine/estate')],
  ['src/main/reports/status.ts', type('../views/monitoring')],
  ['src/main/reports/status.ts', value('../session')],
  ['src/main/reports/status.ts', value('node:fs')],
  ['src/main/reports/status.ts', value('zod')],
  ['src/main/engine/decide.ts', type('../reports')],
  ['src/main/views/protection.ts', value('../reports')],
  ['src/renderer/stores/lab.ts', type('@main/reports')],
  ['src/main/session.ts', value('./electron/window')],
  ['src/main/session.ts', value('electron')],
  ['src/main/desk.ts', value('./index')],
  ['src/main/desk.ts', value('electron')],
  ['src/main/lab/parse.ts', value('../desk')],
  ['src/main/electron/window.ts', value('../engine/estate')],
  ['src/main/electron/window.ts', value('../store/log')],
  ['src/main/electron/window.ts', value('../index')],
  ['src/main/electron/window.ts', `import { ipcMain } from 'electron'; ipcMain.on('a', () => 1)`],
  ['src/main/electron/window.ts', `import * as all from 'electron'; all.ipcMain.on('a', () => 1)`],
  [
    'src/main/electron/window.ts',
    `import all from 'electron'; const { ipcMain } = all; ipcMain.on('a', () => 1)`
  ],
  ['src/main/electron/ipc.ts', value('../views/protection')],
  ['src/main/electron/ipc.ts', `import { ipcRenderer } from 'electron'; ipcRenderer.send('a')`],
  ['src/main/index.ts', value('./engine/estate')],
  ['src/main/index.ts', value('./views/protection')],
  ['src/cli/index.ts', value('../main/electron/window')],
  ['src/cli/index.ts', value('@main/engine/decide')],
  ['src/cli/index.ts', value('electron')],
  ['src/preload/index.ts', value('../main/session')],
  ['src/preload/index.ts', value('@shared/contract')],
  ['src/preload/index.ts', value('node:fs')],
  ['src/preload/index.ts', `import { ipcMain } from 'electron'; ipcMain.on('a', () => 1)`],
  ['src/preload/other.ts', `import { ipcRenderer } from 'electron'; ipcRenderer.send('a')`],
  ['src/renderer/stores/lab.ts', value('@shared/contract')],
  ['src/renderer/stores/lab.ts', value('../../shared/contract/commands')],
  // The braces alone leave an import behind.
  ['src/renderer/stores/lab.ts', `import { type A } from '@shared/contract'; export type B = A`],
  ['src/renderer/stores/lab.ts', value('zod')],
  ['src/renderer/stores/lab.ts', value('node:path')],
  ['src/renderer/stores/lab.ts', value('electron')],
  ['src/renderer/stores/lab.ts', type('@main/session')],
  ['src/renderer/console/frame.vue', value('../../main/engine/estate')],
  ['src/renderer/components/data-grid.vue', value('../stores/lab')],
  ['src/renderer/components/data-grid.vue', value('@renderer/console/frame.vue')],
  ['src/renderer/components/data-grid.vue', type('@shared/verdict')],
  ['src/renderer/components/data-grid.vue', value('zod')]
]

const NO_PART = 'File does not match any file pattern and does not belong to any known element'

describe('who may import whom', () => {
  it.each(ALLOWED)('%s may: %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([])
  })

  it.each(REFUSED)('%s may not: %s', async (file, code) => {
    const said = await refusals(file, code)
    expect(said).not.toEqual([])
    expect(said).not.toContain(NO_PART)
  })

  // It would escape all of the rules above.
  it.each(['src/main/helpers/index.ts', 'src/other/index.ts'])('%s belongs to no part', async (file) => {
    expect(await refusals(file, 'export const a = 1')).toEqual([NO_PART])
  })

  it('says what is allowed', async () => {
    expect(await refusals('src/main/store/log.ts', value('../engine/events'))).toEqual([
      '"store" may import contract, words, catalogue, shared, and types of engine; not ../engine/events.'
    ])
  })
})
