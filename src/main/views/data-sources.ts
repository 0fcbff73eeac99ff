/** How the console sorts a data source: its type, and the node it stands under in the Available members tree. */
export interface DataSourceKind {
  readonly type: string
  readonly section: string
}

const VOLUMES = 'All Volumes'
const DATABASES = 'All SQL Servers'

export function kindOfDataSource(name: string): DataSourceKind {
  if (name === 'DPMDB') return { type: 'DPM database', section: DATABASES }
  if (name.startsWith('SQL/')) return { type: 'SQL Server database', section: DATABASES }
  if (name === 'System State') return { type: 'System protection', section: 'System Protection' }
  if (/^[A-Za-z]:\\?$/.test(name)) return { type: 'Volume', section: VOLUMES }
  if (/^[A-Za-z]:\\/.test(name)) return { type: 'Folder', section: VOLUMES }
  return { type: 'Application data', section: 'Application Data' }
}

/** The sections in the order the tree shows them. */
export const SECTIONS: readonly string[] = [DATABASES, VOLUMES, 'System Protection', 'Application Data']

/** Where the replica of a data source lies on the DPM server, as the Details pane shows it. */
export function replicaPath(server: string, computer: string, dataSource: string): string {
  const folder = dataSource.replace(/[\\/:*?"<>|]+/g, '_')
  return `\\\\${server}\\DPM\\Volumes\\Replica\\${computer}\\${folder}`
}
