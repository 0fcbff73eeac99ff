import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import type { DataSourceRef, DpmServer, Estate } from '../../engine/estate'
import { change, differingServers, upToThree } from './both'

/** What a DPM server has of somebody's data besides direct protection, which has its own words. */
interface Copy extends DataSourceRef {
  readonly through: string | null
  readonly state: 'direct' | 'copy' | 'inactive'
}

type Turn = 'lost' | 'kept' | 'back' | 'new'

/** Copies that are held, given up, kept as inactive replicas or taken back into use. */
export function copyChanges(before: Estate, after: Estate): ChangeView[] {
  return [...differingServers(before, after)].flatMap(([server, old, now]) =>
    old?.members === now?.members && old?.inactive === now?.inactive ? [] : onServer(server, old, now)
  )
}

function onServer(server: string, old: DpmServer | undefined, now: DpmServer | undefined): ChangeView[] {
  const was = copiesOf(old)
  const is = copiesOf(now)
  /** Those of one computer that came from the same primary and take the same turn are told together. */
  const told = new Map<string, { readonly turn: Turn; readonly copies: Copy[] }>()
  for (const key of new Set([...is.keys(), ...was.keys()])) {
    const copy = is.get(key) ?? was.get(key)
    const turn = turnOf(was.get(key), is.get(key))
    if (!copy || !turn) continue
    const together = JSON.stringify([turn, copy.computer, copy.through])
    const known = told.get(together)
    if (known) known.copies.push(copy)
    else told.set(together, { turn, copies: [copy] })
  }
  return [...told.values()].flatMap(({ turn, copies: [first, ...more] }) =>
    first
      ? [
          tell(
            server,
            turn,
            first,
            [first, ...more].map(({ dataSource }) => dataSource)
          )
        ]
      : []
  )
}

function copiesOf(server: DpmServer | undefined): Map<string, Copy> {
  const copies = new Map<string, Copy>()
  for (const { computer, dataSource, through } of server?.inactive ?? []) {
    copies.set(keyOfCopy({ computer, dataSource, through }), {
      computer,
      dataSource,
      through,
      state: 'inactive'
    })
  }
  for (const { computer, dataSource, through } of server?.members ?? []) {
    const state = through === null ? 'direct' : 'copy'
    copies.set(keyOfCopy({ computer, dataSource, through }), { computer, dataSource, through, state })
  }
  return copies
}

function keyOfCopy({ computer, dataSource, through }: Omit<Copy, 'state'>): string {
  return JSON.stringify([computer, dataSource, through])
}

function turnOf(was: Copy | undefined, is: Copy | undefined): Turn | null {
  if (was?.state === is?.state) return null
  if (!is) return was?.state === 'direct' ? null : 'lost'
  if (is.state === 'inactive') return 'kept'
  if (was?.state === 'inactive') return 'back'
  return is.state === 'copy' ? 'new' : null
}

function tell(
  server: string,
  turn: Turn,
  { computer, through }: Copy,
  dataSources: readonly string[]
): ChangeView {
  const data = upToThree(dataSources)
  const names = through === null ? t`${data} of ${computer}` : t`${data} of ${computer} from ${through}`
  const concerned = [server, computer, through]
  const many = dataSources.length > 1
  switch (turn) {
    case 'new':
      return change(
        'copy',
        'more',
        many ? t`${server} holds copies of ${names}` : t`${server} holds a copy of ${names}`,
        concerned
      )
    case 'back':
      return change(
        'copy',
        'more',
        many
          ? t`${server} takes its inactive replicas of ${names} back into use`
          : t`${server} takes its inactive replica of ${names} back into use`,
        concerned
      )
    case 'kept':
      return change(
        'copy',
        'other',
        many
          ? t`${server} keeps ${names} as inactive replicas`
          : t`${server} keeps ${names} as an inactive replica`,
        concerned
      )
    case 'lost':
      return change(
        'copy',
        'less',
        many
          ? t`${server} no longer holds copies of ${names}`
          : t`${server} no longer holds a copy of ${names}`,
        concerned
      )
  }
}
