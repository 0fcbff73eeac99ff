import { t } from '@shared/catalogue'

/** How the console sorts a data source: its type, and the node it stands under in the Available members tree. */
export interface DataSourceKind {
  readonly type: string
  readonly section: string
}

const VOLUMES = t`All Volumes`
const DATABASES = t`All SQL Servers`

export function kindOfDataSource(name: string): DataSourceKind {
  if (name === 'DPMDB') return { type: t`DPM database`, section: DATABASES }
  if (name.startsWith('SQL/')) return { type: t`SQL Server database`, section: DATABASES }
  if (name === 'System State') return { type: t`System protection`, section: t`System Protection` }
  if (/^[A-Za-z]:\\?$/.test(name)) return { type: t`Volume`, section: VOLUMES }
  if (/^[A-Za-z]:\\/.test(name)) return { type: t`Folder`, section: VOLUMES }
  return { type: t`Application data`, section: t`Application Data` }
}

/** The sections in the order the tree shows them. */
export const SECTIONS: readonly string[] = [DATABASES, VOLUMES, t`System Protection`, t`Application Data`]

/** Where the replica of a data source lies on the DPM server, as the Details pane shows it. */
export function replicaPath(server: string, computer: string, dataSource: string): string {
  const folder = dataSource.replace(/[\\/:*?"<>|]+/g, '_')
  return `\\\\${server}\\DPM\\Volumes\\Replica\\${computer}\\${folder}`
}
