import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE, toRecord } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { evolveAll } from '@main/engine/evolve'
import { beginLab, commandsOf, runLab, writeLab } from '@main/lab'
import { compactCommands } from '@main/lab/write-compact'
import { historyCommands } from '@main/lab/write-history'
import { labOf } from './read'
import { tale, type Tale } from './write-tales'

/* To look further than usual: FC_SEED=<number> FC_RUNS=<number>. */
const runs = Number(process.env['FC_RUNS'] ?? 200)
const seed = Number(process.env['FC_SEED'] ?? 20_260_101)

function holds(property: (one: Tale) => void): void {
  const holding = fc.property(tale, (one) => {
    property(one)
  })
  fc.assert(holding, { seed, numRuns: runs })
}

/** What the console makes of a text: the same as what it was written from, if all is well. */
function reopened(text: string): Tale['history'] {
  const opened = commandsOf(labOf(text))
  if (!opened.ok) throw new Error(opened.problem.message)
  const { introduction, begin, steps } = opened.story
  // A file without a title takes its name for one.
  const title = /^title:/m.test(text) ? opened.story.title : ''
  return { title, introduction, begin, commands: steps.map(({ command }) => command) }
}

/** What commands do, all of which have to be done. */
function eventsOf(commands: readonly Command[], begin: readonly LabEvent[] = []): LabEvent[] {
  const all = [...begin]
  let estate = evolveAll(EMPTY_ESTATE, all)
  for (const command of commands) {
    const { verdict, events } = decide(estate, command)
    expect(verdict.outcome).toBe('done')
    estate = evolveAll(estate, events)
    all.push(...events)
  }
  return all
}

describe('any lab', { timeout: 600_000 }, () => {
  test('begins, written without steps, where it was left', () => {
    holds(({ history, estate }) => {
      const text = writeLab(history, { steps: false })
      const lab = labOf(text)
      const begun = beginLab(lab)
      expect(begun.ok && toRecord(begun.estate)).toEqual(toRecord(estate))
      expect(lab.steps).toEqual([])
      if (history.title.trim() !== '') expect(lab.title).toBe(history.title.trim())
      expect(lab.introduction).toBe(history.introduction.trim())
      expect(writeLab(reopened(text), { steps: false })).toBe(text)
    })
  })

  test('begins and ends, written with steps, where it began and was left', () => {
    holds(({ history, estate }) => {
      const text = writeLab(history, { steps: true })
      const lab = labOf(text)
      const begun = beginLab(lab)
      expect(begun.ok && toRecord(begun.estate)).toEqual(toRecord(evolveAll(EMPTY_ESTATE, history.begin)))
      const outcome = runLab(lab)
      if (!outcome.ok) throw new Error(outcome.problem.message)
      expect(outcome.run.steps.filter((step) => !step.asExpected)).toEqual([])
      expect(outcome.run.steps.map((step) => step.do)).toEqual(history.commands.map((command) => command.do))
      for (const { warnings, expected } of outcome.run.steps) {
        expect(expected).toBe(warnings.length === 0 ? 'done' : `done with ${warnings.join(', ')}`)
      }
      expect(toRecord(outcome.run.estate)).toEqual(toRecord(estate))
      expect(writeLab(reopened(text), { steps: true })).toBe(text)
    })
  })

  test('is mostly told from what it is, without how it came about', () => {
    const estates = fc.sample(tale, { numRuns: runs, seed }).map(({ estate }) => estate)
    const told = estates.filter((estate) => compactCommands(estate) !== null)
    expect(told.length).toBeGreaterThan(0.9 * estates.length)
  })

  // Of most labs the shorter form is written, which would leave this one hardly tried.
  test('is also told by its history, without what can be left out of it', () => {
    holds(({ history, estate }) => {
      const told = historyCommands(eventsOf(history.commands, history.begin))
      const events = eventsOf(told)
      expect(toRecord(evolveAll(EMPTY_ESTATE, events))).toEqual(toRecord(estate))
      expect(historyCommands(events)).toEqual(told)
    })
  })
})
