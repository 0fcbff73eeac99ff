import type { CommandOf } from '@shared/contract/commands'
import { unknownName, unless, type Decision } from '../decision'
import type { Estate } from '../estate'
import { firstUnknown } from '../names'
import { agentMissing } from '../rules/agents'
import { computerUnavailable, computerUnreachable, serverUnavailable } from '../rules/availability'
import { violationsOf, type Rule } from '../rules/rule'
import {
  alreadySwitched,
  cannotSwitchDpmServer,
  directProtectionPresent,
  noSecondaryCopy,
  notSwitched,
  primaryNotReady
} from '../rules/switching'
import type { Want } from '../rules/want'

const asks = {
  'switch-protection': [
    serverUnavailable,
    cannotSwitchDpmServer,
    computerUnavailable,
    computerUnreachable,
    agentMissing,
    alreadySwitched,
    noSecondaryCopy
  ],
  'resume-primary-protection': [serverUnavailable, notSwitched, primaryNotReady, directProtectionPresent]
} as const satisfies Record<string, readonly Rule<Want>[]>

export function decideSwitching(estate: Estate, command: CommandOf<keyof typeof asks>): Decision {
  const { on, computer } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  if (unknown) return unknownName(unknown)
  const want: Want = { estate, on, computer, dataSource: null, through: null }
  const kind = command.do === 'switch-protection' ? 'protection-switched' : 'primary-protection-resumed'
  return unless(violationsOf<Want>(asks[command.do], want), () => [{ kind, on, computer }])
}
