import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type { Verdict } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { ref, shallowRef } from 'vue'
import { useLab } from './lab'

/** What was asked of *What if*: commands, or what it takes to protect a computer with a DPM server. */
export interface Tried {
  /** A new one for each time something is tried. */
  readonly key: number
  readonly input: Input<'lab/what-if'>
  /** Resolves with what is to be carried out; null for nothing. */
  readonly answer: (carryOut: readonly Command[] | null) => void
}

/** How something is done. */
export interface How {
  /** What it comes to is shown first, and it is carried out from there. In what if mode everything is done so. */
  readonly tryFirst?: boolean
}

type Confirmable = Extract<Command, { do: 'create-protection-group' | 'add-members' }>
/** Commands that never wait for a confirmation. */
export type PlainCommand = Exclude<Command, Confirmable>

/** As many go with one request. */
export const MOST_AT_ONCE = 1_000

/** The command with the confirmation it waits for; null where it is none that could. */
export function confirmed(command: Command): Command | null {
  return command.do === 'create-protection-group' || command.do === 'add-members'
    ? { ...command, confirm: true }
    : null
}

function inParts<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += MOST_AT_ONCE) parts.push(all.slice(at, at + MOST_AT_ONCE))
  return parts
}

/** What the console needs for it: shows a verdict, tells what was done, and whether it was left for something else. */
interface Surroundings {
  readonly show: (verdict: Verdict, command: Command) => Promise<boolean>
  readonly tell: (message: string) => void
  /** Whether an advice of a verdict has led elsewhere since this was called. */
  readonly leaving: () => () => boolean
}

/** Everything that changes the lab by commands goes through here: one action, one step to undo. */
export function useDeeds({ show, tell, leaving }: Surroundings) {
  const lab = useLab()
  /** What is tried and not carried out yet: its answer is on the screen. */
  const tried = shallowRef<Tried | null>(null)
  const whatIfMode = ref(false)
  let triedCount = 0

  function tryOut(input: Input<'lab/what-if'>): Promise<readonly Command[] | null> {
    return new Promise((resolve) => {
      tried.value?.answer(null)
      tried.value = {
        key: ++triedCount,
        input,
        answer: (carryOut) => {
          tried.value = null
          resolve(carryOut)
        }
      }
    })
  }

  const triedFirst = ({ tryFirst = false }: How): boolean => tryFirst || whatIfMode.value

  /** A verdict for each up to and with the first that is not done, with `each` for all. Fewer where there was a problem. */
  async function dispatch(commands: readonly Command[], each: boolean): Promise<readonly Verdict[]> {
    const [command, ...more] = commands
    if (command === undefined) return []
    if (more.length > 0) {
      return (await lab.attempt('lab/dispatch-all', { commands: [...commands], each })) ?? []
    }
    const verdict = await lab.attempt('lab/dispatch', { command })
    return verdict ? [verdict] : []
  }

  function tellDone(commands: readonly Command[]): void {
    const [first, ...more] = commands
    if (first) {
      const told = describeCommand(first)
      tell(more.length > 0 ? t`${told}, and ${more.length} more` : told)
    }
  }

  /** What was worth knowing of all that was done, at once. A confirmed command was warned of before. */
  async function showWarnings(commands: readonly Command[], verdicts: readonly Verdict[]): Promise<void> {
    const news = commands.flatMap((command, index) => {
      const { outcome, warnings = [] } = verdicts[index] ?? {}
      const known = 'confirm' in command && command.confirm === true
      return outcome === 'done' && !known && warnings.length > 0 ? [{ command, warnings }] : []
    })
    const [first] = news
    if (!first) return
    const warnings = news.flatMap((one) => one.warnings)
    await show({ outcome: 'done', violations: [], warnings }, first.command)
  }

  /** All or nothing. Where one has to be confirmed, all of it is done again with that: still one step. */
  async function carryOut(commands: readonly Command[], warned: boolean): Promise<boolean> {
    const verdicts = await dispatch(commands, false)
    const at = verdicts.length - 1
    const last = verdicts[at]
    const command = commands[at]
    if (!last || !command) return false
    switch (last.outcome) {
      case 'refused':
        await show(last, command)
        return false
      case 'warned': {
        const again = (await show(last, command)) ? confirmed(command) : null
        return again !== null && carryOut(commands.with(at, again), warned)
      }
      case 'done':
        tellDone(commands)
        if (!warned) await showWarnings(commands, verdicts)
        return true
    }
  }

  /**
   * Carries out what one action comes to, all or nothing, with whatever it has to ask or to say. False if it was not
   * carried out. Only of more than a thousand commands the first may be done and the rest not.
   */
  async function performAll(commands: readonly Command[], how: How = {}): Promise<boolean> {
    const first = triedFirst(how)
    const wanted = first ? await tryOut({ commands: [...commands] }) : commands
    if (wanted === null) return false
    for (const part of inParts(wanted)) if (!(await carryOut(part, first))) return false
    if (wanted.length > MOST_AT_ONCE) tellDone(wanted)
    return true
  }

  /** The same with one command. */
  const perform = (command: Command, how: How = {}): Promise<boolean> => performAll([command], how)

  /**
   * Carries each command out that can be; a refused one stops nothing, and is shown afterwards. Answers with a verdict
   * for each, null if it did not come to that.
   */
  async function performEach(
    commands: readonly PlainCommand[],
    how: How = {}
  ): Promise<readonly Verdict[] | null> {
    const first = triedFirst(how)
    const wanted = first ? await tryOut({ commands: [...commands] }) : commands
    if (wanted === null) return null
    const isLeft = leaving()
    const verdicts: Verdict[] = []
    for (const part of inParts(wanted)) {
      const answered = await dispatch(part, true)
      verdicts.push(...answered)
      if (answered.length < part.length) break
    }
    if (verdicts.length === 0) return null
    tellDone(wanted.filter((_, index) => verdicts[index]?.outcome === 'done'))
    for (const [index, command] of wanted.entries()) {
      const verdict = verdicts[index]
      if (!verdict || verdict.outcome === 'done') continue
      await show(verdict, command)
      if (isLeft()) return verdicts
    }
    if (!first) await showWarnings(wanted, verdicts)
    return verdicts
  }

  /** Shows what it would take to protect a computer with a DPM server, to be carried out from there. */
  async function tryProtect(protect: { computer: string; on: string }): Promise<boolean> {
    const wanted = await tryOut({ protect })
    return wanted !== null && carryOut(wanted, true)
  }

  return { tried, whatIfMode, perform, performAll, performEach, tryProtect }
}
