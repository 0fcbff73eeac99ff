import { DATA_TYPES } from '@shared/words/data-types'
import { t } from '@shared/catalogue'

/** How the console sorts a data source: its type, and the node it stands under in the Available members tree. */
export interface DataSourceKind {
  readonly type: string
  readonly section: Section
}

/** In the order the tree shows them. */
export const SECTIONS = ['All SQL Servers', 'All Volumes', 'System Protection', 'Application Data'] as const
export type Section = (typeof SECTIONS)[number]

export const SECTION_LABELS: Readonly<Record<Section, string>> = {
  'All SQL Servers': t`All SQL Servers`,
  'All Volumes': t`All Volumes`,
  'System Protection': t`System Protection`,
  'Application Data': t`Application Data`
}

export function kindOfDataSource(name: string): DataSourceKind {
  if (name === 'DPMDB') return { type: DATA_TYPES.dpmDatabase, section: 'All SQL Servers' }
  if (name.startsWith('SQL/')) return { type: DATA_TYPES.database, section: 'All SQL Servers' }
  if (name === 'System State') return { type: DATA_TYPES.system, section: 'System Protection' }
  if (/^[A-Za-z]:\\?$/.test(name)) return { type: DATA_TYPES.volume, section: 'All Volumes' }
  if (/^[A-Za-z]:\\/.test(name)) return { type: DATA_TYPES.folder, section: 'All Volumes' }
  return { type: DATA_TYPES.application, section: 'Application Data' }
}

/** Where the replica of a data source lies on the DPM server, as the Details pane shows it. */
export function replicaPath(server: string, computer: string, dataSource: string): string {
  const folder = dataSource.replace(/[\\/:*?"<>|]+/g, '_')
  return `\\\\${server}\\DPM\\Volumes\\Replica\\${computer}\\${folder}`
}
