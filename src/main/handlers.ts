import { t } from '@shared/catalogue'
import type { Desk } from './desk'
import type { Handlers } from './answer'
import type { LanguageChoice } from '@shared/catalogue/languages'
import type { Events } from '@shared/contract'
import type {
  AboutView,
  JudgementFormat,
  PictureFormat,
  ReportFormat,
  ResultFormat,
  RunbookFormat
} from '@shared/contract/views'
import { Problem } from '@shared/problem'
import { comparisonView } from './comparison'
import { diagnosticsOf } from './diagnostics'
import { commandsToProtect } from './engine/ways-out/protecting'
import {
  diagnosticsNamed,
  judgementNamed,
  labFileNamed,
  pictureNamed,
  reportNamed,
  resultNamed,
  runbookNamed
} from './lab-paths'
import type { Log } from './log'
import { keepPlaces, placesOf } from './map-places'
import { exportJudgement, exportReport, exportResult, exportRunbook } from './reports'
import { runbookOf } from './runbook'
import { timelineView } from './timeline'
import { judgementView } from './views/judgement'
import { topologyView } from './views/topology'
import { whatIf } from './what-if'
import { WaysOutSearches } from './ways-out-searches'
import { writeFile } from './write-file'

/** What only the desktop can do. */
export interface Shell {
  readonly about: AboutView
  openWindow(server: string | undefined): void
  /** The file the user chose, null if the dialog was cancelled. */
  chooseLabToOpen(window: number): Promise<string | null>
  chooseWhereToSave(window: number, suggestedName: string): Promise<string | null>
  chooseWhereToSaveLabFile(window: number, suggestedName: string): Promise<string | null>
  chooseWhereToSaveReport(window: number, suggestedName: string, format: ReportFormat): Promise<string | null>
  chooseWhereToSaveJudgement(
    window: number,
    suggestedName: string,
    format: JudgementFormat
  ): Promise<string | null>
  chooseWhereToSaveResult(window: number, suggestedName: string, format: ResultFormat): Promise<string | null>
  chooseWhereToSavePicture(
    window: number,
    suggestedName: string,
    format: PictureFormat
  ): Promise<string | null>
  chooseWhereToSaveRunbook(
    window: number,
    suggestedName: string,
    format: RunbookFormat
  ): Promise<string | null>
  chooseWhereToSaveDiagnostics(window: number, suggestedName: string): Promise<string | null>
  /** The log of the application. */
  readonly log: Log
  /** An HTML document as PDF. */
  printPdf(html: string): Promise<Uint8Array>
  /** Whether the window was in full screen before. */
  setFullScreen(window: number, on: boolean): boolean
  copy(text: string): Promise<void>
  /** Keeps the language and starts the application again, with the lab of that file open. */
  speak(language: LanguageChoice, lab: string | null): void
  /** Tells one window how far its search is. */
  waysOutProgress(window: number, progress: Events['lab/ways-out-progress']): void
}

