import { exportJudgement, judgementView } from '@main/judged-lab'
import { judgementSummary } from '@shared/words/judgement'
import type { ReportRequest } from './arguments'
import { jsonLine, plain } from './plain'
import { play } from './play'
import { tell, type Printed } from './tell'
import { writeNew } from './write-new'

/** Judges the topology that the steps of a lab file lead to, whether these end as expected or not. */
export function tellReport({ file, format, output }: ReportRequest): Printed {
  const played = play(file)
  if (!played.ok) {
    const { err, status } = tell(played, { command: 'check', json: false, colour: false })
    return { out: '', err, status }
  }
  const view = judgementView(played.run.estate, played.lab.title)
  const text = format === 'json' ? jsonLine(view) : exportJudgement(view, format)
  if (output === null) return { out: text, err: '', status: 0 }
  const failure = writeNew(output, text)
  if (failure !== null) return { out: '', err: `${plain(`${output}: ${failure}`)}\n`, status: 2 }
  return { out: '', err: `${plain(`${judgementSummary(view)} Written to ${output}`)}\n`, status: 0 }
}
