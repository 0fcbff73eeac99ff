import { join } from 'node:path'
import { Log } from '@main/log'
import type { Shell } from '@main/handlers'

/** A desktop on which every dialog is cancelled. */
export const shell: Shell = {
  about: { version: '0', electron: '0', chrome: '0', node: '0', sqlite: '0' },
  openWindow: () => undefined,
  chooseLabToOpen: () => Promise.resolve(null),
  chooseWhereToSave: () => Promise.resolve(null),
  chooseWhereToSaveLabFile: () => Promise.resolve(null),
  chooseWhereToSaveReport: () => Promise.resolve(null),
  chooseWhereToSaveJudgement: () => Promise.resolve(null),
  chooseWhereToSavePicture: () => Promise.resolve(null),
  chooseWhereToSaveResult: () => Promise.resolve(null),
  chooseWhereToSaveRunbook: () => Promise.resolve(null),
  chooseWhereToSaveDiagnostics: () => Promise.resolve(null),
  log: new Log(join(import.meta.filename, 'no folder'), () => new Date(), String),
  printPdf: () => Promise.resolve(new Uint8Array()),
  waysOutProgress: () => undefined,
  speak: () => undefined,
  setFullScreen: () => false,
  copy: () => Promise.resolve()
}
