import fc from 'fast-check'
import type { Command, GroupPolicy } from '@shared/contract/commands'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE, type Estate } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { evolveAll } from '@main/engine/evolve'
import type { LabHistory } from '@main/lab'
import { history, type History } from '../engine/histories'

/** A lab that was worked in, and the estate it was left in. */
export interface Tale {
  readonly history: LabHistory
  readonly estate: Estate
}

export const policy: fc.Arbitrary<GroupPolicy> = fc.record({
  retentionDays: fc.integer({ min: 1, max: 448 }),
  synchronizationMinutes: fc.constantFrom(null, 15, 1440),
  recoveryPointTimes: fc.subarray(['08:00', '12:30', '20:00']),
  replicaCreation: fc.constantFrom('now', 'later', 'manual'),
  consistencyCheckWhenInconsistent: fc.boolean(),
  dailyConsistencyCheck: fc.boolean()
})

/** What the histories of the engine have little of. */
const extra: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('s', 'm', 'h', 'd'))
    .map(([count, unit]): Command => ({ do: 'advance-clock', by: `${count}${unit}` })),
  fc.constantFrom<Command>(
    { do: 'advance-clock', by: '999999d' },
    { do: 'add-dpm-server', name: 'DPM7', version: '10.22.1.0', allowLocalDataProtection: true },
    { do: 'add-dpm-server', name: 'DPM8', dataSources: ['all', 'DPMDB', 'F:'], storagePool: 700 },
    { do: 'add-dpm-server', name: 'DPM9', tapeLibrary: { drives: 2, tapes: 12 } },
    { do: 'add-protected-server', name: 'Server9', dataSources: ['all', 'C:', 'C:'] },
    { do: 'add-protected-server', name: 'Server8' },
    { do: 'install-agent', on: 'DPM1', computer: 'Server9' }
  ),
  fc.tuple(policy, fc.boolean()).map(([of, more]): Command => ({
    do: 'create-protection-group',
    on: 'DPM1',
    group: 'Of policy',
    members: [
      { computer: 'Server1', dataSource: 'all' },
      ...(more ? [{ computer: 'Server9', dataSource: ['all', 'C:'] }] : [])
    ],
    policy: of
  })),
  fc.constantFrom<Command>(
    { do: 'remove-members', on: 'DPM1', group: 'Of policy', members: 'all', data: 'retain' },
    { do: 'consistency-check', on: 'DPM1', computer: 'Server1' },
    { do: 'add-members', on: 'DPM1', group: 'Of policy', members: [{ computer: 'DPM2', dataSource: 'all' }] }
  )
)

const awkward = [
  'true',
  '1',
  'null',
  '~',
  '- dash',
  '-',
  'a: b',
  'a #b',
  '#c',
  "it's",
  '"said"',
  `'both" of`,
  ' before',
  'after ',
  'Größe Ωπ 漢字 🙂',
  '[x]',
  '{y}',
  'a, b',
  '&anchor',
  '*alias',
  '!tag',
  '%dir',
  '@at',
  '`tick',
  '|',
  '>',
  '? what',
  '---',
  '...',
  'C:\\DPM\\Config',
  '\ufeffmark',
  'line\u2028separator',
  'lost \ufffd sign',
  'half \ud83d pair',
  'zero\u200bwidth',
  '\u202eright to left',
  'no\u00a0break',
  '0x1F',
  '1e3',
  '.inf',
  '<<',
  '__proto__',
  'constructor',
  'y',
  'all',
  'x'.repeat(300),
  `${'long name with spaces '.repeat(13)}.`,
  `${'"'.repeat(299)}.`,
  '🙂'.repeat(150)
]
const anyName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...awkward) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter((text) => /^\P{Cc}*$/u.test(text) && /\S/u.test(text))
  }
)

const RENAMED = [
  ...['DPM1', 'DPM2', 'DPM3', 'DPM4', 'DPM5', 'DPM6', 'DPM7', 'DPM8'],
  ...['Server1', 'Server2', 'Server3', 'Server9', 'C:', 'D:', 'E:']
]

