import { t } from '@shared/catalogue'
import type { App } from 'vue'
import { ask } from './api'
import { useLab } from './stores/lab'

/** What goes on failing is not told for ever. */
const MOST = 20

/** What nobody caught in this window goes into the log, and the user is told. */
export function watchForFailures(app: App): void {
  let count = 0
  const note = (cause: unknown): void => {
    console.error(cause)
    if (++count > MOST) return
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    ask('app/note-failure', { text: text.slice(0, 10_000) || 'nothing was said' }).catch(() => undefined)
    const lab = useLab()
    lab.problem ??= {
      kind: 'unexpected',
      title: t`Something unexpected happened`,
      message: t`What was done before is kept. If something does not go on as it should, close this window and open a new one. Help > Collect diagnostics writes down what is known of it.`
    }
  }
  app.config.errorHandler = note
  window.addEventListener('error', ({ error, message }) => {
    // A browser says so where a pane had to be measured twice; nothing is wrong with that.
    if (!message.startsWith('ResizeObserver loop')) note(error ?? message)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => note(reason))
}
