import type { Command } from '@shared/contract/commands'
import type { Exercise } from '@shared/exercise'
import { Problem } from '@shared/problem'
import { messageOf } from '@shared/words'
import { begin } from '../engine/begin'
import { decide } from '../engine/decide'
import { EMPTY_ESTATE, type Estate } from '../engine/estate'
import type { LabEvent } from '../engine/events'
import { evolveAll } from '../engine/evolve'
import { parseLab } from './parse'
import { runLab } from './run'
import { settingUp } from './set-up'
import { compactCommands } from './write-compact'
import { policyOf } from './write-commands'
import { commandsFrom } from './write-events'
import { emptyLike, historyCommands, play } from './write-history'
import { isSame } from './write-fields'
import { isNear, isSameEstate, nearest } from './write-near'
import { coalesced } from './write-time'
import { yamlOf, type WrittenStep } from './write-yaml'

/** A lab that was worked in, as far as a lab file can tell it. */
export interface LabHistory {
  readonly title: string
  readonly introduction: string
  /** What made the lab that then began: the servers added, and what given steps did. */
  readonly begin: readonly LabEvent[]
  /** Carried out since, in order; all of them were done. */
  readonly commands: readonly Command[]
  /** What makes an exercise of it, which begins where the lab did: it goes with the steps. */
  readonly exercise?: Exercise | null
}

export interface WriteOptions {
  /** The commands become steps; otherwise the lab begins where they led to. */
  readonly steps: boolean
}

/**
 * The text of a lab file. What is read from it is compared with the lab before it is given away: a lab that a lab file
 * cannot say is a `Problem`, never a file that says something else. Without its steps it begins where it stands, in so
 * far as a lab file has words for that: see `nearest`.
 */
export function writeLab(history: LabHistory, options: WriteOptions): string {
  const story = tell(history)
  const made = options.steps ? history.begin : beginningAt(history.begin, story)
  const target = evolveAll(EMPTY_ESTATE, made)
  const start = begin(target)
  const told: Told = {
    title: history.title.trim(),
    introduction: history.introduction.trim(),
    start,
    ...(options.steps
      ? { end: story.estate, steps: story.steps, exercise: history.exercise ?? null }
      : { end: start, steps: [], exercise: null })
  }
  const compact = compactCommands(target)
  const text = compact && textOf(told, compact)
  if (text && faultsOf(text, told).length === 0) return text

  const longer = textOf(told, historyCommands(made))
  const faults = faultsOf(longer, told)
  if (faults.length === 0) return longer
  throw unsayable(faults)
}

/** What makes a lab that begins where another one stands. */
function beginningAt(made: readonly LabEvent[], { estate, events }: Story): readonly LabEvent[] {
  if (events.length === 0) return made
  const wanted = nearest(estate)
  const commands = compactCommands(wanted) ?? commandsFrom({ begin: made, since: events })
  const played = play(emptyLike(wanted), commands)
  if (!isNear(played.estate, estate)) throw unsayable(['It would begin otherwise.'])
  return [...settingUp(wanted), ...played.events]
}

function unsayable(faults: readonly string[]): Problem {
  const message = `There is something in this lab that a lab file cannot say: ${faults[0] ?? ''}`
  return new Problem('unexpected', TITLE, message, faults)
}

const TITLE = 'Lab file not written'

interface Told {
  readonly title: string
  readonly introduction: string
  /** The estate the file begins with, and the one after its steps. */
  readonly start: Estate
  readonly end: Estate
  readonly steps: readonly WrittenStep[]
  readonly exercise: Exercise | null
}

interface Story {
  readonly estate: Estate
  readonly events: readonly LabEvent[]
  readonly steps: readonly WrittenStep[]
}

/** The commands carried out again, with the warnings each had. */
function tell({ begin: made, commands }: LabHistory): Story {
  let estate = begin(evolveAll(EMPTY_ESTATE, made))
  const events: LabEvent[] = []
  const steps: WrittenStep[] = []
  for (const [index, command] of coalesced(commands).entries()) {
    const decision = decide(estate, command)
    const { outcome, warnings } = decision.verdict
    if (outcome !== 'done') {
      const why = messageOf(decision.verdict) ?? ''
      throw new Problem(
        'unexpected',
        TITLE,
        `Step ${index + 1} of this lab (${command.do}) cannot be carried out again. ${why}`.trim()
      )
    }
    const rules = [...new Set(warnings.map(({ rule }) => rule))]
    steps.push({ command: plain(command), expect: { outcome, warnings: rules } })
    events.push(...decision.events)
    estate = evolveAll(estate, decision.events)
  }
  return { estate, events, steps }
}

/** The command without what goes without saying, or is said twice. */
function plain(command: Command): Command {
  if ('dataSources' in command && command.dataSources) {
    return { ...command, dataSources: [...new Set(command.dataSources)] }
  }
  if (command.do !== 'create-protection-group' && command.do !== 'add-members') return command
  const { confirm, ...rest } = command
  const bare = confirm === true ? command : rest
  if (bare.do !== 'create-protection-group') return bare
  const { policy, ...group } = bare
  return { ...group, ...policyOf(policy) }
}

function textOf({ title, introduction, start, steps, exercise }: Told, commands: readonly Command[]): string {
  // The lists are read first, so a server stays in the steps from the first one on that a rebuild makes.
  const replaced = commands.findIndex(({ do: what, ...of }) => what === 'rebuild-server' && 'as' in of)
  const isListed = (command: Command, index: number): boolean =>
    command.do === 'add-protected-server' ||
    (command.do === 'add-dpm-server' && (replaced < 0 || index < replaced))
  const listed = commands.filter(isListed)
  return yamlOf({
    title,
    introduction,
    begins: start.begins,
    seed: start.seed,
    dpmServers: listed.filter((command) => command.do === 'add-dpm-server'),
    protectedServers: listed.filter((command) => command.do === 'add-protected-server'),
    given: commands.filter((command, index) => !isListed(command, index)),
    steps,
    exercise
  })
}

/** In which ways a text does not say the lab; empty if it does. */
function faultsOf(text: string, told: Told): string[] {
  const parsed = parseLab(text, '')
  // Without their places: nobody gets to see this file.
  if (!parsed.ok) return parsed.problems.map(({ message }) => message)
  const { lab } = parsed
  const outcome = runLab(lab)
  const begun = lab.steps.length === 0 ? outcome : runLab({ ...lab, steps: [] })
  if (!begun.ok || !outcome.ok) {
    return [begun, outcome].flatMap((failed) => (failed.ok ? [] : failed.problem.message))
  }
  const faults = [
    [told.title === '' || lab.title === told.title, 'The title would be another.'],
    [lab.introduction === told.introduction, 'The introduction would be another.'],
    [isSame(lab.exercise, told.exercise), 'The exercise would be another.'],
    [isSameEstate(begun.run.estate, told.start), 'It would begin otherwise.'],
    [outcome.run.ok, 'Its steps would end otherwise.'],
    [isSameEstate(outcome.run.estate, told.end), 'It would end otherwise.']
  ] as const
  return faults.flatMap(([isRight, fault]) => (isRight ? [] : fault))
}
