/** The six reports. Source: domain notes, section 2.5. */
export type ReportId =
  'status' | 'protection' | 'recovery' | 'disk-utilization' | 'tape-management' | 'tape-utilization'

/** A report over the lab's own history: what its table and its picture show. */
export interface ReportView {
  readonly report: ReportId
  readonly server: string
  readonly title: string
  /** The days it is about, or the moment it was made where it tells how things stand. */
  readonly period: string
  /** A sentence or two that say what it comes to. */
  readonly summary: string
  readonly columns: readonly { readonly label: string; readonly align: 'start' | 'end' }[]
  /** Without any there is nothing to report, and `summary` says why. */
  readonly rows: readonly (readonly string[])[]
  /** The first column heads the rows that have the same there, one after another. */
  readonly sectioned: boolean
  readonly chart: ReportChart | null
}

/** What a report can be written as. */
export type ReportFormat = 'html' | 'csv'

/** Bars over categories, one beside or on top of the other. */
export interface ReportChart {
  readonly title: string
  readonly unit: string
  readonly stacked: boolean
  readonly categories: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly tone: 'ok' | 'warning' | 'critical' | 'info' | 'neutral'
    readonly values: readonly number[]
  }[]
}

/** How a runbook is written. */
export type RunbookFormat = 'html' | 'markdown' | 'pdf'
