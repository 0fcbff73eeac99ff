import { t } from '@shared/catalogue'
import type {
  JudgementFormat,
  PictureFormat,
  ReportFormat,
  ResultFormat,
  RunbookFormat
} from '@shared/contract/views'
import { app, BrowserWindow, clipboard, dialog, type FileFilter } from 'electron'
import { DATABASE_EXTENSION, LAB_FILE_EXTENSIONS } from '../lab-paths'
import type { Shell } from '../handlers'
import type { Log } from '../log'
import { keepLanguage } from '../keep-language'
import { argumentsAgain } from '../start-arguments'
import { tell } from './ipc'
import { languageFile } from './language'
import { printPdf } from './print-pdf'
import { openWindow } from './windows'

const database: FileFilter = { name: t`Lab database`, extensions: [DATABASE_EXTENSION.slice(1)] }
const labFile: FileFilter = { name: t`Lab file`, extensions: LAB_FILE_EXTENSIONS.map((ext) => ext.slice(1)) }
const reports: Readonly<Record<ReportFormat, FileFilter>> = {
  html: { name: t`HTML document`, extensions: ['html', 'htm'] },
  csv: { name: 'CSV', extensions: ['csv'] }
}

const judgements = {
  html: { name: t`HTML document`, extensions: ['html', 'htm'] },
  markdown: { name: 'Markdown', extensions: ['md', 'markdown'] }
} as const satisfies Readonly<Record<JudgementFormat, unknown>>
const results: Readonly<Record<ResultFormat, FileFilter>> = {
  html: { name: t`HTML document`, extensions: ['html', 'htm'] },
  json: { name: 'JSON', extensions: ['json'] }
}
const runbooks = {
  ...judgements,
  pdf: { name: 'PDF', extensions: ['pdf'] }
} as const satisfies Readonly<Record<RunbookFormat, unknown>>
const pictures: Readonly<Record<PictureFormat, FileFilter>> = {
  svg: { name: t`Scalable Vector Graphics`, extensions: ['svg'] },
  png: { name: t`Portable Network Graphics`, extensions: ['png'] }
}

/** The desktop: windows and file dialogs. */
export function desktop(sqlite: string, log: Log): Shell {
  return {
    about: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      node: process.versions.node,
      sqlite
    },
    speak(language, lab) {
      keepLanguage(languageFile, language)
      app.relaunch({ args: argumentsAgain(process.argv.slice(1), lab) })
      app.quit()
    },
    openWindow: (server) => void openWindow(server),
    async chooseLabToOpen(asker: number) {
      const { filePaths } = await dialog.showOpenDialog(windowOf(asker), {
        title: t`Open lab`,
        properties: ['openFile'],
        filters: [
          { name: t`Labs`, extensions: [...database.extensions, ...labFile.extensions] },
          database,
          labFile
        ]
      })
      return filePaths[0] ?? null
    },
    chooseWhereToSave: (asker, suggestedName) =>
      saveWhere(asker, t`Save lab as`, fileName(suggestedName) + DATABASE_EXTENSION, database),
    chooseWhereToSaveLabFile: (asker, suggestedName) =>
      saveWhere(asker, t`Save as lab file`, `${fileName(suggestedName)}.yaml`, {
        name: t`Lab file`,
        extensions: ['yaml', 'yml']
      }),
    chooseWhereToSaveReport: (asker, suggestedName, format) =>
      saveWhere(asker, t`Export report`, `${fileName(suggestedName)}.${format}`, reports[format]),
    chooseWhereToSaveJudgement: (asker, suggestedName, format) =>
      saveWhere(
        asker,
        t`Export report`,
        `${fileName(suggestedName)}.${judgements[format].extensions[0]}`,
        judgements[format]
      ),
    chooseWhereToSaveResult: (asker, suggestedName, format) =>
      saveWhere(asker, t`Export result`, `${fileName(suggestedName)}.${format}`, results[format]),
    chooseWhereToSaveRunbook: (asker, suggestedName, format) =>
      saveWhere(
        asker,
        t`Export runbook`,
        `${fileName(suggestedName)}.${runbooks[format].extensions[0]}`,
        runbooks[format]
      ),
    chooseWhereToSaveDiagnostics: (asker, suggestedName) =>
      saveWhere(asker, t`Collect diagnostics`, `${suggestedName}.txt`, {
        name: t`Text`,
        extensions: ['txt']
      }),
    log,
    printPdf,
    chooseWhereToSavePicture: (asker, suggestedName, format) =>
      saveWhere(asker, t`Export map`, `${fileName(suggestedName)}.${format}`, pictures[format]),
    waysOutProgress: (window, progress) => tell(window, 'lab/ways-out-progress', progress),
    setFullScreen(asker, on) {
      const window = windowOf(asker)
      const was = window.isFullScreen()
      window.setFullScreen(on)
      return was
    },
    async copy(text) {
      await clipboard.writeText(text)
    }
  }
}

async function saveWhere(
  asker: number,
  title: string,
  defaultPath: string,
  { name, extensions }: { readonly name: string; readonly extensions: readonly string[] }
): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(windowOf(asker), {
    title,
    defaultPath,
    filters: [{ name, extensions: [...extensions] }]
  })
  return filePath === '' ? null : filePath
}

/** A title as a file can be named. */
function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|]+/g, '_').slice(0, 100)
}

function windowOf(asker: number) {
  const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === asker)
  if (!window) throw new Error('The window that asked is closed.')
  return window
}
