import type { RuleId } from '@shared/rule-ids'
import type { DpmServer, EstateRecord, ProtectedServer } from '@main/engine/estate'

/* Section 1 of the rules page, read literally: what the engine knows of a lab. See `reference.ts`. */

export type Link = readonly [protectedServer: string, protector: string]

export const all = (...rules: (readonly [boolean, RuleId])[]) =>
  rules.filter(([broken]) => broken).map(([, rule]) => rule)

export const dpm = (lab: EstateRecord, name: string) => lab.dpmServers.find((server) => server.name === name)
export const computer = (lab: EstateRecord, name: string): DpmServer | ProtectedServer | undefined =>
  dpm(lab, name) ?? lab.protectedServers.find((server) => server.name === name)
export const online = (lab: EstateRecord, name: string) => computer(lab, name)?.status === 'online'
export const owner = (lab: EstateRecord, name: string) => computer(lab, name)?.agentOwner ?? null
export const membersOf = (lab: EstateRecord, on: string) => dpm(lab, on)?.members ?? []
export const reached = (wanted: { computer: string; through: string | null }) =>
  wanted.through ?? wanted.computer
export const isOwnData = (of: { computer: string; through: string | null }, server: string) =>
  of.computer === server && of.through === null

export function links(lab: EstateRecord): Link[] {
  return lab.dpmServers.flatMap(({ name }) =>
    lab.dpmServers
      .filter((other) => other.name !== name)
      .filter((other) => other.members.some((one) => isOwnData(one, name) || one.through === name))
      .map((other): Link => [name, other.name])
  )
}
export const protector = (lab: EstateRecord, server: string) =>
  links(lab).find(([end]) => end === server)?.[1] ?? null

export function upstream(lab: EstateRecord, server: string, seen: readonly string[] = []): readonly string[] {
  const next = protector(lab, server)
  return next === null || seen.includes(next) ? seen : upstream(lab, next, [...seen, next])
}
export const selfProtecting = (lab: EstateRecord, server: string) =>
  membersOf(lab, server).some((one) => isOwnData(one, server))
export const knows = (lab: EstateRecord, one: string, other: string) =>
  dpm(lab, other) !== undefined && (owner(lab, other) === one || protector(lab, other) === one)

/** Computers and data sources that a DPM server directly protects. */
export const directlyProtected = (lab: EstateRecord, on: string) =>
  membersOf(lab, on).filter(
    (one) =>
      one.mode !== 'secondary' && online(lab, on) && (one.computer === on || owner(lab, one.computer) === on)
  )
export const heldCopies = (lab: EstateRecord) =>
  lab.dpmServers.flatMap((holder) =>
    [...holder.members, ...holder.inactive].map((held) => ({
      ...held,
      holder: holder.name,
      from: held.through
    }))
  )

/** Whether two computers do not reach each other. */
export const apart = (lab: EstateRecord, one: string, other: string) =>
  lab.faults.cuts.some(
    ({ from, to }) => one !== other && [from, to].includes(one) && [from, to].includes(other)
  )
export const stopped = (lab: EstateRecord, name: string, service: string) =>
  lab.faults.stopped.some((one) => one.computer === name && one.service === service)
/** Whether a computer refuses every account. */
export const closed = (lab: EstateRecord, name: string) =>
  lab.faults.denials.some((one) => one.computer === name && one.server === null)

const NOTHING = { replicas: [], running: [], past: [], alerts: [] }
/** What goes on on a DPM server; nothing in a lab that has not begun. */
export const activityOf = (lab: EstateRecord, on: string) =>
  lab.activity?.servers.find(([name]) => name === on)?.[1] ?? NOTHING

/** A pool of a given size in which what is provisioned, in whole GB, and what is not DPM's leave nothing. */
export function poolIsFull(lab: EstateRecord, on: string): boolean {
  const { size, foreign } = dpm(lab, on)?.storage ?? { size: null, foreign: 0 }
  const provisioned = activityOf(lab, on).replicas.reduce((sum, { allocated }) => sum + allocated, 0)
  return size !== null && Math.ceil(provisioned / 1024) + foreign >= size
}

export function validGroupName(name: string): boolean {
  const characters = Array.from(name)
  if (characters.length < 1 || characters.length > 64) return false
  return (
    characters.some((one) => /\p{L}/u.test(one)) &&
    !['|', '/', '(', ')', '.'].some((one) => name.includes(one))
  )
}
export const noGroup = (lab: EstateRecord, on: string, group: string) =>
  !dpm(lab, on)?.groups.some(({ name }) => name === group)
