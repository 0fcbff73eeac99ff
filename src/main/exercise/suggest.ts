import type { Predicate, PredicatePart } from '@shared/exercise'
import { predicateText } from '@shared/predicate-text'
import type { SuggestionView } from '@shared/contract/views'
import { holds, itemsOf, type Moment } from './predicates'

/** So many are offered at most, and so many of them are told to be the telling ones. */
const MOST = 60
const TELLING = 3

type Item = Readonly<Record<string, unknown>>

/** What comes about only for a while: a step that has it done would not stay so. */
const PASSING = ['creating', 'checking', 'in-progress']

/**
 * Predicates that hold after something was done and did not before: the most telling first. What a learner names, such
 * as a group, is left out.
 */
export function suggestPredicates(before: Moment, after: Moment): SuggestionView[] {
  const suggested = new Map<string, Predicate>()
  for (const predicate of [...telling(before, after), ...others(before, after)]) {
    if (suggested.size >= MOST) break
    if (holds(predicate, after) && !holds(predicate, before))
      suggested.set(predicateText(predicate), predicate)
  }
  const best = new Set([...telling(before, after)].map(predicateText))
  const offered = [...suggested].map(([text, predicate]) => ({ text, predicate, best: best.has(text) }))
  const any = offered.some((one) => one.best)
  let told = 0
  return offered.map(({ text, predicate, ...one }, index) => {
    const isTelling = any ? one.best && told++ < TELLING : index === 0
    return { text, predicate, telling: isTelling }
  })
}

/** What one goes by: refusals, agents, who protects whom, and how. */
function* telling(before: Moment, after: Moment): Generator<Predicate> {
  for (const rule of after.refused) yield { kind: 'refused', rule }
  yield* changes('agents', before, after, ({ computer, owner }) => ({ computer, owner }))
  yield* goals(before, after)
  yield* kinds(before, after)
  for (const key of ['status', 'protectedBy', 'selfProtecting']) {
    yield* changed('servers', before, after, (item) =>
      key in item ? { name: item.name, [key]: item[key] } : null
    )
  }
}

/** The rest of what changed. */
function* others(before: Moment, after: Moment): Generator<Predicate> {
  yield* changes('members', before, after, ({ on, computer, dataSource, mode }) => ({
    on,
    computer,
    dataSource,
    mode
  }))
  yield* changes('links', before, after, (item) => item)
  yield* changes('configurations', before, after, (item) => item)
  yield* changed('replicas', before, after, ({ on, computer, dataSource, state }) =>
    PASSING.includes(String(state)) ? null : { on, computer, dataSource, state }
  )
  yield* changed('jobs', before, after, ({ on, job, computer, status, code }) =>
    PASSING.includes(String(status))
      ? null
      : { on, job, computer, status, ...(code === undefined ? {} : { code }) }
  )
  yield* changed('alerts', before, after, ({ on, alert, computer, active }) => ({
    on,
    alert,
    computer,
    active
  }))
}

/** Who protects whom now, and who does not any more. */
function* goals(before: Moment, after: Moment): Generator<Predicate> {
  const pairs = new Map<string, readonly [string, string]>()
  const note = (computer: unknown, by: unknown): void => {
    if (typeof computer === 'string' && typeof by === 'string' && computer !== by)
      pairs.set(`${computer}\n${by}`, [computer, by])
  }
  for (const link of [...newItems('links', before, after), ...newItems('links', after, before)])
    note(link.protected, link.protector)
  for (const member of [...newItems('members', before, after), ...newItems('members', after, before)])
    note(member.computer, member.on)
  for (const [computer, by] of pairs.values()) {
    yield { kind: 'goal', goal: `${computer} is protected by ${by}` }
    yield { kind: 'goal', goal: `${computer} is not protected by ${by}` }
  }
}

/** In which way the data of a computer is protected, whatever there is of it. */
function* kinds(before: Moment, after: Moment): Generator<Predicate> {
  yield* changed('members', before, after, ({ on, computer, mode }) =>
    mode === 'primary' ? null : { on, computer, mode }
  )
}

/** What is there now and was not, and what is not any more and was. */
function* changes(
  part: PredicatePart,
  before: Moment,
  after: Moment,
  telling: (item: Item) => Item | null
): Generator<Predicate> {
  yield* changed(part, before, after, telling)
  for (const gone of changed(part, after, before, telling)) yield { kind: 'not', of: gone }
}

function* changed(
  part: PredicatePart,
  before: Moment,
  after: Moment,
  telling: (item: Item) => Item | null
): Generator<Predicate> {
  for (const item of newItems(part, before, after)) {
    const told = telling(item)
    if (told) yield { kind: 'some', part, item: told }
  }
}

function newItems(part: PredicatePart, before: Moment, after: Moment): Item[] {
  const known = new Set(itemsOf(before.estate, part).map((item) => JSON.stringify(item)))
  return itemsOf(after.estate, part).filter((item) => !known.has(JSON.stringify(item))) as Item[]
}
