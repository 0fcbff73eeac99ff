import { t } from '@shared/catalogue'
import './electron/language'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu } from 'electron'
import { reasonOf } from '@shared/problem'
import { Desk } from './desk'
import { applicationLog, watchForCrashes } from './electron/crashes'
import { desktop } from './electron/desktop'
import { broadcast, serve } from './electron/ipc'
import { registerScheme, serveFolder } from './electron/scheme'
import { cutOff, lockDown } from './electron/security'
import { openWindow } from './electron/windows'
import { makeHandlers } from './handlers'
import { Library } from './library'
import { readySqlite } from './sqlite'
import { readArguments, type StartArguments } from './start-arguments'

/** The Electron entry: wiring only. */
function start(): void {
  const now = () => new Date()
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources')
  const folders = {
    bundled: join(resources, 'labs'),
    exercises: join(resources, 'exercises'),
    data: app.getPath('userData')
  }
  const desk = new Desk(new Library(folders, now), now, {
    changed: (revision) => broadcast('lab/changed', { revision }),
    clock: (clock) => broadcast('lab/clock', clock),
    problem: (problem) => {
      log.problem('told', problem)
      broadcast('app/problem', problem)
    }
  })

  log.note(`DPM Lab ${app.getVersion()} starts on ${process.platform}`)
  watchForCrashes(log, (problem) => desk.tellNextWindow(problem))
  lockDown()
  serveFolder(join(import.meta.dirname, '../renderer'))
  serve(makeHandlers(desk, desktop(readySqlite(app.getAppPath()), log)), log)
  Menu.setApplicationMenu(null)

  const open = ({ lab }: StartArguments) => {
    if (lab !== undefined) desk.openAtStart(lab)
    openWindow()
  }
  open(asked)
  app.on('second-instance', (_event, _argv, _folder, askedThere) => open(askedThere as StartArguments))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.on('will-quit', () => desk.close())
}

/** Without a window there is no other place to say it. */
function giveUp(cause: unknown): void {
  log.failure('start', cause)
  dialog.showErrorBox(t`DPM Lab cannot start`, reasonOf(cause))
  app.exit(1)
}

const log = applicationLog()
const asked = readArguments(process.argv, process.cwd())
registerScheme()
cutOff()
// The start script gives this switch to root, where Chromium has no sandbox; every window asks for its own anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => app.quit())
// A second start hands over what it was asked for: the first one has the labs.
if (app.requestSingleInstanceLock(asked)) void app.whenReady().then(start).catch(giveUp)
else app.quit()
