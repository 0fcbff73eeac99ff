import type { RunbookFormat } from '@shared/contract/views'
import type { Runbook } from './runbook-document'
import { runbookAsHtml } from './runbook-html'
import { runbookAsMarkdown } from './runbook-markdown'

/** A runbook as the text of a file; its PDF is the HTML, printed. */
export function exportRunbook(runbook: Runbook, format: Exclude<RunbookFormat, 'pdf'>): string {
  switch (format) {
    case 'html':
      return runbookAsHtml(runbook)
    case 'markdown':
      return runbookAsMarkdown(runbook)
  }
}
