// The least an Electron application can be: one window of the size of ours, sandboxed as ours is, with an empty page.

import { join } from 'node:path'
import { app, BrowserWindow, Menu } from 'electron'

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  Menu.setApplicationMenu(null)
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false }
  })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
