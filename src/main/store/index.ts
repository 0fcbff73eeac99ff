export { setNativeBinding } from './binding'
export { createLab } from './create-lab'
export type {
  LabSettings,
  LabStore,
  LogEntry,
  NewLab,
  Play,
  Snapshot,
  StoryRecord,
  StoryStep
} from './lab-store'
export { openLab } from './open-lab'
export { sqliteVersion } from './version'
