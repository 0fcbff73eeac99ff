import type { Command } from '@shared/contract/commands'
import type { HeldCopyView, TimelineView, WayView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { DONE, fakeBridge, overview, type FakeAnswers } from './fake-bridge'

export const attach = (on: string, computer = 'DPM1'): Command => ({ do: 'attach-agent', on, computer })
export const protect = (on: string, computer = 'DPM1'): Command => ({
  do: 'create-protection-group',
  on,
  group: 'Primary',
  members: [{ computer, dataSource: 'DPMDB' }]
})

export function wayOf(commands: readonly Command[], more: Partial<WayView> = {}): WayView {
  return {
    steps: commands.map((command) => ({
      command,
      text: describeCommand(command),
      why: `Nothing is against it: ${command.do}.`
    })),
    loses: [],
    explanation: `Explained in ${commands.length}.`,
    ...more
  }
}

export function heldCopy(more: Partial<HeldCopyView> = {}): HeldCopyView {
  return { on: 'DPM3', computer: 'Server1', dataSource: 'C:', through: 'DPM1', ...more }
}

/** A main process with a log: what is done is an entry of it, and undo goes back by one move. */
export function fakeLab(answers: FakeAnswers = {}) {
  const verdicts = new Map<Command['do'], Verdict>()
  const entries: TimelineView['entries'][number][] = [
    { seq: 1, parent: null, kind: 'begin', text: '', clock: 0, at: '', warnings: [] }
  ]
  const moves = [1]
  const head = () => moves.at(-1) ?? 1
  const changed = () => bridge.emit('lab/changed', { revision: entries.length + moves.length })
  const add = (kind: 'command' | 'time', text: string) => {
    const seq = entries.length + 1
    entries.push({ seq, parent: moves.pop() ?? null, kind, text, clock: 0, at: '', warnings: [] })
    moves.push(seq)
  }
  const verdictOf = (command: Command) => verdicts.get(command.do) ?? DONE

  const bridge = fakeBridge({
    'lab/overview': overview(),
    'lab/timeline': () => ({ entries: [...entries], omitted: 0, head: head(), line: [] }),
    'lab/dispatch': ({ command }) => {
      const verdict = verdictOf(command)
      if (verdict.outcome !== 'done') return verdict
      moves.push(head())
      add('command', describeCommand(command))
      changed()
      return verdict
    },
    'lab/dispatch-all': ({ commands }) => {
      const refused = commands.findIndex((command) => verdictOf(command).outcome !== 'done')
      if (refused !== -1) return commands.slice(0, refused + 1).map(verdictOf)
      moves.push(head())
      commands.forEach((command) => add('command', describeCommand(command)))
      changed()
      return commands.map(verdictOf)
    },
    'lab/undo': () => {
      moves.pop()
      changed()
      return null
    },
    ...answers
  })
  return {
    bridge,
    /** How commands of this kind end. */
    verdicts,
    /** Time passes with the clock running: an entry of no step's own. */
    pass: () => {
      add('time', 'Time passed')
      changed()
    },
    /** To an entry, as the timeline goes. */
    goTo: (seq: number) => {
      moves.push(seq)
      changed()
    }
  }
}
