import type { ReportFormat, ReportView } from '@shared/contract/views'
import { reportAsCsv } from './export-csv'
import { reportAsHtml } from './export-html'

/** A report as the text of a file. */
export function exportReport(report: ReportView, format: ReportFormat): string {
  switch (format) {
    case 'html':
      return reportAsHtml(report)
    case 'csv':
      return reportAsCsv(report)
  }
}
