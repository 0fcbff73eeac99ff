import type { Command } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { Concern, Verdict } from '@shared/verdict'
import { knows } from '../topology'
import type { Estate, Member } from '../estate'
import { gainAgent, giveUp, isOwnOf, protectDirectly, protectThrough, reaches, reviveServer } from './moves'

/** The names of a concern; each rule fills in those that its remedy asks for. */
type Names = Concern & typeof NOBODY
/** What could take away what a rule is broken by. Each rule answers from its own concern, and knows of no scenario. */
type Remedy = (estate: Estate, names: Names) => readonly Command[]

const NOBODY = { server: '', computer: '', through: '', other: '', name: '' }

const NONE: Remedy = () => []
/** In GB: enough for what anybody adds next. */
const MORE_STORAGE = 10_240

const of =
  (computer: string) =>
  (member: Member): boolean =>
    member.computer === computer
const ofOrThrough =
  (computer: string) =>
  (member: Member): boolean =>
    member.computer === computer || member.through === computer

/** The link of a DPM server to the one that protects it now. */
const endLink: Remedy = (estate, { computer, other }) => [
  ...giveUp(estate, other, reaches(computer)),
  ...reviveServer(estate, other)
]

/** The holder gives up its copies, or does not know the other one any more. */
const partWith: Remedy = (estate, { server, computer, other: holder, from }) => {
  const commands: Command[] = [
    ...giveUp(estate, holder, (member) => member.computer === computer && member.through === from),
    { do: 'remove-inactive-protection', on: holder, computer }
  ]
  if (holder === server) return commands
  if (knows(estate, holder, server)) {
    return [
      ...commands,
      { do: 'uninstall-agent', on: holder, computer: server },
      ...giveUp(estate, holder, reaches(server))
    ]
  }
  // The holder is to come to know the server, which protects the computer directly.
  return [
    ...commands,
    ...giveUp(estate, server, (member) => of(computer)(member) && member.mode !== 'secondary')
  ]
}

const remedies: Readonly<Record<RuleId, Remedy>> = {
  'unknown-name': NONE,
  'server-unavailable': (estate, { server }) => reviveServer(estate, server),
  'computer-unavailable': (estate, { computer }) => reviveServer(estate, computer),
  'agent-on-itself': NONE,
  'agent-already-installed': NONE,
  'agent-owned-elsewhere': (estate, { server, computer, other }) => [
    { do: 'attach-agent', on: server, computer },
    ...giveUp(estate, other, ofOrThrough(computer)),
    { do: 'uninstall-agent', on: other, computer }
  ],
  'agent-required': (estate, { server, computer }) => gainAgent(estate, server, computer),
  'agent-in-use': (estate, { server, computer }) => giveUp(estate, server, ofOrThrough(computer)),
  'version-mismatch': NONE,
  'rollup-mismatch': NONE,
  'protected-once': endLink,
  'chain-order': endLink,
  'self-protection': (estate, { computer }) => giveUp(estate, computer, isOwnOf(computer)),
  'breaks-chain': NONE,
  'local-protection-off': (_, { server }) => [{ do: 'set-local-data-protection', on: server, allowed: true }],
  'not-directly-protected': (estate, { computer, through }) =>
    // A server's own data, and what it holds for others, it does not protect for itself.
    estate.dpmServers.has(computer)
      ? []
      : [
          ...protectDirectly(estate, through, computer),
          { do: 'resume-primary-protection', on: through, computer }
        ],
  'own-copy': NONE,
  'already-protected': (estate, { other, computer, dataSource }) =>
    giveUp(estate, other, (member) => of(computer)(member) && member.dataSource === dataSource),
  'switched-no-secondary': (estate, { other, computer }) => [
    { do: 'resume-primary-protection', on: other, computer },
    ...giveUp(estate, other, (member) => of(computer)(member) && member.mode === 'switched')
  ],
  'unsupported-move': partWith,
  'no-secondary-copy': (estate, { server, computer }) => protectThrough(estate, server, computer),
  'cannot-switch-dpm-server': NONE,
  'already-switched': NONE,
  'not-switched': NONE,
  'primary-not-ready': (estate, { computer, other }) => {
    const lives = reviveServer(estate, other)
    return lives.length > 0 ? lives : protectDirectly(estate, other, computer)
  },
  'direct-protection-present': (estate, { server, computer }) =>
    giveUp(estate, server, (member) => of(computer)(member) && member.mode === 'primary'),
  'no-inactive-replica': NONE,
  'name-taken': NONE,
  'nothing-to-own': NONE,
  'server-not-failed': (estate, { server, sort }) =>
    // A group that was made too early stands in the way of a restored database.
    sort === 'DPM server' ? giveUp(estate, server, () => true) : [],
  'no-database-backup': NONE,
  'name-mismatch': (estate, { name }) => reviveServer(estate, name),
  'group-name-taken': NONE,
  'group-name-invalid': NONE,
  'no-members': NONE,
  'dpmdb-not-selected': NONE,
  'undocumented-ring': NONE,
  'computer-unreachable': (_, { server, computer }) => [
    { do: 'restore-network', from: server, to: computer }
  ],
  'access-denied': (_, { computer }) => [{ do: 'correct-credentials', computer }],
  'sql-writer-stopped': (_, { computer }) => [
    { do: 'start-service', computer, service: 'SQL Server VSS Writer' }
  ],
  'dpm-writer-stopped': (_, { through }) => [
    { do: 'start-service', computer: through, service: 'DPMWriter' }
  ],
  'no-storage-space': (_, { server }) => [{ do: 'add-storage', on: server, gigabytes: MORE_STORAGE }],
  'nothing-to-change': NONE,
  'agent-of-primary': NONE,
  'no-tape-library': NONE,
  // Time and jobs are not looked for: what is out of order with a replica has its own alert, with its own cure.
  'replica-busy': NONE,
  'replica-not-ready': (_, { server, computer }) => [{ do: 'consistency-check', on: server, computer }],
  'no-recovery-point': NONE,
  'latest-not-offered': NONE,
  'original-location-refused': (_, { server, computer }) => [
    { do: 'switch-protection', on: server, computer }
  ],
  'database-original-location': NONE,
  'replica-not-pending': NONE,
  'no-recovery-target': NONE
}

/** What could take away whatever a command is refused by; nothing where it is not. */
export function remediesOf(estate: Estate, { violations }: Verdict): Command[] {
  return violations.flatMap(({ rule, concern }) => remedies[rule](estate, { ...NOBODY, ...concern }))
}
