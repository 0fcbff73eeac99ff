import { t } from '@shared/catalogue'
import type { HeldCopyView, WaysOutView, WayView } from '@shared/contract/views'

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

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
  return [...counts]
    .map(([where, count]) => `${count} ${count === 1 ? 'copy' : 'copies'} ${where}`)
    .join('; ')
}

/** `"C:" of Server1 on DPM3, which came through DPM1` */
export function copyText({ on, computer, dataSource, through }: HeldCopyView): string {
  return t`"${dataSource}" of ${computer} on ${on}${through === null ? '' : t`, which came through ${through}`}`
}

/** What came of a search, in a sentence or two. */
export function resultText({ ways, complete }: WaysOutView, stopped: boolean): string {
  if (ways.some(({ steps }) => steps.length === 0)) return t`The goal is reached already.`
  const why = stopped ? t`The search was stopped` : t`The search ended at its bounds`
  if (ways.length === 0) {
    return complete ? t`No way was found within the bounds of the search.` : t`${why} before a way was found.`
  }
  const losing = ways.filter(({ loses }) => loses.length > 0).length
  const found = t`${counted(ways.length, 'way')} found${losingText(losing, ways.length)}.`
  return complete ? found : t`${found} ${why}: there may be more.`
}

function losingText(losing: number, all: number): string {
  if (losing === 0) return ''
  if (losing === all) return all === 1 ? t`, and it gives up copies` : t`, and all of them give up copies`
  return t`, ${losing} of which ${losing === 1 ? 'gives' : 'give'} up copies`
}
