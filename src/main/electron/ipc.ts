import { t } from '@shared/catalogue'
import { BrowserWindow, ipcMain } from 'electron'
import type { EventName, Events } from '@shared/contract'
import type { Envelope } from '@shared/problem'
import { answer, type Handlers } from '../answer'
import type { Log } from '../log'
import { isOurFrame } from '../page-origin'

/** The only place of the main process that touches `ipcMain`. One channel each way; the contract does the rest. */
export function serve(handlers: Handlers, log: Log): void {
  ipcMain.handle('dpm-lab:ask', async (event, name: unknown, input: unknown): Promise<Envelope<unknown>> => {
    if (!isOurFrame(event.senderFrame, event.sender)) return refusal
    const envelope = await answer(handlers, name, input, { window: event.sender.id }, (cause) => {
      console.error('A request failed:', name, cause)
      log.failure(String(name), cause)
    })
    if (!envelope.ok) log.problem(String(name), envelope.problem)
    return envelope
  })
}

/** Tells every window. */
export function broadcast<K extends EventName>(name: K, event: Events[K]): void {
  send(name, event, () => true)
}

/** Tells one window, if it is still there. */
export function tell<K extends EventName>(id: number, name: K, event: Events[K]): void {
  send(name, event, (window) => window === id)
}

function send<K extends EventName>(name: K, event: Events[K], isMeant: (window: number) => boolean): void {
  for (const window of BrowserWindow.getAllWindows()) {
    // A window that is just closing hears of it no more, and must not spoil the deed that is told.
    if (window.isDestroyed() || window.webContents.isDestroyed()) continue
    if (isMeant(window.webContents.id)) window.webContents.send('dpm-lab:event', name, event)
  }
}

const refusal: Envelope<unknown> = {
  ok: false,
  problem: {
    kind: 'invalid-message',
    title: t`Request refused`,
    message: t`Requests are answered only to the windows of the application itself.`
  }
}
