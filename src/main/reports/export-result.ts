import type { ResultFormat } from '@shared/contract/views'
import type { ExerciseResult } from './exercise-result'
import { resultAsHtml } from './result-html'

/** The result of an exercise as the text of a file. */
export function exportResult(result: ExerciseResult, format: ResultFormat): string {
  switch (format) {
    case 'html':
      return resultAsHtml(result)
    case 'json':
      return `${JSON.stringify(result, null, 2)}\n`
  }
}
