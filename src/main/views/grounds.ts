import { and } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { GroundsView } from '@shared/contract/views'
import type { RuleId } from '@shared/rule-ids'
import { say } from '@shared/words/phrases'
import type { Concern, Violation } from '@shared/verdict'
import { agentOwner, type Estate } from '../engine/estate'
import { indexOf, keyOf } from '../engine/server-index'
import { upstreamOf } from '../engine/topology'
import { MapPath } from './map-path'

/** What on the map makes a rule true. The estate is the one the rule was asked of. */
export function groundsOf(estate: Estate, { rule, concern }: Violation): GroundsView {
  const path = new MapPath(estate)
  tellings[rule](path, concern)
  // Whatever a rule names is pointed at, also where no tie leads there.
  const { server, computer, through, other, from, name, ring = [] } = concern
  path.point(computer, server, through, other, from, name, ...ring)
  return path.view()
}

type Telling = (path: MapPath, concern: Concern) => void

/** It is about the computers alone. */
const computers: Telling = () => undefined
/** The acting server was to come to the computer. */
const wanted: Telling = (path, { computer, server }) => path.wanted(computer, server)
/** What is between the computer and the acting server already. */
const there: Telling = (path, { computer, server }) => void path.along(computer, server)
const thereOrWanted: Telling = (path, { computer, server }) => path.alongOrWanted(computer, server)
/** The replica that was to come from the primary. */
const wantedThrough: Telling = (path, { through, server }) => path.alongOrWanted(through, server)
/** The computer is with another DPM server. */
const elsewhere: Telling = (path, { computer, server, other }) => {
  path.along(computer, other)
  path.wanted(computer, server)
}
/** What the acting server has a copy of: where it is read from. */
const copied: Telling = (path, concern) => {
  const { computer, server } = concern
  const through = concern.through ?? throughOf(path.estate, concern)
  if (through !== undefined) {
    path.along(computer, through)
    path.along(through, server)
  }
  path.along(computer, server)
}

const tellings: Readonly<Record<RuleId, Telling>> = {
  'unknown-name': computers,
  'server-unavailable': computers,
  'computer-unavailable': wanted,
  'agent-on-itself': computers,
  'agent-already-installed': there,
  'agent-owned-elsewhere': elsewhere,
  'agent-required': elsewhere,
  'agent-in-use': there,
  'version-mismatch': (path, { computer, server, versions }) =>
    path.wanted(computer, server, versions && t`Versions ${and([...versions].reverse())}`),
  'rollup-mismatch': (path, concern) => tellings['version-mismatch'](path, concern),
  'protected-once': elsewhere,
  'chain-order': (path, { computer, server }) => {
    upstream(path, computer, server)
    path.wanted(computer, server)
  },
  'self-protection': thereOrWanted,
  'breaks-chain': (path, { server, other }) => void path.along(server, other),
  'local-protection-off': computers,
  'not-directly-protected': (path, { computer, through, server }) => {
    path.along(computer, through)
    path.alongOrWanted(through, server)
  },
  'own-copy': (path, { through, server }) => {
    path.along(server, through)
    path.alongOrWanted(through, server)
  },
  'already-protected': (path, concern) =>
    (concern.other === concern.server ? copied : elsewhere)(path, concern),
  'switched-no-secondary': (path, { computer, other, through, server }) => {
    path.along(computer, other)
    path.alongOrWanted(through, server)
  },
  'unsupported-move': unsupportedMove,
  'no-secondary-copy': wanted,
  'cannot-switch-dpm-server': thereOrWanted,
  'already-switched': there,
  'not-switched': there,
  'primary-not-ready': (path, { computer, server, other }) => {
    path.along(computer, server)
    path.wanted(computer, other)
  },
  'direct-protection-present': there,
  'no-inactive-replica': there,
  'name-taken': computers,
  'nothing-to-own': wanted,
  'server-not-failed': computers,
  'no-database-backup': (path, { server, other }) => path.alongOrWanted(server, other),
  'name-mismatch': (path, { server, other, name }) => {
    path.along(name, other)
    path.wanted(server, other)
  },
  'group-name-taken': computers,
  'group-name-invalid': computers,
  'no-members': computers,
  'dpmdb-not-selected': wantedThrough,
  'undocumented-ring': (path, { ring = [] }) => {
    for (const [at, server] of ring.entries()) path.alongOrWanted(server, ring[(at + 1) % ring.length])
  },
  'computer-unreachable': thereOrWanted,
  'access-denied': wanted,
  'sql-writer-stopped': wanted,
  'dpm-writer-stopped': wantedThrough,
  'no-storage-space': computers,
  'nothing-to-change': there,
  'agent-of-primary': there,
  'no-tape-library': computers,
  'replica-busy': copied,
  'replica-not-ready': copied,
  'no-recovery-point': copied,
  'latest-not-offered': copied,
  'original-location-refused': copied,
  'database-original-location': there,
  'replica-not-pending': (path, concern) => {
    copied(path, concern)
    path.along(concern.other, concern.server)
  },
  'no-recovery-target': there
}

/** The links from a server up to the one that stands further along its chain. */
function upstream(path: MapPath, computer: string | undefined, server: string | undefined): void {
  if (computer === undefined || server === undefined) return
  let from = computer
  for (const to of upstreamOf(path.estate, computer)) {
    path.along(from, to)
    if (to === server) return
    from = to
  }
}

/** The way the held copy came, who knows whom, and what was wanted: of either end, see `rules/moves.ts`. */
function unsupportedMove(path: MapPath, { server, computer, other, from, link }: Concern): void {
  const came = path.along(computer, from)
  const isWhole = came !== undefined && path.along(from, other)?.kind === 'link'
  // A copy that goes along the link is not drawn; one whose way is gone is all that is left of it.
  if (!path.along(computer, other) && !isWhole) path.add(computer, other, 'copy', say`Held copy from ${from}`)
  if (link?.protected === server) {
    path.along(computer, server)
    path.wanted(server, other)
    return
  }
  if (server !== other && server !== undefined && other !== undefined) {
    const text = agentOwner(path.estate, server) === other ? t`owns the agent on` : 'protects'
    path.add(server, other, 'knows', `${other} ${text} ${server}`)
  }
  path.wanted(computer, server)
}

/** The primary that the acting server's copy came through. */
function throughOf(estate: Estate, { server, computer, dataSource }: Concern): string | undefined {
  const found = server === undefined ? undefined : estate.dpmServers.get(server)
  if (!found || computer === undefined || dataSource === undefined) return undefined
  const key = keyOf({ computer, dataSource })
  const copy = indexOf(found).byKey.get(key) ?? found.inactive.find((one) => keyOf(one) === key)
  return copy?.through ?? undefined
}
