import { t } from '../catalogue'

/** What sorts of data are called. */
export const DATA_TYPES = {
  dpmDatabase: t`DPM database`,
  database: t`SQL Server database`,
  system: t`System protection`,
  volume: t`Volume`,
  folder: t`Folder`,
  application: t`Application data`
}
