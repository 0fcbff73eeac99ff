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

const STATUS = {
  online: (name) => ['more', t`${name} is online again`],
  failed: (name) => ['less', t`${name} has failed`],
  removed: (name) => ['less', t`${name} is removed`],
  offline: (name) => ['less', t`${name} is offline`]
} as const satisfies Readonly<Record<Computer['status'], (name: string) => Said>>

function computerChanges(old: Computer, now: Computer): Said[] {
  const said: Said[] = []
  const { name } = now
  if (old.status !== now.status) {
    said.push(STATUS[now.status](name))
  }
  if (old.dataSources.join('\n') !== now.dataSources.join('\n')) {
    const { dataSources } = now
    said.push([
      'other',
      dataSources.length === 0 ? t`${name} has no data sources` : t`${name} has ${upToThree(dataSources)}`
    ])
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
    say(
      'other',
      now.allowLocalDataProtection
        ? t`AllowLocalDataProtection is on for ${name}`
        : t`AllowLocalDataProtection is off for ${name}`
    )
  }
  if (old.storage.size !== now.storage.size) {
    const { size } = now.storage
    say(
      'other',
      size === null
        ? t`The storage pool of ${name} is as large as it takes`
        : t`The storage pool of ${name} has ${size} GB`
    )
  }
  if (old.storage.foreign !== now.storage.foreign) {
    say('other', t`${now.storage.foreign} GB of the storage pool of ${name} are taken by other data`)
  }
  if (JSON.stringify(old.library) !== JSON.stringify(now.library)) {
    say('other', now.library ? t`${name} has a tape library` : t`${name} has no tape library`)
  }
  return said
}
