import { t } from '@shared/catalogue'
import { ALERT_KINDS, JOB_TYPES } from '@shared/activity'
import { PREDICATE_PARTS, type Predicate, type PredicatePart } from '@shared/exercise'
import { RULE_IDS } from '@shared/rule-ids'

/** What a predicate built by hand is about. */
export const ABOUT = ['goal', 'refused', ...PREDICATE_PARTS] as const
export type About = (typeof ABOUT)[number]

export const ABOUT_WORDS: Readonly<Record<About, string>> = {
  goal: t`who is protected by whom`,
  refused: t`a rule that refused something`,
  servers: t`a computer`,
  agents: t`an agent`,
  links: t`a link`,
  members: t`a member of a group`,
  configurations: t`a configuration`,
  replicas: t`a replica`,
  jobs: t`a job`,
  alerts: t`an alert`
}

/** Where the values of a field come from. */
type Source = 'computer' | 'dpm' | 'data' | 'dpm-or-none' | readonly string[]
export interface FieldOf {
  readonly key: string
  readonly label: string
  readonly from: Source
}

const on: FieldOf = { key: 'on', label: t`DPM server`, from: 'dpm' }
const computer: FieldOf = { key: 'computer', label: t`Computer`, from: 'computer' }
const dataSource: FieldOf = { key: 'dataSource', label: t`Data source`, from: 'data' }
const truth = ['true', 'false']

/** The fields of each part, as lab files name them. */
export const FIELDS: Readonly<Record<PredicatePart, readonly FieldOf[]>> = {
  servers: [
    { key: 'name', label: t`Computer`, from: 'computer' },
    { key: 'status', label: t`Status`, from: ['online', 'offline', 'failed', 'removed'] },
    { key: 'protectedBy', label: t`Protected by`, from: 'dpm-or-none' },
    { key: 'selfProtecting', label: t`Protects itself`, from: truth }
  ],
  agents: [computer, { key: 'owner', label: t`Owned by`, from: 'dpm' }],
  links: [
    { key: 'protected', label: t`Protected`, from: 'dpm' },
    { key: 'protector', label: t`Protected by`, from: 'dpm' },
    { key: 'state', label: t`State`, from: ['active', 'broken'] }
  ],
  members: [
    on,
    computer,
    dataSource,
    { key: 'through', label: t`Through`, from: 'dpm-or-none' },
    { key: 'mode', label: t`Mode`, from: ['primary', 'secondary', 'switched'] }
  ],
  configurations: [{ key: 'kind', label: t`Kind`, from: ['primary-secondary', 'chained', 'cyclic', 'ring'] }],
  replicas: [
    on,
    computer,
    dataSource,
    {
      key: 'state',
      label: t`State`,
      from: ['ok', 'pending', 'inconsistent', 'waiting', 'missing', 'inactive', 'creating', 'checking']
    }
  ],
  jobs: [
    on,
    { key: 'job', label: t`Job`, from: JOB_TYPES },
    computer,
    dataSource,
    { key: 'status', label: t`Status`, from: ['completed', 'failed', 'canceled', 'in-progress'] }
  ],
  alerts: [
    on,
    { key: 'alert', label: t`Alert`, from: ALERT_KINDS },
    computer,
    dataSource,
    { key: 'active', label: t`Active`, from: truth }
  ]
}

export const RULES: readonly string[] = RULE_IDS

/** What stands for nobody, where a field may say so. */
export const NOBODY = '\u0000none'

/** A predicate of what was chosen; null where that does not say anything yet. */
export function predicateOf(
  about: About,
  values: Readonly<Record<string, string>>,
  isNot: boolean
): Predicate | null {
  const plain = plainOf(about, values)
  return plain && isNot ? { kind: 'not', of: plain } : plain
}

function plainOf(about: About, values: Readonly<Record<string, string>>): Predicate | null {
  if (about === 'refused') {
    const rule = RULE_IDS.find((id) => id === values.rule)
    return rule ? { kind: 'refused', rule } : null
  }
  if (about === 'goal') {
    const { computer: who = '', by = '' } = values
    if (who === '') return null
    // As lab files have it, in whatever language the console speaks.
    return { kind: 'goal', goal: by === '' ? `${who} is protected` : `${who} is protected by ${by}` }
  }
  const item = Object.fromEntries(
    FIELDS[about].flatMap(({ key, from }) => {
      const value = values[key] ?? ''
      return value === '' ? [] : [[key, valueOf(value, from)] as const]
    })
  )
  return Object.keys(item).length === 0 ? null : { kind: 'some', part: about, item }
}

function valueOf(value: string, from: Source): string | boolean | null {
  if (value === NOBODY) return null
  return from === truth ? value === 'true' : value
}
