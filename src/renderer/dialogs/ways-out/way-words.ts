import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { HeldCopyView, WaysOutView, WayView } from '@shared/contract/views'

/** More steps are counted, not told, where a way stands in a list. */
const TOLD = 3

/** What a way does, in a line or two. */
export function wayText({ steps }: WayView): string {
  const told = steps
    .slice(0, steps.length > TOLD ? TOLD - 1 : TOLD)
    .map(({ text }) => text.replace(/\.$/, ''))
  const more = steps.length - told.length
  return [...told, ...(more > 0 ? [t`and ${more} more`] : [])].join('; ')
}

/** `2 copies of Server1 on DPM3; 1 copy of DPM1 on DPM2` */
export function lossText(loses: readonly HeldCopyView[]): string {
  const counts = new Map<string, number>()
  for (const { on, computer } of loses) {
    const where = t`of ${computer} on ${on}`
    counts.set(where, (counts.get(where) ?? 0) + 1)
  }
  return [...counts].map(([where, count]) => `${counted(count, 'copy')} ${where}`).join('; ')
}

/** `"C:" of Server1 on DPM3, which came through DPM1` */
export function copyText({ on, computer, dataSource, through }: HeldCopyView): string {
  return through === null
    ? t`"${dataSource}" of ${computer} on ${on}`
    : t`"${dataSource}" of ${computer} on ${on}, which came through ${through}`
}

/** What came of a search, in a sentence or two. */
export function resultText({ ways, complete }: WaysOutView, stopped: boolean): string {
  if (ways.some(({ steps }) => steps.length === 0)) return t`The goal is reached already.`
  if (ways.length === 0) {
    if (complete) return t`No way was found within the bounds of the search.`
    return stopped
      ? t`The search was stopped before a way was found.`
      : t`The search ended at its bounds before a way was found.`
  }
  const losing = ways.filter(({ loses }) => loses.length > 0).length
  const found = foundText(ways.length, losing)
  if (complete) return found
  const why = stopped
    ? t`The search was stopped: there may be more.`
    : t`The search ended at its bounds: there may be more.`
  return `${found} ${why}`
}

function foundText(all: number, losing: number): string {
  const ways = counted(all, 'way')
  if (losing === 0) return t`${ways} found.`
  if (losing === all)
    return all === 1
      ? t`${ways} found, and it gives up copies.`
      : t`${ways} found, and all of them give up copies.`
  return losing === 1
    ? t`${ways} found, 1 of which gives up copies.`
    : t`${ways} found, ${losing} of which give up copies.`
}
