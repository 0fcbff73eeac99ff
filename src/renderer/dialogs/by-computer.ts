import { t } from '@shared/catalogue'
import type { DataSourceChoice } from '../stores/types'

/** Data sources of one computer, as a command names them. */
interface OfComputer {
  readonly computer: string
  readonly dataSource: string | string[]
}

/** Commands are about one computer each. A single data source stands by itself, as one writes it by hand. */
export function byComputer(members: readonly DataSourceChoice[]): OfComputer[] {
  return [...Map.groupBy(members, ({ computer }) => computer)].map(([computer, ofIt]) => {
    const [first = '', ...rest] = ofIt.map(({ dataSource }) => dataSource)
    return { computer, dataSource: rest.length === 0 ? first : [first, ...rest] }
  })
}

export const nameOf = ({ computer, dataSource }: DataSourceChoice): string => t`${dataSource} of ${computer}`
