import { t } from '@shared/catalogue'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { ORIGIN } from '../page-origin'
import { tell } from './ipc'
import { choice, language } from './language'

/** What every window is made with; the end-to-end tests read it off a real one. */
const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false
} as const

const SIZE = { width: 1280, height: 820, minWidth: 720, minHeight: 480 }

/** Opens a console; on the DPM server of that name if one is given. */
export function openWindow(server?: string): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    title: t`DPM Lab`,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#f3f3f3',
    autoHideMenuBar: true,
    webPreferences: { ...WEB_PREFERENCES, preload: join(import.meta.dirname, '../preload/index.cjs') }
  })
  const { id } = window.webContents
  window.on('enter-full-screen', () => tell(id, 'window/full-screen', { on: true }))
  window.on('leave-full-screen', () => tell(id, 'window/full-screen', { on: false }))
  const query = new URLSearchParams({ language, choice, ...(server === undefined ? {} : { server }) })
  void window.loadURL(`${ORIGIN}/index.html?${query.toString()}`)
  return window
}
