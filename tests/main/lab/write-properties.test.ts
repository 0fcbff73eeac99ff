import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { evolveAll } from '@main/engine/evolve'
import { beginLab, commandsOf, runLab, stateOf, writeLab } from '@main/lab'
import { compactCommands } from '@main/lab/write-compact'
import { historyCommands } from '@main/lab/write-history'
import { isNear, isSameEstate, nearest } from '@main/lab/write-near'
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
function eventsOf(commands: readonly Command[]): LabEvent[] {
  const all: LabEvent[] = []
  let estate = EMPTY_ESTATE
  for (const command of commands) {
    const { verdict, events } = decide(estate, command)
    expect(verdict.outcome).toBe('done')
    estate = evolveAll(estate, events)
    all.push(...events)
  }
  return all
}

describe('any lab', { timeout: 600_000 }, () => {
  test('has been in motion, mostly: jobs went well and failed, and some still run', () => {
    const labs = fc.sample(tale, { numRuns: runs, seed }).map(({ estate }) => stateOf(estate).jobs)
    const share = (status: string) =>
      labs.filter((jobs) => jobs.some((job) => job.status === status)).length / labs.length
    expect(share('completed')).toBeGreaterThan(0.5)
    expect(share('failed')).toBeGreaterThan(0.3)
    expect(share('in-progress')).toBeGreaterThan(0.3)
  })

  test('begins, written without steps, where it was left', () => {
    holds(({ history, estate }) => {
      const text = writeLab(history, { steps: false })
      const lab = labOf(text)
      const begun = beginLab(lab)
      if (!begun.ok) throw new Error(begun.problem.message)
      expect(isNear(begun.estate, estate)).toBe(true)
      expect(lab.steps).toEqual([])
      if (history.title.trim() !== '') expect(lab.title).toBe(history.title.trim())
      expect(lab.introduction).toBe(history.introduction.trim())
      expect(writeLab(reopened(text), { steps: false })).toBe(text)
    })
  })

  test('begins, written without steps, just as it was left where nothing has happened since it began', () => {
    holds(({ history }) => {
      const text = writeLab({ ...history, commands: [] }, { steps: false })
      const begun = beginLab(labOf(text))
      if (!begun.ok) throw new Error(begun.problem.message)
      expect(isSameEstate(begun.estate, begin(evolveAll(EMPTY_ESTATE, history.begin)))).toBe(true)
    })
  })

  test('begins and ends, written with steps, where it began and was left', () => {
    holds(({ history, estate }) => {
      const text = writeLab(history, { steps: true })
      const lab = labOf(text)
      const begun = beginLab(lab)
      if (!begun.ok) throw new Error(begun.problem.message)
      expect(isSameEstate(begun.estate, begin(evolveAll(EMPTY_ESTATE, history.begin)))).toBe(true)
      const outcome = runLab(lab)
      if (!outcome.ok) throw new Error(outcome.problem.message)
      expect(outcome.run.steps.filter((step) => !step.asExpected)).toEqual([])
      const other = (kinds: readonly string[]) => kinds.filter((kind) => kind !== 'advance-clock')
      expect(other(outcome.run.steps.map((step) => step.do))).toEqual(
        other(history.commands.map((command) => command.do))
      )
      for (const { warnings, expected } of outcome.run.steps) {
        expect(expected).toBe(warnings.length === 0 ? 'done' : `done with ${warnings.join(', ')}`)
      }
      expect(isSameEstate(outcome.run.estate, estate)).toBe(true)
      expect(writeLab(reopened(text), { steps: true })).toBe(text)
    })
  })

  test('is mostly told from what it is, without how it came about', () => {
    const estates = fc.sample(tale, { numRuns: runs, seed }).map(({ estate }) => estate)
    const told = estates.filter((estate) => compactCommands(nearest(estate)) !== null)
    expect(told.length).toBeGreaterThan(0.9 * estates.length)
  })

  // Of most labs the shorter form is written, which would leave this one hardly tried.
  test('is also told by its history, without what can be left out of it', () => {
    holds(({ history }) => {
      const begun = evolveAll(EMPTY_ESTATE, history.begin)
      const told = historyCommands(history.begin)
      const events = eventsOf(told)
      const again = evolveAll(EMPTY_ESTATE, events)
      expect(isSameEstate(again, begun)).toBe(true)
      expect(historyCommands(events)).toEqual(told)
    })
  })
})
