import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import type { Computer, DpmServer, Estate } from '../../engine/estate'
import { change, differing, differingServers, upToThree } from './both'

type Said = readonly [kind: ChangeView['kind'], text: string]

/** Servers that come and go, what state they are in, and what they have. */
export function serverChanges(before: Estate, after: Estate): ChangeView[] {
  const found: ChangeView[] = []
  for (const [name, old, now] of differingServers(before, after)) {
    const said = old && now ? dpmServerChanges(old, now) : [comeOrGone(name, now)]
    found.push(...said.map(([kind, text]) => change('server', kind, text, [name, ...former(old, now)])))
  }
  for (const [name, old, now] of differing(before.protectedServers, after.protectedServers)) {
    const said = old && now ? computerChanges(old, now) : [comeOrGone(name, now)]
    found.push(...said.map(([kind, text]) => change('server', kind, text, [name])))
  }
  return found
}

/** The server whose place a new one takes is concerned too. */
function former(old: DpmServer | undefined, now: DpmServer | undefined): readonly string[] {
  return old || !now ? [] : now.formerNames.slice(0, 1)
}

function comeOrGone(name: string, now: Computer | undefined): Said {
  if (!now) return ['less', t`${name} is not in the lab any more`]
  const [former] = 'formerNames' in now ? now.formerNames : []
  return [
    'more',
    former === undefined ? t`${name} is added` : t`${name} is added: ${former} under a new name`
  ]
}

const STATUS: Readonly<Record<Computer['status'], Said>> = {
  online: ['more', t`is online again`],
  failed: ['less', t`has failed`],
  removed: ['less', t`is removed`],
  offline: ['less', t`is offline`]
}

function computerChanges(old: Computer, now: Computer): Said[] {
  const said: Said[] = []
  const { name } = now
  if (old.status !== now.status) {
    const [kind, text] = STATUS[now.status]
    said.push([kind, `${name} ${text}`])
  }
  if (old.dataSources.join('\n') !== now.dataSources.join('\n')) {
    const has = now.dataSources.length === 0 ? t`no data sources` : upToThree(now.dataSources)
    said.push(['other', t`${name} has ${has}`])
  }
  return said
}

function dpmServerChanges(old: DpmServer, now: DpmServer): Said[] {
  const said = computerChanges(old, now)
  const { name } = now
  const say = (kind: ChangeView['kind'], text: string) => said.push([kind, text])
  if (old.rebuilt !== now.rebuilt) {
    if (now.rebuilt) say('less', t`${name} is rebuilt, and its DPM database is empty`)
    else say('more', t`${name} has its DPM database back`)
  }
  if (old.version !== now.version) say('other', t`${name} has version ${now.version}`)
  if (old.allowLocalDataProtection !== now.allowLocalDataProtection) {
    say('other', t`AllowLocalDataProtection is ${now.allowLocalDataProtection ? 'on' : 'off'} for ${name}`)
  }
  if (old.storage.size !== now.storage.size) {
    const { size } = now.storage
    say(
      'other',
      t`The storage pool of ${name} ${size === null ? t`is as large as it takes` : t`has ${size} GB`}`
    )
  }
  if (old.storage.foreign !== now.storage.foreign) {
    say('other', t`${now.storage.foreign} GB of the storage pool of ${name} are taken by other data`)
  }
  if (JSON.stringify(old.library) !== JSON.stringify(now.library)) {
    say('other', t`${name} has ${now.library ? 'a' : 'no'} tape library`)
  }
  return said
}
