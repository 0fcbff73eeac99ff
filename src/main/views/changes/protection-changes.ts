import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import type { DpmServer, Estate, Member, ReplicaState } from '../../engine/estate'
import { indexOf, keyOf } from '../../engine/server-index'
import { directProtection } from '../ties'
import { change, dataOf, differingServers, into, upToThree } from './both'

/** Who protects what directly, a line for each computer and DPM server. */
export function protectionChanges(before: Estate, after: Estate): ChangeView[] {
  const found: ChangeView[] = []
  for (const [, old, now] of differingServers(before, after)) {
    if (old?.members === now?.members) continue
    const computers = new Set(
      [...(now?.members ?? []), ...(old?.members ?? [])].map(({ computer }) => computer)
    )
    for (const computer of computers) found.push(...ofComputer(computer, old, now))
  }
  return [...found, ...directChanges(before, after)]
}

function ofComputer(computer: string, old: DpmServer | undefined, now: DpmServer | undefined): ChangeView[] {
  const server = now?.name ?? old?.name ?? ''
  const was = membersOf(old, computer)
  const is = membersOf(now, computer)
  const found: ChangeView[] = []
  const tell = (kind: ChangeView['kind'], text: string) =>
    found.push(change('protection', kind, text, [server, computer]))

  const added = directOnly(is, was)
  const gone = directOnly(was, is)
  if (gone.length > 0) tell('less', t`${server} no longer protects ${dataOf(computer, gone, server)}`)
  if (added.length > 0) tell('more', t`${server} protects ${dataOf(computer, added, server)}`)
  const wasSwitched = isSwitched(was)
  if (wasSwitched !== isSwitched(is)) {
    if (wasSwitched) tell('other', t`${computer} is no longer switched on ${server}`)
    else tell('more', t`${computer} is switched on ${server}`)
  }
  for (const [state, dataSources] of replicaChanges(was, is)) {
    const [kind, one, many] = REPLICAS[state]
    const whose = t`${upToThree(dataSources)} of ${computer} on ${server}`
    tell(kind, (dataSources.length > 1 ? many : one)(whose))
  }
  return found
}

type Tell = (whose: string) => string

const REPLICAS: Readonly<Record<ReplicaState, readonly [ChangeView['kind'], one: Tell, many: Tell]>> = {
  ok: [
    'more',
    (whose) => t`The replica of ${whose} is consistent`,
    (whose) => t`The replicas of ${whose} are consistent`
  ],
  inconsistent: [
    'less',
    (whose) => t`The replica of ${whose} is inconsistent`,
    (whose) => t`The replicas of ${whose} are inconsistent`
  ],
  pending: [
    'other',
    (whose) => t`The replica of ${whose} has no data yet`,
    (whose) => t`The replicas of ${whose} have no data yet`
  ],
  waiting: [
    'other',
    (whose) => t`The replica of ${whose} waits for its data`,
    (whose) => t`The replicas of ${whose} wait for their data`
  ],
  missing: [
    'less',
    (whose) => t`The replica of ${whose} is missing`,
    (whose) => t`The replicas of ${whose} are missing`
  ]
}

type Members = ReadonlyMap<string, Member>

function membersOf(server: DpmServer | undefined, computer: string): Members {
  const members = (server && indexOf(server).byComputer.get(computer)) ?? []
  return new Map(members.map((member) => [keyOf(member), member]))
}

const isSwitched = (members: Members) => [...members.values()].some(({ mode }) => mode === 'switched')

/** Ordinary primary members of the one that the other has not as such. What is switched has its own words. */
function directOnly(one: Members, other: Members): string[] {
  return [...one]
    .filter(([key, { mode }]) => mode === 'primary' && other.get(key)?.mode !== 'primary')
    .map(([, { dataSource }]) => dataSource)
}

function replicaChanges(was: Members, is: Members): Map<ReplicaState, string[]> {
  const found = new Map<ReplicaState, string[]>()
  for (const [key, { replica, mode, dataSource }] of is) {
    const old = was.get(key)
    if (old?.mode === mode && old.replica !== replica) into(found, replica, dataSource)
  }
  return found
}

/** Computers that are left without direct protection, or have it again without a new member that says so. */
function directChanges(before: Estate, after: Estate): ChangeView[] {
  const old = protectorOfEach(before)
  const now = protectorOfEach(after)
  const left = [...old.keys()].filter((name) => !now.has(name) && after.protectedServers.has(name))
  const again = new Map<string, string[]>()
  for (const [computer, server] of now) {
    const was = membersOf(before.dpmServers.get(server), computer)
    const isKnown = [...was.values()].some(({ mode }) => mode !== 'secondary')
    if (isKnown && !old.has(computer)) into(again, server, computer)
  }
  return [
    ...(left.length > 0
      ? [change('protection', 'less', t`Nobody directly protects ${upToThree(left)} any more`, left)]
      : []),
    ...[...again].map(([server, computers]) =>
      change('protection', 'more', t`${server} directly protects ${upToThree(computers)}`, [
        server,
        ...computers
      ])
    )
  ]
}

/** The DPM server that directly protects each protected server, where there is one. */
function protectorOfEach(estate: Estate): Map<string, string> {
  const found = new Map<string, string>()
  for (const [server, computers] of directProtection(estate)) {
    for (const computer of computers) {
      if (estate.protectedServers.has(computer)) found.set(computer, server)
    }
  }
  return found
}
