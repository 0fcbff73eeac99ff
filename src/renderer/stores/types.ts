import { t } from '@shared/catalogue'
export interface DataSourceChoice {
  readonly computer: string
  readonly dataSource: string
}

export const WORKSPACES = ['Monitoring', 'Protection', 'Recovery', 'Reporting', 'Management', 'Map'] as const
export type Workspace = (typeof WORKSPACES)[number]

/** What the navigation bar calls them. */
export const workspaceLabels: Readonly<Record<Workspace, string>> = {
  Monitoring: t`Monitoring`,
  Protection: t`Protection`,
  Recovery: t`Recovery`,
  Reporting: t`Reporting`,
  Management: t`Management`,
  Map: t`Map`
}

export type MonitoringTab = 'alerts' | 'jobs'
export type ManagementTab = 'agents' | 'dpm-servers' | 'disk-storage' | 'libraries'
