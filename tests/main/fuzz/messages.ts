import type { Command } from '@shared/contract/commands'
import { ALERT_KINDS, JOB_TYPES, SERVICES } from '@shared/activity'
import { fitting } from '../answer-kit'
import { add, attach, copy, data, drop, group, install, uninstall } from '../engine/builder'
import { mutated, oddValue } from './mutate'
import type { Random } from './random'

export interface Message {
  readonly name: unknown
  readonly input: unknown
}

const requestNames = Object.keys(fitting) as (keyof typeof fitting)[]
const DPM = ['DPM1', 'DPM2', 'DPM3']
const SERVERS = ['Server1', 'Server2']
const COMPUTERS = [...DPM, ...SERVERS]
const GROUPS = ['G', 'H', 'Secondary']
const SOURCES = ['C:', 'D:', 'DPMDB', 'System State', 'all']
/** What a mutation puts where a text was. */
const KNOWN = [
  ...COMPUTERS,
  ...GROUPS,
  ...SOURCES,
  ...requestNames.slice(0, 8),
  'dpm1',
  'nobody',
  'story',
  '1h'
]

/** Requests that take long by their nature: making a lab, searching, days of a lab's time. Asked now and then. */
const LONG = new Set<string>([
  'app/start',
  'lab/new',
  'lab/open',
  'lab/open-bundled',
  'lab/save-as',
  'lab/reset',
  'lab/close',
  'lab/run-until',
  'lab/ways-out',
  'lab/next-event',
  'lab/restore-backup',
  'lab/save-runbook',
  'lab/play-all'
])
const often = requestNames.filter((name) => !LONG.has(name))
const seldom = requestNames.filter((name) => LONG.has(name))

/** A message of any sort: one that fits, one with a slip or several, or anything. */
export function message(random: Random, bundled: readonly string[]): Message {
  const name = random.chance(0.01) ? random.pick(seldom) : random.pick(often)
  const fits = { name, input: inputOf(random, name, bundled) }
  if (random.chance(0.35)) return fits
  if (random.chance(0.03)) return { name: oddValue(random), input: fits.input }
  if (random.chance(0.05)) return { name, input: oddValue(random) }
  let { input } = fits
  for (let slips = 1 + random.below(3); slips > 0; slips--) input = mutated(random, input, KNOWN)
  return { name, input }
}

function inputOf(random: Random, name: (typeof requestNames)[number], bundled: readonly string[]): unknown {
  const fits = { ...fitting[name] } as Record<string, unknown>
  if ('command' in fits) fits['command'] = command(random)
  if ('commands' in fits)
    fits['commands'] = Array.from({ length: 1 + random.below(3) }, () => command(random))
  if ('server' in fits) fits['server'] = random.pick(DPM)
  if ('computer' in fits) fits['computer'] = random.pick(COMPUTERS)
  if ('goal' in fits) fits['goal'] = { kind: 'protected', computer: random.pick(COMPUTERS) }
  for (const key of ['seq', 'one', 'other', 'at', 'step']) if (key in fits) fits[key] = 1 + random.below(30)
  if (name === 'lab/open-bundled') fits['id'] = random.pick(bundled)
  if (name === 'lab/run-until') fits['until'] = random.pick(['jobs-done', random.below(1_000_000)])
  return fits
}

function command(random: Random): Command {
  const on = random.pick(DPM)
  const computer = random.pick(COMPUTERS)
  const dataSource = random.pick(SOURCES)
  const through = random.pick(DPM)
  const name = random.pick(GROUPS)
  const chosen = random.chance(0.5) ? data(computer, dataSource) : copy(computer, dataSource, through)
  const confirm = random.chance(0.5)
  const simple = random.pick([
    'take-ownership',
    'switch-protection',
    'resume-primary-protection',
    'remove-inactive-protection',
    'consistency-check',
    'create-recovery-point',
    'cancel-job',
    'retry-job',
    'disable-agent',
    'enable-agent',
    'throttle-agent',
    'update-agent'
  ] as const)
  const ofServer = random.pick(['fail-server', 'repair-server', 'remove-server', 'rebuild-server'] as const)
  const ofComputer = random.pick(['outdate-agent', 'spoil-credentials', 'correct-credentials'] as const)
  const ofPool = random.pick(['reallocate-replicas', 'fill-storage', 'rescan-library'] as const)
  const makes: readonly (() => Command)[] = [
    () => install(on, computer),
    () => attach(on, computer),
    () => uninstall(on, computer),
    () => ({ ...group(on, name, chosen), confirm }),
    () => ({ ...add(on, name, chosen), confirm }),
    () => drop(on, name, confirm ? 'retain' : 'delete', ...(random.chance(0.5) ? [chosen] : [])),
    () => ({ do: simple, on, computer }),
    () => ({ do: ofServer, server: computer }),
    () => ({ do: ofServer, server: on }),
    () => ({ do: ofComputer, computer }),
    () => ({ do: ofPool, on }),
    () => ({ do: 'restore-database', server: on, from: through }),
    () => ({ do: 'set-local-data-protection', on, allowed: confirm }),
    () => ({ do: 'advance-clock', by: random.pick(['1m', '15m', '1h', '1d']) }),
    () => ({ do: random.pick(['cut-network', 'restore-network'] as const), from: on, to: computer }),
    () => ({
      do: random.pick(['stop-service', 'start-service'] as const),
      computer,
      service: random.pick(SERVICES)
    }),
    () => ({
      do: 'recover',
      on,
      computer,
      dataSource,
      to: random.pick(['original', 'alternate', 'replica'])
    }),
    () => ({ do: 'inactivate-alert', on, alert: random.pick(ALERT_KINDS), computer }),
    () => ({ do: 'cancel-job', on, computer, dataSource, job: random.pick(JOB_TYPES) }),
    () => ({ do: 'set-dpm-server', computer, server: on }),
    () => ({ do: 'modify-protection-group', on, group: name, rename: random.pick(GROUPS) }),
    () => ({ do: 'add-storage', on, gigabytes: 1 + random.below(100) }),
    () => ({ do: 'add-protected-server', name: `Server${random.below(9)}`, dataSources: ['C:'] })
  ]
  return random.pick(makes)()
}
