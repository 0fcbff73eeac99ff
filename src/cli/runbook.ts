import { exportRunbook, labRunbook } from '@main/runbook'
import type { RunbookRequest } from './arguments'
import { plain } from './plain'
import { play } from './play'
import { tell, type Printed } from './tell'
import { writeNew } from './write-new'

/** The steps of a lab file as a document for real servers, whether these end as expected or not. */
export function tellRunbook({ file, format, output }: RunbookRequest): Printed {
  const played = play(file)
  const runbook = played.ok ? labRunbook(played.lab) : null
  if (!runbook) {
    const { err, status } = tell(played, { command: 'check', json: false, colour: false })
    return { out: '', err, status }
  }
  const text = exportRunbook(runbook, format)
  if (output === null) return { out: text, err: '', status: 0 }
  const failure = writeNew(output, text)
  if (failure !== null) return { out: '', err: `${plain(`${output}: ${failure}`)}\n`, status: 2 }
  return { out: '', err: `${plain(`Written to ${output}`)}\n`, status: 0 }
}
