export {
  backupFolderOf,
  type BackupFile,
  backUp,
  backUpClosed,
  backupsOf,
  checkBackup,
  keepAsFound,
  placeBackup
} from './backup-files'
export { setNativeBinding } from './binding'
export { createLab } from './create-lab'
export type {
  Deed,
  DraftRecord,
  ExerciseRecord,
  LabLog,
  LabSettings,
  LabState,
  LabStore,
  LabUpkeep,
  LogEntry,
  NewEntry,
  NewLab,
  Play,
  Refusal,
  Snapshot,
  StoryRecord,
  StoryStep,
  Take
} from './lab-store'
export { openLab } from './open-lab'
export type { StepKind } from './position'
export { sqliteVersion } from './version'
