export { setNativeBinding } from './binding'
export { createLab } from './create-lab'
export type {
  ExerciseRecord,
  LabLog,
  LabSettings,
  LabStore,
  LogEntry,
  NewEntry,
  NewLab,
  Play,
  Refusal,
  Snapshot,
  StoryRecord,
  StoryStep
} from './lab-store'
export { openLab } from './open-lab'
export type { StepKind } from './position'
export { sqliteVersion } from './version'
