import type { LabFile } from './lab-file'
import type { LabRun, StepResult } from './run'
import { stateOf, type LabState } from './state'

/** The JSON object of one file that was run. */
export interface LabReport {
  /** The path as it was given. */
  readonly file: string
  readonly title: string
  readonly ok: boolean
  readonly steps: readonly StepResult[]
  readonly state: LabState
}

export function reportOf(file: string, lab: LabFile, run: LabRun): LabReport {
  return { file, title: lab.title, ok: run.ok, steps: run.steps, state: stateOf(run.estate) }
}