/** Other names for some of the servers and data sources; none that differ only in case. */
const names = fc.oneof(
  fc.constant<Record<string, string>>({}),
  fc
    .tuple(
      fc.uniqueArray(anyName, { minLength: RENAMED.length, maxLength: RENAMED.length, selector: plainly }),
      fc.array(fc.boolean(), { minLength: RENAMED.length, maxLength: RENAMED.length })
    )
    .map(([others, chosen]) =>
      Object.fromEntries(
        RENAMED.flatMap((name, index) => (chosen[index] ? [[name, others[index] ?? name]] : []))
      )
    )
)

function plainly(name: string): string {
  return name.toLowerCase()
}

const KEYS = new Set([
  'on',
  'computer',
  'server',
  'from',
  'as',
  'through',
  'target',
  'name',
  'dataSource',
  'dataSources'
])

function renamed(value: unknown, to: Record<string, string>, isName = false): unknown {
  if (typeof value === 'string') return isName && Object.hasOwn(to, value) ? to[value] : value
  if (Array.isArray(value)) return value.map((item) => renamed(item, to, isName))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, renamed(inner, to, KEYS.has(key))])
  )
}

const lines = fc.oneof(
  fc.constant(''),
  fc.constantFrom('A lab', 'Note: a "title" # here', 'no', '- x', 'x'.repeat(300), '\u0007bell', '|', '>-'),
  fc.string({ unit: 'binary', maxLength: 60 })
)
const prose = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    'One. Two; three: four # five, and so on until the line is long enough to be folded in the file that is written, twice if need be, and then some more of it.',
    'First line\nsecond line\n\nnew paragraph\n  indented\n\tby a tab \nand after',
    '# not a comment',
    '- not a list\n- at all',
    'a\n \nb',
    'x'.repeat(5000)
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.constantFrom('word', ' ', '\n', '\t', '# ', ': ', '- ', 'é', '"', "'"), { maxLength: 300 })
    .map((all) => all.join(''))
)

export const tale: fc.Arbitrary<Tale> = fc
  .record({
    history,
    extras: fc.array(fc.tuple(fc.nat(60), extra), { maxLength: 6 }),
    names,
    begin: fc.double({ min: 0, max: 1, noNaN: true }),
    title: lines,
    introduction: prose
  })
  .map(({ history: base, extras, names: to, begin, title, introduction }) => {
    const commands = [...base.commands]
    for (const [at, command] of extras) commands.splice(at, 0, command)
    const told = renamed([...addingOf(base), ...commands], to) as Command[]
    return taleOf(told, { begin, title, introduction })
  })

function addingOf({ layout }: History): Command[] {
  return [
    ...layout.dpm.map((server): Command => ({
      do: 'add-dpm-server',
      ...(typeof server === 'string' ? { name: server } : server)
    })),
    ...Object.entries(layout.servers ?? {}).map(([name, dataSources]): Command => ({
      do: 'add-protected-server',
      name,
      dataSources: [...dataSources]
    }))
  ]
}

/** What is done of these commands. After the first share of them the lab begins: from there on it is in motion. */
export function taleOf(
  commands: readonly Command[],
  {
    begin: share,
    title = 'Tale',
    introduction = ''
  }: { begin: number; title?: string; introduction?: string }
): Tale {
  const split = Math.round(share * commands.length)
  let estate = split === 0 ? begin(EMPTY_ESTATE) : EMPTY_ESTATE
  const made: LabEvent[] = []
  const since: Command[] = []
  for (const [index, command] of commands.entries()) {
    const { verdict, events } = decide(estate, command)
    if (verdict.outcome === 'done') {
      estate = evolveAll(estate, events)
      if (index < split) made.push(...events)
      else since.push(command)
    }
    if (index === split - 1) estate = begin(estate)
  }
  return { estate, history: { title, introduction, begin: made, commands: since } }
}
