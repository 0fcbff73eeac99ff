import type { JudgementFormat, JudgementView } from '@shared/contract/views'
import { judgementAsHtml } from './judgement-html'
import { judgementAsMarkdown } from './judgement-markdown'

/** The judged topology as the text of a file. */
export function exportJudgement(view: JudgementView, format: JudgementFormat): string {
  switch (format) {
    case 'html':
      return judgementAsHtml(view)
    case 'markdown':
      return judgementAsMarkdown(view)
  }
}
