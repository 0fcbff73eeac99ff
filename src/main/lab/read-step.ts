import { command, type Command } from '@shared/contract/commands'
import { checkBy } from './check'
import { EXPECT_DONE, isRuleId, parseExpectation, type Expectation } from './expectation'
import { complaintsOf } from './issues'
import type { LabStep } from './lab-file'
import { isMap, type Raw } from './maps'
import { quoted } from './problem'
import type { Reading } from './reading'
import type { Path } from './yaml-locator'

const kinds = new Map(command.options.map((option) => [option.shape.do.value as string, option]))

/** A step of `given` or `steps`; null, with the flaws noted, if it is not right. */
export function readStep(raw: unknown, path: Path, reading: Reading): LabStep | null {
  if (!isMap(raw)) {
    noStepAtAll(path, reading)
    return null
  }
  const { expect, ...rest } = withoutLooseIds(raw, path, reading)
  const expectation = readExpectation(raw, path, reading)
  const read = readDeed(rest, path, reading, ['expect'])
  if (read === null || expectation === null) return null
  return {
    command: read,
    expect: expectation,
    ...reading.source.place(reading.source.offsetOf(path, 'value'))
  }
}

/** A step without anything that is expected of it; null, with the flaws noted, if it is not right. */
export function readBareStep(raw: unknown, path: Path, reading: Reading): Command | null {
  if (isMap(raw)) return readDeed(raw, path, reading, [])
  noStepAtAll(path, reading)
  return null
}

function noStepAtAll(path: Path, reading: Reading): void {
  const key = quoted(String(path.findLast((step) => typeof step === 'string')))
  const what = typeof path.at(-1) === 'string' ? key : `an item of ${key}`
  reading.flaw(
    path,
    'value',
    `${what} must be a step, such as { do: install-agent, on: DPM1, computer: Server1 }`
  )
}

/** The command of a step. `also`: keys that it may have beside those of the command. */
function readDeed(rest: Raw, path: Path, reading: Reading, also: readonly string[]): Command | null {
  const kind = rest.do
  if (typeof kind !== 'string' || !kinds.has(kind)) {
    noSuchStep(rest, path, reading)
    return null
  }
  const isNamed = kind === 'create-protection-group' && 'name' in rest
  const isNamedTwice = isNamed && 'group' in rest
  if (isNamedTwice) {
    reading.flaw([...path, 'name'], 'key', '"name" says the same as "group"; keep one of them')
  }
  return readCommand(isNamed ? withGroup(rest) : rest, reading, {
    base: path,
    what: kind,
    also,
    at: (inner) => (isNamed && !isNamedTwice && inner[0] === 'group' ? ['name', ...inner.slice(1)] : inner)
  })
}

/** A server of the lists: the step that adds it, without `do`. */
export function readServer(
  raw: unknown,
  path: Path,
  reading: Reading,
  kind: 'add-dpm-server' | 'add-protected-server'
): LabStep | null {
  const what = kind === 'add-dpm-server' ? 'a DPM server' : 'a protected server'
  if (!isMap(raw)) {
    const name = typeof raw === 'string' && raw !== '' ? raw : 'Server1'
    reading.flaw(path, 'value', `${what} must be a map with its name: write { name: ${name} }`)
    return null
  }
  if ('do' in raw) {
    reading.flaw([...path, 'do'], 'key', `unknown key "do"; the list itself says that ${what} is added`)
  }
  const read = readCommand({ ...raw, do: kind }, reading, {
    base: path,
    what,
    also: [],
    at: (inner) => inner
  })
  if (read === null) return null
  return {
    command: read,
    expect: EXPECT_DONE,
    ...reading.source.place(reading.source.offsetOf(path, 'value'))
  }
}

interface Where {
  readonly base: Path
  readonly what: string
  /** Keys that may be there beside those of the command. */
  readonly also: readonly string[]
  /** Where a part of the command stands in the file. */
  readonly at: (inner: Path) => Path
}

function readCommand(value: Raw, reading: Reading, where: Where): Command | null {
  const result = checkBy(command, value)
  if (result.ok) return result.data
  const schema = kinds.get(String(value.do)) ?? command
  const isListed = where.what !== value.do
  const shape = kinds.get(String(value.do))?.shape ?? {}
  const complaints = complaintsOf(result.issues, {
    schema,
    value,
    keys: [...Object.keys(shape), ...where.also].filter((key) => !isListed || key !== 'do'),
    what: where.what,
    writtenAt: (inner) => reading.source.writtenAt([...where.base, ...where.at(inner)]),
    suggest: reading.suggest
  })
  reading.complain(
    where.base,
    complaints.map((complaint) => {
      const at = where.at(complaint.path)
      const message = complaint.message.replace(quoted(String(complaint.path[0])), quoted(String(at[0])))
      return { ...complaint, path: at, message }
    })
  )
  return null
}

function readExpectation(raw: Raw, path: Path, reading: Reading): Expectation | null {
  const text = raw.expect
  if (text === undefined) return EXPECT_DONE
  const at = [...path, 'expect']
  if (typeof text !== 'string') {
    reading.flaw(at, 'value', '"expect" must be done, done with ID, refused ID or warned ID')
    return null
  }
  const read = parseExpectation(text, reading.suggest)
  if (typeof read === 'string') {
    reading.flaw(at, 'value', read)
    return null
  }
  if (path[0] === 'given' && read.outcome !== 'done') {
    reading.flaw(at, 'value', 'a given step has to be done; a step that is to be refused belongs into steps')
    return null
  }
  return read
}

function noSuchStep(raw: Raw, path: Path, reading: Reading): void {
  const kind = raw.do
  if (typeof kind === 'string') {
    const near = reading.suggest(kind, kinds.keys())
    const otherwise = `; a step is one of ${[...kinds.keys()].join(', ')}`
    const meant = near.length > 0 ? `; did you mean ${near.map(quoted).join(' or ')}?` : otherwise
    reading.flaw([...path, 'do'], 'value', `unknown step ${quoted(kind)}${meant}`)
    return
  }
  if ('do' in raw) {
    reading.flaw([...path, 'do'], 'value', '"do" must be the name of a step, such as install-agent')
    return
  }
  const misspelt = Object.keys(raw).find((key) => key.toLowerCase() === 'do' || kinds.has(key))
  if (misspelt === undefined) {
    reading.flaw(path, 'value', 'a step has no "do"; it needs the name of a step, such as install-agent', {
      ofTheWhole: true
    })
  } else {
    const right = kinds.has(misspelt) ? `"do: ${misspelt}"` : '"do"'
    reading.flaw([...path, misspelt], 'key', `unknown key ${quoted(misspelt)}; did you mean ${right}?`)
  }
}

/** In braces, `expect: done with a, b` without quotes makes `b` a key of its own. */
function withoutLooseIds(raw: Raw, path: Path, reading: Reading): Raw {
  const { expect } = raw
  const loose = Object.keys(raw).filter((key) => raw[key] === null && isRuleId(key))
  if (typeof expect !== 'string' || loose.length === 0) return raw
  const whole = quoted([expect, ...loose].join(', '))
  for (const id of loose) {
    reading.flaw(
      [...path, id],
      'key',
      `${quoted(id)} is cut off from "expect" by the comma; write expect: ${whole}`
    )
  }
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !loose.includes(key)))
}

/** `name` is accepted for `group`. */
function withGroup({ name, ...rest }: Raw): Raw {
  return { group: name, ...rest }
}
