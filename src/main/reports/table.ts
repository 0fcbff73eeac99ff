import type { ReportView } from '@shared/contract/views'

type Column = ReportView['columns'][number]

export const texts = (...labels: readonly string[]): Column[] =>
  labels.map((label) => ({ label, align: 'start' }))

export const figures = (...labels: readonly string[]): Column[] =>
  labels.map((label) => ({ label, align: 'end' }))
