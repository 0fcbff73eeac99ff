import { t } from '@shared/catalogue'
import { configurationText } from '@shared/words/topology'
import type { ChangeView } from '@shared/contract/views'
import { configurationsOf, type Configuration } from '../../engine/configurations'
import type { Estate } from '../../engine/estate'
import { linksOf, type Link } from '../../engine/topology'
import { change } from './both'

export function linkChanges(before: Estate, after: Estate): ChangeView[] {
  if (before.dpmServers === after.dpmServers) return []
  const known = byPair(linksOf(before))
  const now = byPair(linksOf(after))
  const found: ChangeView[] = []
  const tell = (link: Link, kind: ChangeView['kind'], text: string) =>
    found.push(change('link', kind, text, [link.protected, link.protector]))
  for (const [pair, link] of known) {
    if (now.has(pair)) continue
    tell(link, 'less', t`${link.protected} is no longer protected by ${link.protector}`)
  }
  for (const [pair, link] of now) {
    const old = known.get(pair)
    const isBroken = link.state === 'broken'
    if (!old) tell(link, 'more', t`${link.protected} is protected by ${link.protector}`)
    if (isBroken && old?.state !== 'broken') {
      tell(link, 'less', t`The chain from ${link.protected} to ${link.protector} is broken`)
    }
    if (!isBroken && old?.state === 'broken') {
      tell(link, 'more', t`The chain from ${link.protected} to ${link.protector} is mended`)
    }
  }
  return found
}

function byPair(links: readonly Link[]): Map<string, Link> {
  return new Map(links.map((link) => [`${link.protected}\n${link.protector}`, link]))
}

export function configurationChanges(before: Estate, after: Estate): ChangeView[] {
  if (before.dpmServers === after.dpmServers) return []
  const known = new Map(configurationsOf(before).map((one) => [configurationText(one), one]))
  const now = new Map(configurationsOf(after).map((one) => [configurationText(one), one]))
  const told = (
    of: ReadonlyMap<string, Configuration>,
    others: ReadonlyMap<string, Configuration>,
    kind: ChangeView['kind'],
    words: (text: string) => string
  ) =>
    [...of]
      .filter(([text]) => !others.has(text))
      .map(([text, { servers }]) => change('configuration', kind, words(text), servers))
  return [
    ...told(known, now, 'less', (text) => t`No longer there: ${text}`),
    ...told(now, known, 'more', (text) => text)
  ]
}
