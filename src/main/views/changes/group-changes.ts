import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import type { DpmServer, Estate } from '../../engine/estate'
import { indexOf, keyOf } from '../../engine/server-index'
import { change, differingServers, into, upToThree } from './both'

/** Protection groups that come, go, have another name, other settings or members of another group. */
export function groupChanges(before: Estate, after: Estate): ChangeView[] {
  return [...differingServers(before, after)].flatMap(([name, old, now]) => {
    if (old?.groups === now?.groups && old?.members === now?.members) return []
    return ofServer(name, old, now).map(([kind, text, computers = []]) =>
      change('group', kind, text, [name, ...computers])
    )
  })
}

type Said = readonly [kind: ChangeView['kind'], text: string, computers?: readonly string[]]

function ofServer(server: string, old: DpmServer | undefined, now: DpmServer | undefined): Said[] {
  const was = new Map((old?.groups ?? []).map((group) => [group.name, group.policy]))
  const is = new Map((now?.groups ?? []).map((group) => [group.name, group.policy]))
  const renamed = renamings(old, now)
  const gone = [...was.keys()].filter((name) => !is.has(name) && !renamed.has(name))
  const newNames = new Set(renamed.values())
  const added = [...is.keys()].filter((name) => !was.has(name) && !newNames.has(name))
  const said: Said[] = []
  if (gone.length > 0) said.push(['less', t`${server} no longer has the ${groups(gone)}`])
  if (added.length > 0) said.push(['more', t`${server} has the ${groups(added)}`])
  for (const [from, to] of renamed) said.push(['other', t`The ${groups([from])} on ${server} is now "${to}"`])
  const reset = [...was]
    .filter(([name, policy]) => {
      const other = is.get(renamed.get(name) ?? name)
      return other !== undefined && JSON.stringify(other) !== JSON.stringify(policy)
    })
    .map(([name]) => renamed.get(name) ?? name)
  if (reset.length > 0) {
    said.push([
      'other',
      reset.length > 1
        ? t`The ${groups(reset)} on ${server} have other settings`
        : t`The ${groups(reset)} on ${server} has other settings`
    ])
  }
  return [...said, ...moved(server, old, now, renamed)]
}

/** A group that went while one with the same members came. */
function renamings(old: DpmServer | undefined, now: DpmServer | undefined): Map<string, string> {
  const renamed = new Map<string, string>()
  if (!old || !now) return renamed
  const is = new Set(now.groups.map(({ name }) => name))
  const gone = old.groups.filter(({ name }) => !is.has(name))
  if (gone.length === 0) return renamed
  const was = new Set(old.groups.map(({ name }) => name))
  const fresh = now.groups.filter(({ name }) => !was.has(name))
  for (const { name } of gone) {
    const members = membersOf(old, name)
    const same = fresh.find((group) => membersOf(now, group.name) === members)
    if (same) renamed.set(name, same.name)
  }
  return renamed
}

function membersOf(server: DpmServer, group: string): string {
  return JSON.stringify(server.members.filter((member) => member.group === group).map(keyOf))
}

/** Members that are in another group by now. */
function moved(
  server: string,
  old: DpmServer | undefined,
  now: DpmServer | undefined,
  renamed: ReadonlyMap<string, string>
): Said[] {
  if (!old || !now || old.members === now.members) return []
  const found = new Map<string, { readonly computer: string; readonly group: string }>()
  const dataSources = new Map<string, string[]>()
  const { byKey } = indexOf(old)
  for (const { computer, dataSource, group } of now.members) {
    const before = byKey.get(keyOf({ computer, dataSource }))?.group
    if (before === undefined || (renamed.get(before) ?? before) === group) continue
    const key = JSON.stringify([computer, group])
    found.set(key, { computer, group })
    into(dataSources, key, dataSource)
  }
  return [...found].map(([key, { computer, group }]) => {
    const names = upToThree(dataSources.get(key) ?? [])
    return ['other', t`${names} of ${computer} on ${server}: now in the ${groups([group])}`, [computer]]
  })
}

function groups(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`)
  return names.length > 1
    ? t`protection groups ${upToThree(quoted)}`
    : t`protection group ${upToThree(quoted)}`
}