/** The answers to every request of the contract. */
export function makeHandlers(desk: Desk, shell: Shell): Handlers {
  const searches = new WaysOutSearches((window, progress) => shell.waysOutProgress(window, progress))
  return {
    'app/start': () => ({ version: shell.about.version, ...desk.library.start() }),
    'app/problem': () => desk.takeProblemAtStart(),
    'app/about': () => shell.about,
    'app/open-window': ({ server }) => {
      shell.openWindow(server)
      return null
    },
    'app/speak': ({ language }) => {
      shell.speak(language, desk.overview()?.file ?? null)
      return null
    },
    'app/forget-recent': ({ file }) => {
      desk.library.forget(file)
      return null
    },
    'window/full-screen': ({ on }, { window }) => ({ was: shell.setFullScreen(window, on) }),
    'app/copy': async ({ text }) => {
      await shell.copy(text)
      return null
    },

    'app/note-failure': ({ text }) => {
      shell.log.failure('window', text)
      return null
    },
    'app/collect-diagnostics': async (_, { window }) => {
      const now = new Date()
      const name = `dpm-lab-diagnostics-${now.toISOString().slice(0, 10)}`
      const chosen = await shell.chooseWhereToSaveDiagnostics(window, name)
      if (chosen === null) return null
      const content = diagnosticsOf(shell.about, shell.log.read(), now)
      return { file: writeFile(t`file`, diagnosticsNamed(chosen), content, []) }
    },

    'lab/new': (lab) => desk.open(() => desk.library.newLab(lab)),
    'lab/open-bundled': ({ id }) => desk.open(() => desk.library.openBundled(id)),
    'lab/open': async ({ file }, { window }) => {
      const chosen = file ?? (await shell.chooseLabToOpen(window))
      return chosen === null ? null : desk.openFile(chosen)
    },
    'lab/save-as': async (_, { window }) => {
      const { session } = desk
      const chosen = await shell.chooseWhereToSave(window, session.title)
      if (chosen === null) return null
      if (desk.session !== session) throw otherLabOpened()
      return desk.saveAs(chosen)
    },
    'lab/save-lab-file': async (wanted, { window }) => {
      const { session } = desk
      // What is saved is the lab as it was asked for, whatever happens to it while the name is chosen.
      const text = session.labFile(wanted)
      const chosen = await shell.chooseWhereToSaveLabFile(window, wanted.title)
      return chosen === null
        ? null
        : { file: writeFile(t`lab file`, labFileNamed(chosen), text, [session.file]) }
    },
    'lab/backups': ({ file }) => desk.backups(file),
    'lab/restore-backup': ({ name, file }) => desk.restoreBackup(name, file),
    'lab/close': () => {
      desk.close()
      return null
    },

    'lab/overview': () => desk.overview(),
    'lab/protection': ({ server }) => desk.session.protection(server),
    'lab/agents': ({ server }) => desk.session.agents(server),
    'lab/monitoring': ({ server }) => desk.session.monitoring(server),
    'lab/recovery': ({ server }) => desk.session.recovery(server),
    'lab/recoverable-items': (input) => desk.session.recoverableItems(input),
    'lab/storage': ({ server }) => desk.session.storage(server),
    'lab/libraries': ({ server }) => desk.session.libraries(server),
    'lab/report': ({ server, report, days }) => desk.session.report(server, report, days),
    'lab/save-report': async ({ server, report, days, format }, { window }) => {
      const { session } = desk
      // As it was on the screen, whatever happens to the lab while the name is chosen.
      const view = session.report(server, report, days)
      const chosen = await shell.chooseWhereToSaveReport(window, `${view.title}, ${server}`, format)
      if (chosen === null) return null
      return {
        file: writeFile('report', reportNamed(chosen, format), exportReport(view, format), [session.file])
      }
    },
    'lab/member-tree': ({ server, showHidden }) => desk.session.memberTree(server, showHidden),
    'lab/topology': ({ at }) => topologyView(desk.session.estateAt(at)),
    'lab/timeline': () => timelineView(desk.session.log),
    'lab/compare': ({ one, other }) => comparisonView(desk.session, one, other),
    'lab/judgement': () => judgementView(desk.session.estate, desk.session.title),
    'lab/save-judgement': async ({ format }, { window }) => {
      const { session } = desk
      // As it was asked for, whatever happens to the lab while the name is chosen.
      const view = judgementView(session.estate, session.title)
      const chosen = await shell.chooseWhereToSaveJudgement(window, t`${view.title}, topology`, format)
      if (chosen === null) return null
      const file = judgementNamed(chosen, format)
      return { file: writeFile('report', file, exportJudgement(view, format), [session.file]) }
    },
    'map/places': () => placesOf(desk.session.file),
    'map/keep-places': ({ places }) => {
      keepPlaces(desk.session.file, places)
      return null
    },
    'map/save-picture': async (picture, { window }) => {
      const { session } = desk
      const chosen = await shell.chooseWhereToSavePicture(window, t`${session.title}, map`, picture.format)
      if (chosen === null) return null
      const content = picture.format === 'svg' ? picture.text : Buffer.from(picture.base64, 'base64')
      return { file: writeFile('picture', pictureNamed(chosen, picture.format), content, [session.file]) }
    },
    'lab/story': () => desk.session.story(),

    'lab/exercise': () => desk.session.exercise(),
    'lab/show-step': () => desk.session.showStep(),
    'lab/note-refusal': ({ command }) => {
      desk.session.noteRefusal(command)
      return null
    },
    'lab/begin-exercise': () => {
      desk.session.beginExercise()
      return null
    },
    'lab/save-result': async ({ format, learner, seconds }, { window }) => {
      const { session } = desk
      // As it was when it was asked for, whatever happens to the lab while the name is chosen.
      const result = session.result(learner, seconds)
      const chosen = await shell.chooseWhereToSaveResult(window, t`${session.title}, result`, format)
      if (chosen === null) return null
      const file = resultNamed(chosen, format)
      return { file: writeFile('result', file, exportResult(result, format), [session.file]) }
    },
    'lab/save-runbook': async ({ format, of }, { window }) => {
      const { session } = desk
      // As the lab was when it was asked for, whatever happens to it while the name is chosen.
      const runbook = runbookOf(session, of)
      const chosen = await shell.chooseWhereToSaveRunbook(window, t`${runbook.title}, runbook`, format)
      if (chosen === null) return null
      const file = runbookNamed(chosen, format)
      const content =
        format === 'pdf'
          ? await shell.printPdf(exportRunbook(runbook, 'html'))
          : exportRunbook(runbook, format)
      return { file: writeFile('runbook', file, content, [session.file]) }
    },

    'lab/exercise-draft': () => desk.session.writing.view(),
    'lab/begin-exercise-draft': () => {
      desk.session.writing.begin()
      return null
    },
    'lab/edit-exercise-draft': ({ edits }) => {
      desk.session.writing.edit(edits)
      return null
    },
    'lab/record-exercise': ({ recording }) => {
      desk.session.writing.record(recording)
      return null
    },
    'lab/suggest-predicates': ({ about }) => desk.session.writing.suggest(about),
    'lab/check-exercise-draft': () => desk.session.writing.check(),
    'lab/try-exercise-draft': () => {
      desk.session.writing.tryOut()
      return null
    },
    'lab/save-exercise': async (_, { window }) => {
      const { session } = desk
      // As it was when it was asked for, whatever happens to it while the name is chosen.
      const { title, text } = session.writing.file()
      const chosen = await shell.chooseWhereToSaveLabFile(window, title)
      return chosen === null
        ? null
        : { file: writeFile(t`lab file`, labFileNamed(chosen), text, [session.file]) }
    },

    'lab/dispatch': ({ command }) => desk.session.dispatch(command),
    'lab/preview': ({ command }) => desk.session.preview(command),
    'lab/play-step': ({ step }) => desk.session.playStep(step),
    'lab/play-all': () => {
      desk.session.playAll()
      return null
    },
    'lab/dispatch-all': ({ commands, each }) => desk.session.dispatchAll(commands, each),
    'lab/what-if': (input) => {
      const { estate } = desk.session
      return whatIf(estate, 'commands' in input ? input.commands : commandsToProtect(estate, input.protect))
    },
    'lab/keep-alternative': ({ commands }) => {
      const seq = desk.session.keepAlternative(commands)
      return seq === null ? null : { seq }
    },
    'lab/go-to': ({ seq }) => {
      desk.session.goTo(seq)
      return null
    },
    'lab/ways-out': ({ goal }, { window }) => searches.run(window, desk.session.estate, goal),
    'lab/stop-ways-out': (_, { window }) => {
      searches.stop(window)
      return null
    },
    'lab/undo': () => {
      desk.session.undo()
      return null
    },
    'lab/redo': () => {
      desk.session.redo()
      return null
    },
    'lab/run-clock': ({ speed }) => {
      desk.session.runClock(speed)
      return null
    },
    'lab/pause-clock': () => {
      desk.session.pauseClock()
      return null
    },
    'lab/next-event': () => {
      desk.session.nextEvent()
      return null
    },
    'lab/run-until': async ({ until }) => {
      await desk.session.runUntil(until)
      return null
    },
    'lab/reset': () => {
      desk.session.reset()
      return null
    }
  }
}

/** The name was asked for one lab, in a window, and meanwhile another was opened in a second window. */
function otherLabOpened(): Problem {
  return new Problem(
    'no-lab-open',
    t`Another lab is open`,
    t`While the name was chosen another lab was opened, so nothing was saved. Save again to keep that one.`
  )
}
