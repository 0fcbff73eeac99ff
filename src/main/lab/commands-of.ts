import type { Command } from '@shared/contract/commands'
import type { Exercise } from '@shared/exercise'
import type { LabEvent } from '../engine/events'
import type { Expectation } from './expectation'
import type { LabFile } from './lab-file'
import type { LabProblem } from './problem'
import { beginLab } from './run'

/** A lab file as the console opens it. */
export interface LabStory {
  readonly title: string
  readonly introduction: string
  /** What a lab database begins with: the servers added, and what the given steps did. */
  readonly begin: readonly LabEvent[]
  readonly steps: readonly { readonly command: Command; readonly expect: Expectation }[]
  readonly exercise: Exercise | null
}

export type Story =
  { readonly ok: true; readonly story: LabStory } | { readonly ok: false; readonly problem: LabProblem }

export function commandsOf(lab: LabFile): Story {
  const begun = beginLab(lab)
  if (!begun.ok) return begun
  const { title, introduction, exercise } = lab
  const steps = lab.steps.map(({ command, expect }) => ({ command, expect }))
  return { ok: true, story: { title, introduction, begin: begun.events, steps, exercise } }
}
