export interface DataSourceChoice {
  readonly computer: string
  readonly dataSource: string
}

export const WORKSPACES = ['Monitoring', 'Protection', 'Recovery', 'Reporting', 'Management', 'Map'] as const
export type Workspace = (typeof WORKSPACES)[number]

export type MonitoringTab = 'alerts' | 'jobs'
export type ManagementTab = 'agents' | 'dpm-servers' | 'disk-storage' | 'libraries'
