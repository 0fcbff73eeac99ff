import type { ReportId, ReportView } from '@shared/contract/views'
import { diskReport } from './disk-utilization'
import { protectionReport } from './protection'
import { recoveryReport } from './recovery'
import type { ReportInput } from './report-input'
import { statusReport } from './status'
import { tapeManagementReport, tapeUtilizationReport } from './tapes'

export { exportReport } from './export'
export { exportJudgement } from './export-judgement'
export { exportResult } from './export-result'
export type { ExerciseResult } from './exercise-result'
export { exportRunbook } from './export-runbook'
export type { DayTotal, ReportGroup, ReportInput, ReportJob, ReportMember } from './report-input'
export type { Runbook, RunbookEntry } from './runbook-document'

const reports: Readonly<Record<ReportId, (input: ReportInput) => ReportView>> = {
  status: statusReport,
  protection: protectionReport,
  recovery: recoveryReport,
  'disk-utilization': diskReport,
  'tape-management': tapeManagementReport,
  'tape-utilization': tapeUtilizationReport
}

export function makeReport(report: ReportId, input: ReportInput): ReportView {
  return reports[report](input)
}
