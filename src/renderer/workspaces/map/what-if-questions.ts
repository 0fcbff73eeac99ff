import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'

/** Something that can be asked of a computer on the map. Whether it is allowed is the answer. */
export interface Question {
  readonly id: string
  readonly label: string
  /** What the DPM server that is to act is asked for as; absent where none is. */
  readonly other?: string
  readonly ofDpmServersOnly?: boolean
  readonly trial: (computer: string, on: string) => Input<'lab/what-if'>
}

const one = (command: Command): Input<'lab/what-if'> => ({ commands: [command] })

export const QUESTIONS: readonly Question[] = [
  {
    id: 'protect',
    label: t`It is protected with a DPM server`,
    other: t`Protect it with`,
    trial: (computer, on) => ({ protect: { computer, on } })
  },
  {
    id: 'switch',
    label: t`Its protection is switched to the secondary DPM server`,
    other: t`Switch it to`,
    trial: (computer, on) => one({ do: 'switch-protection', on, computer })
  },
  {
    id: 'own',
    label: t`A DPM server takes ownership of its agent`,
    other: t`Taken by`,
    trial: (computer, on) => one({ do: 'take-ownership', on, computer })
  },
  { id: 'fail', label: t`It fails`, trial: (server) => one({ do: 'fail-server', server }) },
  { id: 'repair', label: t`It is repaired`, trial: (server) => one({ do: 'repair-server', server }) },
  {
    id: 'remove',
    label: t`It is removed`,
    ofDpmServersOnly: true,
    trial: (server) => one({ do: 'remove-server', server })
  },
  {
    id: 'rebuild',
    label: t`It is rebuilt`,
    ofDpmServersOnly: true,
    trial: (server) => one({ do: 'rebuild-server', server })
  }
]
