// Decisions of the rules, and the list of what a console may protect, in an estate of 100 DPM servers and 10,000 data
// sources.

import type { Command } from '@shared/contract/commands'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import type { Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { protectableOf } from '@main/engine/protectable'
import { commandsFor, computerName, dpmName, eventsOf, play, sourceName, USUAL } from './estates'
import { collectGarbage, give, progress, RUNS, time, times } from './figure'

const DPM_SERVERS = 100
const COMMANDS = 2_000
/** So long is decided for one sample, in milliseconds. */
const SAMPLE = 300

const { servers, protection } = commandsFor({ ...USUAL, dpmServers: DPM_SERVERS })
const estate = begin(play([...servers, ...protection]))

let seed = 7
/** The same numbers in every run: what is decided must not differ. */
function below(limit: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * limit)
}

/** A command of every family in turn, about servers and data drawn by lot; near ones half of the time. */
function anyCommand(index: number): Command {
  const n = below(DPM_SERVERS)
  const on = dpmName(n)
  const near = below(2) === 0 ? n : below(DPM_SERVERS)
  const computer = computerName(near, below(USUAL.computers))
  const dataSource = sourceName(below(USUAL.dataSources))
  const other = dpmName(Math.max(0, n - 1))
  const families: Command[] = [
    { do: 'install-agent', on, computer },
    { do: 'attach-agent', on, computer },
    { do: 'take-ownership', on, computer },
    { do: 'uninstall-agent', on, computer },
    { do: 'create-protection-group', on, group: 'New', members: [{ computer, dataSource }] },
    { do: 'add-members', on, group: 'Own', members: [{ computer, dataSource }] },
    { do: 'add-members', on, group: 'Copies', members: [{ computer, dataSource, through: other }] },
    { do: 'remove-members', on, group: 'Own', members: [{ computer, dataSource }], data: 'retain' },
    { do: 'switch-protection', on, computer },
    { do: 'resume-primary-protection', on, computer },
    { do: 'consistency-check', on, computer, dataSource },
    { do: 'create-recovery-point', on, computer, dataSource },
    { do: 'recover', on, computer, dataSource, to: 'original' },
    { do: 'restore-database', server: other, from: on },
    { do: 'fail-server', server: on },
    { do: 'set-local-data-protection', on, allowed: true }
  ]
  const command = families[index % families.length]
  if (!command) throw new RangeError('there is one')
  return command
}

const commands = times(COMMANDS, anyCommand)

function decisionsPerSecond(): number {
  collectGarbage()
  const began = performance.now()
  let decided = 0
  let took = 0
  while (took < SAMPLE) {
    for (const command of commands) decide(estate, command)
    decided += commands.length
    took = performance.now() - began
  }
  return (decided / took) * 1_000
}

/** The list right after something was done, as a console asks for it: one server is a new value. */
function afterADeed(of: Estate, n: number): number {
  const changed = evolveAll(
    of,
    eventsOf(of, { do: 'set-local-data-protection', on: dpmName(n), allowed: true })
  )
  return time(() => protectableOf(changed, dpmName(n)))
}

progress(`deciding ${COMMANDS} commands again and again`)
decisionsPerSecond()
const rate = times(RUNS, decisionsPerSecond)
const outcomes = Map.groupBy(commands, (command) => decide(estate, command).verdict.outcome)
const share = (outcomes.get('done')?.length ?? 0) / commands.length

progress('listing what may be protected')
times(20, (n) => afterADeed(estate, n))
const lists = times(40, (n) => afterADeed(estate, 20 + 2 * n))

give([
  {
    name: 'decisions',
    what: `decide() on 100 DPM servers and 10,000 data sources, 16 kinds of commands in turn, ${Math.round(share * 100)} % of them done, the rest refused`,
    unit: 'a second',
    ours: rate,
    atLeast: 50_000
  },
  {
    name: 'protectable',
    what: 'the list of what one console may protect, right after a command, in the same estate',
    unit: 'ms',
    ours: lists,
    atMost: 20
  }
])
