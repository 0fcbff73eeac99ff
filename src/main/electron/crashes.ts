import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { t } from '@shared/catalogue'
import type { ProblemRecord } from '@shared/problem'
import { hidingPersonal } from '../hide-personal'
import { Log } from '../log'
import { broadcast } from './ipc'

/** A window that fails again within this time is not started again, in milliseconds. */
const PATIENCE = 60_000

export function applicationLog(): Log {
  const hide = hidingPersonal({ application: app.getAppPath(), user: userName(), computer: hostname() })
  return new Log(join(app.getPath('userData'), 'logs'), () => new Date(), hide)
}

/** What nobody caught goes into the log, and the user is told. From here on it ends the application no more. */
export function watchForCrashes(log: Log, tellLater: (problem: ProblemRecord) => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (cause: unknown) => {
      log.failure(`main, ${event}`, cause)
      tell(unforeseen())
    })
  }
  app.on('child-process-gone', (_, { type, reason, exitCode }) =>
    log.note(`process gone: ${type} ${reason} ${exitCode}`)
  )
  const gone = new WeakMap<object, number>()
  app.on('render-process-gone', (_, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.note(`window gone: ${reason} ${exitCode}`)
    const before = gone.get(contents) ?? -PATIENCE
    gone.set(contents, performance.now())
    if (performance.now() - before < PATIENCE) return
    tellLater(windowGone())
    contents.reload()
  })
}

/** Without a window there is no other place to say it. */
function tell(problem: ProblemRecord): void {
  if (BrowserWindow.getAllWindows().length > 0) broadcast('app/problem', problem)
  else dialog.showErrorBox(problem.title, problem.message)
}

/** Some systems know no name for the user. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}

function unforeseen(): ProblemRecord {
  return {
    kind: 'unexpected',
    title: t`Something unexpected happened`,
    message: t`What was done before is kept. If something does not go on as it should, start DPM Lab again. Help > Collect diagnostics writes down what is known of it.`
  }
}

function windowGone(): ProblemRecord {
  return {
    kind: 'unexpected',
    title: t`The window was started again`,
    message: t`It had ended unexpectedly. The lab is as it was. Help > Collect diagnostics writes down what is known of it.`
  }
}
