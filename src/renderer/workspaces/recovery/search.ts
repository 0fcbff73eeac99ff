import type { RecoverableView, RecoveryView } from '@shared/contract/views'

/** The most a search answers with. Source: domain notes, section 2.4. */
export const SEARCH_LIMIT = 250

/** What stands in the fields. Dates such as `2026-01-14`; empty for no bound. */
export interface SearchFields {
  readonly text: string
  readonly from: string
  readonly to: string
}

export interface SearchQuery {
  /** Part of the name of a computer or of a data source; empty for all. */
  readonly text: string
  /** Bounds of the recovery points, in seconds since the lab began: from, and up to but without. */
  readonly from: number
  readonly before: number
}

export interface SearchHit {
  readonly source: RecoverableView
  readonly point: number
}

export interface SearchResult {
  /** The newest first. */
  readonly hits: readonly SearchHit[]
  /** There are more than a search answers with. */
  readonly cut: boolean
}

export function search(view: RecoveryView, { text, from, before }: SearchQuery): SearchResult {
  const wanted = text.trim().toLocaleLowerCase()
  const most = SEARCH_LIMIT + 1
  let hits: SearchHit[] = []
  for (const source of view.computers.flatMap(({ dataSources }) => dataSources)) {
    const names = [source.computer, source.dataSource]
    if (!names.some((name) => name.toLocaleLowerCase().includes(wanted))) continue
    // More than that of one data source cannot be among the newest.
    const points = source.points.filter((point) => point >= from && point < before).slice(-most)
    for (const point of points) hits.push({ source, point })
    if (hits.length > 20 * most) hits = newest(hits, most)
  }
  const found = newest(hits, most)
  return { hits: found.slice(0, SEARCH_LIMIT), cut: found.length > SEARCH_LIMIT }
}

const newest = (hits: readonly SearchHit[], count: number): SearchHit[] =>
  hits.toSorted((a, b) => b.point - a.point).slice(0, count)
