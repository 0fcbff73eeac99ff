import type { CommandOf } from '@shared/contract/commands'
import { done, refused, unknownName, unless, type Decision } from '../decision'
import type { Estate } from '../estate'
import { firstUnknown } from '../names'
import {
  agentAlreadyInstalled,
  agentInUse,
  agentInUseElsewhere,
  agentMissing,
  agentNotOwned,
  agentOnItself,
  agentOwnedElsewhere,
  nothingToOwn
} from '../rules/agents'
import {
  accessDenied,
  computerUnavailable,
  computerUnreachable,
  serverUnavailable
} from '../rules/availability'
import { chainOrder, protectedOnce } from '../rules/chain'
import { unsupportedMove } from '../rules/moves'
import { violationsOf, type Rule } from '../rules/rule'
import { rollupMismatch, versionMismatch } from '../rules/versions'
import type { Want } from '../rules/want'

const beforeTheAgent: readonly Rule<Want>[] = [
  serverUnavailable,
  agentOnItself,
  computerUnavailable,
  computerUnreachable,
  accessDenied,
  unsupportedMove,
  protectedOnce,
  chainOrder,
  versionMismatch,
  agentAlreadyInstalled
]

const asks = {
  'install-agent': [...beforeTheAgent, agentOwnedElsewhere],
  'attach-agent': [...beforeTheAgent, agentInUseElsewhere],
  'uninstall-agent': [serverUnavailable, agentNotOwned, agentInUse],
  'take-ownership': [serverUnavailable, computerUnavailable, computerUnreachable, agentMissing, nothingToOwn]
} as const satisfies Record<string, readonly Rule<Want>[]>

type AgentCommand = CommandOf<keyof typeof asks>

export function decideAgent(estate: Estate, command: AgentCommand): Decision {
  const { on, computer } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  if (unknown) return unknownName(unknown)

  const want: Want = { estate, on, computer, dataSource: null, through: null }
  const violations = violationsOf<Want>(asks[command.do], want)
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent': {
      if (violations.length > 0) return refused(violations)
      const kind = command.do === 'install-agent' ? 'agent-installed' : 'agent-attached'
      return done([{ kind, on, computer }], violationsOf([rollupMismatch], want))
    }
    case 'uninstall-agent':
      return unless(violations, () => [{ kind: 'agent-uninstalled', on, computer }])
    case 'take-ownership':
      return unless(violations, () => [{ kind: 'ownership-taken', on, computer }])
  }
}
